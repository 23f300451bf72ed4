"""Figures, dates, names, negations and attributions that differ between copies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.extraction.dates import find_dates
from dossier.language.lexicon import load_lexicon
from dossier.linking.copies.differences import find_differences
from dossier.linking.quotations import cluster_quotations
from dossier.model import (
    Annotations,
    ArticlePerson,
    Citation,
    Difference,
    Evidence,
    PersonMention,
    Reprint,
    SharedPassage,
    Span,
)
from tests.linking.quotations.build import Printed, Said, article_of, people_of, printed

LUND = "Ida Lund"


def differences(left: Said, right: Said) -> tuple[Difference, ...]:
    prints = [_dated(printed("a", [left], "2023-05-02")), _dated(printed("b", [right], "2023-05-03"))]
    articles, annotations = [p.article for p in prints], [p.annotations for p in prints]
    clusters = cluster_quotations(articles, annotations, people_of(prints), ()).clusters
    assert len(clusters) == 1
    return find_differences(articles, annotations, clusters)


def _dated(one: Printed) -> Printed:
    found = one.annotations
    dates = find_dates(one.article, load_lexicon("en"))
    return Printed(one.article, Annotations(found.article, found.people, found.mentions, found.quotations, dates))


FIRE = "The fire in the village of {} destroyed {} houses and a school on {}, and nobody was warned by the brigade."
ROWS = [
    (("Alder", "140", "2 March 2021"), ("Alder", "140", "2 March 2021"), []),
    (("Alder", "140", "2 March 2021"), ("Alder", "170", "2 March 2021"), [("figure", "140", "170")]),
    (("Alder", "twelve", "2 March 2021"), ("Alder", "12", "2 March 2021"), []),
    (("Alder", "140", "2 March 2021"), ("Alder", "140", "3 June 2021"), [("date", "2 March", "3 June")]),
    (("Alder", "140", "2 March 2021"), ("Birch", "140", "2 March 2021"), [("name", "Alder", "Birch")]),
    (("Alder", "140", "2 March 2021"), ("Alder", "140", "Monday"), [("date", "2 March 2021", "Monday")]),
]


@pytest.mark.parametrize(("left", "right", "expected"), ROWS)
def test_what_differs(left: tuple[str, ...], right: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    found = differences(Said(FIRE.format(*left), LUND), Said(FIRE.format(*right), LUND))
    assert [(d.what, d.left_words, d.right_words) for d in found] == expected


def test_a_negation_on_one_side() -> None:
    words = "We were {} told by the brigade that the old power line above the village was rotten."
    (found,) = differences(Said(words.format("always"), LUND), Said(words.format("never"), LUND))
    assert (found.what, found.left_words, found.right_words) == ("negation", "always", "never")


def test_a_change_of_wording_is_no_difference() -> None:
    words = "We {} the owners of the old power line above the village about the rotten pylon."
    assert differences(Said(words.format("warned"), LUND), Said(words.format("alerted"), LUND)) == ()


def test_what_was_trimmed_is_no_difference() -> None:
    words = "We warned the owners of the old power line above the village about 12 rotten pylons"
    assert differences(Said(f"{words}, and Alder heard us in 2019.", LUND), Said(f"{words}.", LUND)) == ()


@pytest.mark.parametrize(
    ("left", "right", "differs"),
    [
        ("Ida Lund", "Per Holm", True),
        ("Ida Lund", "Ida Lunt", True),
        ("Ida Schulz", "Ida Schultz", True),
        ("Ida Lund", "Lund", False),
        ("Ida Lund", None, False),
    ],
)
def test_attribution(left: str, right: str | None, differs: bool) -> None:
    words = FIRE.format("Alder", "140", "2 March 2021")
    found = differences(Said(words, left), Said(words, right))
    assert [(d.what, d.left_words, d.right_words) for d in found] == ([("attribution", left, right)] if differs else [])


def test_sentences_of_a_reprint() -> None:
    shared = "The mayor of Alder thanked the volunteers who had held the ridge with shovels until sunrise."
    left = article_of("a", f"{shared} The fire destroyed 140 houses and a school. Rain is expected.")
    right = article_of("b", f"{shared} The fire destroyed 170 houses and a school. A fund was opened.")
    span = Span(0, len(shared))
    pair = Reprint("a", "b", 0.7, "shared", (SharedPassage(Citation("a", span), Citation("b", span)),))
    (found,) = find_differences([left, right], [], (), [pair])
    assert (found.what, found.left_words, found.right_words) == ("figure", "140", "170")
    assert found.left.span.of(left.text) == "The fire destroyed 140 houses and a school."


def test_a_passage_of_an_article_that_is_gone_is_passed_over() -> None:
    assert find_differences([], [], (), [Reprint("a", "b", 0.7, "shared")]) == ()


def test_a_name_beside_the_quotation_that_is_spelt_in_two_ways() -> None:
    prints = [_beside("a", "Olaf Lindt"), _beside("b", "Olaf Lint"), _beside("c", "Vera Ost")]
    articles, annotations = [p.article for p in prints], [p.annotations for p in prints]
    clusters = cluster_quotations(articles, annotations, people_of(prints), ()).clusters
    (found,) = find_differences(articles, annotations, clusters)
    assert (found.what, found.left_words, found.right_words) == ("name", "Olaf Lindt", "Olaf Lint")


def _beside(name: str, guest: str) -> Printed:
    """An article that prints one statement, made beside a guest."""
    words = FIRE.format("Alder", "140", "2 March 2021")
    one = printed(name, [Said(words, LUND)])
    text = f"“{words}” said {LUND}, standing beside {guest}."
    place = Span(text.index(guest), text.index(guest) + len(guest))
    mentions = (*one.annotations.mentions, PersonMention(place, guest, Evidence("test.given")))
    people = (*one.annotations.people, ArticlePerson(guest, guest))
    return Printed(article_of(name, text), replace(one.annotations, people=people, mentions=mentions))
