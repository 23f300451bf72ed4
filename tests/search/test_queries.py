"""What a query is read as, and what it finds; the browser's reader is held to the same answers."""

from __future__ import annotations

import pytest

from dossier.intake.plain import article_from_text
from dossier.model import Annotations, Dossier
from dossier.search import build_index, search, search_list
from dossier.search.days import read_days
from dossier.search.query import LONGEST, read_query
from dossier.search.spelling import is_one_slip
from tests.search.corpus import index
from tests.search.table import QUERIES


@pytest.mark.parametrize(("query", "articles", "notes"), [(q.query, q.articles, q.notes) for q in QUERIES])
def test_a_query_finds_these_articles_and_says_why(query: str, articles: str, notes: tuple[str, ...]) -> None:
    answer = search(index(), query)
    assert " ".join(sorted(article["id"] for article in answer["articles"])) == articles
    assert tuple(" ".join(note) for note in answer["notes"]) == notes


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2024-02-18", ("2024-02-18",)),
        ("18 February 2024", ("2024-02-18",)),
        ("February 18, 2024", ("2024-02-18",)),
        ("18.02.2024", ("2024-02-18",)),
        ("Feb 2024", ("2024-02",)),
        ("18. Februar 2024", ("2024-02-18",)),
        ("3rd Mar 2024", ("2024-03-03",)),
        ("3/4/2024", ("2024-04-03", "2024-03-04")),
        ("Sunday, 18 February 2024", ("2024-02-18",)),
        ("18th of February 2024", ("2024-02-18",)),
        ("Sonntag, dem 18. Februar 2024", ("2024-02-18",)),
        ("18 February", ("--02-18",)),
        ("Feb. 29", ("--02-29",)),
        ("May the 4th", ("--05-04",)),
        ("30 February", ()),
        ("Sunday", ()),
        ("Sunday 2024", ()),
        ("18 February the", ()),
        ("February May 2024", ()),
        ("31 February 2024", ()),
        ("2024-13", ()),
        ("forty 2024", ()),
        ("March", ()),
    ],
)
def test_a_date_is_read_as_typed(words: str, days: tuple[str, ...]) -> None:
    assert read_days(words) == days


def test_a_long_query_is_cut_and_said() -> None:
    query = read_query("word " * 2_000)
    assert ("long", str(LONGEST)) in query.notes
    assert len(query.groups) <= 32


@pytest.mark.parametrize("query", ["", " ", '"', '"""', "-", "- -", "OR", "🙂", "***", "person:", 'in:"', "()", "\0"])
def test_a_query_without_words_asks_for_nothing(query: str) -> None:
    answer = search(index(), query)
    assert (answer["total"], answer["articles"]) == (0, [])


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("zelenski", "zelensky", True),
        ("bridge", "brigde", True),
        ("bridge", "bidge", True),
        ("bridge", "bridgee", True),
        ("bridge", "bridge", False),
        ("bridge", "ridges", False),
        ("ab", "ba", True),
        ("abcd", "badc", False),
    ],
)
def test_one_slip_of_the_finger(one: str, other: str, slip: bool) -> None:
    assert is_one_slip(one, other) is slip
    assert is_one_slip(other, one) is slip


def test_results_can_be_sorted_by_date() -> None:
    newest = [a["published"] for a in search(index(), "said", sort="newest")["articles"]]
    oldest = [a["published"] for a in search(index(), "said", sort="oldest")["articles"]]
    dated = [day for day in newest if day]
    assert len(dated) > 5
    assert dated == sorted(dated, reverse=True)
    assert newest[: len(dated)] == dated
    assert oldest[0] == "2021-04-14"


def test_facets_count_the_results() -> None:
    facets = search(index(), "okafor", facets=True)["facets"]
    assert facets["outlet"] == [["The Harbour Gazette", 2]]
    assert facets["year"] == [["2023", 1], ["2024", 1]]
    assert ["Ines Okafor", 2] in facets["person"]


@pytest.mark.parametrize("query", ["Ines Okafor", '"Ines Okafor"', "okaf*", "Okafor’s"])
def test_a_person_is_found_however_the_name_is_asked_for(query: str) -> None:
    assert "Ines Okafor" in [person["name"] for person in search(index(), query)["people"]]


def test_a_list_of_people_goes_on_behind_the_first_of_them() -> None:
    every = search_list(index(), "o*", "people", most=100)["people"]
    first = search_list(index(), "o*", "people", most=2)
    second = search_list(index(), "o*", "people", start=first["next"], most=100)
    assert first["total"] == len(every) > 2
    assert first["people"] + second["people"] == every
    assert second["next"] is None


def test_a_list_of_quotations_holds_what_is_said_and_goes_on_by_articles() -> None:
    rows, start = [], 0
    while start is not None:
        found = search_list(index(), "the", "quotations", sort="oldest", start=start, most=2)
        assert len({row["address"] for row in found["quotations"]}) == len(found["quotations"])
        rows += found["quotations"]
        start = found["next"]
    assert len(rows) > 10
    assert all(len(row["pieces"]) > 1 for row in rows)


def test_a_list_of_dates_holds_the_day_asked_for() -> None:
    rows = search_list(index(), "18 February 2024", "dates")["dates"]
    assert rows
    assert {row["edtf"] for row in rows} == {"2024-02-18"}


_SMALL = {
    "pact": "The U.S. signed the pact with the U.K. at 8 p.m. on Monday.",
    "email": "The mayor sent an email to the US embassy, not to us.",
    "us": "Nobody told us about it, said the mayor, who was there.",
    "who": "The WHO warned of measles; the jet was an F-16 of the E.U. mission.",
}


@pytest.mark.parametrize(
    ("query", "articles", "notes"),
    [
        ("US", "email pact", []),
        ("U.S.", "email pact", []),
        ("us", "email pact us", []),
        ("US embassy", "email", []),
        ("UK pact", "pact", []),
        ("u.k.", "pact", []),
        ("EU", "who", []),
        ("8 pm", "pact", []),
        ('"8 p.m. on Monday"', "pact", []),
        ("WHO", "who", []),
        ("who was", "us who", []),
        ("F-16", "who", []),
        ("e-mail", "email", [["instead", "e-mail", "email"]]),
        ("mayor's email", "email", []),
    ],
)
def test_abbreviations_and_hyphens_are_found_as_readers_write_them(
    query: str, articles: str, notes: list[list[str]]
) -> None:
    read = [article_from_text(name, text) for name, text in _SMALL.items()]
    small = build_index(Dossier(tuple(read), tuple(Annotations(a.id) for a in read))).reader()
    answer = search(small, query)
    assert " ".join(sorted(article["id"] for article in answer["articles"])) == articles
    assert answer["notes"] == notes


def test_it_says_what_it_searched() -> None:
    searched = search(index(), "bridge")["searched"]
    assert searched["articles"] == 15
    assert searched["sentences"] > 150


def test_a_missing_shard_is_named_and_the_rest_still_works() -> None:
    reader = index()
    kept = reader.fetch

    def fetch(name: str) -> str:
        if name[0] in "spe":
            raise KeyError(name)
        return kept(name)

    reader.fetch = fetch
    answer = search(reader, '"spheres of influence" OR bridge')
    assert {"p/0"} < set(answer["missing"])
    assert answer["total"] == 1
