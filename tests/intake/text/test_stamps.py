"""A line → the date it prints, or nothing where the date is part of a sentence or of a title."""

import pytest

from dossier.intake.text.stamps import find_stamps
from dossier.model import Span

PRINTED = [
    ("3 May 2021", ["2021-05-03"]),
    ("# 3 May 2021 18:09 (UTC +04:00)", ["2021-05-03T18:09+04:00"]),
    ("May 3, 2021", ["2021-05-03"]),
    ("Monday, May 3rd, 2021 at 5:40 pm", ["2021-05-03T17:40"]),
    ("Published: 3 May 2021 17:40 CEST", ["2021-05-03T17:40+02:00"]),
    ("PUBLISHED 12:15am May 3, 2021 GMT", ["2021-05-03T00:15+00:00"]),
    ("17:40 JST, May 3, 2021", ["2021-05-03T17:40+09:00"]),
    ("Mon 3 May 2021 12.42 BST", ["2021-05-03T12:42+01:00"]),
    ("2021-05-03T17:40:11Z", ["2021-05-03T17:40+00:00"]),
    ("2021-05-03 17:40:11", ["2021-05-03T17:40"]),
    ("03.05.2021 | 08:15 Uhr", ["2021-05-03T08:15"]),
    ("3. Mai 2021 um 8.15 Uhr", ["2021-05-03T08:15"]),
    ("Stand: 03.05.2021, 17:59 Uhr Lesezeit: 4 Min.", ["2021-05-03T17:59"]),
    ("Publié le 3 mai 2021 à 17h40, mis à jour le 4 mai 2021 à 09h12", ["2021-05-03T17:40", "2021-05-04T09:12"]),
    ("3 de mayo de 2021 - 17:40", ["2021-05-03T17:40"]),
    ("Opublikowano: 3 maja 2021", ["2021-05-03"]),
    ("Опубликовано 3 мая 2021 в 17:40", ["2021-05-03T17:40"]),
    ("3 Mayıs 2021 17:40 Güncelleme: 3 Mayıs 2021 18:00", ["2021-05-03T17:40", "2021-05-03T18:00"]),
    ("2021年5月3日 午後9時40分", ["2021-05-03T21:40"]),
    ("입력 2021.05.03 10:20 수정 2021.05.04 02:37", ["2021-05-03T10:20", "2021-05-04T02:37"]),
    ("Thứ hai, 13/5/2021, 10:00 (GMT+7)", ["2021-05-13T10:00+07:00"]),
    ("LagosUpdated: May 3, 2021, 08:49 PM", ["2021-05-03T20:49"]),
    ("By Ada Finch 3 May 2021, 12:54pm", ["2021-05-03T12:54"]),
    ("World | 3 May 2021", ["2021-05-03"]),
    ("3 May 2021, 10:", ["2021-05-03"]),
]
NOT_PRINTED = [
    "On 3 May 2021 the minister resigned",
    "The agreement of 3 May 2021",
    "Remembering 3 May 2021",
    "3 May 2021 in pictures",
    "Harbour fire, 3 May 2021: what we know so far",
    "A timeline: 3 May 2021",
    "The 2008 Bucharest summit",
    "Posted 3 hours ago",
    "Edith Hale (6 February 1921 - 20 August 1987) was a Tarn surgeon",
    "https://www.example.org/2021/05/03/viaduct-closed/",
    "IMG_2021-05-03_viaduct.jpg",
    "3 May",
    "31 February 2021",
    "Room 12 45 2021",
    "The council met on 3 May 2021. It met again a week later, in June.",
]


def stamps(line: str, language: str | None = None, places: str = "") -> list[str | None]:
    return [stamp.value for stamp in find_stamps(line, Span(0, len(line)), language, places)]


@pytest.mark.parametrize(("line", "values"), PRINTED)
def test_printed(line: str, values: list[str]) -> None:
    assert stamps(line) == values


@pytest.mark.parametrize("line", NOT_PRINTED)
def test_part_of_a_sentence_or_a_title(line: str) -> None:
    assert stamps(line) == []


def test_span_selects_the_date_and_time() -> None:
    line = "Updated: May 3, 2021, 08:49 PM GMT | World"
    (stamp,) = find_stamps(line, Span(0, len(line)))
    assert stamp.span.of(line) == "May 3, 2021, 08:49 PM GMT"
    assert stamp.label == "updated"


def test_day_and_month_that_could_change_places_give_no_date_in_english() -> None:
    (stamp,) = find_stamps("03/04/2021", Span(0, 10), "en")
    assert stamp.value is None
    assert stamp.others == ("2021-03-04", "2021-04-03")
    assert stamps("03/04/2021", "fr") == ["2021-04-03"]
    assert stamps("25/04/2021", "en") == ["2021-04-25"]
    assert stamps("04/25/2021", "en") == ["2021-04-25"]


def test_month_that_two_languages_share_is_read_by_language() -> None:
    assert stamps("3 listopada 2021", "pl") == ["2021-11-03"]
    assert stamps("3 listopada 2021", "hr") == ["2021-10-03"]
    assert stamps("3 listopada 2021") == [None]


@pytest.mark.parametrize(
    ("places", "value"),
    [
        ("New Delhi", "2021-05-03T20:49+05:30"),
        ("Dublin", "2021-05-03T20:49+01:00"),
        ("Jerusalem", "2021-05-03T20:49+02:00"),
        ("Dublin New Delhi", "2021-05-03T20:49"),
        ("", "2021-05-03T20:49"),
    ],
)
def test_ambiguous_zone_is_settled_by_the_place_or_left_open(places: str, value: str) -> None:
    assert stamps("3 May 2021, 20:49 IST", places=places) == [value]
