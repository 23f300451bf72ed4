"""TIMEX3 values as EDTF (ISO 8601-2), with the days that bound them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.extraction.dates.calendar import SEASON_START, add_months, make_day

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
    for shape, build in _SHAPES:
        if match := shape.fullmatch(value):
            try:
                return build(*match.groups())
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


def _day(year: str, month: str, day: str) -> Placed | None:
    known = make_day(year, month, day)
    return Placed(known.isoformat(), known.isoformat(), known.isoformat(), "day") if known else None


def _months(edtf: str, year: int, month: int, count: int, precision: str) -> Placed:
    first = date(year, month, 1)
    after = add_months(first, count)
    last = after - timedelta(days=1) if after else date(9999, 12, 31)
    return Placed(edtf, first.isoformat(), last.isoformat(), precision)


def _month(year: str, month: str) -> Placed:
    return _months(f"{year}-{month}", int(year), int(month), 1, "month")


def _year(year: str) -> Placed:
    return _months(year, int(year), 1, 12, "year")


def _decade(tens: str) -> Placed:
    return _months(f"{tens}X", int(tens) * 10, 1, 120, "decade")


def _century(hundreds: str) -> Placed:
    return _months(f"{hundreds}XX", int(hundreds) * 100, 1, 1200, "century")


def _season(year: str, code: str) -> Placed:
    return _months(f"{year}-{_SEASONS[code]}", int(year), SEASON_START[code], 3, "season")


def _quarter(year: str, number: str) -> Placed:
    n = int(number)
    return _months(f"{year}-{_FIRST_QUARTER + n - 1}", int(year), 3 * n - 2, 3, "quarter")


def _half(year: str, number: str) -> Placed:
    n = int(number)
    return _months(f"{year}-{_FIRST_HALF + n - 1}", int(year), 6 * n - 5, 6, "half")


def _week(year: str, week: str, part: str | None) -> Placed:
    first, last = (6, 7) if part == "WE" else (int(part), int(part)) if part else (1, 7)
    days = [date.fromisocalendar(int(year), int(week), day).isoformat() for day in (first, last)]
    if first == last:
        return Placed(days[0], days[0], days[0], "day")
    return Placed("/".join(days), days[0], days[1], "interval" if part else "week")


_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Placed | None]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(\d{4})"), _year),
    (re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?"), _week),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{3})X"), _decade),
    (re.compile(r"(\d{2})XX"), _century),
)
