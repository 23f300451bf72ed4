"""Authors and photographers are named in their own capacity, and debris names nobody."""

from __future__ import annotations

import pytest

from dossier.extraction.people import find_people
from dossier.model import Capacity, Role
from tests.extraction.people.support import article_of, english

STORY = (Role.PARAGRAPH, "The council met on Friday.")
AUTHOR, PHOTOGRAPHER, SUBJECT = Capacity.AUTHOR, Capacity.PHOTOGRAPHER, Capacity.SUBJECT
LINES = [
    (Role.BYLINE, "Anna Kovacs", [("Anna Kovacs", AUTHOR)]),
    (Role.BYLINE, "By Anna Kovacs and Pedro Lima", [("Anna Kovacs", AUTHOR), ("Pedro Lima", AUTHOR)]),
    (Role.BYLINE, "By Tuomas Väyrynen, Reuters", [("Tuomas Väyrynen", AUTHOR)]),
    (Role.BYLINE, "WION Web Team", []),
    (Role.BYLINE, "By Staff Reporter", []),
    (Role.BYLINE, "Text: Anna Kovacs, Photo: Pedro Lima", [("Anna Kovacs", AUTHOR)]),
    (Role.CREDIT, "Photograph: Anna Kovacs", [("Anna Kovacs", PHOTOGRAPHER)]),
    (Role.CREDIT, "REUTERS/Anna Kovacs", [("Anna Kovacs", PHOTOGRAPHER)]),
    (Role.CAPTION, "The mayor at the door. Photo by Pedro Lima", [("Pedro Lima", PHOTOGRAPHER)]),
    (Role.CAPTION, "Otto Brandl at the door", []),
    (Role.DEBRIS, "Read more about Anna Kovacs", []),
    (Role.DUPLICATE, "Anna Kovacs met Otto Brandl", []),
    (Role.PARAGRAPH, "(Reporting by Anna Kovacs and Pedro Lima)", [("Anna Kovacs", AUTHOR), ("Pedro Lima", AUTHOR)]),
    (Role.PARAGRAPH, "(Editing by Pedro Lima)", [("Pedro Lima", AUTHOR)]),
    (Role.PARAGRAPH, "He was led by Anna Kovacs.", [("Anna Kovacs", SUBJECT)]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "line", "expected"), LINES)
def test_capacity(role: Role, line: str, expected: list[tuple[str, Capacity]]) -> None:
    article = article_of((role, line), STORY)
    _, mentions = find_people(article, english())
    assert [(m.span.of(article.text), m.capacity) for m in mentions] == expected


def test_an_author_who_is_also_named_in_the_story_is_one_person() -> None:
    article = article_of((Role.BYLINE, "Anna Kovacs"), (Role.PARAGRAPH, "Anna Kovacs won a prize."))
    people, mentions = find_people(article, english())
    assert [p.name for p in people] == ["Anna Kovacs"]
    assert [m.capacity for m in mentions] == [AUTHOR, SUBJECT]
