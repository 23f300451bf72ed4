"""What linking makes of several articles at once."""

from __future__ import annotations

import dataclasses

import pytest

from dossier.linking.people.bearers import is_named, looks_like_organisation
from dossier.model import Capacity, Evidence, Person, PersonKind, Reprint
from tests.linking.people.maker import by_name, groups, linked, story


def test_one_person_with_every_spelling_and_its_places() -> None:
    found = linked(story(0, "Ana Petrov"), story(1, "Ana PETROV"), story(2, "Ana Petrov"))
    (person,) = found.people
    assert (person.id, person.name, person.kind) == ("ana-petrov", "Ana Petrov", PersonKind.PERSON)
    assert [(form.text, [c.article for c in form.citations]) for form in person.forms] == [
        ("Ana Petrov", ["000", "002"]),
        ("Ana PETROV", ["001"]),
    ]
    assert [merge.rule for merge in person.merges] == ["link.same-name"]


def test_role_history_by_date_each_role_once_an_article() -> None:
    found = linked(
        story(0, "Mayor | Ana Petrov", published="2022-03-01"),
        story(1, "council member | Ana Petrov", published="2019-05-01"),
        story(2, "former mayor | Ana Petrov"),
    )
    (person,) = found.people
    assert [(role.text, role.published, role.citation.article) for role in person.roles] == [
        ("council member", "2019-05-01", "001"),
        ("Mayor", "2022-03-01", "000"),
        ("former mayor", None, "002"),
    ]


@pytest.mark.parametrize(
    ("role", "full_role", "joined"),
    [
        ("President", "US President", True),
        ("President", "President", True),
        ("", "President", False),
        ("Mayor", "President", False),
        ("Vice", "Vice President", False),
    ],
)
def test_a_bare_surname_needs_more_than_fitting(role: str, full_role: str, joined: bool) -> None:
    found = linked(story(0, f"{full_role} | Ines Halden"), story(1, f"{role} | Halden" if role else "Halden"))
    assert (len(found.people) == 1) is joined
    assert bool(found.suggestions) is not joined


def test_a_bare_surname_that_fits_two_full_names_joins_neither_nor_another_article() -> None:
    found = linked(
        story(0, "President | Ines Halden"), story(1, "Olga Halden"), story(2, "President | Halden"), story(3, "Halden")
    )
    assert len(found.people) == 4
    assert {p.id for p in found.people} >= {"ines-halden", "olga-halden", "halden"}
    bare = by_name(found)["Halden"]
    assert {"ines-halden", "olga-halden"} <= set(bare.see_also)


@pytest.mark.parametrize(
    ("entries", "people"),
    [
        (["Halden", "Halden", "Halden"], 1),
        (["Mayor | Halden", "Mayor | Halden", "Halden"], 1),
        (["Mayor | Halden", "goalkeeper | Halden"], 2),
        (["Mayor | Halden", "goalkeeper | Halden", "Halden"], 3),
        (["Mayor | Halden", "former Mayor | Halden", "goalkeeper | Halden"], 2),
        (["Halden (m)", "Halden (f)"], 2),
        (["Halden (m)", "Halden (m)", "Halden (f)", "Halden"], 3),
        (["J. Halden", "J. Halden"], 1),
        (["J. Halden", "Halden"], 2),
    ],
)
def test_a_bare_surname_in_several_articles(entries: list[str], people: int) -> None:
    found = linked(*(story(number, entry) for number, entry in enumerate(entries)))
    assert len(found.people) == people
    assert bool(found.suggestions) == (people > 1)


def test_a_reprint_says_whom_a_bare_surname_means() -> None:
    stories = (story(0, "Ines Halden"), story(1, "Halden"))
    assert len(linked(*stories, reprints=[Reprint("000", "001", 0.9, "reprint")]).people) == 1
    assert len(linked(*stories, reprints=[Reprint("000", "001", 0.2, "shared")]).people) == 2


