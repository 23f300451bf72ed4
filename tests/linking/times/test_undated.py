"""Undated articles in the review queue."""

from __future__ import annotations

import dataclasses

from dossier.curation import curate_articles, entry_for, parse_judgements
from dossier.linking.times.undated import suggest_dating
from dossier.model import Annotations, Citation, DateBounds, Evidence, Span, Subject, TimeExpression, TimexType, Verdict
from dossier.text.entries import entry_yaml
from tests.linking.people.maker import story

(ARTICLE, _), (OTHER, _) = story(0, "Ana Petrov"), story(1, "Ana Petrov")
FRIDAY = TimeExpression(Span(0, 3), TimexType.DATE, "XXXX-WXX-5", Evidence("test"), unresolved="no publication date")
FOUND = (Annotations("000", dates=(FRIDAY, FRIDAY)), Annotations("001"))
BOUNDS = (
    DateBounds("000", "2014-01-01", "2022-01-27", ((Citation("000", Span(0, 3)), "it speaks of 2014 as past"),)),
    DateBounds("001", None, "2022-01-27", ((Citation("001", Span(0, 3)), "a reprint is dated 27 January 2022"),)),
)


def test_what_bounds_an_article_is_shown_and_no_date_is_proposed() -> None:
    first, second = suggest_dating(BOUNDS, [ARTICLE, OTHER], FOUND, ())
    assert "not before 2014-01-01 and not after 2022-01-27" in first.question
    assert first.evidence == ("it speaks of 2014 as past", "2 time expressions wait for the date")
    assert first.citations == (Citation("000", Span(0, 3)),)
    assert first.weight > second.weight
    undated = dataclasses.replace(ARTICLE, metadata=dataclasses.replace(ARTICLE.metadata, published=None))
    judgements, problems = parse_judgements(entry_yaml(first.entry), Subject.ARTICLE, "articles.yml")
    assert problems == ()
    (after,), problems = curate_articles([undated], judgements)
    assert (after.published_day, problems) == (None, ())


def test_an_answered_article_is_not_asked_about_again() -> None:
    first, _ = suggest_dating(BOUNDS, [ARTICLE, OTHER], FOUND, ())
    entry = entry_for(first, Verdict.SAME)
    assert entry is not None
    assert entry_for(first, Verdict.DIFFERENT) is None
    for yml in (entry_yaml(entry), "- article: '000'\n  published: 2022-01-01\n"):
        judgements, _ = parse_judgements(yml, Subject.ARTICLE, "articles.yml")
        assert [s.candidates for s in suggest_dating(BOUNDS, [ARTICLE, OTHER], FOUND, judgements)] == [("001",)]
    judgements, _ = parse_judgements("- article: '000'\n  outlet: X\n", Subject.ARTICLE, "articles.yml")
    assert len(suggest_dating(BOUNDS, [ARTICLE, OTHER], FOUND, judgements)) == 2
