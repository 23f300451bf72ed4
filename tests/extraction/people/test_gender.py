"""What the text tells of a person's grammatical gender, and what it does not."""

from __future__ import annotations

import pytest

from dossier.model import Gender
from tests.extraction.people.support import people_of

M, F = Gender.MASCULINE, Gender.FEMININE
EVIDENCE = [
    ("Mr Kilbride left.", M, "people.gender-title"),
    ("Mrs Kilbride left.", F, "people.gender-title"),
    ("Spokeswoman Robin Kilbride declined.", F, "people.gender-title"),
    ("Robin Kilbride, an actress, declined.", F, "people.gender-title"),
    ("King Jordan left the palace.", M, "people.gender-title"),
    ("We saw Anna Kilbride there.", F, "people.gender-given-name"),
    ("We saw Peter Kilbride there.", M, "people.gender-given-name"),
    ("Dr Kilbride resigned. She gave no reason.", F, "people.gender-pronoun"),
    ("Dr Kilbride resigned. He gave no reason.", M, "people.gender-pronoun"),
    ("Dr Kilbride resigned.", None, None),
    ("Dr Kilbride met Anna Novak. She left.", None, None),
    ("Robin Kilbride, the actress's lawyer, declined.", None, None),
]


@pytest.mark.parametrize(("text", "gender", "rule"), EVIDENCE)
def test_gender_of_the_first_person(text: str, gender: Gender | None, rule: str | None) -> None:
    people, _ = people_of(text)
    evidence = people[0].gender_evidence
    assert (people[0].gender, evidence.rule if evidence else None) == (gender, rule)
