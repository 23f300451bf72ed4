"""How alike two wordings are: what each keeps of the other, in which order, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from dossier.linking.quotations.words import Concept, Concepts

_MOVED, _AKIN, _SLOT = 0.85, 0.6, 0.35
_LONGEST_GAP = 24
_LONGEST_SLOT = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two wordings compared. `left` and `right` are the parts of each one's weight found in the other, 0 to 1.

    `region` is the stretch of the longer wording (word indices, half-open) in which the shorter one is found, `margin`
    the part of its length that each wording has before, or after, all that they share (the smaller of the two), `run`
    the content words of the longest unbroken stretch in common, `evidence` the content words shared, in or out of
    order, each counted by its rarity (a common word is worth a third of a rare one);
    `order` is the part of what is found that stands in the same order; `clash` is the share of weight in figures,
    names or negations that stand against other ones.
    """

    left: float
    right: float
    region: tuple[int, int]
    margin: float
    run: int
    evidence: float
    order: float
    clash: float

    @property
    def balance(self) -> float:
        """The harmonic mean of both coverages: high when neither wording says much more than the other."""
        total = self.left + self.right
        return 2 * self.left * self.right / total if total else 0.0

    @property
    def containment(self) -> float:
        """The coverage of the better covered wording: high when one is part of the other."""
        return max(self.left, self.right)


@dataclass(slots=True)
class _Alignment:
    """Two wordings being aligned; `gaps` hold the positions between words in common, left and right."""

    left: Sequence[int]
    right: Sequence[int]
    concepts: Sequence[Concept]
    weights: Sequence[float]
    rarity: Sequence[float]
    credit: float = 0.0
    run: int = 0
    evidence: float = 0.0
    places: list[tuple[int, int, int, int]] = field(default_factory=list)
    first: int = 0
    last: int = -1
    gaps: list[tuple[list[int], list[int]]] = field(default_factory=list)
    left_over: list[int] = field(default_factory=list)
    right_over: list[int] = field(default_factory=list)


def compare(left: Sequence[int], right: Sequence[int], vocabulary: Concepts, strict: bool = False) -> Likeness:
    """The likeness of two wordings given as concept numbers.

    Words in common and in order count fully; words that moved, and words of one stem, a little less. A gap that
    holds as many content words on both sides is taken for words exchanged, and counts a little: a rewording keeps
    the frame of the sentence. `strict` grants nothing for exchanged words and weighs a word by how few speakers use
    it, so that a turn of phrase that everybody uses ties nobody's words to another's.
    """
    weights = vocabulary.telling if strict else vocabulary.weights
    found = _Alignment(left, right, vocabulary.concepts, weights, vocabulary.rarity)
    _find_common(found)
    in_order = found.credit
    _credit_moved(found)
    _credit_gaps(found, exchanged=not strict)
    whole_left = sum(weights[n] for n in left) or 1.0
    whole_right = sum(weights[n] for n in right) or 1.0
    return Likeness(
        left=min(1.0, found.credit / whole_left),
        right=min(1.0, found.credit / whole_right),
        region=(found.first, found.last + 1),
        margin=_margin(found),
        run=found.run,
        evidence=found.evidence,
        order=in_order / found.credit if found.credit else 0.0,
        clash=_clash(found) / min(whole_left, whole_right),
    )


def _find_common(found: _Alignment) -> None:
    """The words in common in order (longest common subsequence), and the gaps between them."""
    concepts, weights = found.concepts, found.weights
    longer_is_left = len(found.left) > len(found.right)
    gap: tuple[list[int], list[int]] = ([], [])
    for op in LCSseq.opcodes(found.left, found.right):
        if op.tag != "equal":
            gap[0].extend(range(op.src_start, op.src_end))
            gap[1].extend(range(op.dest_start, op.dest_end))
            continue
        if gap[0] or gap[1]:
            found.gaps.append(gap)
            gap = ([], [])
        matched = found.left[op.src_start : op.src_end]
        content = sum(not concepts[n].function for n in matched)
        found.credit += sum(weights[n] for n in matched)
        found.evidence += sum(found.rarity[n] for n in matched)
        found.run = max(found.run, content)
        if content:
            found.places.append((op.src_start, op.src_end, op.dest_start, op.dest_end))
    if gap[0] or gap[1]:
        found.gaps.append(gap)
    if found.places:
        side = 0 if longer_is_left else 2
        found.first, found.last = found.places[0][side], found.places[-1][side + 1] - 1


