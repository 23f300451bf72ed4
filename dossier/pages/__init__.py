"""Entities → pages: finished HTML in which every fact is one click from its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from dossier.model import Dossier, Page, Reference, SiteOptions
from dossier.pages.article import article_pages
from dossier.pages.articles import article_rows, articles_index
from dossier.pages.booklet import booklet
from dossier.pages.desk import desk_pages
from dossier.pages.downloads import downloads_page
from dossier.pages.home import home_page
from dossier.pages.lookup import Lookup, look_up
from dossier.pages.narrative import check_citations, cite
from dossier.pages.people import ListedPerson, people_index, person_rows
from dossier.pages.person import dated_sentences, person_pages
from dossier.pages.quote import quote_page
from dossier.pages.quotes import quotes_index
from dossier.pages.review import review_pages
from dossier.pages.sources import source_pages
from dossier.pages.spoken import QuoteRow, quote_rows
from dossier.pages.timeline import timeline_index
from dossier.pages.together import naming

__all__ = [
    "Lookup",
    "booklet",
    "check_citations",
    "cite",
    "downloads_page",
    "each_page",
    "look_up",
    "render_pages",
]

Row = TypeVar("Row")


def render_pages(
    dossier: Dossier, options: SiteOptions | None = None, references: Mapping[str, Reference] | None = None
) -> tuple[Page, ...]:
    """Every page of the dossier at once; `each_page` gives the same, one at a time."""
    return tuple(each_page(dossier, options, references))


def each_page(
    dossier: Dossier, options: SiteOptions | None = None, references: Mapping[str, Reference] | None = None
) -> Iterator[Page]:
    """Every page of the dossier, in a fixed order; the first is the home page, the curator's stand last.

    Nothing of a seed reaches a body but through the autoescaped templates: "<script>" in an article is text. Each
    page is bounded in length, whatever the dossier's size; what is too long goes on on further pages. `references` are
    by article id and by cluster id.
    """
    lookup = look_up(dossier, options, references)
    articles, people, quotes = article_rows(lookup), person_rows(lookup), quote_rows(lookup)
    yield home_page(lookup, articles, people, quotes)
    yield from articles_index(lookup, articles)
    for before, row, after in _between(articles):
        yield from article_pages(row, lookup, before, after)
    yield from people_index(lookup, people)
    yield from _people(people, quotes, lookup)
    yield from quotes_index(lookup, quotes)
    yield from (quote_page(row, lookup, before, after) for before, row, after in _between(quotes))
    yield from timeline_index(lookup)
    yield from source_pages(lookup, quotes, articles)
    if lookup.options.desk:
        yield from review_pages(lookup)
        yield from desk_pages(lookup)


def _people(people: Sequence[ListedPerson], quotes: Sequence[QuoteRow], lookup: Lookup) -> Iterator[Page]:
    """The pages of all people; what they are made of is laid out once for all of them."""
    index, dated = naming(lookup), dated_sentences(lookup)
    spoken: defaultdict[str, list[QuoteRow]] = defaultdict(list)
    for quote in quotes:
        if quote.cluster.speaker_id:
            spoken[quote.cluster.speaker_id].append(quote)
    for before, row, after in _between(people):
        yield from person_pages(row, lookup, spoken[row.person.id], index, dated, (before, after))


def _between(rows: Sequence[Row]) -> Iterator[tuple[Row | None, Row, Row | None]]:
    """Each row with the one before and the one after it."""
    for number, row in enumerate(rows):
        yield rows[number - 1] if number else None, row, rows[number + 1] if number + 1 < len(rows) else None
