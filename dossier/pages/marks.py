"""Overlapping highlights as segments that do not overlap."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dossier.model import Span


class Layer(IntEnum):
    """What a mark marks, outermost first; a segment carries at most one mark of each layer."""

    REPORTED = 0
    QUOTED = 1
    SOURCE = 2
    DATE = 3
    PERSON = 4


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words to highlight: `name` is the style, `href` where a click leads, `row` the row of the evidence behind it."""

    span: Span
    layer: Layer
    name: str
    href: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class MarkedStretch:
    """A stretch of text under the same marks, at most one per layer, outermost first."""

    span: Span
    marks: tuple[Highlight, ...]

    def on(self, *layers: Layer) -> Highlight | None:
        """The innermost mark of the given layers, None where there is none."""
        return next((mark for mark in reversed(self.marks) if mark.layer in layers), None)


def segments(within: Span, marks: Sequence[Highlight], cuts: Iterable[int] = ()) -> tuple[MarkedStretch, ...]:
    """The stretches of `within` in order, without gap or overlap, cut wherever a mark begins or ends and at `cuts`.

    Of several marks of one layer the one that began last counts. Work is n log n in the marks.
    """
    inside = sorted(
        (mark for mark in marks if len(mark.span) and mark.span.overlaps(within)),
        key=lambda mark: (mark.span.start, -mark.span.end, mark.layer),
    )
    edges = {within.start, within.end}
    edges.update(edge for mark in inside for edge in (mark.span.start, mark.span.end))
    edges.update(cuts)
    bounds = sorted(edge for edge in edges if within.start <= edge <= within.end)
    active: dict[Layer, list[tuple[int, int, Highlight]]] = {layer: [] for layer in Layer}
    found, upcoming = [], 0
    for start, end in pairwise(bounds):
        while upcoming < len(inside) and inside[upcoming].span.start <= start:
            mark = inside[upcoming]
            heapq.heappush(active[mark.layer], (-mark.span.start, -upcoming, mark))
            upcoming += 1
        found.append(MarkedStretch(Span(start, end), _on_top(active, start)))
    return tuple(found)


def _on_top(active: dict[Layer, list[tuple[int, int, Highlight]]], start: int) -> tuple[Highlight, ...]:
    top = []
    for heap in active.values():
        while heap and heap[0][2].span.end <= start:
            heapq.heappop(heap)
        if heap:
            top.append(heap[0][2])
    return tuple(top)
