"""What a timeline too long for one page opens with."""

from __future__ import annotations

from dossier.model import Citation, Span
from dossier.pages.chronology import Day, Told
from dossier.pages.timeline import opening


def dated(edtf: str, *printed: tuple[str, ...], period: str = "") -> Day:
    """A date of which each group of articles prints one sentence."""
    told = tuple(Told("", edtf, "", tuple(Citation(name, Span(0, 4)) for name in names)) for names in printed)
    return Day(edtf, edtf, edtf, period or edtf[:7], told, (), ())


DAYS = (
    dated("2009-01-01", ("a", "b", "c")),
    dated("2020-05-01", ("a",)),
    dated("2021", ("a",), ("b",), ("c",), period="2021"),
    dated("2021-02-01", ("a",)),
    dated("2021-03-01", ("a", "b", "c")),
    dated("2021-03-02", ("a",), ("b",)),
    dated("2021-04-01", ("a",), ("a",)),
    dated("2021-05-01"),
    dated("2030-01-01", ("a", "b")),
)


def test_it_opens_at_the_latest_year_of_the_reporting_with_the_dates_most_articles_tell_of_in_order() -> None:
    shown = [[day.edtf for day in some] for some in opening(DAYS, ("2020", "2021"))]
    assert shown == [["2021-03-01", "2021-03-02", "2021-04-01"], ["2020-05-01"]]


def test_what_stands_above_already_is_not_told_twice() -> None:
    above = [day for day in DAYS if day.edtf == "2021-03-01"]
    shown = [[day.edtf for day in some] for some in opening(DAYS, ("2021", "2021"), above)]
    assert shown == [["2021-02-01", "2021-03-02", "2021-04-01"]]


def test_years_without_an_event_are_no_heading() -> None:
    assert opening([dated("2021-05-01")], ("2021", "2021")) == ()
