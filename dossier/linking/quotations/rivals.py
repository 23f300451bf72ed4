"""Like words in several people's mouths: whose they are cannot be told, and nobody took them from another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.linking.quotations.links import Link, LinkKind, Node, relation_of
from dossier.linking.quotations.speakers import Relation, Speaker, relate

_VERBATIM = 0.97
_OVERLAP = 0.3


def without_rivals(nodes: Sequence[Node], links: Sequence[Link]) -> list[Link]:
    """The links with those demoted to `NEAR` that a turn of phrase made.

    "For ten years this was a secret" may be part of many people's speeches. Unattributed words that come near what
    different people said go with the one whose copies are most of all they come near, else with nobody; and words of
    one speaker that come near those of two others or more were not taken from either. Word for word copies are no
    rivals: there only the attribution differs.
    """
    tied: dict[int, list[Link]] = {}
    for link in links:
        if link.kind is not LinkKind.NEAR and link.score < _VERBATIM:
            tied.setdefault(link.left, []).append(link)
            tied.setdefault(link.right, []).append(link)
    demoted: set[tuple[int, int]] = set()
    for number, own in tied.items():
        attributed = any(speaker is not None and speaker.sure for speaker in nodes[number].speakers)
        rivals = _among_others if attributed else _among_nobody
        for field in _fields(nodes, number, own):
            demoted.update((link.left, link.right) for link in rivals(nodes, number, field))
    kept = [replace(link, kind=LinkKind.NEAR) if (link.left, link.right) in demoted else link for link in links]
    return sorted(kept, key=lambda link: (link.kind, -link.score, link.left, link.right))


def _fields(nodes: Sequence[Node], number: int, links: Sequence[Link]) -> Iterator[list[Link]]:
    """The links sorted by the stretch of the node's words that they speak of."""
    placed = sorted(
        ((*_region(nodes, number, link), -link.score, n) for n, link in enumerate(links)),
    )
    field: list[Link] = []
    end = 0
    for start, stop, _, n in placed:
        if field and min(end, stop) - start <= _OVERLAP * (stop - start):
            yield field
            field = []
        end = max(end, stop) if field else stop
        field.append(links[n])
    if field:
        yield field


def _region(nodes: Sequence[Node], number: int, link: Link) -> tuple[int, int]:
    size = len(nodes[number].words)
    longer = size > len(nodes[_other(number, link)].words)
    return link.likeness.region if link.kind is LinkKind.PART and longer else (0, size)


def _other(number: int, link: Link) -> int:
    return link.right if link.left == number else link.left


def _among_nobody(nodes: Sequence[Node], number: int, field: Sequence[Link]) -> list[Link]:
    """The links to demote: all but the leading speaker's, and those too where they are not most of the named ones."""
    named: list[tuple[Link, Speaker]] = []
    for link in field:
        named += [
            (link, speaker) for speaker in nodes[_other(number, link)].speakers if speaker is not None and speaker.sure
        ]
    if not named:
        return []
    leading = max(named, key=lambda pair: pair[0].score)[1]
    against = [link for link, speaker in named if relate(leading, speaker) is Relation.DIFFERENT]
    if not against:
        return []
    return list(field) if 2 * len(against) > len(named) else against


def _among_others(nodes: Sequence[Node], number: int, field: Sequence[Link]) -> list[Link]:
    """The links to other speakers, where these are two or more who are not the same."""
    others = [link for link in field if relation_of(nodes[link.left], nodes[link.right]) is Relation.DIFFERENT]
    speakers = [speaker for link in others for speaker in nodes[_other(number, link)].speakers[:2]]
    several = any(relate(speakers[0], speaker) is Relation.DIFFERENT for speaker in speakers[1:])
    return others if several else []
