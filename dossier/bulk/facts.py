"""Articles → the facts found in each, as rows of one table: a function that any worker anywhere can be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.extraction import annotate
from dossier.model import Article, Evidence, Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: `words` stand at `start` to `end` (half-open code points) of the article, and `rule` found them.

    `kind` is `person`, `quotation` or `date`; `what` says more of it: the capacity, direct or indirect, the TIMEX3
    type. `value` is the person's key in the article, the quotation's speaker as far as it is known, or the TIMEX3
    value; `edtf` the date itself, where it is on the calendar.
    """

    article: str
    kind: str
    what: str
    start: int
    end: int
    words: str
    value: str | None
    edtf: str | None
    rule: str


def facts_of(articles: Sequence[Article]) -> list[Fact]:
    """Every fact of the articles, in their order: people, then quotations, then dates, each as they are read."""
    return [fact for article in articles for fact in _facts(article)]


def _facts(article: Article) -> Iterator[Fact]:
    found, _ = annotate(article)
    for mention in found.mentions:
        yield _fact(article, "person", mention.capacity, mention.span, mention.entity, None, mention.evidence)
    for quotation in found.quotations:
        yield _fact(article, "quotation", quotation.kind, quotation.span, quotation.speaker, None, quotation.evidence)
    for date in found.dates:
        yield _fact(article, "date", date.type, date.span, date.value, date.edtf, date.evidence)


def _fact(
    article: Article, kind: str, what: str, span: Span, value: str | None, edtf: str | None, evidence: Evidence
) -> Fact:
    words = span.of(article.text)
    return Fact(article.id, kind, str(what), span.start, span.end, words, value, edtf, evidence.rule)
