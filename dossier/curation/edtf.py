"""The part of EDTF (ISO 8601-2) that a curator writes, with the days it spans."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?P<time>T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$"
)
_DECADE = re.compile(r"(?P<decade>\d{3})X$")
_CENTURY = re.compile(r"(?P<century>\d{2})XX$")
# Sub-year groupings: first month, number of months, precision. Winter (24) runs into the next year.
_GROUPINGS = {
    **{21 + n: (3 + 3 * n, 3, "season") for n in range(4)},
    **{25 + n: (3 + 3 * n, 3, "season") for n in range(4)},
    **{33 + n: (1 + 3 * n, 3, "quarter") for n in range(4)},
    **{40 + n: (1 + 6 * n, 6, "half") for n in range(2)},
}


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last ISO day of a date, both included (None: open), and its EDTF unit."""

    earliest: str | None
    latest: str | None
    precision: str


def extent_of(value: str) -> Extent | None:
    """The days that an EDTF value spans; None where it is none that a timeline can hold.

    >>> extent_of("2022-02")
    Extent(earliest='2022-02-01', latest='2022-02-28', precision='month')
    """
    if "/" in value:
        return _interval(*value.split("/", 1))
    bare = value.rstrip("?~%")
    for pattern, width, unit in ((_DECADE, 10, "decade"), (_CENTURY, 100, "century")):
        if match := pattern.match(bare):
            first = int(match.group(1)) * width
            return Extent(f"{first:04d}-01-01", f"{first + width - 1:04d}-12-31", unit) if first else None
    match = _POINT.match(bare)
    return _point(match) if match else None


def _interval(start: str, end: str) -> Extent | None:
    first = None if start == ".." else extent_of(start)
    last = None if end == ".." else extent_of(end)
    if (first is None and start != "..") or (last is None and end != "..") or not (first or last):
        return None
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        return None
    return Extent(earliest, latest, "interval")


def _point(match: re.Match[str]) -> Extent | None:
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    if not 1 <= year <= 9998:
        return None
    if not match["month"]:
        return Extent(f"{year:04d}-01-01", f"{year:04d}-12-31", "year")
    if match["day"]:
        try:
            stated = date(year, month, day).isoformat()
        except ValueError:
            return None
        return Extent(stated, stated, "day")
    first_month, months, unit = _GROUPINGS.get(month, (month, 1, "month"))
    if not 1 <= first_month <= 12:
        return None
    last_year, last_month = divmod(year * 12 + first_month - 1 + months - 1, 12)
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Extent(date(year, first_month, 1).isoformat(), last.isoformat(), unit)
