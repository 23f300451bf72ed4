"""The word lists of intake: a few cues in many languages, as data, and only ever the weaker evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import IntFlag
from functools import cache

from dossier.intake.tables import table


class LineCue(IntFlag):
    """What the words of a line hint at."""

    NONE = 0
    PHOTO = 1
    MENU = 2
    BYLINE = 4
    PUBLISHED = 8
    UPDATED = 16
    AGENCY = 32


_WORD = re.compile(r"[^\W\d_]+")


def cues_in(words: str, tokens: Sequence[str], dense: bool) -> int:
    """The cues of a line as `LineCue` bits, given its words already split (`dense`: in a script without spaces)."""
    single, phrases, unspaced = _cues()
    found = 0
    folded = set(map(str.casefold, tokens))
    if not dense and folded.isdisjoint(_telling_words()):
        return 0
    for hit in single.keys() & folded:
        found |= single[hit]
    telling = phrases.keys() & folded
    if telling:
        spaced = f" {' '.join(tokens).casefold()} "
        for word in telling:
            for phrase, cue in phrases[word]:
                if phrase in spaced:
                    found |= cue
    if dense:
        for phrase, cue in unspaced:
            if phrase in words:
                found |= cue
    return found


@cache
def _telling_words() -> frozenset[str]:
    single, phrases, _ = _cues()
    return frozenset(single) | frozenset(phrases)


def entries(*kinds: str) -> tuple[str, ...]:
    """The folded entries of some kinds, longest first."""
    found = {row["entry"].casefold() for row in table("cues") if row["kind"] in kinds}
    return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))


@cache
def _cues() -> tuple[dict[str, int], dict[str, list[tuple[str, int]]], list[tuple[str, int]]]:
    """Single words, phrases by their longest word, and what may stand anywhere in a script without spaces.

    The longest word of a phrase is seldom met elsewhere: "the" stands in most lines, "photographer" in few.
    """
    single: dict[str, int] = {}
    phrases: dict[str, list[tuple[str, int]]] = {}
    unspaced: list[tuple[str, int]] = []
    for row in table("cues"):
        cue, entry = LineCue[row["kind"].upper()].value, row["entry"].casefold()
        tokens = _WORD.findall(entry)
        if is_unspaced(entry):
            unspaced.append((entry, cue))
        elif len(tokens) == 1:
            single[tokens[0]] = single.get(tokens[0], 0) | cue
        else:
            phrases.setdefault(max(tokens, key=len), []).append((f" {' '.join(tokens)} ", cue))
    return single, phrases, unspaced


def is_unspaced(entry: str) -> bool:
    """Whether an entry is in a script that puts no spaces between words."""
    return any(0x2E80 <= ord(c) <= 0xD7AF for c in entry)


def pattern_of(words: Collection[str]) -> str:
    """A regular expression for any of some folded entries, longest first, as whole words where words have spaces."""
    ordered = sorted(words, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(w) if is_unspaced(w) else rf"{re.escape(w)}(?!\w)" for w in ordered)