def _margin(found: _Alignment) -> float:
    """How much of its length each wording has before, or after, all that they share, in the one where that is less."""
    if not found.places:
        return 1.0
    first, last = found.places[0], found.places[-1]
    left = max(first[0], len(found.left) - last[1]) / len(found.left)
    right = max(first[2], len(found.right) - last[3]) / len(found.right)
    return min(left, right)


def _credit_moved(found: _Alignment) -> None:
    """Credit content words that both wordings have in different places, and take them out of the gaps."""
    places: dict[int, list[int]] = {}
    for _, gap in found.gaps:
        for place in gap:
            if not found.concepts[found.right[place]].function:
                places.setdefault(found.right[place], []).append(place)
    moved_left, moved_right = set(), set()
    for gap, _ in found.gaps:
        for place in gap:
            if waiting := places.get(found.left[place]):
                moved_left.add(place)
                moved_right.add(waiting.pop(0))
                found.credit += _MOVED * found.weights[found.left[place]]
                found.evidence += found.rarity[found.left[place]]
    if moved_left:
        found.gaps = [
            ([p for p in a if p not in moved_left], [p for p in b if p not in moved_right]) for a, b in found.gaps
        ]


def _credit_gaps(found: _Alignment, exchanged: bool) -> None:
    """Credit words of one stem, then (where `exchanged`) words that stand in each other's place, gap by gap."""
    concepts, weights = found.concepts, found.weights
    for gap_left, gap_right in found.gaps:
        a = [p for p in gap_left if not concepts[found.left[p]].function]
        b = [p for p in gap_right if not concepts[found.right[p]].function]
        if a and b and len(a) <= _LONGEST_GAP and len(b) <= _LONGEST_GAP:
            for place in tuple(a):
                key = concepts[found.left[place]].key
                twin = next((p for p in b if akin(key, concepts[found.right[p]].key)), None)
                if twin is not None:
                    found.credit += _AKIN * min(weights[found.left[place]], weights[found.right[twin]])
                    found.evidence += _AKIN * found.rarity[found.left[place]]
                    a.remove(place)
                    b.remove(twin)
            if exchanged:
                _credit_slots(found, a, b)
        found.left_over += a
        found.right_over += b


def _credit_slots(found: _Alignment, a: Sequence[int], b: Sequence[int]) -> None:
    """Credit words that stand in each other's place; figures, names and negations never stand in for anything."""
    if not 0 < len(a) <= _LONGEST_SLOT or abs(len(a) - len(b)) > 1:
        return
    for p, q in zip(a, b, strict=False):
        x, y = found.concepts[found.left[p]], found.concepts[found.right[q]]
        if not (x.figure or y.figure or x.negation or y.negation or (x.name and p) or (y.name and q)):
            found.credit += _SLOT * min(found.weights[found.left[p]], found.weights[found.right[q]])


def _clash(found: _Alignment) -> float:
    """The weight of figures against other figures, names against other names, and of a negation on one side only.

    Of the longer wording only the stretch in which the shorter one is found counts: what else it says speaks against
    nothing. The first word of a sentence has a capital for its place, so it is no name.
    """
    longer_is_left = len(found.left) > len(found.right)
    left = _left_standing(found, found.left, found.left_over, longer_is_left)
    right = _left_standing(found, found.right, found.right_over, not longer_is_left)
    figures = [sum(weight for concept, weight, _ in side if concept.figure) for side in (left, right)]
    names = [sum(weight for concept, weight, place in side if concept.name and place) for side in (left, right)]
    negations = [sum(concept.negation for concept, _, _ in side) for side in (left, right)]
    return min(figures) + min(names) + (1.0 if negations[0] != negations[1] else 0.0)


def _left_standing(
    found: _Alignment, words: Sequence[int], places: Sequence[int], bounded: bool
) -> list[tuple[Concept, float, int]]:
    return [
        (found.concepts[words[place]], found.weights[words[place]], place)
        for place in places
        if not bounded or found.first <= place <= found.last
    ]


def akin(left: str, right: str) -> bool:
    """Whether two keys share so long a beginning that one is likely derived from the other (decide, decision)."""
    short = min(len(left), len(right))
    if short < 4:
        return False
    needed = max(4, (3 * short + 4) // 5)
    return left[:needed] == right[:needed]
