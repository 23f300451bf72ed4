"""Dates as a reader types them: "18 February 2024", "Feb 2024", "2024-02-18", "18.02.2024"."""

from __future__ import annotations

import datetime
import re
from functools import cache
from importlib.resources import files

from dossier.search.words import folded_word

_SPLIT = re.compile(r"[\s.,/-]+")
_YEAR_FIRST = re.compile(r"[12][0-9]{3}(?:-[0-9]{1,2}){0,2}")
_FIGURES = re.compile(r"[0-9]{1,2}([./])[0-9]{1,2}\1[12][0-9]{3}")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
# What may stand in a date and says nothing of its own, in the table of months; what stands in place of a year.
_LEFT_OUT, _ANY_YEAR = 0, "-"
_YEAR = re.compile(r"[12][0-9]{3}")


@cache
def months() -> dict[str, int]:
    """Folded names of months in every language that search knows → their number; 0 for "of", "the", "Sunday"."""
    table = (files("dossier.search") / "data" / "months.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")][1:]
    return {name: int(number) for _, number, names in rows for name in names.split()}


def read_days(words: str) -> tuple[str, ...]:
    """The days, months or years that some words may mean, as ISO 8601; empty where they are no date.

    Figures that could be two days are both: it is not known who writes the day first. A day without a year is that of
    any year: `--02-18`, as ISO 8601 of 2000 wrote it.

    >>> read_days("Sunday, 18th of February 2024"), read_days("Feb 2024"), read_days("18 February")
    (('2024-02-18',), ('2024-02',), ('--02-18',))
    >>> read_days("3/4/2024")
    ('2024-04-03', '2024-03-04')
    """
    words = words.strip(" ,.")
    if _YEAR_FIRST.fullmatch(words):
        return _iso(*map(int, words.split("-")))
    parts = [part for part in _SPLIT.split(words) if part]
    if _FIGURES.fullmatch(words):
        one, two, last = map(int, parts)
        return tuple(dict.fromkeys((*_iso(last, two, one), *_iso(last, one, two))))
    if not parts or months().get(folded_word(parts[-1])) == _LEFT_OUT:
        return ()
    parts = [part for part in parts if months().get(folded_word(part)) != _LEFT_OUT]
    year = int(parts.pop()) if _YEAR.fullmatch(parts[-1]) else None
    named = [months().get(folded_word(part)) for part in parts]
    figures = [int(match[1]) if (match := _ORDINAL.fullmatch(part.lower())) else 0 for part in parts]
    month = next((number for number in named if number), 0)
    if len(parts) > 2 or sum(map(bool, named)) != 1:
        return ()
    day = next((figure for figure, name in zip(figures, named, strict=True) if not name), None)
    if year is None:
        # Of a leap year, so that the 29th of February is a day too.
        return tuple(iso.replace("2000", _ANY_YEAR, 1) for iso in _iso(2000, month, day)) if day else ()
    return _iso(year, month) if day is None else _iso(year, month, day)


def _iso(year: int, month: int | None = None, day: int | None = None) -> tuple[str, ...]:
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return ()
    return ("-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]),)


def bounds(day: str) -> tuple[int, int]:
    """The first and the last day of an ISO day, month or year, as numbers that sort."""
    parts = [int(part) for part in day.split("-")]
    first = datetime.date(*[*parts, 1, 1][:3]).toordinal()
    if len(parts) == 3:
        return first, first
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    last = datetime.date(*following, 1).toordinal() - 1 if following[0] < 10000 else datetime.date.max.toordinal()
    return first, last
