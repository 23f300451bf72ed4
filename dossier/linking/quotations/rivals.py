"""Words without a known speaker that several people are quoted with: whose they are cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.linking.quotations.links import Kind, Link, Node
from dossier.linking.quotations.speakers import Relation, Speaker, relate

_VERBATIM = 0.97
_OVERLAP = 0.3


def without_rivals(nodes: Sequence[Node], links: Sequence[Link]) -> list[Link]:
    """The links with those demoted to `NEAR` that would give unattributed words to one of several speakers.

    "For ten years this was a secret" may be part of many people's speeches. Where the same stretch comes near what
    different people said, it goes with the one whose copies are most of all it comes near, else with nobody. Word
    for word copies are no rivals: there only the attribution differs.
    """
    tied: dict[int, list[Link]] = {}
    for link in links:
        if link.kind is not Kind.NEAR and link.score < _VERBATIM:
            for number in (link.left, link.right):
                if nodes[number].speakers == (None,):
                    tied.setdefault(number, []).append(link)
    demoted = {
        (link.left, link.right)
        for number, own in tied.items()
        for field in _fields(nodes, number, own)
        for link in _rivals(nodes, number, field)
    }
    kept = [replace(link, kind=Kind.NEAR) if (link.left, link.right) in demoted else link for link in links]
    return sorted(kept, key=lambda link: (link.kind, -link.score, link.left, link.right))


def _fields(nodes: Sequence[Node], number: int, links: Sequence[Link]) -> Iterator[list[Link]]:
    """The links sorted by the stretch of the node's words that they speak of."""
    placed = sorted(
        (_region(nodes, number, link), -link.score, link.left, link.right, n) for n, link in enumerate(links)
    )
    field: list[Link] = []
    end = 0
    for (start, stop), _, _, _, n in placed:
        if field and min(end, stop) - start <= _OVERLAP * (stop - start):
            yield field
            field = []
        end = max(end, stop) if field else stop
        field.append(links[n])
    if field:
        yield field


def _region(nodes: Sequence[Node], number: int, link: Link) -> tuple[int, int]:
    other = link.right if link.left == number else link.left
    size = len(nodes[number].words)
    return link.likeness.region if link.kind is Kind.PART and size > len(nodes[other].words) else (0, size)


def _rivals(nodes: Sequence[Node], number: int, field: Sequence[Link]) -> list[Link]:
    """The links to demote: all but the leading speaker's, and those too where they are not most of the named ones."""
    named: list[tuple[Link, Speaker]] = []
    for link in field:
        other = nodes[link.right if link.left == number else link.left]
        named += [(link, speaker) for speaker in other.speakers if speaker is not None]
    if not named:
        return []
    leading = max(named, key=lambda pair: pair[0].score)[1]
    against = [link for link, speaker in named if relate(leading, speaker) is Relation.DIFFERENT]
    if not against:
        return []
    return list(field) if 2 * len(against) > len(named) else against
