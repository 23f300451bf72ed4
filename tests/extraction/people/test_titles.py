"""Honorifics and roles stand outside the name: ⟨honorific⟩ and {role} as they must be found."""

from __future__ import annotations

import pytest

from tests.extraction.people.support import people_of

ROLES = [
    ("NATO Secretary-General Astrid Nyborg spoke.", "NATO Secretary-General"),
    ("NATO Secretary General Astrid Nyborg spoke.", "NATO Secretary General"),
    ("They met German Chancellor Otto Brandl.", "German Chancellor"),
    ("They met Germany's Chancellor Otto Brandl.", "Germany's Chancellor"),
    ("US President Grace Hartley called.", "US President"),
    ("Ukrainian Foreign Minister Dmytro Hrynko asked.", "Ukrainian Foreign Minister"),
    ("NATO chief, Astrid Nyborg, turned it down.", "NATO chief"),
    ("Dmytro Hrynko, Ukraine's foreign minister, asked.", "Ukraine's foreign minister"),
    ("Leila Haddad, a spokeswoman for the port, declined.", "spokeswoman for the port"),
    ("Otto Brandl, the president of the World Bank, agreed.", "president of the World Bank"),
    ("The Secretary of State Helen Ashdown left.", "Secretary of State"),
    ("The president of the Supreme Court, Ruth Adler, agreed.", "president of the Supreme Court"),
    ("He rang his German counterpart, Otto Brandl, twice.", None),
    ("US Secretary of State Helen Ashdown left.", "US Secretary of State"),
    ("The Minister of Economic Affairs Anna Kovacs left.", "Minister of Economic Affairs"),
    ("He was president. In Berlin Anna Kovacs left.", None),
    ("The former prime minister Helen Ashdown left.", "former prime minister"),
    ("Marcus Obi, 34, a carpenter from Leeds, was hurt.", "carpenter from Leeds"),
    ("Anna Kovacs stood there.", None),
    ("In a letter to Anna Kovacs, EU trade chief Otto Brandl wrote.", None),
    ("“The dam holds.” But opposition leader Anna Kovacs said no.", "opposition leader"),
    ("BUT opposition leader Anna Kovacs left.", "opposition leader"),
    ("“The dam holds.” Meanwhile opposition leader Anna Kovacs said no.", "opposition leader"),
    ("US Foreign And Trade Minister Anna Kovacs Leaves", "US Foreign And Trade Minister"),
    ("EU foreign policy chief Otto Brandl wrote.", "EU foreign policy chief"),
    ("Anna Kovacs, who won, left.", None),
    ("In Berlin, Anna Kovacs left.", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role_of_the_first_person(text: str, role: str | None) -> None:
    _, mentions = people_of(text)
    found = mentions[0].role
    assert (found.of(text) if found else None) == role


HONORIFICS = [
    ("Mr. Ashdown left.", "Mr.", "Ashdown"),
    ("Mrs Ashdown left.", "Mrs", "Ashdown"),
    ("Dr Wanjiru Maina left.", "Dr", "Wanjiru Maina"),
    ("Sir Walter Pym left.", "Sir", "Walter Pym"),
    ("Lt. Gen. Anna Kovacs left.", "Lt. Gen.", "Anna Kovacs"),
    ("Pope Leo left.", "Pope", "Leo"),
]


@pytest.mark.parametrize(("text", "honorific", "name"), HONORIFICS)
def test_honorific_stands_outside_the_name(text: str, honorific: str, name: str) -> None:
    _, mentions = people_of(text)
    found = mentions[0].honorific
    assert (mentions[0].span.of(text), found.of(text) if found else None) == (name, honorific)
