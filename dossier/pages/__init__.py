"""Entities → pages: finished HTML in which every fact is one click from its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import TypeVar

from dossier.model import Dossier, Page, Reference, SiteOptions
from dossier.pages.article import article_pages
from dossier.pages.articles import ListedArticle, article_rows, articles_index
from dossier.pages.booklet import booklet
from dossier.pages.desk import desk_pages
from dossier.pages.downloads import downloads_page
from dossier.pages.home import home_page, summary_of
from dossier.pages.lookup import Lookup, Way, look_up, overheard
from dossier.pages.narrative import check_citations, cite
from dossier.pages.people import ListedPerson, people_index, person_rows
from dossier.pages.person import dated_sentences, person_pages
from dossier.pages.quote import quote_page
from dossier.pages.quotes import quotes_index
from dossier.pages.reads import Reads, rendered
from dossier.pages.review import review_pages
from dossier.pages.sources import source_pages
from dossier.pages.spoken import QuoteRow, quote_rows
from dossier.pages.timeline import timeline_index
from dossier.pages.together import Naming, naming

__all__ = [
    "Lookup",
    "Making",
    "Reads",
    "booklet",
    "check_citations",
    "cite",
    "downloads_page",
    "each_making",
    "each_page",
    "look_up",
    "render_pages",
    "rendered",
    "summary_of",
]

K = TypeVar("K")
V = TypeVar("V")
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
    for together in each_making(dossier, options, references):
        yield from together.make()


def each_making(
    dossier: Dossier,
    options: SiteOptions | None = None,
    references: Mapping[str, Reference] | None = None,
    reads: Reads | None = None,
) -> Iterator[Making]:
    """How every page is made, in the order of `each_page`; what a page looks up while it is made is told to `reads`."""
    lookup = look_up(dossier, options, references)
    articles, people, quotes = article_rows(lookup), person_rows(lookup), quote_rows(lookup)
    index, dated = naming(lookup), dated_sentences(lookup)
    heard, listen = (overheard(lookup, reads), reads.listen) if reads else (lookup, _as_it_is)
    index = Naming(*(listen(name, getattr(index, name)) for name in ("sentences", "people_at", "people_in")))
    spoken: defaultdict[str, list[QuoteRow]] = defaultdict(list)
    for quote in quotes:
        if quote.cluster.speaker_id:
            spoken[quote.cluster.speaker_id].append(quote)
    dated = listen("dated_sentences", dated)

    def article(row: ListedArticle, before: Way | None, after: Way | None) -> Making:
        return Making(row.href, (row, before, after), lambda: article_pages(row, heard, before, after))

    def person(row: ListedPerson, before: Way | None, after: Way | None) -> Making:
        said, ways = spoken[row.person.id], (before, after)
        return Making(row.href, (row, said, ways), lambda: person_pages(row, heard, said, index, dated, ways))

    def quotation(row: QuoteRow, before: Way | None, after: Way | None) -> Making:
        return Making(row.href, (row, before, after), lambda: (quote_page(row, heard, before, after),))

    yield _always(lambda: (home_page(heard, articles, people, quotes), *articles_index(heard, articles)))
    yield from starmap(article, _between(articles, lambda row: (row.href, row.title)))
    yield _always(lambda: people_index(heard, people))
    yield from starmap(person, _between(people, lambda row: (row.href, row.person.name)))
    yield _always(lambda: quotes_index(heard, quotes))
    yield from starmap(quotation, _between(quotes, lambda row: (row.href, f"“{row.words.rstrip(',')}”")))
    yield _always(lambda: (*timeline_index(heard), *source_pages(heard, quotes, articles)))
    if lookup.options.desk:
        yield _always(lambda: (*review_pages(heard), *desk_pages(heard)))


@dataclass(frozen=True, slots=True)
class Making:
    """Some pages that are made together: what they are known by, what they are given, and how they are made.

    They depend on what they are given and on what they look up. `name` is empty for pages that show something of the
    whole dossier, and change with almost anything: each of these is asked of `Reads.render`.
    """

    name: str
    given: tuple[object, ...]
    make: Callable[[], Sequence[Page]]


def _always(make: Callable[[], Sequence[Page]]) -> Making:
    return Making("", (), make)


def _as_it_is(name: str, table: dict[K, V]) -> dict[K, V]:
    return table


def _between(rows: Sequence[Row], way: Callable[[Row], Way]) -> Iterator[tuple[Row, Way | None, Way | None]]:
    """Each row with the ways to the one before and the one after it."""
    ways = [None, *map(way, rows), None]
    return zip(rows, ways, ways[2:], strict=False)
