"""One article → its people, quotations and time expressions. Stateless: cacheable and parallel."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from dossier.extraction.bounds import bound_dates, bound_paragraphs, bound_people, bound_quotations
from dossier.extraction.dates import find_dates
from dossier.extraction.people import find_people
from dossier.extraction.quotations import find_quotations
from dossier.language.lexicon import load_lexicon
from dossier.model import Annotations, Article, PersonMention, Problem, Quotation, Severity, TimeExpression

__all__ = ["annotate"]

# The language of the annotated news on which the rules' precision was counted (`precision.tsv` of each stage).
MEASURED = "en"
_Found = TypeVar("_Found", PersonMention, Quotation, TimeExpression)


def annotate(article: Article) -> tuple[Annotations, tuple[Problem, ...]]:
    """Everything found in one article, and a problem where its language has no pack or more is found than is marked.

    Without a pack an article still gets its quotation spans and absolute dates.
    """
    language = article.metadata.language.value if article.metadata.language else "en"
    lexicon = load_lexicon(language)
    article, long = bound_paragraphs(article)
    found = find_people(article, lexicon) if lexicon else ((), ())
    people, mentions, crowded = bound_people(article, *found)
    quotations, talkative = bound_quotations(article, find_quotations(article, people, mentions, lexicon))
    dates, dated = bound_dates(article, find_dates(article, lexicon))
    annotations = Annotations(article.id, people, mentions, quotations, dates)
    if lexicon and lexicon.language != MEASURED:
        annotations = _unmeasured(annotations)
    unread = () if lexicon else (_no_pack(article, language),)
    return annotations, (*unread, *long, *crowded, *talkative, *dated)


def _unmeasured(annotations: Annotations) -> Annotations:
    """The same without a confidence: how often a rule is right was counted in another language."""
    return dataclasses.replace(
        annotations,
        mentions=tuple(map(_unsure, annotations.mentions)),
        quotations=tuple(map(_unsure, annotations.quotations)),
        dates=tuple(map(_unsure, annotations.dates)),
    )


def _unsure(found: _Found) -> _Found:
    return dataclasses.replace(found, evidence=dataclasses.replace(found.evidence, confidence=None))


def _no_pack(article: Article, language: str) -> Problem:
    return Problem(
        code="language-without-pack",
        severity=Severity.WARNING,
        path=article.source.path,
        message=f"there is no language pack for “{language}”: only quotation spans and absolute dates were found",
        remedy=f"add dossier/language/packs/{language}/, or set the article's language in curation/articles.yml",
    )
