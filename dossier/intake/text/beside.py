"""What may stand beside a printed date on its line: a name, a place or a section, set off from it."""

from __future__ import annotations

import re
from functools import cache

from dossier.intake.tables import table
from dossier.intake.text.words import entries, is_unspaced, pattern_of

_SEPARATOR = re.compile(r"[|•·–—\-/;()\[\]\t\n>»#*]\s*$")
_OPENER = re.compile(r"\s*(?:[|•·–—\-/,;()（）\[\]\t\n.…\d]|$)")
_SENTENCE_INSIDE = re.compile(r"[.!?。]\s+\w+\s+\w+\s+\w+")
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def fits_before(left: str, label: str | None, *, first: bool, bare_day: bool) -> bool:
    """Whether the words before a date let it stand alone; `first`: the line begins with them."""
    before = left.strip()
    if left[-1:] in ("/", "\\", "_"):
        return False
    names = TOKEN.findall(before)
    if not names or not first:
        return True
    if len(names) > 14 or _SENTENCE_INSIDE.search(before):
        return False
    if label or _SEPARATOR.search(left) or is_unspaced(before):
        return True
    named = len(names) <= 5 and all(n[0].isupper() or n in fillers() for n in names)
    if left.rstrip().endswith(","):
        return len(names) <= 4 and all(n[0].isupper() for n in names)
    # "Remembering 11 September 2001" is a headline: a name needs "by" before it, or a time or figures after it.
    return (named and not bare_day) or (names[0].casefold() in _by_words() and len(names) <= 8)


def fits_after(rest: str, label: str | None) -> bool:
    """Whether the words after a date let it stand alone: set off from it, or the name behind a "by"."""
    if rest[:1] in ("/", "\\", "_") or (rest[:1] == "-" and rest[1:2].isalnum()):
        return False  # part of an address or a file's name
    if rest[:1] in (")", "]", "）") and rest[1:].strip():
        # "Hale (3 May 1921 – 4 June 1987) was…": the bracket belongs to a sentence unless the line goes on set off.
        return fits_after(rest[1:], label)
    words = TOKEN.findall(rest)
    if words and words[0].casefold() in fillers() and not rest.lstrip()[:1].isdigit():
        return len(words) == 1 or fits_after(rest.lstrip().removeprefix(words[0]), label)
    if len(words) > 14 or _SENTENCE_INSIDE.search(rest):
        return False
    if label or _OPENER.match(rest) or rest[:1].isupper() or is_unspaced(rest.strip()[:1] or " "):
        return True
    if not words:
        return len(rest.strip()) < 12
    return words[0].casefold() in _by_words() or _follows_label().match(rest.strip().casefold()) is not None


@cache
def _by_words() -> frozenset[str]:
    return frozenset(entry for entry in entries("byline") if " " not in entry)


@cache
def _follows_label() -> re.Pattern[str]:
    return re.compile(pattern_of(entries("updated", "published")))


@cache
def fillers() -> frozenset[str]:
    """The small words that stand between a date and its neighbours: "at", "on", "um"."""
    return frozenset(row["entry"] for row in table("fillers"))
