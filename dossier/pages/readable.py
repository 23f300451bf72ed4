"""Dates as a newspaper prints them."""

from __future__ import annotations

import re

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_PARTS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "1st quarter", 34: "2nd quarter"} | {
    35: "3rd quarter",
    36: "4th quarter",
    40: "1st half",
    41: "2nd half",
}
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_DECADE = re.compile(r"(\d{3})X$")
_CENTURY = re.compile(r"(\d{2})XX$")


def readable_date(stamp: str) -> str:
    """An ISO 8601 date or time in words, at the precision it has and no finer.

    >>> readable_date("2022-01-27T20:49+05:30")
    '27 January 2022, 20:49 (UTC+05:30)'
    """
    match = _STAMP.match(stamp)
    if not match:
        return readable_edtf(stamp)
    day, clock, zone = match.groups()
    offset = f" (UTC{'' if zone == 'Z' else zone})" if zone else ""
    return f"{readable_edtf(day)}, {clock}{offset}"


def readable_edtf(edtf: str) -> str:
    """An EDTF date or interval in words; what it does not know it shows unchanged.

    >>> readable_edtf("../2022-01-27"), readable_edtf("2014~"), readable_edtf("198X")
    ('until 27 January 2022', 'about 2014', '1980s')
    """
    first, slash, last = edtf.partition("/")
    if slash:
        return _interval(first, last)
    bare = edtf.rstrip("~?%")
    hedge = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(edtf[len(bare) :], "")
    return hedge + _single(bare)


def _interval(first: str, last: str) -> str:
    if first in {"..", ""}:
        return f"until {readable_edtf(last)}"
    if last in {"..", ""}:
        return f"from {readable_edtf(first)} on"
    return f"{readable_edtf(first)} to {readable_edtf(last)}"


def _single(date: str) -> str:
    if match := _DAY.match(date):
        year, month, day = match.groups()
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else date
    if match := _MONTH.match(date):
        year, month = match.groups()
        name = _MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else _PARTS.get(int(month))
        return f"{name} {year}" if name else date
    if match := _DECADE.match(date):
        return f"{match[1]}0s"
    if match := _CENTURY.match(date):
        return f"{match[1]}00s"
    return date
