"""What each quotation prints of each utterance: runs of its sentences, or pieces of one, with their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from dossier.linking.quotations.constraints import Constraints
from dossier.linking.quotations.grouping import Wordings
from dossier.linking.quotations.links import Node
from dossier.linking.quotations.parts import Piece
from dossier.linking.quotations.utterances import Utterance
from dossier.linking.quotations.words import word_spans
from dossier.model import Span

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Printing:
    """The stretch of one quotation that carries one utterance.

    `id` is its address: the quotation's own id where it begins the quotation, else with the sentence's number; `covers`
    are the numbers of the utterances in it.
    """

    id: str
    utterance: Utterance
    span: Span
    words: tuple[int, ...]
    group: int
    covers: tuple[int, ...]


def printings_of(
    nodes: Sequence[Node],
    groups: Wordings,
    cut: Mapping[int, tuple[Piece, ...]],
    texts: Mapping[str, str],
    constraints: Constraints,
) -> list[list[Printing]]:
    """Every utterance's printings, neighbouring sentences that always travel together made one; in reading order."""
    found = sorted(
        (p for node in nodes for u in node.utterances for p in _of_utterance(u, node, groups, cut, texts)),
        key=lambda p: (p.utterance.order, p.span),
    )
    quotations = [list(run) for _, run in groupby(found, key=lambda p: (p.utterance.article, p.utterance.quotation.id))]
    merged = _travelling_together(quotations, constraints)
    by_group: dict[int, list[Printing]] = {}
    for quotation in quotations:
        homes = [merged.get(printing.group, printing.group) for printing in quotation]
        for home, run in groupby(zip(homes, quotation, strict=True), key=lambda pair: pair[0]):
            by_group.setdefault(home, []).append(_run([printing for _, printing in run], home))
    return sorted(by_group.values(), key=lambda group: (group[0].utterance.order, group[0].span))


def _of_utterance(
    utterance: Utterance,
    node: Node,
    groups: Wordings,
    cut: Mapping[int, tuple[Piece, ...]],
    texts: Mapping[str, str],
) -> Iterator[Printing]:
    own = utterance.quotation.id if utterance.sentence == 1 else f"{utterance.quotation.id}-{utterance.sentence}"
    pieces = cut.get(node.number, ())
    places = word_spans(texts[utterance.article], utterance.span) if pieces else []
    if not pieces or len(places) != len(node.words):
        yield Printing(own, utterance, utterance.span, node.words, groups.root(node.number), (utterance.order,))
        return
    for count, piece in enumerate(pieces):
        start = utterance.span.start if piece.start == 0 else places[piece.start].start
        end = utterance.span.end if piece.end == len(places) else places[piece.end - 1].end
        address = own if count == 0 else f"{utterance.quotation.id}-{utterance.sentence}{chr(ord('a') + count)}"
        words = node.words[piece.start : piece.end]
        yield Printing(address, utterance, Span(start, end), words, groups.root(piece.home), (utterance.order,))


def _travelling_together(quotations: Sequence[Sequence[Printing]], constraints: Constraints) -> dict[int, int]:
    """Group → the group it is part of: two groups are one where each always follows the other at once."""
    after: dict[int, set[int | None]] = {}
    before: dict[int, set[int | None]] = {}
    touched: set[int] = set()
    for quotation in quotations:
        touched.update(p.group for p in quotation if p.utterance.order in constraints.touched)
        line: list[int | None] = [None, *(p.group for p in quotation), None]
        for left, right in pairwise(line):
            if left is not None:
                after.setdefault(left, set()).add(right)
            if right is not None:
                before.setdefault(right, set()).add(left)
    merged: dict[int, int] = {}
    for left in after:
        follower = next(iter(after[left])) if len(after[left]) == 1 else None
        if follower is not None and follower != left and before[follower] == {left} and not {left, follower} & touched:
            merged[follower] = left
    return {group: _end(group, merged) for group in merged}


def _end(group: int, merged: Mapping[int, int]) -> int:
    seen = {group}
    while group in merged and merged[group] not in seen:
        group = merged[group]
        seen.add(group)
    return group


def _run(pieces: Sequence[Printing], group: int) -> Printing:
    first, last = pieces[0], pieces[-1]
    words = tuple(islice((word for piece in pieces for word in piece.words), _LONGEST))
    covers = tuple(number for piece in pieces for number in piece.covers)
    return Printing(first.id, first.utterance, Span(first.span.start, last.span.end), words, group, covers)
