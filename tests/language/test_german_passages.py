"""Whole German passages in many registers: who says what, whom they name, and when it was, every mark of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.extraction import annotate
from dossier.intake import article_from_text
from dossier.model import Annotations, Article, Span
from tests.quality.passages import KINDS, MARKS, Passage, read_file

PASSAGES = read_file(Path(__file__).parent / "passages.de.txt")


def read(passage: Passage) -> tuple[Article, Annotations]:
    article = article_from_text("a", passage.text, passage.published, "de")
    found, problems = annotate(article)
    assert problems == ()
    return article, found


def words(text: str, span: Span) -> str:
    return span.of(text).strip(MARKS + ",.")


def test_there_are_forty_and_more() -> None:
    assert len(PASSAGES) >= 40


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_who_says_what(passage: Passage) -> None:
    article, found = read(passage)
    said = [(str(q.kind), q.speaker or "", words(article.text, q.span)) for q in found.quotations]
    assert said == [
        (KINDS.get(m.kind, m.kind), m.label, words(passage.text, Span(m.start, m.end))) for m in passage.of("<")
    ]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_who_is_named(passage: Passage) -> None:
    article, found = read(passage)
    assert [(m.span.of(article.text), m.entity) for m in found.mentions] == [
        (passage.text[m.start : m.end], m.label) for m in passage.of("{")
    ]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_when_it_was(passage: Passage) -> None:
    article, found = read(passage)
    dated = [(d.span.of(article.text).lower(), d.edtf) for d in found.dates if d.edtf]
    wanted = [
        (passage.text[m.start : m.end].lower(), m.label)
        for m in passage.of("[")
        if m.label not in ("none", "unresolved")
    ]
    assert [edtf for _, edtf in dated] == [edtf for _, edtf in wanted]
    assert all(found in marked for (found, _), (marked, _) in zip(dated, wanted, strict=True))