def test_an_article_that_keeps_two_apart_is_believed() -> None:
    found = linked(story(0, "John Halden", "John Halden"), story(1, "John Halden"), story(2, "John Halden"))
    assert groups(found) == {
        frozenset({"000/John Halden"}),
        frozenset({"000/John Halden#2"}),
        frozenset({"001/John Halden", "002/John Halden"}),
    }
    assert len({person.id for person in found.people}) == 3
    together = linked(story(0, "George Halden", "George W. Halden"), story(1, "George Halden"))
    assert len(together.people) == 2


def test_middle_names_that_disagree_leave_the_plain_name_alone() -> None:
    found = linked(story(0, "George Halden"), story(1, "George W. Halden"), story(2, "George H. Halden"))
    assert [person.id for person in found.people] == ["george-h-halden", "george-halden", "george-w-halden"]
    assert len(found.suggestions) == 2


def test_pronouns_against_it_stop_a_dropped_middle_name() -> None:
    assert len(linked(story(0, "Robin Halden (m)"), story(1, "Robin M. Halden (f)")).people) == 2
    assert len(linked(story(0, "Robin Halden (m)"), story(1, "Robin M. Halden (m)")).people) == 1


@pytest.mark.parametrize(
    ("role", "other", "joined"),
    [("actor", "striker", False), ("actor", "actor", True), ("actor", "US actor", True), ("actor", "", True)],
)
def test_roles_against_it_stop_a_dropped_middle_name(role: str, other: str, joined: bool) -> None:
    plain = f"{other} | Michael Halden" if other else "Michael Halden"
    found = linked(story(0, f"{role} | Michael B. Halden"), story(1, plain))
    assert (len(found.people) == 1) is joined
    assert bool(found.suggestions) is not joined


def test_authors_are_not_in_the_story() -> None:
    article, found = story(0, "Ana Petrov", "Ines Halden")
    author = dataclasses.replace(found.mentions[0], capacity=Capacity.AUTHOR)
    found = dataclasses.replace(found, mentions=(author, found.mentions[1]))
    assert [person.name for person in linked((article, found)).people] == ["Ines Halden"]


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("Halden's interior ministry", True),
        ("the Halden Foreign Ministry", True),
        ("NATO", True),
        ("Greenpeace", True),
        ("Ministry of Defence", True),
        ("the Bank of Halden", True),
        ("officials", False),
        ("Western allies", False),
        ("the German leader", False),
        ("a spokesman for the Halden Company", False),
        ("Halden officials", False),
        ("Interior Minister", False),
        ("the ministry", False),
        ("police", False),
        ("He", False),
        ("Halden’s", False),
        ("His company", False),
        ("Mr. Berg of the Halden Club", False),
        ("46-page report by the Halden Ministry", False),
        ("Citizens for Fair Tax", True),
    ],
)
def test_which_sources_are_organisations(source: str, is_one: bool) -> None:
    assert looks_like_organisation(source) is is_one


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Jane Roe", PersonKind.PERSON),
        ("Halden Water Company", PersonKind.ORGANISATION),
        ("Greenhalden", PersonKind.ORGANISATION),
        ("many residents", None),
    ],
)
def test_a_speaker_stated_by_the_curator_has_a_page_if_it_is_a_name(speaker: str, kind: PersonKind | None) -> None:
    article, found = story(0, "Ana Petrov", speakers=["residents"])
    stated = Evidence("curation.quotes-set", note="quotes.yml:1", curated=True)
    quotations = tuple(dataclasses.replace(q, speaker=speaker, evidence=stated) for q in found.quotations)
    people = by_name(linked((article, dataclasses.replace(found, quotations=quotations))))
    assert (people[speaker].kind if speaker in people else None) is kind
    assert set(by_name(linked((article, found)))) == {"Ana Petrov"}


