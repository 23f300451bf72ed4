"""Between which days an undated article may have appeared: a suggestion with its reasons, never its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.language.tense import load_tense
from dossier.model import (
    READ_ROLES,
    Annotations,
    Article,
    Citation,
    DateBounds,
    Reprint,
    Sentence,
    Span,
    Tier,
    TimeExpression,
    TimexType,
)
from dossier.text.edtf import in_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_SENTENCE = 4000
_REPRINT = 0.5


@dataclass(frozen=True, slots=True)
class _Limit:
    """One reason for a bound: the ISO day it comes to, the EDTF form to show, the place, and a reader's clause."""

    day: str
    edtf: str
    citation: Citation
    reason: str


def suggest_bounds(
    articles: Sequence[Article], annotations: Sequence[Annotations], reprints: Sequence[Reprint] = ()
) -> tuple[DateBounds, ...]:
    """For each undated article of which something is known, the interval it may fall into.

    Not before the latest date that it tells as past ("Crimea was annexed in 2014"), not after the day on which it was
    saved. A dated copy is told as a clue and bounds nothing: either may be the copy of the other. A copy older than
    what the article tells is left out: it is another edition.
    """
    by_id = {article.id: article for article in articles}
    found = {one.article: one for one in annotations}
    copies: dict[str, list[Reprint]] = {}
    for reprint in reprints:
        copies.setdefault(reprint.left, []).append(reprint)
        copies.setdefault(reprint.right, []).append(reprint)
    result = []
    for article in sorted(articles, key=lambda a: a.id):
        if _is_dated(article):
            continue
        dates = found[article.id].dates if article.id in found else ()
        before = max(
            _past_dates(article, dates), key=lambda limit: (limit.day, -limit.citation.span.start), default=None
        )
        after = _saved(article)
        copy = _dated_copy(article, copies.get(article.id, ()), by_id, before.day if before else "")
        if before or after or copy:
            result.append(_bounds(article, before, after, copy))
    return tuple(result)


def sentence_at(article: Article, starts: Sequence[int], span: Span) -> Sentence | None:
    """The sentence that a span begins in, where it is one of those that are read; `starts` are all sentences'."""
    number = bisect_right(starts, span.start) - 1
    if number < 0 or not article.sentences[number].span.overlaps(span):
        return None
    sentence = article.sentences[number]
    return sentence if article.blocks[sentence.block].role in READ_ROLES else None


def _is_dated(article: Article) -> bool:
    stated = article.metadata.published
    return stated is not None and stated.tier is not Tier.INFERRED


def _bounds(article: Article, before: _Limit | None, after: _Limit | None, copy: _Limit | None) -> DateBounds:
    reasons = tuple((limit.citation, limit.reason) for limit in (before, after, copy) if limit is not None)
    return DateBounds(article.id, before.edtf if before else None, after.edtf if after else None, reasons)


def _past_dates(article: Article, dates: Sequence[TimeExpression]) -> Iterator[_Limit]:
    """The absolute dates of which the article speaks in the past tense, with nothing of the future beside them."""
    language = article.metadata.language.value if article.metadata.language else "en"
    tense = load_tense(language)
    starts = [sentence.span.start for sentence in article.sentences]
    for date in dates:
        if date.earliest is None or date.edtf is None or date.vague or date.type is TimexType.SET or date.anchor:
            continue
        sentence = sentence_at(article, starts, date.span)
        if sentence is None:
            continue
        start = max(sentence.span.start, date.span.start - _LONGEST_SENTENCE)
        around = Span(start, min(sentence.span.end, date.span.end + _LONGEST_SENTENCE))
        words = f"{article.text[around.start : date.span.start]} {article.text[date.span.end : around.end]}"
        if tense.is_past(words):
            reason = f"it speaks of “{date.span.of(article.text)}” in the past"
            yield _Limit(date.earliest, date.edtf, Citation(article.id, date.span), reason)


def _saved(article: Article) -> _Limit | None:
    saved = _DAY.match(article.source.retrieved or "")
    if saved is None:
        return None
    day = saved.group()
    return _Limit(day, day, Citation(article.id, _beginning(article)), f"it was saved on {in_words(day)}")


def _dated_copy(article: Article, copies: Sequence[Reprint], by_id: Mapping[str, Article], floor: str) -> _Limit | None:
    """The earliest dated article that shares text with this one and is not older than what this one tells."""
    clues = []
    for reprint in copies:
        other = by_id.get(reprint.right if reprint.left == article.id else reprint.left)
        day = other.published_day if other else None
        if other is None or day is None or day < floor:
            continue
        spans = [p.right if p.right.article == other.id else p.left for p in reprint.passages]
        place = spans[0] if spans else Citation(other.id, _beginning(other))
        clues.append(_Limit(day, day, place, f"{_kind(reprint)} is dated {in_words(day)}"))
    return min(clues, key=lambda clue: (clue.day, clue.citation.article, clue.citation.span), default=None)


def _kind(reprint: Reprint) -> str:
    return "a reprint" if reprint.share >= _REPRINT else "an article that shares passages with it"


def _beginning(article: Article) -> Span:
    return article.blocks[0].span if article.blocks else Span(0, min(1, len(article.text)))
