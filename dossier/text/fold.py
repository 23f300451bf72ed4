"""Comparison keys: what two spellings must share to count as the same words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
# Below it stand Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic, whose marks are accents or optional vowel signs.
# Above it marks make the word: the Devanagari vowel signs, the voicing marks of Japanese kana.
_MARKS_ARE_ACCENTS_BELOW = "\u0700"


class _WithoutMarks(dict[int, int | None]):
    """A translation table that drops combining marks, filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_BARE = _WithoutMarks()


def fold(words: str) -> str:
    """Lower-case words without accents, punctuation or typographic variants, joined by single spaces.

    Marks that tell words apart in their script stay: "ガ" does not become "カ".

    >>> fold("Zełenski’s  “co-operation”")
    'zełenski s co operation'
    """
    if words.isascii():
        return " ".join(_WORD.findall(words.lower()))
    decomposed = unicodedata.normalize("NFKD", words).casefold()
    if max(decomposed, default="") < _MARKS_ARE_ACCENTS_BELOW or _is_typography(decomposed):
        return " ".join(_WORD.findall(decomposed.translate(_BARE)))
    return " ".join(_words_with_marks(decomposed))


def _is_typography(words: str) -> bool:
    """Whether all that stands above the accented scripts is punctuation and symbols, as in most news."""
    return all(c < _MARKS_ARE_ACCENTS_BELOW or unicodedata.category(c)[0] in "PSZC" for c in words)


def _words_with_marks(decomposed: str) -> list[str]:
    kept, base = [], " "
    for char in decomposed:
        if unicodedata.category(char)[0] == "M":
            if base >= _MARKS_ARE_ACCENTS_BELOW:
                kept.append(char)
            continue
        base = char
        kept.append(char if char.isalnum() or char == "_" else " ")
    return unicodedata.normalize("NFC", "".join(kept)).split()


def slugify(words: str) -> str:
    """A lower-case URL slug; letters of any script are kept, `x` stands for a name with none."""
    return fold(words).replace(" ", "-").replace("_", "-").strip("-") or "x"
