"""The sentence of every row of the people tables does what the row says."""

from __future__ import annotations

import pytest

from tests.extraction.people.support import english, names_in, people_of

# Tables whose entry is part of the name found in its example, and those whose entry must be no part of any.
INSIDE = ("people_given", "people_surnames", "people_particles", "people_suffixes")
OUTSIDE = (
    "people_calendar",
    "people_common_words",
    "people_compounds",
    "people_demonyms",
    "people_eponyms",
    "people_honorifics",
    "people_indicators",
    "people_no_people",
    "people_organisations",
    "people_places",
    "people_pronouns",
    "people_role_modifiers",
    "people_roles",
    "people_verbs",
)


@pytest.mark.parametrize("table", INSIDE)
def test_entry_belongs_to_a_name(table: str) -> None:
    wrong = [row["entry"] for row in english().rows(table) if not _names_holding(row["example"], row["entry"])]
    assert wrong == []


@pytest.mark.parametrize("table", OUTSIDE)
def test_entry_belongs_to_no_name(table: str) -> None:
    wrong = [row["entry"] for row in english().rows(table) if _names_holding(row["example"], row["entry"])]
    assert wrong == []


@pytest.mark.parametrize("table", ["people_honorifics", "people_roles", "people_verbs", "people_credits"])
def test_the_name_beside_the_entry_is_found(table: str) -> None:
    wrong = [row["entry"] for row in english().rows(table) if not any("Novak" in n for n in names_in(row["example"]))]
    assert wrong == []


def test_role_is_stated() -> None:
    wrong = []
    for row in english().rows("people_roles"):
        roles = [m.role.of(row["example"]) for m in people_of(row["example"])[1] if m.role]
        if any(row["entry"] in role for role in roles) == ("relation" in row["kind"].split()):
            wrong.append(row["entry"])
    assert wrong == []


@pytest.mark.parametrize(
    "table",
    ["people_organisation_endings", "people_occupation_endings", "people_eponyms", "people_no_people", "people_things"],
)
def test_only_the_person_of_the_sentence_is_found(table: str) -> None:
    wrong = [row["entry"] for row in english().rows(table) if names_in(row["example"]) != ["Anna Novak"]]
    assert wrong == []


def _names_holding(sentence: str, entry: str) -> list[str]:
    words = set(entry.replace("-", " ").split())
    return [name for name in names_in(sentence) if words <= set(name.replace("-", " ").replace(".", " ").split())]
