"""What a misspelt word may have meant: the words of the dossier that are one slip of the finger away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dossier.search.packing import unpack_varints, unpack_words
from dossier.search.reader import Index

_SHORTEST = 4
_MOST_SHARDS = 6


def likeliest(index: Index, word: str) -> str | None:
    """The word one slip away that most articles have; None where there is none or the word is too short to tell.

    A slip is a letter more, less or other, or two letters exchanged (Damerau, CACM 1964). One half of the word is then
    as it should be: its beginning is looked up in the words, its end in the words read backwards.
    """
    if len(word) < _SHORTEST:
        return None
    half = len(word) // 2
    backwards = word[::-1]
    forwards = _listed(index, "w", word[:half])
    found = {candidate: count for candidate, count in forwards if is_one_slip(word, candidate)}
    reversed_ = _listed(index, "r", backwards[: (len(word) - 1) // 2])
    found |= {candidate[::-1]: count for candidate, count in reversed_ if is_one_slip(backwards, candidate)}
    return min(found, key=lambda candidate: (-found[candidate], candidate)) if found else None


def _listed(index: Index, name: str, prefix: str) -> Iterator[tuple[str, int]]:
    fronts: list[str] = index.root[name]
    high = prefix + "\U0010ffff"
    first, last = max(bisect_right(fronts, prefix) - 1, 0), bisect_left(fronts, high)
    for number in range(first, min(last, first + _MOST_SHARDS)):
        columns = index.columns(f"{name}/{number}")
        if columns:
            words, counts = unpack_words(columns[0]), unpack_varints(columns[1])
            for at in range(bisect_left(words, prefix), bisect_left(words, high)):
                yield words[at], counts[at]


def is_one_slip(word: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two neighbours exchanged.

    >>> is_one_slip("zelenski", "zelensky"), is_one_slip("berlin", "bern")
    (True, False)
    """
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    a, b = word[at:], other[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and len(a) > 1 and a[2:] == b[2:])
