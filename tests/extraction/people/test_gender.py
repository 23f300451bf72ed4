"""What the text tells of a person's grammatical gender, and what it does not."""

from __future__ import annotations

import pytest

from dossier.model import Gender
from tests.extraction.people.support import people_of

M, F = Gender.MASCULINE, Gender.FEMININE
EVIDENCE = [
    ("Mr Kilbride left.", M),
    ("Mrs Kilbride left.", F),
    ("Spokeswoman Robin Kilbride declined.", F),
    ("Robin Kilbride, an actress, declined.", F),
    ("King Jordan left the palace.", M),
    ("We saw Anna Kilbride there.", F),
    ("We saw Peter Kilbride there.", M),
    ("Dr Kilbride resigned. She gave no reason.", F),
    ("Dr Kilbride resigned. He gave no reason.", M),
    ("Dr Kilbride resigned.", None),
    ("Dr Kilbride met Anna Novak. She left.", None),
    ("Robin Kilbride, the actress's lawyer, declined.", None),
]


@pytest.mark.parametrize(("text", "gender"), EVIDENCE)
def test_gender_of_the_first_person(text: str, gender: Gender | None) -> None:
    people, _ = people_of(text)
    assert people[0].gender is gender
