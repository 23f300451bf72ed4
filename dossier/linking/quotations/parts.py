"""Wordings that are part of longer ones: trimmed copies, and sentences that a reporter joined into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.linking.quotations.compare import compare
from dossier.linking.quotations.grouping import Wordings
from dossier.linking.quotations.links import Link, LinkKind, Node
from dossier.linking.quotations.utterances import Utterance
from dossier.linking.quotations.words import Concepts

_OVERLAP = 0.3
_MOSTLY = 0.5
_FAR_MORE = 2
_CLEARLY_LESS = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a node's words (half-open) that belongs to the group of `home`, a node number."""

    start: int
    end: int
    home: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A group found in a stretch of a longer node's words, by its surest link."""

    group: int
    start: int
    end: int
    score: float


def join_parts(
    groups: Wordings, nodes: Sequence[Node], links: Sequence[Link], texts: Mapping[str, str], vocabulary: Concepts
) -> dict[int, tuple[Piece, ...]]:
    """Join parts to what they are part of; nodes that hold two different utterances come back cut into pieces.

    Two parts in different places of one sentence, from different utterances, mean that someone joined them: the
    sentence is cut, so that it takes neither into the other's cluster. Where both parts come from one quotation
    and travel nowhere alone, the joined sentence is one more copy of that quotation. Where far more articles have
    the long sentence than its parts, or a part begins in the middle of a sentence, it was trimmed in two ways.
    """
    cut: dict[int, tuple[Piece, ...]] = {}
    for number, parts in sorted(_parts_of_nodes(groups, nodes, links).items()):
        fields = _fields([*parts, *_own_part(groups, nodes, number, vocabulary)])
        if len(fields) > 1 and _are_joined(groups, nodes, number, fields, texts):
            cut[number] = _cut(nodes[number], fields)
    for link in (link for link in links if link.kind is LinkKind.PART):
        _attach(groups, nodes, link, cut)
    return cut


def _parts_of_nodes(groups: Wordings, nodes: Sequence[Node], links: Sequence[Link]) -> dict[int, list[_Part]]:
    """For each node the groups found in it, in order of their place in its words."""
    best: dict[tuple[int, int], _Part] = {}
    for link in links:
        if link.kind is not LinkKind.PART:
            continue
        short, long = _short_first(nodes, link)
        group = groups.root(short)
        found = _Part(group, *link.likeness.region, link.score)
        if group != groups.root(long) and ((known := best.get((long, group))) is None or found.score > known.score):
            best[long, group] = found
    result: dict[int, list[_Part]] = {}
    for (long, _), found in sorted(best.items()):
        result.setdefault(long, []).append(found)
    return result


def _own_part(groups: Wordings, nodes: Sequence[Node], number: int, vocabulary: Concepts) -> list[_Part]:
    """Where a node that says clearly more than all others of its group has the group's own words."""
    others = [n for n in groups.members[groups.root(number)] if n != number]
    if not others:
        return []
    longest = max(others, key=lambda n: (len(nodes[n].words), -n))
    if len(nodes[longest].words) >= _CLEARLY_LESS * len(nodes[number].words):
        return []
    likeness = compare(nodes[longest].words, nodes[number].words, vocabulary)
    return [_Part(groups.root(number), *likeness.region, likeness.containment)]


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


def _are_joined(
    groups: Wordings,
    nodes: Sequence[Node],
    number: int,
    fields: Sequence[Sequence[_Part]],
    texts: Mapping[str, str],
) -> bool:
    """Whether the fields are utterances of their own that this node's author put into one sentence."""
    members = [[n for part in field for n in groups.members[groups.root(part.group)]] for field in fields]
    holders = [frozenset(q for n in field for q in nodes[n].quotations) for field in members]
    if len(set(holders)) == 1:
        return False
    if not all(any(_begins(u, texts) for n in field for u in nodes[n].utterances) for field in members):
        return False
    whole = {article for n in groups.members[groups.root(number)] for article in nodes[n].articles}
    fewest = min(len({article for n in field for article in nodes[n].articles}) for field in members)
    return len(whole) <= _FAR_MORE * fewest


def _begins(utterance: Utterance, texts: Mapping[str, str]) -> bool:
    """Whether the words begin like a sentence; where a script has no capitals, they always do."""
    first = texts[utterance.article][utterance.span.start : utterance.span.start + 1]
    return not first.islower()


def _cut(node: Node, fields: Sequence[Sequence[_Part]]) -> tuple[Piece, ...]:
    """One piece for each field, from where it begins to where it ends; nothing is left over at either end."""
    starts = [0, *(min(part.start for part in field) for field in fields[1:])]
    ends = [*(max(part.end for part in field) for field in fields[:-1]), len(node.words)]
    homes = [max(field, key=lambda part: (part.score, -part.group)).group for field in fields]
    ends = [min(end, following) for end, following in zip(ends, [*starts[1:], len(node.words)], strict=True)]
    return tuple(Piece(*piece) for piece in zip(starts, ends, homes, strict=True))


def _attach(groups: Wordings, nodes: Sequence[Node], link: Link, cut: dict[int, tuple[Piece, ...]]) -> None:
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
