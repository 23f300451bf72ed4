"""Nodes (wordings) and the links between them: the same utterance, a part of it, or merely near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from dossier.linking.quotations.compare import Likeness, compare
from dossier.linking.quotations.speakers import Relation, Speaker, relate
from dossier.linking.quotations.utterances import Utterance
from dossier.linking.quotations.words import Vocabulary

# Balance from which two wordings are one utterance, by what is known of the speakers; set on generated families
# (tests/linking_quotations) and on real quotations of other speakers and occasions.
WHOLE = {Relation.SAME: 0.60, Relation.UNKNOWN: 0.68, Relation.DIFFERENT: 0.86}
PART = {Relation.SAME: 0.84, Relation.UNKNOWN: 0.88, Relation.DIFFERENT: 0.97}
NEAR = 0.40
SAME_ARTICLE = 0.90
LONG_AGO = 0.08
_SHORT_WORDS, _SHORT_CONTENT = 5, 3
_RUN = 6
_DAYS_APART = 30
_SAME_EVENT = 3


class Kind(IntEnum):
    """What a link says, surest first."""

    WHOLE = 0
    PART = 1
    NEAR = 2


@dataclass(frozen=True, slots=True)
class Node:
    """One wording with every utterance that has exactly these words; `number` is its place in reading order."""

    number: int
    words: tuple[int, ...]
    content: int
    utterances: tuple[Utterance, ...]
    speakers: tuple[Speaker | None, ...]

    @property
    def is_short(self) -> bool:
        """Whether the wording is too short to be known again by its words alone."""
        return len(self.words) < _SHORT_WORDS or self.content < _SHORT_CONTENT

    @property
    def quotations(self) -> frozenset[tuple[str, str]]:
        """The quotations that the wording stands in."""
        return frozenset((u.article, u.quotation.id) for u in self.utterances)

    @property
    def articles(self) -> frozenset[str]:
        """The articles that print the wording."""
        return frozenset(u.article for u in self.utterances)


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes compared, `left < right`."""

    left: int
    right: int
    kind: Kind
    score: float
    likeness: Likeness


def nodes_of(utterances: Sequence[Utterance], apart: frozenset[int]) -> list[Node]:
    """The wordings of all utterances; those in `apart` (judged by the curator) each stand alone."""
    groups: dict[tuple[object, ...], list[Utterance]] = {}
    for utterance in utterances:
        key: tuple[object, ...] = (utterance.words, 0)
        short = len(utterance.words) < _SHORT_WORDS or utterance.content < _SHORT_CONTENT
        if utterance.order in apart or short:
            key = (utterance.order,)
        while any(u.article == utterance.article for u in groups.get(key, ())[-1:]):
            key = (*key, 0)  # the same sentence twice in one article stays two, until grouping decides
        groups.setdefault(key, []).append(utterance)
    return [_node(number, members) for number, members in enumerate(groups.values())]


def _node(number: int, members: list[Utterance]) -> Node:
    speakers = tuple(dict.fromkeys(u.speaker for u in members))
    return Node(number, members[0].words, members[0].content, tuple(members), speakers)


def link_nodes(nodes: Sequence[Node], pairs: Iterable[tuple[int, int]], vocabulary: Vocabulary) -> list[Link]:
    """The links among candidate pairs, surest first."""
    links = [link for a, b in pairs if (link := link_pair(nodes[a], nodes[b], vocabulary)) is not None]
    return sorted(links, key=lambda link: (link.kind, -link.score, link.left, link.right))


def link_pair(a: Node, b: Node, vocabulary: Vocabulary, ease: float = 0.0) -> Link | None:
    """What ties two wordings, if anything; `ease` lowers the bar where the neighbouring sentences already agree."""
    if a.number > b.number:
        a, b = b, a
    likeness = compare(a.words, b.words, vocabulary)
    relation = relation_of(a, b)
    kind, score = _judge(a, b, likeness, relation, ease)
    return None if kind is None else Link(a.number, b.number, kind, round(score, 4), likeness)


def relation_of(a: Node, b: Node) -> Relation:
    """How the speakers of two wordings stand to each other; the closest pair counts."""
    found = {relate(x, y) for x in a.speakers[:8] for y in b.speakers[:8]}
    return next(r for r in (Relation.SAME, Relation.UNKNOWN, Relation.DIFFERENT) if r in found)


def _judge(a: Node, b: Node, likeness: Likeness, relation: Relation, ease: float) -> tuple[Kind | None, float]:
    score = likeness.balance - likeness.clash * (1.0 - likeness.balance)
    bar = _bar(WHOLE[relation], a, b) - ease
    if ease == 0.0 and (a.is_short or b.is_short):
        return _judge_short(a, b, likeness, relation)
    if score >= bar:
        return Kind.WHOLE, score
    short = min(a, b, key=lambda n: len(n.words))
    compact = likeness.region[1] - likeness.region[0] <= 1.5 * len(short.words) + 2
    if likeness.containment - likeness.clash >= _bar(PART[relation], a, b) - ease and compact and likeness.order > 0.7:
        return Kind.PART, likeness.containment
    if likeness.run >= _RUN and relation is not Relation.DIFFERENT and not a.articles & b.articles:
        return Kind.WHOLE, max(bar, score)
    return (Kind.NEAR, score) if score >= NEAR and not a.articles & b.articles else (None, score)


def _judge_short(a: Node, b: Node, likeness: Likeness, relation: Relation) -> tuple[Kind | None, float]:
    """A few words prove an utterance only in one person's mouth, and not on two days.

    Within a longer sentence they are a part of it only word for word.
    """
    if relation is not Relation.SAME or a.articles & b.articles:
        return None, 0.0
    if likeness.balance >= 0.95 and max(len(a.words), len(b.words)) > 1 and days_apart(a, b) <= _SAME_EVENT:
        return Kind.WHOLE, likeness.balance
    short = min(a, b, key=lambda n: len(n.words))
    whole = likeness.containment >= 0.98 and short.content >= 2 and likeness.run == short.content
    if whole and days_apart(a, b) <= _SAME_EVENT:
        return Kind.PART, likeness.containment
    return None, 0.0


def _bar(base: float, a: Node, b: Node) -> float:
    """The score needed: more for two sentences of one article, and for statements more than a month apart."""
    if a.articles & b.articles:
        return max(base, SAME_ARTICLE)
    return base + (LONG_AGO if days_apart(a, b) > _DAYS_APART else 0.0)


def days_apart(a: Node, b: Node) -> int:
    """The fewest days between printings of two wordings; 0 where a date is unknown."""
    left = {u.day for u in a.utterances}
    right = {u.day for u in b.utterances}
    if None in left or None in right:
        return 0
    return min(abs(x - y) for x in left for y in right if x is not None and y is not None)
