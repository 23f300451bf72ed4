"""Comparison keys: what two spellings must share to count as the same words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def fold(words: str) -> str:
    """Lower-case words without accents, punctuation or typographic variants, joined by single spaces.

    >>> fold("Zełenski’s  “co-operation”")
    'zełenski s co operation'
    """
    decomposed = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


def slugify(words: str) -> str:
    """A lower-case URL slug; letters of any script are kept, `x` stands for a name with none."""
    return fold(words).replace(" ", "-").replace("_", "-").strip("-") or "x"
