"""Wordings that are part of longer ones: trimmed copies, and sentences that a reporter joined into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.linking.quotations.grouping import Groups
from dossier.linking.quotations.links import Kind, Link, Node

_OVERLAP = 0.3
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a node's words (half-open) that belongs to the group of `home`, a node number."""

    start: int
    end: int
    home: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A group found inside one node of a longer group."""

    group: int
    node: int
    start: int
    end: int
    score: float
    share: float


def join_parts(groups: Groups, nodes: Sequence[Node], links: Sequence[Link]) -> dict[int, tuple[Piece, ...]]:
    """Join parts to what they are part of; nodes that hold two different utterances come back cut into pieces.

    Two parts in different places of one sentence, from different utterances, mean that someone joined them: the
    sentence is cut, so that it takes neither into the other's cluster. Where both parts come from one quotation
    and travel nowhere alone, the joined sentence is one more copy of that quotation.
    """
    cut: dict[int, tuple[Piece, ...]] = {}
    parts = _parts_by_whole(groups, nodes, links)
    for whole in sorted(parts, key=lambda g: min(groups.members[g])):
        fields = _fields(parts[whole])
        if len(fields) > 1 and not _one_quotation(groups, nodes, fields):
            for node in groups.members[whole]:
                if pieces := _cut(node, nodes[node], fields):
                    cut[node] = pieces
    for link in (link for link in links if link.kind is Kind.PART):
        _attach(groups, nodes, link, cut)
    return cut


def _parts_by_whole(groups: Groups, nodes: Sequence[Node], links: Sequence[Link]) -> dict[int, list[_Part]]:
    best: dict[tuple[int, int], _Part] = {}
    for link in links:
        if link.kind is not Kind.PART:
            continue
        short, long = _short_first(nodes, link)
        part, whole = groups.root(short), groups.root(long)
        if part == whole:
            continue
        start, end = link.likeness.region
        size = len(nodes[long].words)
        found = _Part(part, long, start, end, link.score, (end - start) / size)
        if (known := best.get((whole, part))) is None or found.score > known.score:
            best[whole, part] = found
    result: dict[int, list[_Part]] = {}
    for (whole, _), found in sorted(best.items()):
        result.setdefault(whole, []).append(found)
    return result


def _short_first(nodes: Sequence[Node], link: Link) -> tuple[int, int]:
    if len(nodes[link.left].words) > len(nodes[link.right].words):
        return link.right, link.left
    return link.left, link.right


def _fields(parts: Sequence[_Part]) -> list[list[_Part]]:
    """The parts sorted into stretches of the whole that do not overlap, in order."""
    fields: list[list[_Part]] = []
    for part in sorted(parts, key=lambda p: (p.start, p.end, p.group)):
        if fields:
            end = max(p.end for p in fields[-1])
            if min(end, part.end) - part.start > _OVERLAP * min(part.end - part.start, end - fields[-1][0].start):
                fields[-1].append(part)
                continue
        fields.append([part])
    return fields


def _one_quotation(groups: Groups, nodes: Sequence[Node], fields: Sequence[Sequence[_Part]]) -> bool:
    """Whether the parts always stand together in the same quotations."""
    holders = [
        frozenset(q for part in field for n in groups.members[groups.root(part.group)] for q in nodes[n].quotations)
        for field in fields
    ]
    return len(set(holders)) == 1


def _cut(number: int, node: Node, fields: Sequence[Sequence[_Part]]) -> tuple[Piece, ...]:
    """One piece for each field, from its first word to the next field's; nothing where another node was measured."""
    own = [[part for part in field if part.node == number] for field in fields]
    own = [field for field in own if field]
    if len(own) < 2:
        return ()
    starts = [0, *(min(p.start for p in field) for field in own[1:]), len(node.words)]
    homes = [max(field, key=lambda p: (p.score, -p.group)).group for field in own]
    ends = [max(p.end for p in field) for field in own[:-1]]
    pieces = [
        Piece(start, min(stop, ends[i]) if i < len(ends) else stop, home)
        for i, (start, stop, home) in enumerate(zip(starts, starts[1:], homes, strict=False))
    ]
    return tuple(pieces) if all(p.start < p.end for p in pieces) else ()


def _attach(groups: Groups, nodes: Sequence[Node], link: Link, cut: dict[int, tuple[Piece, ...]]) -> None:
    """Join a part to its whole, unless the whole was cut or the part already stands in another whole.

    A short part ("we will not give up") can stand in two long sentences that have nothing else in common: it goes
    with the first, surest one, and ties them together only where it is most of both.
    """
    short, long = _short_first(nodes, link)
    if long in cut or short in cut:
        return
    part, whole = groups.root(short), groups.root(long)
    if part == whole:
        return
    longest = max(len(nodes[n].words) for n in groups.members[part])
    taken = longest > 1.6 * len(nodes[short].words)
    if taken and len(nodes[short].words) < _MOSTLY * len(nodes[long].words):
        return
    groups.attach(part, whole, siblings=True)
