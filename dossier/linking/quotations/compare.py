"""How alike two wordings are: what each keeps of the other, in which order, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from dossier.linking.quotations.words import Vocabulary

_MOVED, _AKIN, _SLOT = 0.85, 0.6, 0.35
_LONGEST_GAP = 24


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two wordings compared. `left` and `right` are the parts of each one's weight found in the other, 0 to 1.

    `region` is the stretch of the longer wording (word indices, half-open) in which the shorter one is found, `run`
    the content words of the longest unbroken stretch in common, `kept` the content words shared, in or out of order;
    `clash` is the share of weight in figures, names or negations that stand against other ones.
    """

    left: float
    right: float
    region: tuple[int, int]
    run: int
    kept: int
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
class _Tally:
    """What an alignment has found so far; positions left over stand in gaps between words in common."""

    credit: list[float]
    left_over: list[int]
    right_over: list[int]
    gaps: list[tuple[list[int], list[int]]]
    run: int
    kept: int
    first: int
    last: int


def compare(left: Sequence[int], right: Sequence[int], vocabulary: Vocabulary) -> Likeness:
    """The likeness of two wordings given as concept numbers.

    Words in common and in order count fully; words that moved, and words of one stem, a little less. A gap that
    holds as many content words on both sides is taken for words exchanged, and counts a little: a rewording keeps
    the frame of the sentence.
    """
    weights = vocabulary.weights
    tally = _align(left, right, vocabulary)
    in_order = tally.credit[0]
    _credit_moved(left, right, tally, vocabulary)
    _credit_gaps(left, right, tally, vocabulary)
    whole_left = sum(weights[n] for n in left) or 1.0
    whole_right = sum(weights[n] for n in right) or 1.0
    found = tally.credit[0]
    return Likeness(
        left=min(1.0, found / whole_left),
        right=min(1.0, found / whole_right),
        region=(tally.first, tally.last + 1),
        run=tally.run,
        kept=tally.kept,
        order=in_order / found if found else 0.0,
        clash=_clash(left, right, tally, vocabulary) / min(whole_left, whole_right),
    )


def _align(left: Sequence[int], right: Sequence[int], vocabulary: Vocabulary) -> _Tally:
    """The words in common in order (longest common subsequence), and the gaps between them."""
    weights, concepts = vocabulary.weights, vocabulary.concepts
    longer_is_left = len(left) > len(right)
    tally = _Tally([0.0], [], [], [], 0, 0, max(len(left), len(right)), -1)
    gap: tuple[list[int], list[int]] = ([], [])
    for op in LCSseq.opcodes(left, right):
        if op.tag != "equal":
            gap[0].extend(range(op.src_start, op.src_end))
            gap[1].extend(range(op.dest_start, op.dest_end))
            continue
        matched = left[op.src_start : op.src_end]
        content = sum(not concepts[n].function for n in matched)
        if gap[0] or gap[1]:
            tally.gaps.append(gap)
            gap = ([], [])
        tally.credit[0] += sum(weights[n] for n in matched)
        tally.kept += content
        tally.run = max(tally.run, content)
        if content:
            start, end = (op.src_start, op.src_end) if longer_is_left else (op.dest_start, op.dest_end)
            tally.first, tally.last = min(tally.first, start), max(tally.last, end - 1)
    if gap[0] or gap[1]:
        tally.gaps.append(gap)
    tally.first = min(tally.first, max(tally.last, 0))
    return tally


def _credit_moved(left: Sequence[int], right: Sequence[int], tally: _Tally, vocabulary: Vocabulary) -> None:
    """Credit content words that both wordings have in different places, and take them out of the gaps."""
    concepts, weights = vocabulary.concepts, vocabulary.weights
    places: dict[int, list[int]] = {}
    for _, gap in tally.gaps:
        for place in gap:
            if not concepts[right[place]].function:
                places.setdefault(right[place], []).append(place)
    moved_left, moved_right = set(), set()
    for gap, _ in tally.gaps:
        for place in gap:
            if waiting := places.get(left[place]):
                moved_left.add(place)
                moved_right.add(waiting.pop(0))
                tally.credit[0] += _MOVED * weights[left[place]]
                tally.kept += 1
    tally.gaps = [
        ([p for p in a if p not in moved_left], [p for p in b if p not in moved_right]) for a, b in tally.gaps
    ]


def _credit_gaps(left: Sequence[int], right: Sequence[int], tally: _Tally, vocabulary: Vocabulary) -> None:
    """Credit words of one stem, then words exchanged one for one, gap by gap."""
    concepts, weights = vocabulary.concepts, vocabulary.weights
    for gap_left, gap_right in tally.gaps:
        a = [p for p in gap_left if not concepts[left[p]].function]
        b = [p for p in gap_right if not concepts[right[p]].function]
        if not a or not b or len(a) > _LONGEST_GAP or len(b) > _LONGEST_GAP:
            tally.left_over += a
            tally.right_over += b
            continue
        for place in list(a):
            key = concepts[left[place]].key
            twin = next((p for p in b if akin(key, concepts[right[p]].key)), None)
            if twin is not None:
                tally.credit[0] += _AKIN * min(weights[left[place]], weights[right[twin]])
                tally.kept += 1
                a.remove(place)
                b.remove(twin)
        _credit_slots(left, right, a, b, tally, vocabulary)
        tally.left_over += a
        tally.right_over += b


def _credit_slots(
    left: Sequence[int], right: Sequence[int], a: list[int], b: list[int], tally: _Tally, vocabulary: Vocabulary
) -> None:
    """Words that stand in each other's place; figures and names never stand in for one another."""
    if not 0 < len(a) <= 3 or abs(len(a) - len(b)) > 1:
        return
    concepts, weights = vocabulary.concepts, vocabulary.weights
    for p, q in zip(a, b, strict=False):
        x, y = concepts[left[p]], concepts[right[q]]
        if not (x.figure or y.figure or x.negation or y.negation or (x.name and p) or (y.name and q)):
            tally.credit[0] += _SLOT * min(weights[left[p]], weights[right[q]])


def _clash(left: Sequence[int], right: Sequence[int], tally: _Tally, vocabulary: Vocabulary) -> float:
    """The weight of figures against other figures, names against other names, and of a negation on one side."""
    concepts, weights = vocabulary.concepts, vocabulary.weights
    total = 0.0
    for kind in ("figure", "name"):
        a = [weights[left[p]] for p in tally.left_over if getattr(concepts[left[p]], kind) and (kind != "name" or p)]
        b = [weights[right[p]] for p in tally.right_over if getattr(concepts[right[p]], kind) and (kind != "name" or p)]
        if a and b:
            total += min(sum(a), sum(b))
    negated = [sum(concepts[words[p]].negation for p in over)
               for words, over in ((left, tally.left_over), (right, tally.right_over))]  # fmt: skip
    if negated[0] != negated[1]:
        total += 1.0
    return total


def akin(left: str, right: str) -> bool:
    """Whether two keys share so long a beginning that one is likely derived from the other (decide, decision)."""
    short = min(len(left), len(right))
    if short < 4:
        return False
    needed = max(4, (3 * short + 4) // 5)
    return left[:needed] == right[:needed]
