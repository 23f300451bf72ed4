"""Quotation marks, one by one: where each stands and which way it can turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from dossier.model import Span

# Four equal marks in a row and more are ornament, and a slip through which hostile text would grow.
_MARK = re.compile(r"""(["“”„‟«»「」『』＂'‘’‚‛`´‹›])\1{3,}|``|''|‘‘|’’|["“”„‟«»「」『』＂'‘’‚‛`´‹›]""")
_SINGLE = frozenset("'‘’‚‛`´‹›")
_OPENING = frozenset(("“", "„", "‟", "«", "``", "‘‘", "「", "『", "‘", "‚", "‛", "‹", "`"))
_CLOSING = frozenset(("”", "»", "’’", "」", "』", "’", "´", "›"))
_SPACE_LIKE_BEFORE = frozenset("([{<—–-/…|*“„«‘‹\"'")
_SPACE_LIKE_AFTER = frozenset(",.;:!?)]}>—–-/…”»’›\"'")


class Turn(Enum):
    """Which way a mark turns where it stands; `EITHER` leaves the choice to what is open."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark. `weak` closing singles may be a plural's apostrophe ("workers' rights")."""

    start: int
    end: int
    glyph: str
    turn: Turn
    weak: bool = False

    @property
    def single(self) -> bool:
        """Whether it belongs to the single marks, which also serve as apostrophes."""
        return self.glyph in _SINGLE


def marks_in(text: str, block: Span) -> list[Mark]:
    """The quotation marks of a block in order; apostrophes inside words and inch signs are left out."""
    marks = []
    for match in _MARK.finditer(text, block.start, block.end):
        if match[1]:
            continue
        mark = _classified(text, block, match.start(), match.end(), match.group())
        if mark:
            marks.append(mark)
    return marks


def _classified(text: str, block: Span, start: int, end: int, glyph: str) -> Mark | None:
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    single = glyph in _SINGLE
    if single and before.isalnum() and after.isalnum():
        return None
    if before.isdigit() and glyph in ('"', "''") and text[max(start - 3, 0) : start].strip("0123456789") in ("'", "’"):
        return None
    if before == "=" or (before == glyph and text[max(start - 2, 0) : start - 1] == "="):
        return None  # the value of an attribute in stray markup
    gap_before = before.isspace() or before in _SPACE_LIKE_BEFORE
    gap_after = after.isspace() or after in _SPACE_LIKE_AFTER
    turn = _turn(glyph, gap_before, gap_after)
    if single:
        if turn is Turn.OPEN and (after.isdigit() or glyph in _CLOSING):
            return None  # '90s, ’em
        weak = before in "sS" and after.isspace()
        return Mark(start, end, glyph, turn, weak)
    return Mark(start, end, glyph, turn)


def _turn(glyph: str, gap_before: bool, gap_after: bool) -> Turn:
    """The way the surroundings point, else the way the glyph is made for."""
    if gap_before and not gap_after:
        return Turn.OPEN
    if gap_after and not gap_before:
        return Turn.CLOSE
    if glyph in _OPENING:
        return Turn.OPEN
    if glyph in _CLOSING:
        return Turn.CLOSE
    return Turn.EITHER
