"""The page of sources: outlets, what each carries, shared text, and differences."""

from __future__ import annotations

from collections import defaultdict

from dossier.model import Article, Citation, Page
from dossier.pages.articles import article_row
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup
from dossier.pages.quotes import QuoteRow
from dossier.text.addresses import article_address, as_link
from dossier.text.fold import slugify

# A matrix of more columns than this fits no screen, and grows with the square of the dossier: then a list is shown.
_WIDEST = 8


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
            columns=[{"href": _article_link(a), "name": lookup.source_name(a)} for a in columns],
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


def _outlets(lookup: Lookup) -> list[dict[str, object]]:
    by_outlet: defaultdict[str, list[Article]] = defaultdict(list)
    for article in lookup.dossier.articles:
        outlet = article.metadata.outlet.value if article.metadata.outlet else ""
        by_outlet[outlet].append(article)
    found: list[dict[str, object]] = []
    for number, name in enumerate(sorted(by_outlet, key=lambda name: (not name, name.casefold(), name))):
        articles = by_outlet[name]
        found.append(
            {
                "name": name or "outlet unknown",
                "anchor": f"o-{number + 1}-{slugify(name or 'unknown')}",
                "articles": [article_row(article, lookup) for article in articles],
                "quotations": len({id_ for article in articles for id_ in lookup.quotations_in(article.id)}),
                "reported": sum(lookup.reported_in(article.id) for article in articles),
            }
        )
    return found


def _shared(row: QuoteRow, columns: list[str]) -> dict[str, object]:
    cells: list[list[tuple[Citation, str]]] = []
    for article in columns:
        carried = [variant for variant in row.cluster.variants if variant.article == article]
        cells.append([(Citation(article, variant.span), str(variant.label)) for variant in carried])
    carried_by = [(Citation(variant.article, variant.span), str(variant.label)) for variant in row.cluster.variants]
    return {"href": row.href, "words": row.words, "speaker": row.speaker, "cells": cells, "carried_by": carried_by}
