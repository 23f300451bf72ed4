"""The home page: what the dossier is about, who is in it, what travelled, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.model import READ_ROLES, Page, Severity
from dossier.pages.articles import ListedArticle, article_rows, undated_href
from dossier.pages.chronology import days_of
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, published
from dossier.pages.people import ListedPerson
from dossier.pages.spoken import QuoteRow
from dossier.pages.timeline import density

_TRAVELLED, _PEOPLE, _NEWEST = 5, 12, 6
_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the dossier spans: its articles and outlets, and the first and last day of the reporting."""

    articles: int
    outlets: int
    first: str
    last: str
    undated: int


def home_page(
    lookup: Lookup, articles: Sequence[ListedArticle], people: Sequence[ListedPerson], quotes: Sequence[QuoteRow]
) -> Page:
    """The home page; under a hand-written introduction the title of the options is left to that."""
    named = [row for row in people if row.articles > 1] or [row for row in people if row.quotations]
    options, t = lookup.options, lookup.t
    return render_page(
        "home.html.j2",
        "index.md",
        options.title or t.plain("Home"),
        options.introduction,
        lookup=lookup,
        section="index.md",
        options=options,
        extent=extent_of(articles),
        undated_href=undated_href(tuple(articles)),
        articles=articles[:_NEWEST],
        more=len(articles) > _NEWEST,
        travelled=[row for row in quotes if row.sources > 1 and not row.fragment][:_TRAVELLED],
        people=named[:_PEOPLE],
        strip=density(lookup, days_of(lookup.dossier.timeline, lookup)),
        figures=_figures(lookup) if options.desk else (),
    )


def extent_of(articles: Sequence[ListedArticle]) -> Coverage:
    """How far the articles reach; outlets that are not known are not counted."""
    days = sorted(row.day for row in articles if row.day)
    outlets = {row.outlet for row in articles if row.outlet}
    undated = sum(row.day is None for row in articles)
    return Coverage(len(articles), len(outlets), days[0] if days else "", days[-1] if days else "", undated)


def summary_of(lookup: Lookup) -> tuple[str, tuple[int, ...]]:
    """One line of how far the dossier reaches, and how many articles appeared in each of its months.

    "5 articles · 3 outlets · 12 April 2021 – 27 January 2022". A dossier of many years is counted by the year.
    """
    extent, t = extent_of(article_rows(lookup)), lookup.t.plain
    said = [t("{n} article | {n} articles", n=extent.articles)]
    said += [t("{n} outlet | {n} outlets", n=extent.outlets)] if extent.outlets else []
    ends = dict.fromkeys(lookup.date(day) for day in (extent.first, extent.last) if day)
    said += [" – ".join(ends)] if ends else []
    days = [day for article in lookup.dossier.articles if (day := published(article)) and len(day) >= 7]
    months = Counter(int(day[:4]) * 12 + int(day[5:7]) - 1 for day in days)
    if not months:
        return " · ".join(said), ()
    step = 12 if max(months) - min(months) >= _MONTHS else 1
    counted = Counter(month // step for month in months.elements())
    return " · ".join(said), tuple(counted[at] for at in range(min(counted), max(counted) + 1))


def _figures(lookup: Lookup) -> list[tuple[str, str]]:
    """The curator's figures, each with the page it leads to."""
    found, t = lookup.dossier, lookup.t
    aside = sum(any(block.role not in READ_ROLES for block in article.blocks) for article in found.articles)
    idle = sum("curation/" in problem.path and problem.severity is not Severity.NOTE for problem in found.problems)
    counted = [
        (idle, "{n} decision does not hold | {n} decisions do not hold", "problems.html"),
        (len(found.suggestions), "{n} question for the curator | {n} questions for the curator", "review.html"),
        (len(found.judgements), "{n} decision of the curator | {n} decisions of the curator", "review.html#decided"),
        (len(found.problems), "{n} problem | {n} problems", "problems.html"),
        (aside, "lines set aside in {n} article | lines set aside in {n} articles", "set-aside.html"),
    ]
    return [(t.plain(phrase, n=n), href) for n, phrase, href in counted if n]
