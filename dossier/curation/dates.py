"""Time expressions of one article: a value set, a false one rejected, a missed one added."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dossier.curation.anchors import ambiguous, anchor, complaint, curated
from dossier.model import (
    Annotations,
    Article,
    Judgement,
    Problem,
    Severity,
    Span,
    TimeExpression,
    TimexType,
    Verdict,
)
from dossier.text.edtf import extent_of, fault_of


def judge_date(judgement: Judgement, articles: Sequence[Article], current: dict[str, Annotations]) -> list[Problem]:
    """Apply a `date` or `rejected` entry to the time expression at its words."""
    found = anchor(judgement.targets[0], judgement, articles)
    if isinstance(found, Problem):
        return [found]
    annotations = current[found.article.id]
    hits = list(dict.fromkeys(t for span in found.spans for t in _at(annotations, span)))
    if len(hits) > 1 or (not hits and len(found.spans) > 1):
        return [ambiguous(found, judgement)]
    kept = [time for time in annotations.dates if time not in hits]
    if judgement.verdict is Verdict.SET:
        value = dict(judgement.values)["value"]
        if value and (fault := fault_of(value)):
            remedy = "Write a day, month, year, decade (201X) or two of them with `/` between."
            return [complaint("curation-bad-value", judgement, f"“{value}” is no date: {fault}", remedy)]
        before = hits[0] if hits else None
        kept.append(_stated(before, before.span if before else found.spans[0], value, judgement))
    elif not hits:
        message = "these words are not taken for a date anyway"
        return [complaint("curation-no-effect", judgement, message, "The entry can be removed.", Severity.NOTE)]
    ordered = tuple(sorted(kept, key=lambda time: time.span))
    current[found.article.id] = dataclasses.replace(annotations, dates=ordered)
    return []


def _at(annotations: Annotations, words: Span) -> list[TimeExpression]:
    return [time for time in annotations.dates if time.span.overlaps(words)]


def _stated(before: TimeExpression | None, span: Span, value: str, judgement: Judgement) -> TimeExpression:
    """The expression with the curator's value; without one it stays on the page, marked as unresolved."""
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
