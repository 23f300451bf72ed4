"""The curator's word on people: obeyed, checked against itself, and undone without a trace."""

from __future__ import annotations

import pytest

from dossier.curation import parse_judgements
from dossier.model import Citation, PersonKind, Problem, Severity, Subject
from dossier.text.entries import entry_yaml
from tests.linking.people.maker import by_name, groups, linked, story

STORIES = (
    story(0, "Chancellor | Olaf Berg", "Ana Petrov", speakers=["Halden's interior ministry"]),
    story(1, "Olav Berg", "Bergh", speakers=["the Halden Interior Ministry", "officials"]),
    story(2, "George Halden", "Ana Petrov"),
    story(3, "George W. Halden"),
)


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in problems]


def test_same_with_name_and_reason_in_the_evidence() -> None:
    yml = "- same: [Olaf Berg, Olav Berg, Bergh]\n  name: Olaf Berg\n  reason: One press conference.\n"
    found = linked(*STORIES, people_yml=yml)
    person = by_name(found)["Olaf Berg"]
    assert {form.text for form in person.forms} == {"Olaf Berg", "Olav Berg", "Bergh"}
    assert [(m.rule, m.note) for m in person.merges] == [("link.curated-same", "people.yml:1: One press conference.")]
    assert found.problems == ()


def test_the_first_name_of_a_same_is_shown_where_none_is_set() -> None:
    assert "Olav Berg" in by_name(linked(*STORIES, people_yml="- same: [Olav Berg, Olaf Berg]\n"))


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ("Okelo, Okello", "Okello"),
        ("Okello, Okelo", "Okello"),
        ("Okelo, Okello, Ruth Okela", "Ruth Okela"),
        ("RUTH OKELLO, Ruth Okela", "Ruth Okela"),
        ("Okela, Okelo", "Okela"),
    ],
)
def test_of_the_listed_names_the_full_and_most_printed_is_shown(listed: str, shown: str) -> None:
    stories = [story(0, "Okelo", "Okela", "Ruth Okela", "RUTH OKELLO"), *(story(n, "Okello") for n in range(1, 5))]
    assert shown in by_name(linked(*stories, people_yml=f"- same: [{listed}]\n"))
    named = linked(*stories, people_yml=f"- same: [{listed}]\n  name: {listed.split(', ')[-1]}\n")
    assert listed.split(", ")[-1] in by_name(named)


def test_organisations_are_joined_the_same_way() -> None:
    yml = "- same: [The Halden’s Interior Ministry, the Halden interior ministry]\n"
    person = by_name(linked(*STORIES, people_yml=yml))["The Halden’s Interior Ministry"]
    assert person.kind is PersonKind.ORGANISATION
    assert person.members == (("000", "Halden's interior ministry"), ("001", "the Halden Interior Ministry"))


def test_different_parts_what_a_rule_would_join() -> None:
    joined = linked(*STORIES)
    assert frozenset({"002/George Halden", "003/George W. Halden"}) in groups(joined)
    parted = linked(*STORIES, people_yml="- different: [George Halden, George W. Halden]\n")
    assert by_name(parted)["George Halden"].see_also == ("george-w-halden",)
    assert not any("Halden" in s.question and "George" in s.question for s in parted.suggestions)


def test_different_in_two_articles_leaves_the_rest_joined() -> None:
    stories = [story(n, "John Halden") for n in range(4)]
    yml = "- different: [{name: John Halden, in: '000'}, {name: John Halden, in: '001'}]\n"
    assert groups(linked(*stories, people_yml=yml)) == {
        frozenset({"000/John Halden"}),
        frozenset({"001/John Halden"}),
        frozenset({"002/John Halden", "003/John Halden"}),
    }


def test_split_gives_some_articles_to_another_person() -> None:
    stories = [story(n, "John Halden") for n in range(4)]
    yml = "- split: John Halden\n  in: ['001', '003']\n  name: John Halden (farmer)\n"
    found = linked(*stories, people_yml=yml)
    assert {p.name: [a for a, _ in p.members] for p in found.people} == {
        "John Halden": ["000", "002"],
        "John Halden (farmer)": ["001", "003"],
    }
    assert {p.id for p in found.people} == {"john-halden", "john-halden-farmer"}
    assert found.suggestions == ()


