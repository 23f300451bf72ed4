"""What stands around every page: the readers' tabs, the curator's desk, the words of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.model import Page, SiteOptions
from dossier.pages.catalogue import Words, words_of

_READ = (
    ("index.md", "Home"),
    ("articles.md", "Articles"),
    ("people.md", "People"),
    ("quotes.md", "Quotations"),
    ("timeline.md", "Timeline"),
    ("sources.md", "Sources"),
    ("downloads.md", "Downloads"),
)
_DESK = (
    ("review.md", "Review"),
    ("problems.md", "Problems"),
    ("set-aside.md", "Set aside"),
    ("reading.md", "How it was read"),
    ("citing.md", "Citing evidence"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to a page: what it is called, its source address and where it stands on the site."""

    title: str
    uri: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that a theme needs beside the page itself; `t` says the site's own words."""

    t: Words
    options: SiteOptions
    tabs: tuple[Tab, ...]
    desk: tuple[Tab, ...]

    def holds(self, uri: str) -> bool:
        """Whether a page is reached from here already, so that the site's own navigation need not repeat it."""
        return any(tab.uri == uri for tab in (*self.tabs, *self.desk))


def frame(pages: Iterable[Page], options: SiteOptions) -> Frame:
    """The frame of a site: of the readers' and the curator's pages those that are there."""
    there = {page.uri for page in pages}
    words = words_of(options.language)

    def ways(known: tuple[tuple[str, str], ...]) -> tuple[Tab, ...]:
        return tuple(Tab(words.plain(name), uri, uri[:-3] + ".html") for uri, name in known if uri in there)

    return Frame(words, options, ways(_READ), ways(_DESK))
