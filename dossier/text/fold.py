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
# Of ASCII what is no word is a space: a translation costs less than half of a search for words.
_ASCII_WORDS = {code: " " for code in range(128) if not _WORD.match(chr(code))}


def fold(words: str) -> str:
    """Lower-case words without accents, punctuation or typographic variants, joined by single spaces.

    Marks that tell words apart in their script stay: "ガ" does not become "カ".

    >>> fold("Zełenski’s  “co-operation”")
    'zełenski s co operation'
    """
    plain = words if words.isascii() else _without_typography(words)
    if plain.isascii():
        return " ".join(plain.lower().translate(_ASCII_WORDS).split())
    decomposed = unicodedata.normalize("NFKD", words).casefold()
    special = [char for char in set(decomposed) if char > "\x7f"]
    if not all(map(_is_accent_or_typography, special)):
        return " ".join(_words_with_marks(decomposed))
    bare = decomposed.translate(_BARE) if any(map(unicodedata.combining, special)) else decomposed
    return " ".join(_WORD.findall(bare))


def _without_typography(words: str) -> str:
    """The words with spaces for the signs of good typesetting: most news has no other sign beyond ASCII."""
    for sign in "’“”‘–—":
        words = words.replace(sign, " ")
    return words


def _is_accent_or_typography(char: str) -> bool:
    """Whether a character is of the accented scripts, or a sign above them, as all those of most news are."""
    return char < _MARKS_ARE_ACCENTS_BELOW or unicodedata.category(char)[0] in "PSZC"


def _words_with_marks(decomposed: str) -> list[str]:
    kept, base = [], " "
    for char in decomposed:
        if unicodedata.category(char)[0] == "M":
            if base >= _MARKS_ARE_ACCENTS_BELOW:
                kept.append(char)
            continue
        base = char if char.isalnum() or char == "_" else " "
        kept.append(base)
    return unicodedata.normalize("NFC", "".join(kept)).split()


def slugify(words: str) -> str:
    """A lower-case URL slug; letters of any script are kept, `x` stands for a name with none."""
    return fold(words).replace(" ", "-").replace("_", "-").strip("-") or "x"
