"""The index of the articles: newest first, by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.model import READ_ROLES, Article, Page, Role
from dossier.pages.environment import render_page
from dossier.pages.facets import Facet, facet, narrows_all
from dossier.pages.lookup import Lookup, published
from dossier.pages.notices import Notice, notices_of
from dossier.pages.paging import ListPart, by_period, in_pages, lines
from dossier.text.addresses import article_address, as_link
from dossier.text.visible import shortened

_LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """What a list of articles shows of one; `outlet` and `day` are None where they are not known."""

    id: str
    page_name: str
    href: str
    title: str
    outlet: str | None
    source: str
    authors: str
    day: str | None
    people: int
    quotations: int
    reported: int
    words: int
    standfirst: str
    notices: tuple[Notice, ...]

    @property
    def year(self) -> str:
        """The year it appeared in, empty where that is not known."""
        return (self.day or "")[:4]

    @property
    def month(self) -> str:
        """The month it appeared in, as finely as that is known."""
        return (self.day or "")[:7]

    @property
    def weight(self) -> int:
        """How many lines the row takes on a phone."""
        return lines(self.title + self.title[:10]) + 3


@dataclass(frozen=True, slots=True)
class ArticleMonth:
    """The articles of one month; `month` is empty for the undated."""

    month: str
    rows: tuple[ListedArticle, ...]


def article_rows(lookup: Lookup) -> tuple[ListedArticle, ...]:
    """A row for every article, newest first, undated ones last."""
    rows = [article_row(article, lookup) for article in lookup.dossier.articles]
    rows.sort(key=lambda row: (row.title, row.id))
    rows.sort(key=lambda row: row.day or "", reverse=True)
    return tuple(rows)


def article_row(article: Article, lookup: Lookup) -> ListedArticle:
    """What a list of articles shows of one: link, title, outlet, day, and counts."""
    mentions = lookup.annotations_of(article).mentions
    people = {p.id for m in mentions if (p := lookup.person_of.get((article.id, m.entity)))}
    return ListedArticle(
        id=article.id,
        page_name=article.page_name,
        href=as_link(article_address(article.page_name)),
        title=article.title,
        outlet=article.metadata.outlet.value if article.metadata.outlet else None,
        source=lookup.source_name(article.id),
        authors=", ".join(author.value for author in article.metadata.authors),
        day=published(article),
        people=len(people),
        quotations=len(lookup.quotations_in(article.id)),
        reported=lookup.reported_in(article.id),
        words=sum(len(b.span.of(article.text).split()) for b in article.blocks if b.role in READ_ROLES),
        standfirst=standfirst(article),
        notices=notices_of(article, lookup),
    )


def standfirst(article: Article) -> str:
    """The first lines of a story: no dateline, no "TRENDING:", nothing of a few words."""
    for role in (Role.STANDFIRST, Role.PARAGRAPH):
        for block in article.blocks:
            words = block.span.of(article.text).strip()
            if block.role is role and len(words.split()) >= _LEAST_WORDS and not words.endswith(":"):
                return shortened(words, 220)
    return ""


def articles_index(lookup: Lookup, rows: tuple[ListedArticle, ...]) -> tuple[Page, ...]:
    """The page of all articles; where that would be too long, of the newest, and a page for each year or month."""
    whole = in_pages(rows, lambda row: row.weight)
    first = _index_page(lookup, whole[0] if whole else (), rows, (), None)
    if len(whole) < 2:
        return (first,)
    parts = by_period(rows, lambda row: row.day or "", lambda row: row.weight)
    newest = in_pages(rows, lambda row: row.weight, 160)[0]
    return (
        _index_page(lookup, newest, rows, parts, None),
        *(_index_page(lookup, part.rows, rows, parts, part) for part in parts),
    )


def undated_href(rows: tuple[ListedArticle, ...]) -> str:
    """Where the articles without a date stand: at the end of the one list, or on a page of their own."""
    split = len(in_pages(rows, lambda row: row.weight)) > 1
    return "articles-undated.html" if split else "articles.html#m-undated"


def _index_page(
    lookup: Lookup,
    rows: tuple[ListedArticle, ...],
    every: tuple[ListedArticle, ...],
    parts: tuple[ListPart[ListedArticle], ...],
    part: ListPart[ListedArticle] | None,
) -> Page:
    t = lookup.t
    periods = tuple(ArticleMonth(month, tuple(found)) for month, found in groupby(rows, key=lambda row: row.month))
    named = lookup.period_name(part.period) if part else ""
    narrows = narrows_all(lookup, parts, part)
    return render_page(
        "articles.html.j2",
        f"articles-{part.name}.md" if part else "articles.md",
        t.plain("Articles, {period}", period=named) if part else t.plain("Articles"),
        t.plain("Every article collected, newest first, with outlet and date."),
        lookup=lookup,
        section="articles.md",
        hidden=True,
        periods=periods,
        total=len(every),
        shown=len(rows),
        parts=[one.link for one in parts],
        part=part.link if part else None,
        narrows=narrows,
        facets=_facets([r for r in every if r.outlet and r.year] if narrows else rows, lookup),
    )


def _facets(rows: Sequence[ListedArticle], lookup: Lookup) -> tuple[Facet, ...]:
    t = lookup.t
    unknown = t.plain("unknown")
    return (
        facet(t.plain("Outlet"), "outlet", Counter(row.outlet or unknown for row in rows)),
        facet(t.plain("Year"), "year", Counter(row.year or t.plain("undated") for row in rows)),
    )
