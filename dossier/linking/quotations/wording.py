"""How one wording differs from another: the label, and the words kept, removed and added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from dossier.linking.quotations.words import word_spans
from dossier.model import DiffOp, DiffPart, Span, VariantLabel
from dossier.text.fold import fold

_SUBSEQUENCE = 0.97
_REWORDED = 0.70
_SAME_MATTER = 0.40
_LARGEST = 4_000_000


def diff_words(reference: str, variant: str) -> tuple[DiffPart, ...]:
    """The variant set against the reference word by word, both texts with their punctuation inside a stretch.

    Case, accents and typographic marks make no difference. The words of the equal and added parts are the
    variant's words in order, those of the equal and removed parts the reference's.
    """
    left, right = _words(reference), _words(variant)
    parts: list[DiffPart] = []
    for step in _align(_keys(reference), _keys(variant)):
        if step.src_start < step.src_end and not step.equal:
            parts.append(DiffPart(DiffOp.REMOVED, _stretch(reference, left[step.src_start : step.src_end])))
        if step.dest_start < step.dest_end:
            op = DiffOp.EQUAL if step.equal else DiffOp.ADDED
            parts.append(DiffPart(op, _stretch(variant, right[step.dest_start : step.dest_end])))
    return _in_reading_order(parts)


def exchanged(reference: str, variant: str) -> tuple[tuple[Span, Span], ...]:
    """The stretches in which two wordings differ, as spans of words in either; an empty span where nothing stands.

    What is only trimmed at the beginning or the end of one of them is left out.
    """
    left, right = _words(reference), _words(variant)
    equal = [step for step in _align(_keys(reference), _keys(variant)) if step.equal and step.src_start < step.src_end]
    ends = [(0, 0), *((step.src_end, step.dest_end) for step in equal)]
    starts = [*((step.src_start, step.dest_start) for step in equal), (len(left), len(right))]
    result = []
    for number, ((a, b), (c, d)) in enumerate(zip(ends, starts, strict=True)):
        inside = 0 < number < len(equal)
        if (a < c and b < d) or (inside and (a < c or b < d)):
            result.append((_covering(left, a, c), _covering(right, b, d)))
    return tuple(result)


def _covering(words: Sequence[Span], start: int, end: int) -> Span:
    if start < end:
        return Span(words[start].start, words[end - 1].end)
    at = words[start].start if start < len(words) else words[-1].end
    return Span(at, at)


def label_of(reference: str, variant: str, score: float) -> VariantLabel:
    """The label of a wording against the reference, given how alike they are in matter (0 to 1).

    Identical: the same words. Trimmed: nothing but words left out. Reworded: seven words in ten stand. Translated:
    fewer do, or words changed places along with the small words between them, while the matter is the same.
    """
    left, right = _keys(reference), _keys(variant)
    if left == right:
        return VariantLabel.IDENTICAL
    shared = _shared(left, right)
    if len(right) < len(left) and shared >= _SUBSEQUENCE * len(right):
        return VariantLabel.TRIMMED
    if score < _SAME_MATTER:
        return VariantLabel.PARAPHRASE
    stands = shared / max(1, min(len(left), len(right)))
    return VariantLabel.REWORDED if stands >= _REWORDED and not _reordered(left, right) else VariantLabel.TRANSLATED


def _reordered(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two words or more have changed places: what translating back does, and copy editing seldom."""
    common = set(left) & set(right)
    a, b = [w for w in left if w in common and len(w) > 3], [w for w in right if w in common and len(w) > 3]
    return min(len(a), len(b)) - _shared(a, b) >= 2


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[Span, ...]:
    """The words of a wording: the reference of an utterance is set against every other printing of it."""
    return tuple(word_spans(text, Span(0, len(text))))


@lru_cache(maxsize=2048)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(_folded(span.of(text)) for span in _words(text))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word)


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of an alignment, half-open word numbers on both sides."""

    equal: bool
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


def _align(left: Sequence[str], right: Sequence[str]) -> list[_Step]:
    """The alignment of two wordings; of very long ones only what they share at both ends is found."""
    if len(left) * len(right) <= _LARGEST:
        return [
            _Step(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in LCSseq.opcodes(left, right)
        ]
    head = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    rest = min(len(left), len(right)) - head
    tail = next((n for n in range(rest) if left[-1 - n] != right[-1 - n]), rest)
    ends = len(left) - tail, len(right) - tail
    return [
        _Step(True, 0, head, 0, head),
        _Step(False, head, ends[0], head, ends[1]),
        _Step(True, ends[0], len(left), ends[1], len(right)),
    ]


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    return sum(step.src_end - step.src_start for step in _align(left, right) if step.equal)


def _stretch(text: str, words: Sequence[Span]) -> str:
    return text[words[0].start : words[-1].end]


def _in_reading_order(parts: Sequence[DiffPart]) -> tuple[DiffPart, ...]:
    """Between two equal stretches first everything removed, then everything added."""
    result: list[DiffPart] = []
    removed: list[str] = []
    added: list[str] = []
    for part in (*parts, DiffPart(DiffOp.EQUAL, "")):
        if part.op is DiffOp.REMOVED:
            removed.append(part.text)
        elif part.op is DiffOp.ADDED:
            added.append(part.text)
        else:
            result += [DiffPart(DiffOp.REMOVED, " ".join(removed))] if removed else []
            result += [DiffPart(DiffOp.ADDED, " ".join(added))] if added else []
            result += [part] if part.text else []
            removed, added = [], []
    return tuple(result)
