"""Pages that wait on disk are the pages."""

from __future__ import annotations

import pytest

from dossier.model import Asset, Heading, Page
from dossier.site import AddressedPages, Spooled, Together

PAGES = tuple(
    Page(f"x/{name}.md", name, f"<h1 id='{name}'>{name}</h1>" * 50, (Heading(1, name, name),), hide_from_search=True)
    for name in ("één", "b", "\ud800 alone", "d")
)


def test_every_page_comes_back_as_it_was() -> None:
    spooled = Spooled(iter(PAGES), Page)
    assert spooled == PAGES
    assert list(spooled) == list(PAGES)
    assert (spooled[-1], spooled[1:3], len(spooled)) == (PAGES[-1], PAGES[1:3], 4)
    assert spooled[-2] == PAGES[2]
    with pytest.raises(IndexError):
        spooled[4]
    assert spooled != PAGES[:3]
    assert spooled != "pages"


def test_two_readers_do_not_disturb_each_other() -> None:
    spooled = Spooled(PAGES, Page)
    assert [(one.uri, other.uri) for one in spooled for other in spooled] == [
        (one.uri, other.uri) for one in PAGES for other in PAGES
    ]


def test_pages_are_found_by_their_address() -> None:
    pages = AddressedPages(Spooled(PAGES, Page))
    assert pages["x/b.md"] == PAGES[1]
    assert list(pages) == [page.uri for page in PAGES]
    assert "x/c.md" not in pages
    assert pages.get("x/c.md") is None
    assert [(head.uri, head.title, head.body) for head in pages.heads] == [(p.uri, p.title, "") for p in PAGES]
    some = pages.only(["x/d.md", "x/b.md"])
    assert list(some.values()) == [PAGES[3], PAGES[1]]
    assert len(some) == 2


def test_several_sequences_are_one() -> None:
    assets = tuple(Asset(f"data/{n}.csv", bytes([n]) * 10) for n in range(5))
    together = Together((Spooled(assets[:2], Asset), (), assets[2:]))
    assert together == assets
    assert [together[n] for n in range(-5, 5)] == [assets[n] for n in range(-5, 5)]
    assert together[1:4] == assets[1:4]
    with pytest.raises(IndexError):
        together[5]
