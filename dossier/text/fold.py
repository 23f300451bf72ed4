"""Comparison keys: what two spellings must share to count as the same words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


class _WithoutMarks(dict[int, int | None]):
    """A translation table that drops combining marks, filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_BARE = _WithoutMarks()


def fold(words: str) -> str:
    """Lower-case words without accents, punctuation or typographic variants, joined by single spaces.

    >>> fold("Zełenski’s  “co-operation”")
    'zełenski s co operation'
    """
    if words.isascii():
        return " ".join(_WORD.findall(words.lower()))
    decomposed = unicodedata.normalize("NFKD", words).casefold()
    return " ".join(_WORD.findall(decomposed.translate(_BARE)))


def slugify(words: str) -> str:
    """A lower-case URL slug; letters of any script are kept, `x` stands for a name with none."""
    return fold(words).replace(" ", "-").replace("_", "-").strip("-") or "x"
