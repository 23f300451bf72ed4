"""A source whose words name a person stands on the person's page, and is no organisation."""

from __future__ import annotations

import pytest

from dossier.model import PersonKind
from tests.linking.people.maker import by_name, linked, story


@pytest.mark.parametrize(
    "phrase",
    [
        "Lauren Nel from Natural Justice in Halden",
        "Lauren Nel of the union",
        "Lauren Nel, a baker at the quay",
        "Lauren Nel told reporters",
        "Fellow protester Lauren Nel",
        "HALDEN - Lauren Nel",
        "The baker, Lauren Nel",
    ],
)
@pytest.mark.parametrize("same_article", [True, False])
def test_a_phrase_about_a_known_person_stands_on_that_persons_page(phrase: str, same_article: bool) -> None:
    if same_article:
        people = by_name(linked(story(0, "Lauren Nel", speakers=[phrase])))
        members = (("000", "Lauren Nel"), ("000", phrase))
    else:
        people = by_name(linked(story(0, "Lauren Nel"), story(1, speakers=[phrase])))
        members = (("000", "Lauren Nel"), ("001", phrase))
    assert set(people) == {"Lauren Nel"}
    assert people["Lauren Nel"].kind is PersonKind.PERSON
    assert people["Lauren Nel"].members == members


@pytest.mark.parametrize(
    "phrase",
    [
        "A friend of Lauren Nel",
        "Lauren Nel’s lawyer",
        "A spokesman for Lauren Nel",
        "Lauren Nel and Ben Adeyemi",
        "Ben Adeyemi and Lauren Nel",
    ],
)
def test_a_phrase_that_speaks_of_somebody_else_is_nobodys_page(phrase: str) -> None:
    people = linked(story(0, "Lauren Nel", speakers=[phrase])).people
    assert [(p.name, p.members) for p in people] == [("Lauren Nel", (("000", "Lauren Nel"),))]


def test_a_body_named_after_a_person_stays_a_body() -> None:
    people = by_name(linked(story(0, "Lauren Nel", speakers=["Lauren Nel University"])))
    assert people["Lauren Nel University"].kind is PersonKind.ORGANISATION


def test_a_lone_family_name_of_the_dossier_is_no_organisation() -> None:
    people = linked(story(0, "Lauren Okello"), story(1, "Ida Lund", speakers=["Okello"]), story(2, speakers=["Lund"]))
    assert {p.name: p.kind for p in people.people} == dict.fromkeys(
        ("Lauren Okello", "Ida Lund", "Okello", "Lund"), PersonKind.PERSON
    )
    within = by_name(linked(story(0, "Lauren Okello", speakers=["Okello"])))
    assert set(within) == {"Lauren Okello"}
    two = linked(story(0, "Lauren Okello", "Ruth Okello", speakers=["Okello"])).people
    assert sorted(p.name for p in two) == ["Lauren Okello", "Okello", "Ruth Okello"]


def test_a_place_that_is_also_a_family_name_stays_what_it_was() -> None:
    people = by_name(linked(story(0, "Grover Cleveland"), story(1, speakers=["Cleveland"])))
    assert "Cleveland" not in people or people["Cleveland"].kind is PersonKind.ORGANISATION


def test_a_shorter_name_is_not_the_longer_one() -> None:
    found = linked(story(0, "Aung San Suu Kyi", "Aung San"), story(1, "Aung San"), story(2, "Aung San Suu Kyi"))
    assert sorted((p.name, len(p.members)) for p in found.people) == [("Aung San", 2), ("Aung San Suu Kyi", 2)]
    assert not found.suggestions


def test_the_review_proposes_the_fullest_name_however_often_the_short_one_is_printed() -> None:
    stories = [story(0, "Lauren Okello"), *(story(n, "Mayor | Okello") for n in range(1, 5))]
    (question,) = linked(*stories).suggestions
    assert question.entry.values == (("name", "Lauren Okello"),)
    assert question.question.endswith("the same person as “Lauren Okello” (1 mention)?")
    longer = linked(story(0, "Stella Montesano"), story(1, "Stella Montesano"), story(2, "Stella Mari Montesano Roa"))
    assert [q.entry.values for q in longer.suggestions] in ([], [(("name", "Stella Mari Montesano Roa"),)])


def test_the_review_says_who_else_of_the_name_stands_there() -> None:
    found = linked(story(0, "Lauren Okello"), story(1, "Okello", "Ruth Okello"))
    questions = {q.entry.values[0][1]: q.evidence for q in found.suggestions}
    assert "the article that says “Okello” names “Ruth Okello” too" in questions.get("Lauren Okello", ()) or (
        set(questions) == {"Ruth Okello"}
    )
    both = linked(story(0, "Okello", "Ruth Okello", "Lauren Okello"))
    assert {reason for q in both.suggestions for reason in q.evidence} >= {
        "the article that says “Okello” names “Ruth Okello” too",
        "the article that says “Okello” names “Lauren Okello” too",
    }


def test_bare_surnames_are_not_asked_about_where_full_names_have_them() -> None:
    found = linked(story(0, "Liu Hoi Yan"), story(1, "Liu (m)"), story(2, "Liu (f)"))
    assert all("Liu Hoi Yan" in [t.name for t in q.entry.targets] for q in found.suggestions)


def test_surnames_alike_are_asked_about_by_the_full_names_that_have_them() -> None:
    found = linked(story(0, "Ben Carson"), story(1, "Alan Grayson"), story(2, "Carson (m)"), story(3, "Grayson (f)"))
    assert found.suggestions
    assert all(len(q.entry.values[0][1] or "") > len("Grayson") for q in found.suggestions)
