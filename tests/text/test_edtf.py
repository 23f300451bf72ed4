"""EDTF: what a value spans, what is wrong with it, its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.edtf import PRECISIONS, extent_of, fault_of, in_words


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2022-01-27", "2022-01-27", "2022-01-27", "day"),
        ("2022-01-27T20:49+05:30", "2022-01-27", "2022-01-27", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2022~", "2022-01-01", "2022-12-31", "year"),
        ("9999", "9999-01-01", "9999-12-31", "year"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("000X", None, None, ""),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("2022-21", "2022-03-01", "2022-05-31", "season"),
        ("2022-24", "2022-12-01", "2023-02-28", "season"),
        ("9999-24", "9999-12-01", "9999-12-31", "season"),
        ("2022-25", "2022-03-01", "2022-05-31", "season"),
        ("2022-28", "2022-12-01", "2023-02-28", "season"),
        ("2022-29", "2022-09-01", "2022-11-30", "season"),
        ("2022-30", "2022-12-01", "2023-02-28", "season"),
        ("2022-32", "2022-06-01", "2022-08-31", "season"),
        ("2022-36", "2022-10-01", "2022-12-31", "quarter"),
        ("2022-37", "2022-01-01", "2022-04-30", "third"),
        ("2022-39", "2022-09-01", "2022-12-31", "third"),
        ("2022-41", "2022-07-01", "2022-12-31", "half"),
        ("2022-01-24/2022-01-28", "2022-01-24", "2022-01-28", "interval"),
        ("../2022-01", None, "2022-01-31", "interval"),
        ("2022-01/..", "2022-01-01", None, "interval"),
    ],
)
def test_what_a_value_spans(value: str, earliest: str | None, latest: str | None, precision: str) -> None:
    extent = extent_of(value)
    found = (extent.earliest, extent.latest, extent.precision) if extent else (None, None, "")
    assert found == (earliest, latest, precision)
    assert (fault_of(value) == "") == (extent is not None)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("2024-09-31", "there is no such day: September 2024 has 30 days"),
        ("2023-02-29", "there is no such day: February 2023 has 28 days"),
        ("2024-13-01", "there is no month 13"),
        ("2022-42", "there is no month 42"),
        ("2022-20", "there is no month 20"),
        ("2022-00", "there is no month 00"),
        ("0000", "there is no year 0"),
        ("2022/2021", "the interval ends before it begins"),
        ("../..", "no end that is known"),
        ("2022-01-27T25:00", "“25:00” is no time of day"),
        ("2022?~", "neither as a year"),
        ("27 January", "neither as a year"),
        ("", "neither as a year"),
        ("2022/", "neither as a year"),
    ],
)
def test_what_is_no_date_is_told_why(value: str, fault: str) -> None:
    assert fault in fault_of(value)
    assert extent_of(value) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01-27", "27 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("2022-21", "spring 2022"),
        ("2022-34", "2nd quarter 2022"),
        ("198X", "1980s"),
        ("19XX", "1900s"),
        ("2014~", "about 2014"),
        ("../2022-01-27", "until 27 January 2022"),
        ("2014/..", "from 2014 on"),
        ("2014-02/2014-03", "February 2014 to March 2014"),
        ("2022-25", "spring 2022 (northern)"),
        ("2022-32", "winter 2022 (southern)"),
        ("2022-38", "2nd third 2022"),
        ("2022-41", "2nd half 2022"),
        ("2022-42", "2022-42"),
        ("2022-13", "2022-13"),
        ("2022-99-99", "2022-99-99"),
    ],
)
def test_dates_read_as_in_print(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


def test_times_keep_their_zone_only_where_it_is_known() -> None:
    assert in_words("2022-01-27T20:49") == "27 January 2022, 20:49"
    assert in_words("2022-01-27T20:49:11Z") == "27 January 2022, 20:49 (UTC)"


_POINTS = st.builds(
    lambda year, part: f"{year:04d}{part}",
    st.integers(1, 9999),
    st.one_of(st.just(""), st.integers(0, 50).map(lambda n: f"-{n:02d}"), st.just("-02-29"), st.just("-12-31")),
)


@given(st.one_of(_POINTS, st.text("0123456789-X/.~?%T:", max_size=14), st.tuples(_POINTS, _POINTS).map("/".join)))
def test_what_is_a_date_has_bounds_in_order_and_words(value: str) -> None:
    extent = extent_of(value)
    if extent is None:
        assert fault_of(value)
        return
    known = [date.fromisoformat(day) for day in (extent.earliest, extent.latest) if day]
    assert known == sorted(known) != []
    assert extent.precision in (*PRECISIONS, "interval")
    assert "-" not in in_words(value)
