"""Lists that go on on other pages: the first one narrows all of it through the search index, from disk."""

from __future__ import annotations

import datetime
import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import build_here, project

Offline = tuple[BrowserContext, list[str]]
_ARTICLES = 210
_FIRST = ["Ada", "Boris", "Clara", "Dario", "Edda", "Femke"]
_LAST = [
    a + b
    for a, b in product(
        ["Har", "Wes", "Nor", "Lin", "Bar", "Mel", "Dun"], ["field", "ton", "wick", "ley", "by", "stead"]
    )
]
_THINGS = ["ferry", "harbour", "orchard", "tunnel", "library", "stadium"]


def _texts() -> dict[str, bytes]:
    """Short articles of two outlets, each with somebody who is named in no other one."""
    people = [f"{first} {last}" for first, last in product(_FIRST, _LAST)]
    texts = {}
    for number in range(_ARTICLES):
        day = datetime.date(2021, 1, 4) + datetime.timedelta(days=7 * number)
        thing, outlet = _THINGS[number % 6], ("The Harbour Gazette", "The Valley Tribune")[number % 2]
        texts[f"a{number:03}.txt"] = (
            f"Council hears about the {thing}, session {number}\n\n{outlet}\n\n{day:%d %B %Y}\n\n"
            f"The council met on {day:%d %B %Y} to hear about the {thing}.\n\n"
            f"“The {thing} has waited {number + 2} years for a roof,” said {people[number]}, a teacher.\n"
        ).encode()
    return texts


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose lists of articles, people, quotations and dates are all too long for a page."""
    folder = project(tmp_path_factory.mktemp("lists"), _texts())
    done = build_here(folder, strict=False)
    assert done.succeeded, done.log
    return folder / "site"


def _open(offline: Offline, site: Path, address: str) -> Page:
    page = offline[0].new_page()
    name, sign, anchor = address.partition("#")
    page.goto((site / name).as_uri() + sign + anchor)
    return page


@pytest.mark.parametrize(
    ("name", "words", "said", "first"),
    [
        ("articles.html", "stadium", "35 articles", "session 209"),
        ("people.html", "ada duns", "1 person", "Ada Dunstead"),
        ("quotes.html", "waited 72", "in 1 article", "The library has waited 72 years for a roof"),
        ("timeline.html", "4 January 2021", "in 1 article", "4 January 2021"),
    ],
)
def test_a_long_list_is_narrowed_whole(
    site: Path, offline: Offline, name: str, words: str, said: str, first: str
) -> None:
    page = _open(offline, site, name)
    form = page.locator("form[data-d-narrow]")
    listed = page.locator(f"#{form.get_attribute('data-d-filter')}")
    expect(listed).to_be_visible()
    form.locator("input").fill(words)
    expect(form.locator("output")).to_have_text(said)
    expect(page.locator(".d-found .d-hit-item").first).to_contain_text(first)
    expect(listed).to_be_hidden()
    assert re.search(r"#filter:q=", page.url)
    form.locator("input").fill("")
    expect(listed).to_be_visible()
    expect(page.locator(".d-found .d-hit-item")).to_have_count(0)


def test_choices_of_a_long_list_stand_in_its_address(site: Path, offline: Offline) -> None:
    page = _open(offline, site, "articles.html#filter:year=2022&outlet=The+Valley+Tribune")
    expect(page.locator("form output")).to_have_text("26 articles")
    expect(page.locator(".d-found .d-hit-item")).to_have_count(20)
    page.locator(".d-found button").click()
    expect(page.locator(".d-found .d-hit-item")).to_have_count(26)
    page.locator("form select[name=year]").select_option("2025")
    expect(page.locator("form output")).to_have_text("1 article")
    assert "year=2025" in page.url


def test_a_further_page_of_a_list_filters_what_it_shows(site: Path, offline: Offline) -> None:
    page = _open(offline, site, "articles-2022.html")
    page.locator("form[data-d-filter] input").fill("stadium")
    expect(page.locator("form output")).to_contain_text("of 52")


def test_a_list_without_its_index_says_so(site: Path, offline: Offline) -> None:
    script = site / "search" / "search.js"
    content = script.read_bytes()
    script.unlink()
    try:
        page = _open(offline, site, "articles.html")
        page.locator("form[data-d-narrow] input").fill("stadium")
        expect(page.locator("form output")).to_contain_text("could not be loaded")
        expect(page.locator("#article-list")).to_be_visible()
    finally:
        script.write_bytes(content)