def test_a_split_person_answers_to_the_new_name() -> None:
    stories = [story(0, "John Halden"), story(1, "John Halden"), story(2, "Johnny Halden")]
    yml = (
        "- same: [John Halden the farmer, Johnny Halden]\n"
        "- split: John Halden\n  in: ['001']\n  name: John Halden the farmer\n"
    )
    found = linked(*stories, people_yml=yml)
    assert groups(found) == {frozenset({"000/John Halden"}), frozenset({"001/John Halden", "002/Johnny Halden"})}
    assert found.problems == ()


def test_set_name_alias_role_and_kind() -> None:
    yml = (
        "- set: Olaf Berg\n  name: Olaf Berg-Lund\n  alias: [Bergh, O. B.]\n"
        "  role: Head of government\n  kind: organisation\n"
    )
    found = linked(*STORIES, people_yml=yml)
    person = by_name(found)["Olaf Berg-Lund"]
    assert (person.id, person.kind) == ("olaf-berg-lund", PersonKind.ORGANISATION)
    assert "olaf-berg" in person.former_ids
    assert [form.text for form in person.forms] == ["Bergh", "Olaf Berg", "O. B."]
    assert [role.text for role in person.roles] == ["Chancellor", "Head of government"]
    assert person.roles[1].evidence is not None
    assert person.roles[1].citation == Citation("000", person.forms[1].citations[0].span)


def test_a_rejected_organisation_has_no_page() -> None:
    names = by_name(linked(*STORIES, people_yml="- rejected: Halden Interior Ministry\n"))
    assert "Halden's interior ministry" in names
    assert "Halden Interior Ministry" not in names


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_nothing_is_asked_twice(verdict: str) -> None:
    asked = [s for s in linked(*STORIES).suggestions if set(s.candidates) == {"olaf-berg", "olav-berg"}]
    assert len(asked) == 1
    answered = linked(*STORIES, people_yml=f"- {verdict}: [Olaf Berg, Olav Berg]\n").suggestions
    assert asked[0].id not in {s.id for s in answered}
    assert len(answered) == len(linked(*STORIES).suggestions) - 1


def test_every_suggestion_is_valid_yaml_that_settles_it() -> None:
    stories = (
        *STORIES,
        story(4, "John: “X” #Halden"),
        story(5, "John: “X” #Haldenn"),
        story(6, "No Way"),
        story(7, "No Wai"),
    )
    for suggestion in linked(*stories).suggestions:
        _, problems = parse_judgements(entry_yaml(suggestion.entry), Subject.PERSON, "people.yml")
        assert problems == (), entry_yaml(suggestion.entry)
        after = linked(*stories, people_yml=entry_yaml(suggestion.entry))
        assert after.problems == (), entry_yaml(suggestion.entry)
        assert len(after.people) < len(linked(*stories).people)
        assert suggestion.id not in {s.id for s in after.suggestions}


def test_suggestions_name_the_article_where_a_name_is_two_people() -> None:
    found = linked(story(0, "Ines Halden"), story(1, "Olga Halden"), story(2, "Halden"), story(3, "Halden"))
    assert found.suggestions
    for suggestion in found.suggestions:
        assert parse_judgements(entry_yaml(suggestion.entry), Subject.PERSON, "people.yml")[1] == ()
        assert "in: " in entry_yaml(suggestion.entry)


