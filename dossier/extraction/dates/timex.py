"""TIMEX3 values as EDTF (ISO 8601-2), with the days that bound them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dossier.text.edtf import extent_of

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_FIRST_QUARTER, _FIRST_HALF = 33, 40


@dataclass(frozen=True, slots=True)
class Placed:
    """A place on the timeline: the EDTF form, the ISO days that bound it (both included), and its unit."""

    edtf: str
    earliest: str
    latest: str
    precision: str


def place(value: str) -> Placed | None:
    """Where a TIMEX3 value stands on the calendar; None for one with unknown parts or no date in it.

    "2022-01-27TMO" is that day, "2022-W04" the interval of its Monday and Sunday, "199X" ten years.
    """
    for shape, spell in _SHAPES:
        if match := shape.fullmatch(value):
            try:
                return _placed(*spell(*match.groups()))
            except (ValueError, OverflowError):
                return None
    return None


def interval(first: Placed, last: Placed) -> Placed | None:
    """The interval from one place to another, both included; None when it would run backwards."""
    if first.earliest > last.latest or first == last:
        return None
    return Placed(f"{_end(first, 0)}/{_end(last, 1)}", first.earliest, last.latest, "interval")


def _end(placed: Placed, side: int) -> str:
    return placed.edtf.split("/")[side] if "/" in placed.edtf else placed.edtf


def _placed(edtf: str, precision: str = "") -> Placed | None:
    extent = extent_of(edtf)
    if extent is None:
        return None
    return Placed(edtf, extent.earliest or "", extent.latest or "", precision or extent.precision)


def _week(year: str, week: str, part: str | None) -> tuple[str, str]:
    first, last = (6, 7) if part == "WE" else (int(part), int(part)) if part else (1, 7)
    days = [date.fromisocalendar(int(year), int(week), day).isoformat() for day in (first, last)]
    if first == last:
        return days[0], "day"
    return "/".join(days), "interval" if part else "week"


# A day keeps no time of day: two hours of one morning are one place on a timeline of days.
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., tuple[str] | tuple[str, str]]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?"), lambda day: (day,)),
    (re.compile(r"(\d{4}-(?:0\d|1[0-2]))"), lambda month: (month,)),
    (re.compile(r"(\d{4}|\d{3}X|\d{2}XX)"), lambda years: (years,)),
    (re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?"), _week),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda year, code: (f"{year}-{_SEASONS[code]}",)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, number: (f"{year}-{_FIRST_QUARTER + int(number) - 1}",)),
    (re.compile(r"(\d{4})-H([12])"), lambda year, number: (f"{year}-{_FIRST_HALF + int(number) - 1}",)),
)
