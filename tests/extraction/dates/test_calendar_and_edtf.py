"""Calendar arithmetic and EDTF forms against known days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.extraction.dates.calendar import (
    add_months,
    easter,
    holiday,
    last_weekday,
    month_day_near,
    next_weekday,
    season_of,
    shift,
    unit_value,
)
from dossier.extraction.dates.timex import interval, place

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [(1913, "03-23"), (1943, "04-25"), (2000, "04-23"), (2008, "03-23"), (2018, "04-01"), (2024, "03-31")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2021, "2021-12-25"),
        ("11-4#4", 2021, "2021-11-25"),
        ("11-4#4+1", 2021, "2021-11-26"),
        ("5-1#-1", 2022, "2022-05-30"),
        ("11-1#1+1", 2020, "2020-11-03"),
        ("easter-2", 2022, "2022-04-15"),
        ("easter+50", 2022, "2022-06-06"),
        ("2001-09-11", 1990, "2001-09-11"),
    ],
)
def test_holiday_rules(rule: str, year: int, day: str) -> None:
    found = holiday(rule, year)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize(
    ("value", "edtf", "earliest", "latest", "precision"),
    [
        ("2022-01-27", "2022-01-27", "2022-01-27", "2022-01-27", "day"),
        ("2022-01-27TMO", "2022-01-27", "2022-01-27", "2022-01-27", "day"),
        ("2020-02", "2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2014", "2014", "2014-01-01", "2014-12-31", "year"),
        ("2022-W04", "2022-01-24/2022-01-30", "2022-01-24", "2022-01-30", "week"),
        ("2022-W04-WE", "2022-01-29/2022-01-30", "2022-01-29", "2022-01-30", "interval"),
        ("2020-W53", "2020-12-28/2021-01-03", "2020-12-28", "2021-01-03", "week"),
        ("2010-WI", "2010-24", "2010-12-01", "2011-02-28", "season"),
        ("2009-Q3", "2009-35", "2009-07-01", "2009-09-30", "quarter"),
        ("2009-H2", "2009-41", "2009-07-01", "2009-12-31", "half"),
        ("197X", "197X", "1970-01-01", "1979-12-31", "decade"),
        ("13XX", "13XX", "1300-01-01", "1399-12-31", "century"),
    ],
)
def test_place(value: str, edtf: str, earliest: str, latest: str, precision: str) -> None:
    placed = place(value)
    assert placed is not None
    assert (placed.edtf, placed.earliest, placed.latest, placed.precision) == (edtf, earliest, latest, precision)


@pytest.mark.parametrize(
    "value", ["XXXX-WXX-5", "PAST_REF", "P3Y", "2021-02-30", "2021-W54", "T20:49", "0000", "00XX", ""]
)
def test_no_place(value: str) -> None:
    assert place(value) is None


def test_an_interval_does_not_run_backwards() -> None:
    early, late = place("1998"), place("2014-05")
    assert early is not None
    assert late is not None
    forward = interval(early, late)
    assert forward is not None
    assert (forward.edtf, forward.earliest, forward.latest) == ("1998/2014-05", "1998-01-01", "2014-05-31")
    assert interval(late, early) is None


@given(DAYS, st.integers(1, 7))
def test_weekdays_lie_within_a_week(anchor: date, weekday: int) -> None:
    last, following = last_weekday(anchor, weekday), next_weekday(anchor, weekday, strictly=True)
    assert last is not None
    assert following is not None
    assert 0 <= (anchor - last).days < 7
    assert 0 < (following - anchor).days <= 7
    assert last.isoweekday() == following.isoweekday() == weekday


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_the_nearest_month_day_is_within_half_a_year(anchor: date, month: int, day: int) -> None:
    near = month_day_near(anchor, month, day)
    assert near is not None
    assert (near.month, near.day) == (month, day)
    assert abs((near - anchor).days) <= 183


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]))
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    placed = place(unit_value(day, unit))
    assert placed is not None
    assert placed.earliest <= day.isoformat() <= placed.latest
    assert placed.precision == unit


@given(DAYS, st.integers(-3000, 3000))
def test_months_go_there_and_back(day: date, months: int) -> None:
    first = day.replace(day=1)
    there = add_months(first, months)
    assert there is None or add_months(there, -months) == first


def test_nothing_leaves_the_calendar() -> None:
    assert shift(date(9999, 12, 31), "day", 1) is None
    assert shift(date(1, 1, 1), "century", -1) is None
    assert season_of(date(2022, 1, 27)) == (2021, "WI")