def test_suggestions_stand_in_order_of_weight() -> None:
    weights = [s.weight for s in linked(*STORIES).suggestions]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("yml", "expected", "says"),
    [
        ("- same: [Olaf Berg, Olaf Burg]\n", [("curation-person-unknown", 1)], "Olaf Berg"),
        ("- same: [Olaf Berg, was there]\n", [("curation-person-unknown", 1)], "Correct the name"),
        ("- same: [Olaf Berg, spoke]\n", [("curation-person-unknown", 1)], "000 prints these words"),
        ("- set: Anna Petrow\n  role: x\n", [("curation-person-unknown", 1)], "Ana Petrov"),
        ("- same: [{name: Olaf Berg, in: '001'}, Bergh]\n", [("curation-person-unknown", 1)], "001"),
        ("- same: [{name: Olaf Berg, in: '0000'}, Bergh]\n", [("curation-article-unknown", 1)], "000"),
        ("- different: [Ana Petrov, ANA PETROV]\n", [("curation-one-name", 1)], "split"),
        (
            "- same: [Olaf Berg, Olav Berg]\n- same: [Olav Berg, Bergh]\n- different: [Olaf Berg, Bergh]\n",
            [("curation-contradiction", 3)],
            "people.yml:1 and people.yml:2",
        ),
        (
            "- different: [Olaf Berg, Bergh]\n- set: Olaf Berg\n  alias: Bergh\n",
            [("curation-contradiction", 1)],
            "people.yml:2",
        ),
        (
            "- set: Olaf Berg\n  alias: The Captain\n- set: Ana Petrov\n  alias: The captain\n",
            [("curation-contradiction", 3)],
            "people.yml:1",
        ),
        (
            "- set: Olaf Berg\n  name: Olav Berg\n- set: Olav Berg\n  name: Olaf Berg\n",
            [("curation-contradiction", 1), ("curation-contradiction", 3)],
            "somebody else",
        ),
        (
            "- same: [Olaf Berg, Olav Berg]\n  name: Olaf B.\n- set: Olav Berg\n  name: Olav B.\n",
            [("curation-contradiction", 3)],
            "people.yml:1",
        ),
        (
            "- set: Olaf Berg\n  name: Ana Petrov\n",
            [("curation-contradiction", 1)],
            "ana petrov",
        ),
        (
            "- set: Olaf Berg\n  name: The Boss\n- set: Ana Petrov\n  name: The Boss\n",
            [("curation-contradiction", 3), ("link-address-taken", 3)],
            "people.yml:1",
        ),
    ],
)
def test_bad_judgements_name_file_line_and_the_other_entry(
    yml: str, expected: list[tuple[str, int | None]], says: str
) -> None:
    found = linked(*STORIES, people_yml=yml)
    assert codes(found.problems) == expected
    assert all(problem.severity is Severity.ERROR and problem.path == "people.yml" for problem in found.problems)
    assert not expected or any(says in f"{problem.message} {problem.remedy}" for problem in found.problems)
    assert len({person.id for person in found.people}) == len(found.people)


def test_a_contradiction_leaves_people_apart_and_other_entries_standing() -> None:
    yml = (
        "- same: [Olaf Berg, Olav Berg]\n- same: [Olav Berg, Bergh]\n- different: [Olaf Berg, Bergh]\n"
        "- set: Ana Petrov\n  name: Ana Petrova\n"
    )
    found = linked(*STORIES, people_yml=yml)
    assert {"Olaf Berg", "Olav Berg", "Bergh", "Ana Petrova"} <= set(by_name(found))


def test_a_missing_name_costs_only_itself() -> None:
    found = linked(*STORIES, people_yml="- same: [Olaf Berg, Olav Berg, Olof Berg]\n")
    assert codes(found.problems) == [("curation-person-unknown", 1)]
    assert frozenset({"000/Olaf Berg", "001/Olav Berg"}) in groups(found)


def test_taking_the_entries_out_brings_everything_back() -> None:
    before = linked(*STORIES)
    linked(*STORIES, people_yml="- same: [Olaf Berg, Olav Berg, Bergh]\n- unsure: [George Halden, Ana Petrov]\n")
    assert linked(*STORIES) == before


def test_a_name_cut_short_is_told_the_longer_one_before_a_like_one() -> None:
    stories = (story(0, "Tobias Rennick"), story(1, "Anna Tobias Renick"))
    (problem,) = linked(*stories, people_yml="- set: Tobias Renick\n  role: x\n").problems
    assert "Did you mean “Anna Tobias Renick”" in problem.remedy
    twice = (*stories, story(2, "Olga Tobias Renick"))
    (problem,) = linked(*twice, people_yml="- set: Tobias Renick\n  role: x\n").problems
    assert "Did you mean “Tobias Rennick”" in problem.remedy
