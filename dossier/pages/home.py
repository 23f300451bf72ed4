"""The overview that stands under the hand-written introduction on the home page."""

from __future__ import annotations

from dossier.model import Page
from dossier.pages.articles import article_row
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, published
from dossier.pages.people import PersonRow
from dossier.pages.quotes import QuoteRow

_SHOWN = 8


def home_page(lookup: Lookup, people: tuple[PersonRow, ...], quotes: tuple[QuoteRow, ...]) -> Page:
    """The overview: figures, what travelled furthest, who speaks, the newest articles."""
    articles = sorted(lookup.dossier.articles, key=lambda a: (published(a) or "0", a.id), reverse=True)
    speakers = sorted((row for row in people if row.quotations), key=lambda row: (-row.quotations, row.person.name))
    return render_page(
        "home.html.j2",
        "index.md",
        "Home",
        articles=[article_row(article, lookup) for article in articles[:_SHOWN]],
        more=len(articles) if len(articles) > _SHOWN else 0,
        figures=_figures(lookup, quotes),
        travelled=[row for row in quotes if row.sources > 1][:_SHOWN],
        people=speakers[:_SHOWN],
        lookup=lookup,
    )


def _figures(lookup: Lookup, quotes: tuple[QuoteRow, ...]) -> list[tuple[int, str, str]]:
    found = lookup.dossier
    counted = [
        (len(found.articles), "article", "articles", "articles.html"),
        (len(found.people), "person or organisation", "people and organisations", "people.html"),
        (sum(row.kind != "indirect" for row in quotes), "quotation", "quotations", "quotes.html"),
        (len({e.edtf for e in found.timeline}), "date", "dates", "dates.html"),
        (len(found.suggestions), "question for the curator", "questions for the curator", "review.html"),
        (len(found.problems), "problem", "problems", "problems.html"),
    ]
    return [(n, one if n == 1 else many, href) for n, one, many, href in counted if n]
