"""Which words stand inside quotation marks, for every style of marks, whole or broken."""

from dataclasses import replace

import pytest

from dossier.extraction.quotations.quoted import find_quoted
from dossier.intake.plain import article_from_text
from dossier.model import Role
from tests.extraction.quotations.cases import Case, cases


@pytest.mark.parametrize("case", list(cases("marks.txt")), ids=lambda case: case.title)
def test_quoted_words(case: Case) -> None:
    article = article_from_text("test", case.text)
    found = [" // ".join(piece.of(article.text) for piece in quoted.pieces) for quoted in find_quoted(article)]
    assert found == [row[0] for row in case.wanted]


def test_a_subhead_ends_a_quotation_never_closed() -> None:
    article = article_from_text("test", "“The kiln is cold.\n\nA subhead\n\n“The clay is dry,” he said.")
    blocks = list(article.blocks)
    blocks[1] = replace(blocks[1], role=Role.SUBHEAD)
    found = find_quoted(replace(article, blocks=tuple(blocks)))
    assert [q.span.of(article.text) for q in found] == ["The kiln is cold.", "The clay is dry,"]
    assert [q.closed for q in found] == [False, True]


def test_debris_is_not_read() -> None:
    article = article_from_text("test", "“The kiln is cold,” he said.\n\n“Sign up for our letter!”")
    blocks = (article.blocks[0], replace(article.blocks[1], role=Role.DEBRIS))
    found = find_quoted(replace(article, blocks=blocks))
    assert [q.span.of(article.text) for q in found] == ["The kiln is cold,"]
