"""Time expressions of one article: a value set, a false one rejected, a missed one added."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from dossier.curation.anchors import Anchored, ambiguous, anchor, complaint, curated
from dossier.model import (
    Annotations,
    Judgement,
    Problem,
    Severity,
    Span,
    Subject,
    TimeExpression,
    TimexType,
    Verdict,
)
from dossier.text.edtf import extent_of
from dossier.text.selector import ArticleNames


def judge_date(judgement: Judgement, articles: ArticleNames, current: dict[str, Annotations]) -> list[Problem]:
    """Apply a `date`, `every` or `rejected` entry to the time expressions at its words."""
    found = anchor(judgement.targets[0], judgement, articles)
    if isinstance(found, Problem):
        return [found]
    annotations = current[found.article.id]
    if reads_throughout(judgement):
        current[found.article.id] = _throughout(found, annotations, judgement)
        return []
    hits = list(dict.fromkeys(t for span in found.spans for t in _at(annotations, span)))
    if len(hits) > 1 or (not hits and len(found.spans) > 1):
        return [ambiguous(found, judgement)]
    kept = [time for time in annotations.dates if time not in hits]
    if judgement.verdict is Verdict.SET:
        before = hits[0] if hits else None
        kept.append(_stated(before, before.span if before else found.spans[0], judgement))
    elif not hits:
        message = "these words are not taken for a date anyway"
        return [complaint("curation-no-effect", judgement, message, "The entry can be removed.", Severity.NOTE)]
    current[found.article.id] = _with_dates(annotations, kept)
    return []


def reads_throughout(judgement: Judgement) -> bool:
    """Whether an entry speaks of its words wherever they stand in the article; one for a single place counts more."""
    return judgement.subject is Subject.DATE and ("throughout", "yes") in judgement.values


def _throughout(found: Anchored, annotations: Annotations, judgement: Judgement) -> Annotations:
    """The annotations with the words read as stated wherever they are a date of their own.

    "Oct. 7" is read so in "since Oct. 7" and "the Oct. 7 attack", not in "Oct. 7, 2021" or "Oct. 70".
    """
    text = found.article.text
    kept = list(annotations.dates)
    for span in found.spans:
        if text[span.end : span.end + 1].isalnum() or text[max(0, span.start - 1) : span.start].isalnum():
            continue
        hits = _at(annotations, span)
        if any(_says_more(text, hit.span, span) for hit in hits):
            continue
        kept = [time for time in kept if time not in hits]
        kept.append(_stated(hits[0] if hits else None, hits[0].span if hits else span, judgement))
    return _with_dates(annotations, kept)


def _says_more(text: str, expression: Span, words: Span) -> bool:
    """Whether an expression has figures beside the words, a year of its own for instance."""
    beside = text[expression.start : max(expression.start, words.start)] + text[words.end : expression.end]
    return any(map(str.isdigit, beside))


def _with_dates(annotations: Annotations, dates: Iterable[TimeExpression]) -> Annotations:
    return dataclasses.replace(annotations, dates=tuple(sorted(dates, key=lambda time: time.span)))


def _at(annotations: Annotations, words: Span) -> list[TimeExpression]:
    return [time for time in annotations.dates if time.span.overlaps(words)]


def _stated(before: TimeExpression | None, span: Span, judgement: Judgement) -> TimeExpression:
    """The expression with the curator's value; without one it stays on the page, marked as unresolved."""
    value = dict(judgement.values)["value"]
    extent = extent_of(value) if value else None
    kind = before.type if before else TimexType.DATE
    return TimeExpression(
        span=span,
        type=TimexType.TIME if "T" in value and "/" not in value else kind,
        value=value or (before.value if before else "XXXX-XX-XX"),
        evidence=curated(judgement, span),
        edtf=value or None,
        earliest=extent.earliest if extent else None,
        latest=extent.latest if extent else None,
        precision=extent.precision if extent else None,
        unresolved=None if extent else "the curator leaves it open",
    )
