"""A long article on several pages: what is cited on the first is found on the others, with script and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.site import build_here, project

_SENTENCE = "The council of the harbour met again in week {n} and put the vote on pier {n} off until the next tide."


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one article of 360 sentences, and of none of the pages that cite the project's own seeds."""
    paragraphs = (" ".join(_SENTENCE.format(n=3 * number + turn) for turn in range(3)) for number in range(120))
    text = "\n\n".join(["Harbour council in permanent session", "Coast Courier", "3 May 2021", *paragraphs])
    folder = project(tmp_path_factory.mktemp("long"), {"council.txt": text.encode()})
    (folder / "docs" / "index.md").write_text("# Harbour\n", encoding="utf-8")
    (folder / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    done = build_here(folder)
    assert done.succeeded, done.log
    return folder / "site"


@pytest.fixture
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    """A phone without script and without a network."""
    context = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context
    context.close()


def _cited(site: Path) -> tuple[str, str]:
    """The address of a sentence of the third part as it is cited, on the first page; and its anchor."""
    anchors = re.findall(r'class="d-s" id="([^"]+)"', (site / "articles/council/part-3.html").read_text("utf-8"))
    anchor = anchors[len(anchors) // 2]
    return f"{(site / 'articles/council.html').as_uri()}#{anchor}", anchor


def test_a_cited_sentence_is_found_on_its_part(long_site: Path, offline: tuple[BrowserContext, list[str]]) -> None:
    address, anchor = _cited(long_site)
    page = offline[0].new_page()
    page.goto(address)
    page.wait_for_url(f"**/articles/council/part-3.html#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_sentence_that_moved_to_another_part_is_asked_of_the_first_page(
    long_site: Path, offline: tuple[BrowserContext, list[str]]
) -> None:
    address, anchor = _cited(long_site)
    page = offline[0].new_page()
    page.goto(address.replace("council.html", "council/part-2.html"))
    page.wait_for_url(f"**/articles/council/part-3.html#{anchor}")


def test_without_script_the_first_page_says_where_it_stands(long_site: Path, narrow: BrowserContext) -> None:
    address, anchor = _cited(long_site)
    page = narrow.new_page()
    page.goto(address)
    way = page.locator(f".d-elsewhere #{anchor}")
    expect(way).to_be_in_viewport()
    way.click()
    page.wait_for_url(f"**/articles/council/part-3.html#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_no_part_is_taller_than_any_page_may_be_and_each_leads_on(long_site: Path, narrow: BrowserContext) -> None:
    page = narrow.new_page()
    page.goto((long_site / "articles/council.html").as_uri())
    expect(page.locator(".d-elsewhere")).to_be_hidden()
    walked = 1
    while page.locator("a[rel=next][href*=part-]").count():
        assert page.evaluate("document.documentElement.scrollHeight") <= 15_000
        page.locator("a[rel=next][href*=part-]").click()
        walked += 1
    assert walked == 1 + len(list((long_site / "articles/council").glob("part-*.html")))


def test_what_is_copied_on_a_part_is_the_address_that_lasts(
    long_site: Path, offline: tuple[BrowserContext, list[str]]
) -> None:
    page = offline[0].new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = words => { window.copied = words; return Promise.resolve(); }"
    )
    page.goto((long_site / "articles/council/part-2.html").as_uri())
    sentence = page.locator(".d-body .d-s").nth(3)
    sentence.click(position={"x": 3, "y": 5})
    page.locator(".d-pop button").click()
    assert page.evaluate("window.copied").endswith(f"/articles/council.html#{sentence.get_attribute('id')}")
