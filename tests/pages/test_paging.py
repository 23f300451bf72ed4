"""Long lists as pages: bounded, complete, in order, at addresses that stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.pages.paging import by_period, in_pages

days = st.lists(st.sampled_from(["", "2021", "2021-03", "2021-03-04", "2021-11-30", "2022-01-01"]), max_size=60)


@given(st.lists(st.integers(1, 30), max_size=60), st.integers(10, 50))
def test_pages_hold_every_row_in_order_and_no_more_than_they_may(weights: list[int], budget: int) -> None:
    pages = in_pages(weights, lambda weight: weight, budget)
    assert [weight for page in pages for weight in page] == weights
    assert all(sum(page) <= budget or len(page) == 1 for page in pages)


@given(days, st.integers(2, 40))
def test_periods_hold_every_row_once_under_names_of_their_own(dates: list[str], budget: int) -> None:
    rows = sorted(dates, reverse=True)
    parts = by_period(rows, lambda day: day, lambda _: 1, budget)
    assert [row for part in parts for row in part.rows] == rows
    assert len({part.name for part in parts}) == len(parts)
    assert all(len(part.rows) <= budget for part in parts)
    assert all(row.startswith(part.period) for part in parts for row in part.rows)


def test_an_address_tells_its_period() -> None:
    rows = ["2022-01-02"] * 3 + ["2021-03-04"] * 2 + [""]
    parts = by_period(rows, lambda day: day, lambda _: 1, 2)
    assert [part.name for part in parts] == ["2022-01", "2022-01-2", "2021", "undated"]
