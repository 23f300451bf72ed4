"""Nodes (wordings) and the links between them: the same utterance, a part of it, or merely near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from dossier.linking.quotations.bars import BARS
from dossier.linking.quotations.compare import Likeness, compare
from dossier.linking.quotations.speakers import Relation, Speaker, relate
from dossier.linking.quotations.utterances import Utterance
from dossier.linking.quotations.words import Concepts


class LinkKind(IntEnum):
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
        return len(self.words) < BARS.short_words or self.content < BARS.short_content

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
    kind: LinkKind
    score: float
    likeness: Likeness


def nodes_of(utterances: Sequence[Utterance], apart: frozenset[int]) -> list[Node]:
    """The wordings of all utterances; those in `apart` (judged by the curator) each stand alone."""
    groups: dict[tuple[object, ...], list[Utterance]] = {}
    repeated: Counter[tuple[str, tuple[int, ...]]] = Counter()
    for utterance in utterances:
        short = len(utterance.words) < BARS.short_words or utterance.content < BARS.short_content
        if utterance.order in apart or short:
            groups[utterance.order,] = [utterance]
            continue
        # The same sentence twice in one article stays two nodes, until grouping decides.
        place = utterance.article, utterance.words
        groups.setdefault((utterance.words, repeated[place]), []).append(utterance)
        repeated[place] += 1
    return [_node(number, members) for number, members in enumerate(groups.values())]


def _node(number: int, members: list[Utterance]) -> Node:
    speakers = tuple(dict.fromkeys(u.speaker for u in members))
    return Node(number, members[0].words, members[0].content, tuple(members), speakers)


def link_nodes(nodes: Sequence[Node], pairs: Iterable[tuple[int, int]], vocabulary: Concepts) -> list[Link]:
    """The links among candidate pairs, surest first."""
    links = [link for a, b in pairs if (link := link_pair(nodes[a], nodes[b], vocabulary)) is not None]
    return sorted(links, key=lambda link: (link.kind, -link.score, link.left, link.right))


def link_pair(a: Node, b: Node, vocabulary: Concepts, ease: float = 0.0) -> Link | None:
    """What ties two wordings, if anything; `ease` lowers the bar where the neighbouring sentences already agree."""
    if a.number > b.number:
        a, b = b, a
    found = _compare(a, b, vocabulary)
    kind, score = _judge(a, b, found, ease)
    return None if kind is None else Link(a.number, b.number, kind, round(score, 4), found.likeness)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two nodes' likeness with what speaks against it taken off."""

    likeness: Likeness
    relation: Relation
    balance: float
    containment: float


def _compare(a: Node, b: Node, vocabulary: Concepts) -> _Compared:
    """Words of one speaker are compared as they are; those of others must also share what few people say.

    A figure, a name or a negation against another counts the more, the less the rest agrees: in otherwise like
    sentences it is a difference between sources, in others it tells two occasions apart.
    """
    likeness, relation = compare(a.words, b.words, vocabulary), relation_of(a, b)
    balance = likeness.balance - likeness.clash * (1.0 - likeness.balance)
    containment = likeness.containment - likeness.clash
    if relation is not Relation.SAME and max(balance, containment) >= BARS.near:
        strict = compare(a.words, b.words, vocabulary, strict=True)
        balance, containment = min(balance, strict.balance), min(containment, strict.containment)
    return _Compared(likeness, relation, balance, containment)


def relation_of(a: Node, b: Node) -> Relation:
    """How the speakers of two wordings stand to each other; the closest pair counts."""
    found = {relate(x, y) for x in a.speakers[:8] for y in b.speakers[:8]}
    return next(r for r in (Relation.SAME, Relation.UNKNOWN, Relation.DIFFERENT) if r in found)


