"""EDTF (ISO 8601-2), as dates are stored and shown here: what a value spans, what is wrong with it, its words.

Read are days, moments, months, years, decades (`198X`), centuries (`19XX`), the parts of a year that the standard
numbers 21 to 41, each with one of the qualifiers `?`, `~`, `%`, and intervals of two of them, one end of which may be
open (`..`). A season without a hemisphere (21 to 24) spans the northern months.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

PRECISIONS = ("century", "decade", "year", "half", "third", "season", "quarter", "month", "week", "day")
"""The units of a date, coarse before fine; an interval has the unit "interval"."""

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.+)?)?)?$")
_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?$")
_TENS = re.compile(r"(\d{2})(\d|X)X$")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$")
_HEDGES = {"~": "about {date}", "?": "perhaps {date}", "%": "perhaps about {date}"}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A numbered part of a year: its first month, how many it has, its unit, and its words before the year."""

    first: int
    months: int
    unit: str
    words: str
    after: str = ""


_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("1st", "2nd", "3rd", "4th")
_PARTS = {
    **{21 + n: _Part(3 + 3 * n, 3, "season", name) for n, name in enumerate(_SEASONS)},
    **{25 + n: _Part(3 + 3 * n, 3, "season", name, "(northern)") for n, name in enumerate(_SEASONS)},
    **{29 + n: _Part((8 + 3 * n) % 12 + 1, 3, "season", name, "(southern)") for n, name in enumerate(_SEASONS)},
    **{33 + n: _Part(1 + 3 * n, 3, "quarter", f"{_ORDINALS[n]} quarter") for n in range(4)},
    **{37 + n: _Part(1 + 4 * n, 4, "third", f"{_ORDINALS[n]} third") for n in range(3)},
    **{40 + n: _Part(1 + 6 * n, 6, "half", f"{_ORDINALS[n]} half") for n in range(2)},
}


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last ISO day of a date, both included (None: open), and its unit, one of `PRECISIONS`."""

    earliest: str | None
    latest: str | None
    precision: str


class NoDateError(ValueError):
    """A value is no date; the message says why, for a person."""


def extent_of(value: str) -> Extent | None:
    """The days that an EDTF value spans; None where it is none that a timeline can hold.

    >>> extent_of("2022-02")
    Extent(earliest='2022-02-01', latest='2022-02-28', precision='month')
    """
    try:
        return _extent(value)
    except NoDateError:
        return None


def fault_of(value: str) -> str:
    """Why a value is no date, for a person; empty where it is one.

    >>> fault_of("2024-09-31"), fault_of("2024-09")
    ('there is no such day: September 2024 has 30 days', '')
    """
    try:
        _extent(value)
    except NoDateError as error:
        return str(error)
    return ""


@lru_cache(maxsize=4096)
def _extent(value: str) -> Extent:
    if "/" in value:
        return _interval(*value.split("/", 1))
    bare = value[:-1] if value.endswith(("?", "~", "%")) else value
    if match := _TENS.match(bare):
        return _tens(match[1], match[2])
    match = _POINT.match(bare)
    if match is None:
        raise NoDateError("it is written neither as a year, a month, a day nor an interval of two of them")
    return _point(match)


def _interval(start: str, end: str) -> Extent:
    first = None if start == ".." else _extent(start)
    last = None if end == ".." else _extent(end)
    if not (first or last):
        raise NoDateError("the interval has no end that is known")
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        raise NoDateError("the interval ends before it begins")
    return Extent(earliest, latest, "interval")


def _tens(hundreds: str, tens: str) -> Extent:
    width, unit = (100, "century") if tens == "X" else (10, "decade")
    first = int(hundreds) * 100 + (0 if tens == "X" else int(tens) * 10)
    if not first:
        raise NoDateError("there is no year 0")
    return Extent(f"{first:04d}-01-01", f"{first + width - 1:04d}-12-31", unit)


def _point(match: re.Match[str]) -> Extent:
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    if not year:
        raise NoDateError("there is no year 0")
    if not match["month"]:
        return Extent(f"{year:04d}-01-01", f"{year:04d}-12-31", "year")
    if match["day"]:
        return _day(year, month, day, match["time"])
    part = _PARTS.get(month)
    if part is None and not 1 <= month <= 12:
        raise NoDateError(f"there is no month {month:02d}: months are 01 to 12, seasons and other parts 21 to 41")
    first, months, unit = (part.first, part.months, part.unit) if part else (month, 1, "month")
    last_year, last_month = divmod(year * 12 + first - 1 + months - 1, 12)
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]) if last_year < 10_000 else date.max
    return Extent(date(year, first, 1).isoformat(), last.isoformat(), unit)


def _day(year: int, month: int, day: int, time: str | None) -> Extent:
    if not 1 <= month <= 12:
        raise NoDateError(f"there is no month {month:02d}")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise NoDateError(f"there is no such day: {_MONTHS[month - 1]} {year} has {last} days")
    if time and not _TIME.match(time):
        raise NoDateError(f"“{time[1:]}” is no time of day, as 20:49 is")
    stated = date(year, month, day).isoformat()
    return Extent(stated, stated, "day")


def _english(phrase: str, **values: str) -> str:
    return phrase.format(**values)


def in_words(value: str, say: Callable[..., str] = _english) -> str:
    """An EDTF date, moment or interval as a newspaper prints it, at its precision; what is none, unchanged.

    `say` puts a phrase into another language: it is given the English one, as "until {date}", and what is filled in.

    >>> in_words("../2022-01-27"), in_words("2014~"), in_words("198X"), in_words("2022-25")
    ('until 27 January 2022', 'about 2014', '1980s', 'spring 2022 (northern)')
    """
    if match := _STAMP.match(value):
        day, clock, zone = match.groups()
        return f"{in_words(day, say)}, {clock}" + (f" (UTC{'' if zone == 'Z' else zone})" if zone else "")
    first, slash, last = value.partition("/")
    if not slash:
        bare = value.rstrip("~?%")
        said = _point_in_words(bare, say)
        hedge = _HEDGES.get(value[len(bare) :])
        return say(hedge, date=said) if hedge else said
    if first in {"..", ""}:
        return say("until {date}", date=in_words(last, say))
    if last in {"..", ""}:
        return say("from {date} on", date=in_words(first, say))
    return say("{first} to {last}", first=in_words(first, say), last=in_words(last, say))


def month_name(month: str, say: Callable[..., str] = _english) -> str:
    """The name of a month written as two digits, empty for what is none.

    >>> month_name("01"), month_name("21")
    ('January', '')
    """
    return say(_MONTHS[int(month) - 1]) if month.isdecimal() and 1 <= int(month) <= 12 else ""


def _point_in_words(value: str, say: Callable[..., str]) -> str:
    if match := _TENS.match(value):
        return say("{tens}0s", tens=f"{match[1]}{match[2].replace('X', '0')}")
    match = _POINT.match(value)
    if match is None or not match["month"] or match["time"]:
        return value
    year, month = match["year"], int(match["month"])
    named = month_name(match["month"], say)
    if match["day"]:
        return say("{day} {month} {year}", day=str(int(match["day"])), month=named, year=year) if named else value
    if named:
        return f"{named} {year}"
    part = _PARTS.get(month)
    return f"{say(part.words)} {year}{' ' + say(part.after) if part.after else ''}" if part else value
