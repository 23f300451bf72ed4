"""The pages as readers meet them: narrow and wide, by mouse, touch and keyboard, on paper, without script."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

Offline = tuple[BrowserContext, list[str]]

_SMALL = """() => [...document.querySelectorAll('main a, main button, main input, main select, main summary, nav a')]
  .filter(e => !e.matches('label input') && getComputedStyle(e).display !== 'inline' && e.getBoundingClientRect().width)
  .filter(e => e.getBoundingClientRect().height < 23.5).map(e => e.outerHTML.slice(0, 120))"""
_LOOSE = """() => [...document.querySelectorAll('[style], [onclick], [onload], [onerror], style, script:not([src])')]
  .filter(e => !/json/.test(e.type || '') && e.id !== 'd-pop').map(e => e.outerHTML.slice(0, 120))"""
_HEADINGS = "() => [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(e => Number(e.tagName[1]))"
_UNNAMED = """() => [...document.querySelectorAll('a[href], button, input, select')]
  .filter(e => e.getBoundingClientRect().width && !(e.textContent.trim() || e.getAttribute('aria-label')
    || (e.labels && e.labels.length) || e.placeholder)).map(e => e.outerHTML.slice(0, 120))"""


def _pages(site: Path) -> list[Path]:
    """A page of every kind: those at the root, and the first two of each folder."""
    found = sorted(site.glob("*.html"))
    for folder in ("articles", "people", "quotes", "sources"):
        found += [p for p in sorted((site / folder).glob("*.html")) if b'http-equiv="refresh"' not in p.read_bytes()][
            :2
        ]
    return [page for page in found if page.name != "404.html" and b'http-equiv="refresh"' not in page.read_bytes()]


def _article(site: Path) -> Path:
    return next(p for p in sorted((site / "articles").glob("*.html")) if b"d-ref" in p.read_bytes())


@pytest.mark.parametrize("width", [1440, 360])
def test_every_kind_of_page_is_sound(seeds_site: Path, offline: Offline, width: int) -> None:
    page = offline[0].new_page()
    page.set_viewport_size({"width": width, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    for address in _pages(seeds_site):
        page.goto(address.as_uri())
        name = address.relative_to(seeds_site).as_posix()
        assert page.evaluate(_LOOSE) == [], name
        assert page.evaluate(_SMALL) == [], name
        assert page.evaluate(_UNNAMED) == [], name
        levels = page.evaluate(_HEADINGS)
        assert levels[:1] == [1], name
        assert levels.count(1) == 1, name
        assert all(later - level <= 1 for level, later in pairwise(levels)), (name, levels)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate("document.documentElement.scrollHeight") <= 15_000, name
        assert address.stat().st_size <= 150_000, name
        assert page.title().strip(), name
    assert faults == []


def test_a_mark_tells_what_it_was_read_as_by_keyboard(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.goto(_article(seeds_site).as_uri())
    page.locator("#show-dates").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.d-body [data-e]')"):
            break
    told = page.locator(".d-pop")
    expect(told).to_be_visible()
    assert re.search(r"[a-z]+\.[a-z-]+", told.inner_text())
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()


def test_touching_a_mark_tells_before_it_leads_on(seeds_site: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True, has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    address = _article(seeds_site).as_uri()
    page.goto(address)
    page.locator(".d-body a.d-person:visible").first.tap()
    expect(page.locator(".d-pop")).to_be_visible()
    assert page.url == address
    page.locator(".d-body a.d-person:visible").first.tap()
    page.wait_for_url(re.compile("/people/"))
    context.close()


def test_what_was_set_aside_can_be_seen_in_its_place(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.goto(_article(seeds_site).as_uri())
    line = page.locator(".d-line").first
    expect(line).to_be_hidden()
    page.locator("#as-collected").check()
    expect(line).to_be_visible()


def test_marks_can_be_switched_off_and_stay_so(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.goto(_article(seeds_site).as_uri())
    page.locator("#show-quotations").uncheck()
    expect(page.locator(".d-body .d-ref").first).to_be_hidden()
    page.reload()
    expect(page.locator("#show-quotations")).not_to_be_checked()


def test_a_filter_keeps_its_state_in_the_address(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.goto((seeds_site / "quotes.html").as_uri())
    page.select_option("select[name=speaker]", "Jens Stoltenberg")
    shown = page.locator("#quote-list [data-d-row]:visible").count()
    assert "#filter:speaker=Jens+Stoltenberg" in page.url
    again = offline[0].new_page()
    again.goto(page.url)
    expect(again.locator("#quote-list [data-d-row]:visible")).to_have_count(shown)


def test_any_variant_can_be_the_reference(seeds_site: Path, offline: Offline) -> None:
    several = next(p for p in sorted((seeds_site / "quotes").glob("*.html")) if b"<ins>" in p.read_bytes())
    page = offline[0].new_page()
    page.goto(several.as_uri())
    chosen = page.locator(".d-variant").nth(1)
    chosen.get_by_role("button").click()
    expect(chosen.locator("ins, del")).to_have_count(0)
    expect(chosen).to_have_class(re.compile("d-is-reference"))


def test_an_article_on_paper_is_its_text_and_its_source(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.goto(_article(seeds_site).as_uri())
    page.emulate_media(media="print")
    for gone in (".md-header", ".d-marks", ".d-how", ".d-crumbs", ".d-footer"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".d-source-facts")).to_be_visible()
    expect(page.locator(".d-body p").last).to_be_attached()


def test_every_list_is_complete_without_script(seeds_site: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page: Page = context.new_page()
    page.goto((seeds_site / "quotes.html").as_uri())
    assert page.locator("#quote-list [data-d-row]").count() > 10
    expect(page.locator("form.d-filter")).to_be_hidden()
    context.close()


def test_the_page_for_lost_addresses_leads_on_from_disk(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.emulate_media(color_scheme="dark")
    page.goto((seeds_site / "404.html").as_uri())
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("main a", has_text="Articles").click()
    page.wait_for_url(re.compile(r"/site/articles\.html$"))


@pytest.mark.parametrize("script", [True, False])
def test_an_address_that_moved_leads_on(seeds_site: Path, browser: Browser, script: bool) -> None:
    """With script also to the place that the address names."""
    context = browser.new_context(offline=True, java_script_enabled=script)
    moved = next(p for p in sorted((seeds_site / "quotes").glob("*.html")) if b'http-equiv="refresh"' in p.read_bytes())
    page = context.new_page()
    page.goto(f"{moved.as_uri()}#cite")
    page.wait_for_url(lambda address: moved.name not in address)
    assert page.url.endswith("#cite") == script
    context.close()


def test_on_a_phone_the_tab_one_is_on_is_in_sight(seeds_site: Path, offline: Offline) -> None:
    page = offline[0].new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((seeds_site / "downloads.html").as_uri())
    expect(page.locator(".d-tabs [aria-current]")).to_be_in_viewport(ratio=1)
