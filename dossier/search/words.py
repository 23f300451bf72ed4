"""Words as search compares them. `js/words.js` says the same in JavaScript; one table of tests holds both to it."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

# Letters that Unicode does not take apart into a base letter and a mark, as a reader without them types them.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "þ": "th"}
    | {"ς": "σ"}
)
# How the same letters are written out where a keyboard or a wire lacks them: Zürich is Zuerich.
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
# Below it marks are accents or optional vowel signs, as in `text.fold`; above it they make the word.
_MARKS_ARE_ACCENTS_BELOW = 0x700
# Scripts that put no space between words: found by pairs of characters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003134f]+"
)


# "U.S.", "p.m.", "z.B.": one word, found under its letters alone.
_INITIALS = r"[A-Za-z](?:\.[A-Za-z])+"
# Abbreviations that in small letters are words of their own: who asks for "US" or "U.S." does not mean "us".
ACRONYMS = frozenset({"IT", "US", "WHO"})


@cache
def word_pattern() -> re.Pattern[str]:
    """What is a word in running text: letters, figures and their marks; thousands in one, an English 's too."""
    marks = [code for code in range(0x300, 0x1FFFF) if unicodedata.category(chr(code))[0] == "M"]
    spans: list[list[int]] = []
    for code in marks:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    letter = r"[\w" + "".join(f"{chr(a)}-{chr(b)}" for a, b in spans) + "]"
    return re.compile(
        rf"{_INITIALS}(?!{letter})|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?!{letter})|{letter}+(?:['’]s(?!{letter}))?"
    )


_ASCII_WORD = re.compile(
    rf"{_INITIALS}(?![0-9A-Za-z_])|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9A-Za-z_])|[0-9A-Za-z_]+(?:'s(?![0-9A-Za-z_]))?"
)


def raw_words(text: str) -> list[str]:
    """The words of a text as printed, in order; `tokens_of` says under which tokens each is found."""
    if text.isascii():
        return _ASCII_WORD.findall(text)
    return word_pattern().findall(text)


def words_at(text: str) -> Iterator[tuple[int, int, str]]:
    """Each printed word with its place: (start, end, word)."""
    for match in word_pattern().finditer(text):
        yield match.start(), match.end(), match.group()


def tokens_of(word: str) -> list[str]:
    """The tokens of one printed word: one, or the pairs of characters of a script without spaces.

    >>> tokens_of("Zełenski’s"), tokens_of("100,000"), tokens_of("U.K."), tokens_of("大統領")
    (['zelenski'], ['100000'], ['uk'], ['大統', '統領'])
    """
    if word.endswith("’s"):
        word = word[:-2]
    if word.isascii():
        plain = word.removesuffix("'s").replace(",", "").replace(".", "")
        return [plain if plain in ACRONYMS else plain.lower()]
    folded = folded_word(word)
    if not _UNSPACED.search(folded):
        return [folded] if folded else []
    tokens, at = [], 0
    for match in _UNSPACED.finditer(folded):
        if match.start() > at:
            tokens.append(folded[at : match.start()])
        tokens.extend(_pairs(match.group()))
        at = match.end()
    return [*tokens, folded[at:]] if at < len(folded) else tokens


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def is_unspaced(token: str) -> bool:
    """Whether a token is of a script without spaces, where one character alone may stand for a word."""
    return bool(_UNSPACED.fullmatch(token))


def folded_word(word: str) -> str:
    """A word in lower case without accents and typographic variants: "Zürich’s" is "zurich"."""
    if len(word) > 2 and word[-1] == "s" and word[-2] in "'’":
        word = word[:-2]
    lower = unicodedata.normalize("NFKD", word).lower().translate(_LETTERS)
    bare = [c for c in lower if not (unicodedata.category(c) == "Mn" and ord(c) < _MARKS_ARE_ACCENTS_BELOW)]
    return unicodedata.normalize("NFC", "".join(bare)).replace(",", "")


def written_out(word: str) -> str | None:
    """A word with its umlauts written out, "zuerich" for "Zürich"; None where it has none."""
    if word.isascii():
        return None
    lower = unicodedata.normalize("NFC", word).lower()
    if not any(letter in lower for letter in _WRITTEN_OUT):
        return None
    spelled = folded_word("".join(_WRITTEN_OUT.get(letter, letter) for letter in lower))
    return sys.intern(spelled)
