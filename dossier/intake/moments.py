"""Declared dates and times, read strictly into ISO 8601 at the precision they state."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"""(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})
        (?:[T\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?
           \s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?(?P<zone>Z)?)?$"
)
_POINTED = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?:[\s,]+(?P<hour>\d{1,2}):(?P<minute>\d{2}))?"
)
_FIRST_YEAR, _LAST_YEAR = 1600, 2100


def iso_moment(words: object) -> str | None:
    """A declared date as `2022-01-27`, `2022-01-27T20:49` or `2022-01-27T20:49+05:30`; None when it is none of these.

    Takes ISO 8601 and its common misspellings, compact figures, the date of an e-mail header and `27.01.2022`. What
    could be read two ways (`01/02/2022`) is no date. A zone is given only where it is stated.

    >>> iso_moment("2022-01-27T20:49:03.120+0530")
    '2022-01-27T20:49+05:30'
    >>> iso_moment("01/02/2022")
    """
    text = str(words or "").strip()[:64]
    for pattern in (_ISO, _COMPACT, _POINTED):
        match = pattern.match(text)
        if match:
            return _moment({k: v for k, v in match.groupdict().items() if v})
    if text[:1].isalpha() and any(c.isdigit() for c in text):
        return _mail_date(text)
    return None


def _mail_date(text: str) -> str | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _written(when) if _FIRST_YEAR <= when.year <= _LAST_YEAR else None


def _moment(parts: dict[str, str]) -> str | None:
    try:
        day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return None
        if "hour" not in parts:
            return day.isoformat()
        clock = f"{int(parts['hour']):02}:{parts['minute']}"
        return datetime.fromisoformat(f"{day.isoformat()}T{clock}{_zone(parts.get('zone', ''))}").isoformat(
            "T", "minutes"
        )
    except ValueError:
        return None


def _zone(words: str) -> str:
    if not words:
        return ""
    if words[0] not in "+-":
        return "+00:00"
    figures = words[1:].replace(":", "").ljust(4, "0")
    return f"{words[0]}{figures[:2]}:{figures[2:]}"


def _written(when: datetime) -> str:
    return when.isoformat("T", "minutes")


def day_of(moment: str) -> str:
    """The day of a moment, for comparing two statements."""
    return moment[:10]