def _judge(a: Node, b: Node, found: _Compared, ease: float) -> tuple[LinkKind | None, float]:
    likeness, relation, together = found.likeness, found.relation, bool(a.articles & b.articles)
    if ease == 0.0 and (a.is_short or b.is_short):
        return _judge_short(a, b, likeness, relation)
    few = _want_of_evidence(likeness, relation)
    if not together and _is_verbatim_part(a, b, likeness):
        return LinkKind.PART, likeness.containment
    unproven = likeness.evidence < BARS.little or (few > 0 and relation is Relation.DIFFERENT)
    if unproven and found.balance < BARS.verbatim:
        return (LinkKind.NEAR, found.balance) if found.balance >= BARS.near and not together else (None, 0.0)
    shuffled = BARS.shuffled if likeness.order < BARS.in_order and relation is Relation.SAME else 0.0
    if (
        (not few or relation is Relation.SAME)
        and _is_compact(a, b, likeness)
        and found.containment >= _bar(BARS.part[relation] + 1.5 * few, a, b) - ease
    ):
        return LinkKind.PART, found.containment
    bar = _bar(BARS.whole[relation] + few + shuffled, a, b) - ease
    if found.balance >= bar and not _only_overlap(a, b, found):
        return LinkKind.WHOLE, found.balance
    return (LinkKind.NEAR, found.balance) if found.balance >= BARS.near and not together else (None, 0.0)


def _is_verbatim_part(a: Node, b: Node, likeness: Likeness) -> bool:
    """Whether one wording stands word for word and unbroken in the other, long enough to be no stock phrase."""
    short, long = sorted((a, b), key=lambda n: len(n.words))
    return (
        len(short.words) < BARS.part_of * len(long.words)
        and likeness.run == short.content >= BARS.long_run
        and likeness.containment >= BARS.wholly
        and likeness.evidence >= BARS.some
    )


def _want_of_evidence(likeness: Likeness, relation: Relation) -> float:
    """What the bar rises by where two wordings share too few rare words to prove much; half of it for one speaker's."""
    if likeness.evidence >= BARS.enough:
        return 0.0
    return BARS.few / 2 if relation is Relation.SAME and likeness.evidence >= BARS.some else BARS.few


def _only_overlap(a: Node, b: Node, found: _Compared) -> bool:
    """Whether two wordings share no more than a part of each: one joins what the other has to something else."""
    short, long = sorted((len(a.words), len(b.words)))
    return found.balance < BARS.mostly and (found.likeness.margin > BARS.margin or short < BARS.uneven * long)


def _is_compact(a: Node, b: Node, likeness: Likeness) -> bool:
    """Whether one wording stands, in order and in one stretch, within another that says clearly more."""
    short, long = sorted((len(a.words), len(b.words)))
    stretch = likeness.region[1] - likeness.region[0]
    return short < BARS.part_of * long and stretch <= 1.5 * short + 2 and likeness.order > 0.7


def _judge_short(a: Node, b: Node, likeness: Likeness, relation: Relation) -> tuple[LinkKind | None, float]:
    """A few words prove an utterance only in one person's mouth, and not on two days.

    Within a longer sentence they are a part of it only word for word.
    """
    if relation is not Relation.SAME or a.articles & b.articles:
        return None, 0.0
    if (
        likeness.balance >= BARS.verbatim
        and max(len(a.words), len(b.words)) > 1
        and days_apart(a, b) <= BARS.same_event
    ):
        return LinkKind.WHOLE, likeness.balance
    short = min(a, b, key=lambda n: len(n.words))
    whole = likeness.containment >= BARS.wholly and likeness.evidence >= BARS.little and likeness.run == short.content
    if whole and days_apart(a, b) <= BARS.same_event:
        return LinkKind.PART, likeness.containment
    return None, 0.0


def _bar(base: float, a: Node, b: Node) -> float:
    """The score needed: more for two sentences of one article, and for statements more than a month apart."""
    if a.articles & b.articles:
        return max(base, BARS.same_article)
    return base + (BARS.long_ago if days_apart(a, b) > BARS.days_apart else 0.0)


def days_apart(a: Node, b: Node) -> int:
    """The fewest days between printings of two wordings; 0 where a date is unknown."""
    left = {u.day for u in a.utterances}
    right = {u.day for u in b.utterances}
    if None in left or None in right:
        return 0
    return min(abs(x - y) for x in left for y in right if x is not None and y is not None)