@pytest.mark.parametrize(
    ("source", "text", "is_one"),
    [
        ("Greenpeace", "It is wrong, said Greenpeace.", True),
        ("Greenpeace", "Greenpeace said it was wrong.", False),
        ("Asked", "Asked what he knew, he left. He asked why.", False),
        ("NATO", "NATO said so.", True),
        ("Interior Ministry", "Interior Ministry says no.", True),
        ("the Bank of Halden", "The Bank of Halden said so.", True),
        ("Data from the Halden Survey", "Data from the Halden Survey showed it.", False),
    ],
)
def test_a_single_capital_that_only_begins_sentences_names_nobody(source: str, text: str, is_one: bool) -> None:
    assert is_named(source, text) is is_one


def test_organisations_that_speak_have_pages_of_their_own() -> None:
    found = linked(
        story(0, speakers=["Halden's interior ministry", "officials"]),
        story(1, speakers=["Halden’s Interior Ministry"]),
        story(2, speakers=["the Interior Ministry of Halden"]),
    )
    kinds = {person.name: (person.kind, len(person.members)) for person in found.people}
    assert kinds == {
        "Halden's interior ministry": (PersonKind.ORGANISATION, 2),
        "Interior Ministry of Halden": (PersonKind.ORGANISATION, 1),
    }
    assert found.people[0].members[0] == ("000", "Halden's interior ministry")
    assert [form.text for form in found.people[0].forms] == ["Halden's interior ministry", "Halden’s Interior Ministry"]


def test_every_form_stands_where_it_is_cited() -> None:
    stories = [story(0, "Mayor | Ana Petrov", speakers=["the Halden Council"]), story(1, "Ana Petrov", "Xi Jinping")]
    texts = {article.id: article.text for article, _ in stories}
    for person in linked(*stories).people:
        for form in person.forms:
            assert all(c.span.of(texts[c.article]) == form.text for c in form.citations)
        assert all(role.citation.span.of(texts[role.citation.article]) == role.text for role in person.roles)


def addresses(people: tuple[Person, ...]) -> dict[str, str]:
    """Every address with the name of the person it leads to."""
    found: dict[str, str] = {}
    for person in people:
        for address in (person.id, *person.former_ids):
            assert address not in found, f"{address} leads to two people"
            found[address] = person.name
    return found


def test_no_address_dies_when_articles_are_added() -> None:
    stories = [
        story(0, "George Halden"),
        story(1, "George W. Halden"),
        story(2, "Halden"),
        story(3, "J. Berg", "Ana Petrov"),
        story(4, "Jens Berg", "Halden"),
        story(5, "Mayor | Petrov", "Ana PETROV"),
    ]
    for count in range(1, len(stories)):
        before = {person.id for person in linked(*stories[:count]).people}
        assert before <= set(addresses(linked(*stories[: count + 1]).people))


def test_merged_and_renamed_people_keep_their_old_addresses() -> None:
    stories = [story(0, "Olaf Berg"), story(1, "Olav Berg"), story(2, "Bergh")]
    before = {person.id for person in linked(*stories).people}
    yml = "- same: [Olaf Berg, Olav Berg, Bergh]\n  name: Olaf Berg-Halden\n"
    found = linked(*stories, people_yml=yml)
    (person,) = found.people
    assert person.id == "olaf-berg-halden"
    assert before <= set(person.former_ids)


def test_names_that_share_an_address_are_told_apart_and_reported() -> None:
    found = linked(story(0, "高橋・がく"), story(1, "高橋 がく"))
    assert len({person.id for person in found.people}) == 2
    assert [problem.code for problem in found.problems] == ["link-address-taken"]


def test_same_input_same_people_whatever_the_order_of_judgements() -> None:
    stories = [story(0, "Ana Petrov", "Olaf Berg"), story(1, "Anna Petrov", "Olav Berg")]
    one, two = "- same: [Ana Petrov, Anna Petrov]\n", "- same: [Olaf Berg, Olav Berg]\n"
    first, second = linked(*stories, people_yml=one + two), linked(*stories, people_yml=two + one)
    assert [p.members for p in first.people] == [p.members for p in second.people]
