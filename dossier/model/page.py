"""A finished page, before any site generator sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents: `level` 1 to 6, `anchor` its HTML id."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """How a work is cited: a line of plain text to copy, and the same as BibTeX, RIS and CSL-JSON.

    `original` and `archived` are where an article was published and where a copy of it is kept; empty where unknown.
    """

    plain: str
    bibtex: str
    ris: str
    csl: str
    original: str = ""
    archived: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `uri` is its source address (`people/olaf-scholz.md`), `body` finished, escaped HTML.

    `section` is the source address of the tab or of the desk's page that it belongs to (`people.md`).
    """

    uri: str
    title: str
    body: str
    headings: tuple[Heading, ...] = ()
    description: str = ""
    hide_from_search: bool = False
    section: str = ""
