"""Entities → pages: finished HTML in which every fact is one click from its sentence."""

from __future__ import annotations

from dossier.model import Dossier, Page
from dossier.pages.articles import article_pages
from dossier.pages.booklet import booklet
from dossier.pages.dates import date_pages
from dossier.pages.downloads import downloads_page
from dossier.pages.home import home_page
from dossier.pages.lookup import Lookup, look_up
from dossier.pages.narrative import check_citations, cite
from dossier.pages.people import people_pages, person_rows
from dossier.pages.quotes import quote_pages, quote_rows
from dossier.pages.review import review_pages
from dossier.pages.sources import source_pages

__all__ = ["Lookup", "booklet", "check_citations", "cite", "downloads_page", "look_up", "render_pages"]


def render_pages(dossier: Dossier) -> tuple[Page, ...]:
    """Every page of the dossier, in a fixed order; the first is the overview for the home page.

    Nothing of a seed reaches a body but through the autoescaped templates: "<script>" in an article is text.
    """
    lookup = look_up(dossier)
    people, quotes = person_rows(lookup), quote_rows(lookup)
    return (
        home_page(lookup, people, quotes),
        *article_pages(lookup),
        *people_pages(lookup, people),
        *quote_pages(lookup, quotes),
        *date_pages(lookup),
        *source_pages(lookup, quotes),
        *review_pages(lookup),
    )
