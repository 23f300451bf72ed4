"""The page of sources: outlets, what each carries, shared text, and differences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dossier.model import Article, Citation, Page
from dossier.pages.articles import ArticleRow, article_row
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup
from dossier.pages.quotes import QuoteRow
from dossier.text.addresses import article_address, as_link
from dossier.text.fold import slugify

# A matrix of more columns than this fits no screen, and grows with the square of the dossier: then a list is shown.
_WIDEST = 8


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet with its articles, and how many utterances they print and report."""

    name: str
    anchor: str
    articles: tuple[ArticleRow, ...]
    quotations: int
    reported: int


@dataclass(frozen=True, slots=True)
class Printing:
    """A place that prints an utterance, and how its words relate to the reference wording."""

    citation: Citation
    label: str


@dataclass(frozen=True, slots=True)
class SharedRow:
    """An utterance that several articles print; `cells` has the printings of each column of the matrix."""

    href: str
    words: str
    speaker: str | None
    cells: tuple[tuple[Printing, ...], ...]
    carried_by: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix: an article under its outlet's name."""

    href: str
    name: str


def source_pages(lookup: Lookup, quotes: tuple[QuoteRow, ...]) -> tuple[Page, ...]:
    """The one page of sources."""
    shared = [row for row in quotes if row.sources > 1]
    columns = sorted({citation.article for row in shared for citation in row.citations})
    return (
        render_page(
            "sources.html.j2",
            "sources.md",
            "Sources",
            "Outlets, the quotations each carries, reprints and differences.",
            outlets=_outlets(lookup),
            columns=[Column(_article_link(a), lookup.source_name(a)) for a in columns],
            shared=[_shared(row, columns if len(columns) <= _WIDEST else []) for row in shared],
            as_matrix=len(columns) <= _WIDEST,
            reprints=sorted(lookup.dossier.reprints, key=lambda r: (-r.share, r.left, r.right)),
            differences=lookup.dossier.differences,
            article_link=_article_link,
            lookup=lookup,
        ),
    )


def _article_link(article_id: str) -> str:
    return as_link(article_address(article_id))


def _outlets(lookup: Lookup) -> list[OutletRow]:
    by_outlet: defaultdict[str, list[Article]] = defaultdict(list)
    for article in lookup.dossier.articles:
        outlet = article.metadata.outlet.value if article.metadata.outlet else ""
        by_outlet[outlet].append(article)
    found = []
    for number, name in enumerate(sorted(by_outlet, key=lambda name: (not name, name.casefold(), name)), 1):
        articles = by_outlet[name]
        found.append(
            OutletRow(
                name=name or "outlet unknown",
                anchor=f"o-{number}-{slugify(name or 'unknown')}",
                articles=tuple(article_row(article, lookup) for article in articles),
                quotations=len({id_ for article in articles for id_ in lookup.quotations_in(article.id)}),
                reported=sum(lookup.reported_in(article.id) for article in articles),
            )
        )
    return found


def _shared(row: QuoteRow, columns: list[str]) -> SharedRow:
    printed = tuple(Printing(Citation(v.article, v.span), str(v.label)) for v in row.cluster.variants)
    cells = tuple(tuple(place for place in printed if place.citation.article == article) for article in columns)
    return SharedRow(row.href, row.words, row.speaker, cells, printed)
