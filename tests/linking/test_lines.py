"""Uncertain lines in the review queue."""

from __future__ import annotations

import dataclasses

from dossier.curation import curate_articles, entry_for, parse_judgements
from dossier.intake.plain import article_from_text
from dossier.linking.lines import suggest_lines
from dossier.model import Article, Role, Subject, Verdict
from dossier.text.entries import entry_yaml

LONG = "The dam in the valley held through the night, " * 6


def sample() -> Article:
    article = article_from_text("012-dam", f"More: here\n{LONG}\nMore: here\n")
    roles = (Role.DEBRIS, Role.PARAGRAPH, Role.PARAGRAPH)
    blocks = (
        dataclasses.replace(block, role=role, certain=number == 2)
        for number, (block, role) in enumerate(zip(article.blocks, roles, strict=True))
    )
    return dataclasses.replace(article, blocks=tuple(blocks))


def test_each_uncertain_line_is_one_question_that_both_answers_settle() -> None:
    article = sample()
    questions = suggest_lines([article])
    assert [question.candidates for question in questions] == [("debris", "paragraph"), ("paragraph", "debris")]
    for number, question in enumerate(questions):
        for verdict, role in zip((Verdict.SAME, Verdict.DIFFERENT), question.candidates, strict=True):
            entry = entry_for(question, verdict)
            assert entry is not None
            judgements, problems = parse_judgements(entry_yaml(entry), Subject.LINE, "lines.yml")
            assert problems == ()
            (after,), problems = curate_articles([article], judgements)
            assert problems == ()
            assert after.blocks[number].role == role
            assert [b for n, b in enumerate(after.blocks) if n != number] == [
                b for n, b in enumerate(article.blocks) if n != number
            ]
            assert question.id not in {s.id for s in suggest_lines([after])}


def test_certain_lines_are_not_asked_about() -> None:
    article = sample()
    certain = dataclasses.replace(article, blocks=article.blocks[2:])
    assert suggest_lines([certain]) == ()
