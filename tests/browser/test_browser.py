"""The finished site in a browser with the network off, opened from disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Offline = tuple[BrowserContext, list[str]]
_INDEXES = ("index", "articles", "people", "quotes", "timeline", "sources", "review", "problems", "set-aside", "about")


def _open(offline: Offline, address: Path, anchor: str = "") -> Page:
    page = offline[0].new_page()
    page.goto(address.as_uri() + anchor)
    return page


def _first(site: Path, folder: str) -> Path:
    """The first page of a folder that is not a redirect."""
    return next(p for p in sorted((site / folder).glob("*.html")) if b'http-equiv="refresh"' not in p.read_bytes())


def test_no_page_asks_anything_of_another_host(seeds_site: Path, offline: Offline) -> None:
    context, asked = offline
    samples = [_first(seeds_site, folder) for folder in ("articles", "people", "quotes")]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    for address in [*(seeds_site / f"{name}.html" for name in _INDEXES), *samples]:
        page.goto(address.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:", "about:"))] == []
    assert faults == []
    assert len(asked) > 50


def test_no_file_of_the_site_loads_from_another_host(seeds_site: Path) -> None:
    loads = re.compile(
        r"""<(?:script|img|iframe|source|video|audio)[^>]*\ssrc=["']?(?:https?:)?//|<link[^>]*
        rel=["']?(?:stylesheet|preconnect|icon)[^>]*href=["']?(?:https?:)?//""",
        re.VERBOSE | re.IGNORECASE,
    )
    pages = sorted(seeds_site.rglob("*.html"))
    assert [p.name for p in pages if loads.search(p.read_text(encoding="utf-8"))] == []
    styles = "".join(p.read_text(encoding="utf-8") for p in seeds_site.rglob("*.css"))
    assert not re.search(r"""(?:@import|url\()\s*["']?(?:https?:)?//""", styles)
    assert len(pages) > 15


@pytest.mark.parametrize(
    ("start", "fact"),
    [
        ("people/*.html", "ul.d-kwic a.d-ctx"),
        ("quotes/*.html", ".d-variant .d-kicker a.d-src"),
        ("timeline.html", ".d-told a.d-src"),
        ("timeline.html", ".d-open-dates a.d-ctx"),
        ("articles/*.html", ".d-found a[href^='#']"),
    ],
)
def test_clicking_a_fact_lands_on_its_sentence(seeds_site: Path, offline: Offline, start: str, fact: str) -> None:
    folder, _, _ = start.rpartition("/")
    page = _open(offline, _first(seeds_site, folder) if folder else seeds_site / start)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    link = page.locator(fact).first
    link.click()
    page.wait_for_url(re.compile(r"/articles/[^#]+#s-[0-9a-f]{8}"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => e.classList.contains('d-s') && e.textContent.trim().length > 3")
    covered = target.evaluate("e => e.getBoundingClientRect().top - document.querySelector('.md-header').offsetHeight")
    assert covered >= 0


def test_filters_narrow_a_list(seeds_site: Path, offline: Offline) -> None:
    page = _open(offline, seeds_site / "quotes.html")
    items = page.locator("#quote-list [data-d-row]")
    everything = items.count()
    page.select_option("select[name=speaker]", "Jens Stoltenberg")
    shown = page.locator("#quote-list [data-d-row]:visible")
    assert 0 < shown.count() < everything
    assert all("Jens Stoltenberg" in words for words in shown.all_inner_texts())
    page.fill("form[data-d-filter] input[name=q]", "no such words here")
    expect(shown).to_have_count(0)
    expect(page.locator("form output")).to_have_text(f"0 of {everything}")


def test_an_old_address_leads_to_the_page_of_today(seeds_site: Path, offline: Offline) -> None:
    moved = next(p for p in sorted(seeds_site.rglob("*.html")) if b'http-equiv="refresh"' in p.read_bytes())
    page = _open(offline, moved)
    page.wait_for_url(lambda url: url.partition("#")[0] != moved.as_uri())
    expect(page.locator("h1")).to_be_visible()


def test_a_sentence_can_be_cited_by_a_click(seeds_site: Path, offline: Offline) -> None:
    page = _open(offline, _first(seeds_site, "articles"))
    sentence = page.locator(".d-body p .d-s").last
    anchor = sentence.get_attribute("id")
    sentence.evaluate("e => e.click()")
    assert page.url.endswith(f"#{anchor}")


def test_no_page_is_wider_than_a_phone(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    samples = [_first(seeds_site, folder) for folder in ("articles", "people", "quotes")]
    for address in [*(seeds_site / f"{name}.html" for name in _INDEXES), *samples]:
        page.goto(address.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address.name
