"""Calendar arithmetic: the days, weeks and months that a relative expression points at. No words here."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PRECISE = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def parse_day(words: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None when it is no full day of the calendar."""
    if words is None or len(words) < 10:
        return None
    return make_day(*words[:10].split("-")) if re.match(r"\d{4}-\d\d-\d\d", words) else None


def make_day(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day of the given numbers; None where the calendar has none (31 April, 29 February 2021)."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """`day` moved by `days`; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """`day` moved by whole months, cut to the last day of a shorter month; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_weekday(anchor: date, weekday: int, strictly: bool = False) -> date | None:
    """The most recent ISO weekday (1 to 7) up to `anchor`, `anchor` itself included unless `strictly`."""
    back = (anchor.isoweekday() - weekday) % 7
    return add_days(anchor, -(back or (7 if strictly else 0)))


def next_weekday(anchor: date, weekday: int, strictly: bool = False) -> date | None:
    """The first ISO weekday (1 to 7) from `anchor` on, `anchor` itself included unless `strictly`."""
    ahead = (weekday - anchor.isoweekday()) % 7
    return add_days(anchor, ahead or (7 if strictly else 0))


def nearest(anchor: date, candidates: Iterable[date]) -> date | None:
    """The candidate closest to `anchor`, the earlier one of two that are as close."""
    return min(candidates, key=lambda day: (abs((day - anchor).days), day), default=None)


def month_day_near(anchor: date, month: int, day: int) -> date | None:
    """The month-day closest to `anchor`; 29 February looks for the closest leap year."""
    years = (
        range(anchor.year - 4, anchor.year + 5) if (month, day) == (2, 29) else range(anchor.year - 1, anchor.year + 2)
    )
    return nearest(anchor, [d for y in years if (d := make_day(y, month, day))])


def week_of(day: date) -> str:
    """The ISO week of a day as a TIMEX3 value: `2022-W04`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def season_of(day: date) -> tuple[int, str]:
    """The season a day lies in, northern hemisphere, winter counted with the year in which it begins."""
    code = next((c for c, start in SEASON_START.items() if start <= day.month < start + 3), "WI")
    return (day.year - 1 if code == "WI" and day.month < 3 else day.year), code


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds `day`: `2022-01`, `2022-Q1`, `202X`."""
    match unit:
        case "day":
            return day.isoformat()
        case "week":
            return week_of(day)
        case "weekend":
            return f"{week_of(day)}-WE"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04}-H{1 if day.month < 7 else 2}"
        case "season":
            return "{:04}-{}".format(*season_of(day))
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}X"
        case _:
            return f"{day.year // 100:02}XX"


def shift(day: date, unit: str, count: int) -> date | None:
    """`day` moved by `count` units; a season is three months, a weekend and a fortnight whole weeks."""
    if unit in MONTHS_OF:
        return add_months(day, MONTHS_OF[unit] * count)
    if unit == "season":
        return add_months(day, 3 * count)
    return add_days(day, {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0) * count)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the anonymous computus (Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def holiday(formula: str, year: int) -> date | None:
    """The day of a holiday formula in a year.

    `12-25`: that day; `easter+1`: days from Easter Sunday; `11-4#4`: the fourth ISO weekday 4 of November, counted
    from the end when negative; a trailing `+1` moves it by days ("11-4#4+1" is the Friday after); `2001-09-11`: that
    one day whatever the year.
    """
    if _PRECISE.fullmatch(formula):
        return make_day(*formula.split("-"))
    base, _, moved = formula.partition("+")
    if "easter" in formula:
        return add_days(easter(year), int(formula.removeprefix("easter") or 0)) if 1 <= year <= 9999 else None
    month, _, which = base.partition("-")
    if "#" not in which:
        return make_day(year, month, which)
    weekday, _, number = which.partition("#")
    return add_days(_nth_weekday(year, int(month), int(weekday), int(number)), int(moved or 0))


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))
