"""When it happened, when it was reported and what was expected: kept apart, at the precision the sources give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.linking.times.ahead import lies_ahead
from dossier.linking.times.bounds import sentence_at
from dossier.model import (
    READ_ROLES,
    Annotations,
    Article,
    Citation,
    Reprint,
    Role,
    Span,
    Tier,
    TimeExpression,
    TimelineEntry,
    TimelineKind,
    TimexType,
)
from dossier.text.edtf import extent_of
from dossier.text.fold import fold


def build_timeline(
    articles: Sequence[Article], annotations: Sequence[Annotations], reprints: Sequence[Reprint] = ()
) -> tuple[TimelineEntry, ...]:
    """Every sentence that carries a resolved date, and every dated article's publication, in order of time.

    "The bridge fell on 3 May 2021" is an entry of kind happened at its day; the article that says so, printed on 5
    May, one of kind reported; "a rally is planned for 9 May" one of kind expected. Vague, repeated and unresolved
    expressions stay off. A sentence that stands in both articles of a reprint pair is listed once, from the one that
    was first.
    """
    found = {one.article: one for one in annotations}
    entries: list[TimelineEntry] = []
    known: dict[tuple[str, str], list[str]] = {}
    copies = {frozenset((reprint.left, reprint.right)) for reprint in reprints}
    for article in sorted(articles, key=_first_printed):
        entries += _reported(article)
        dates = found[article.id].dates if article.id in found else ()
        for entry, words in _told(article, dates):
            printed = known.setdefault((words, entry.edtf), [])
            if not any(frozenset((article.id, other)) in copies for other in printed):
                entries.append(entry)
            printed.append(article.id)
    return tuple(sorted(entries, key=_in_time))


def _first_printed(article: Article) -> tuple[bool, str, str]:
    return article.published_day is None, article.published_day or "", article.id


def _in_time(entry: TimelineEntry) -> tuple[str, str, str, str, Span]:
    return entry.earliest, entry.latest, entry.kind.value, entry.citation.article, entry.citation.span


def _reported(article: Article) -> Iterator[TimelineEntry]:
    """The publication, at the precision stated; nothing where the date is only inferred."""
    stated = article.metadata.published
    if stated is None or stated.tier is Tier.INFERRED:
        return
    edtf = stated.value.partition("T")[0]
    extent = extent_of(edtf)
    if extent is not None and extent.earliest and extent.latest:
        place = Citation(article.id, _headline(article))
        yield TimelineEntry(TimelineKind.REPORTED, edtf, extent.earliest, extent.latest, extent.precision, place)


def _headline(article: Article) -> Span:
    """What a reader is sent to: the headline, else the first thing there is to read."""
    for wanted in (frozenset({Role.HEADLINE}), READ_ROLES, frozenset(Role)):
        for block in article.blocks:
            if block.role in wanted:
                return block.span
    return Span(0, min(len(article.text), 1))


def _told(article: Article, dates: Sequence[TimeExpression]) -> Iterator[tuple[TimelineEntry, str]]:
    """The dated sentences, each with its folded words; one entry for each sentence and date."""
    starts = [sentence.span.start for sentence in article.sentences]
    seen: set[tuple[Span, str]] = set()
    for date in dates:
        sentence = sentence_at(article, starts, date.span)
        place = _place(date)
        if sentence is None or place is None or (sentence.span, place[0]) in seen:
            continue
        seen.add((sentence.span, place[0]))
        kind = TimelineKind.EXPECTED if lies_ahead(article, sentence, date) else TimelineKind.HAPPENED
        entry = TimelineEntry(kind, *place, date.precision or "interval", Citation(article.id, sentence.span))
        yield entry, fold(sentence.span.of(article.text))


def _place(date: TimeExpression) -> tuple[str, str, str] | None:
    """The EDTF form with both bounds, for a date that has a place on a timeline.

    An interval with one open end stands where its known end is.
    """
    if date.edtf is None or date.vague or date.unresolved is not None or date.type is TimexType.SET:
        return None
    earliest, latest = date.earliest or date.latest, date.latest or date.earliest
    return (date.edtf, earliest, latest) if earliest and latest else None
