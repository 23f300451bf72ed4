"""Whether a page's text is far longer than what was read of it, by the other ways of reading the same page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.intake.html.fitted import LONG, RESCUE_DECLARED, RESCUE_TIMES
from dossier.intake.html.layout import ASIDE, Layout
from dossier.intake.html.segments import CONTROLS, HEADINGS, Segment, ends_clause, width

_LEAST = 400
# So many short or linked lines may stand between two paragraphs of one run: a picture, an advertisement, a box.
_GAP = 8


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another reading of a page: who made it, in words for the curator, the segments it takes, their characters."""

    by: str
    numbers: tuple[int, ...]
    chars: int


def larger_reading(layout: Layout, chars: int, declared: str) -> OtherReading | None:
    """The longest other reading where ours, of `chars` characters, is a fraction of it; None where ours stands.

    `declared` is the article's body that the page declares, in bare letters.
    """
    said = _reading(layout, "the text that the page declares", list(_declared(layout, declared)))
    if said.chars >= max(_LEAST, RESCUE_DECLARED * chars):
        return said
    kept = [i for i, segment in enumerate(layout.segments) if layout.kept[i] and _could_be_text(layout, segment)]
    others = [
        _reading(layout, "the text that an extractor finds", kept),
        _reading(layout, "the longest run of paragraphs", _longest_run(layout)),
    ]
    best = max(others, key=lambda reading: reading.chars)
    return best if best.chars >= max(_LEAST, RESCUE_TIMES * chars) else None


def _reading(layout: Layout, by: str, numbers: Sequence[int]) -> OtherReading:
    return OtherReading(by, tuple(numbers), sum(len(layout.segments[i].text) for i in numbers))


def _could_be_text(layout: Layout, segment: Segment) -> bool:
    shown = bool(segment.key) and segment.box.tag not in CONTROLS and not any(b.hidden for b in segment.box.chain())
    return shown and segment.key not in layout.titles and segment.linked < 0.5


def _declared(layout: Layout, declared: str) -> Iterator[int]:
    """The segments whose words the declared body holds, in its order and each once."""
    at = 0
    for i, segment in enumerate(layout.segments):
        if len(segment.key) < LONG // 4 or not _could_be_text(layout, segment):
            continue
        place = declared.find(segment.key, at)
        if place >= 0:
            at = place + len(segment.key)
            yield i


def _longest_run(layout: Layout) -> list[int]:
    """The longest run of full sentences that are no comments and stand in no navigation, with at most short gaps."""
    prose = [i for i, segment in enumerate(layout.segments) if _is_prose(layout, segment)]
    best: tuple[int, list[int]] = (0, [])
    start = chars = 0
    for at, number in enumerate(prose):
        if at and number - prose[at - 1] > _GAP:
            start, chars = at, 0
        chars += len(layout.segments[number].text)
        if at + 1 == len(prose) or prose[at + 1] - number > _GAP:
            best = max(best, (chars, prose[start : at + 1]), key=lambda run: run[0])
    return best[1]


def _is_prose(layout: Layout, segment: Segment) -> bool:
    if width(segment) < LONG or not ends_clause(segment.text):
        return False
    boxes = list(segment.box.chain())
    beside = any(box.tag in ASIDE or "discussion" in box.marks for box in boxes)
    return not beside and segment.box.tag not in HEADINGS and _could_be_text(layout, segment)
