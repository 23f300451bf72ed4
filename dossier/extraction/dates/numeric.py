"""Dates in figures alone, the same in every language: ISO 8601, 27.01.2022, 27/1/2022."""

from __future__ import annotations

import re
from datetime import date

from dossier.extraction.dates.calendar import make_day
from dossier.extraction.dates.scene import Atom, Reading
from dossier.model import TimexType

_ISO = re.compile(
    r"(?P<year>1\d{3}|20\d\d|21\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])"
    r"(?P<time>[T ](?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])(?![.,:/]\d)"
)
_FIGURES = re.compile(
    r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>(?:1[89]|20)\d\d|\d\d)(?![\w%-])(?![.,:/]\d)"
)
_TURN_OF_SHORT_YEARS = 30


def find_numeric(text: str, start: int, end: int, published: date | None, joined: bool = True) -> Atom | None:
    """The date in figures that begins at `start`, if there is one; a time of day is taken in when `joined`."""
    if match := _ISO.match(text, start, end):
        return _iso(match, joined)
    if match := _FIGURES.match(text, start, end):
        return _figures(match, published)
    return None


def _iso(match: re.Match[str], joined: bool) -> Atom | None:
    day = make_day(match["year"], match["month"], match["day"])
    if day is None:
        return None
    time = match["time"] if joined else None
    stop = match.end() if time else match.end("day")
    kind = TimexType.TIME if time else TimexType.DATE
    value = f"{day.isoformat()}T{time[1:]}" if time else day.isoformat()
    return Atom(match.start(), stop, Reading(kind, value), "date.iso")


def _figures(match: re.Match[str], published: date | None) -> Atom | None:
    """A day in figures: with stops the day comes first; with slashes whichever order the calendar allows."""
    first, second = int(match["first"]), int(match["second"])
    year = _whole_year(match["year"], match["sep"])
    if year is None:
        return None
    day_first, month_first = make_day(year, second, first), make_day(year, first, second)
    if match["sep"] == ".":
        month_first = None
    known = day_first if day_first == month_first else _only(day_first, month_first)
    if known is None and published in (day_first, month_first):
        known = published
    span = match.span()
    if known:
        return Atom(*span, Reading(TimexType.DATE, known.isoformat()), "date.figures")
    if day_first and month_first:
        return Atom(
            *span, Reading(TimexType.DATE, f"{year}-XX-XX", unresolved=_either(day_first, month_first)), "date.figures"
        )
    return None


def _whole_year(printed: str, separator: str) -> int | None:
    if len(printed) == 4:
        return int(printed)
    # Two figures and stops or hyphens are as often a version, a score or a telephone number.
    if separator != "/":
        return None
    return int(printed) + (2000 if int(printed) < _TURN_OF_SHORT_YEARS else 1900)


def _only(one: date | None, other: date | None) -> date | None:
    return one if other is None else other if one is None else None


def _either(one: date, other: date) -> str:
    first, last = min(one, other).isoformat(), max(one, other).isoformat()
    return f"It could be {first} or {last}: the order of day and month is open."
