"""Search in a browser with the network off, opened from disk: its box, its page, its answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dossier.search import open_index, search, search_list
from dossier.search.packing import pack, unpack
from tests.browser.site import build_here, project
from tests.search.corpus import TEXTS
from tests.search.table import QUERIES
from tests.search.test_journalists import TABLE

Offline = tuple[BrowserContext, list[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five seeds and the ten texts of the tests of search."""
    folder = project(tmp_path_factory.mktemp("search"))
    for text in TEXTS.glob("*.txt"):
        (folder / "seeds" / text.name).write_bytes(text.read_bytes())
    done = build_here(folder, strict=False)
    assert done.succeeded, done.log
    return folder / "site"


def _open(offline: Offline, site: Path, address: str = "index.html", size: tuple[int, int] = (1280, 800)) -> Page:
    page = offline[0].new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto((site / address.partition("?")[0]).as_uri() + address[len(address.partition("?")[0]) :])
    return page


def _found(page: Page) -> list[str]:
    return page.locator(".d-search-box .d-hit-item").all_inner_texts()


def test_nothing_is_loaded_before_somebody_searches(site: Path, offline: Offline) -> None:
    page = _open(offline, site)
    asked = offline[1]
    assert not [url for url in asked if re.search(r"/search/(search\.js|[a-z]/)", url)]
    page.locator(".d-search-box input").click()
    expect(page.locator(".d-search-box [data-d-status]")).to_contain_text(re.compile(r"\d+ sentences in 15 articles"))
    assert not [url for url in asked if not url.startswith(("file:", "blob:", "data:"))]


def test_a_hit_leads_to_its_sentence(site: Path, offline: Offline) -> None:
    page = _open(offline, site)
    page.keyboard.press("/")
    page.locator(".d-search-box input").fill("coffee machine")
    page.locator(".d-search-box a.d-hit-words", has_text="coffee machine").first.click()
    page.wait_for_url(re.compile(r"/articles/negotiations\.html#s-[0-9a-f]{8}"))
    expect(page.locator(":target")).to_contain_text("They offered us a coffee machine")
    expect(page.locator(":target")).to_be_in_viewport()


def test_words_in_quotation_marks_are_taken_together(site: Path, offline: Offline) -> None:
    page = _open(offline, site)
    page.locator(".d-search-box input").click()
    page.keyboard.type('"spheres of influence"')
    expect(page.locator(".d-search-box [data-d-status]")).to_have_text("4 of 15 articles")
    assert all(re.search("spheres of influence|Quotations", words) for words in _found(page))


def test_it_goes_by_keyboard_alone(site: Path, offline: Offline) -> None:
    page = _open(offline, site)
    page.keyboard.press("/")
    page.keyboard.type("okafor")
    expect(page.locator(".d-search-box .d-hits a", has_text="Ines Okafor").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.d-hits') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\.html\?q=okafor"))
    expect(page.locator(".d-search-page [data-d-status]")).to_contain_text("2 of 15 articles")


def test_the_address_of_the_page_holds_query_facet_and_order(site: Path, offline: Offline) -> None:
    page = _open(offline, site, "search.html?q=mayor&sort=oldest")
    expect(page.locator(".d-search-page [data-d-status]")).to_contain_text("3 of 15 articles")
    page.locator(".d-facet-value", has_text="The Harbour Gazette").click()
    expect(page.locator(".d-search-page [data-d-status]")).to_contain_text("2 of 15 articles")
    shared = page.url
    assert "sort=oldest" in shared
    again = offline[0].new_page()
    again.goto(shared)
    expect(again.locator(".d-search-page [data-d-status]")).to_contain_text("2 of 15 articles")


def test_it_says_what_it_shows_instead(site: Path, offline: Offline) -> None:
    page = _open(offline, site, "search.html?q=malarai")
    expect(page.locator(".d-search-page .d-hit-note")).to_have_text("Nothing for “malarai”, showing “malaria”")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", '"' * 99, "word " * 2_000, "🙂 עברית مرحبا", "%00"])
def test_no_query_breaks_the_page(site: Path, offline: Offline, query: str) -> None:
    page = _open(offline, site, "search.html")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.locator(".d-search-page input").fill(query)
    expect(page.locator(".d-search-page [data-d-status]")).not_to_be_empty()
    page.locator(".d-search-page input").fill("orchestra")
    expect(page.locator(".d-search-page .d-hit-head").first).to_be_visible()
    assert page.locator(".d-search-page :is(img, script)").count() == 0
    assert faults == []


def test_it_fits_a_phone(site: Path, offline: Offline) -> None:
    page = _open(offline, site, "search.html?q=mayor", (360, 740))
    expect(page.locator(".d-search-page .d-hit-head").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto((site / "index.html").as_uri())
    before = page.evaluate("document.documentElement.scrollWidth")
    page.locator("label.md-header__button[for=__search]").click()
    page.keyboard.type("mayor")
    expect(page.locator(".d-search-box .d-hit-head").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == before


def test_a_missing_shard_is_named_and_the_rest_is_shown(site: Path, offline: Offline) -> None:
    lost = site / "search" / "p" / "0.js"
    content = lost.read_bytes()
    lost.unlink()
    try:
        page = _open(offline, site, 'search.html?q=orchestra OR "spheres of influence"')
        expect(page.locator(".d-search-page .d-hit-note")).to_contain_text("p/0")
        expect(page.locator(".d-search-page .d-hit-head").first).to_contain_text("orchestra")
    finally:
        lost.write_bytes(content)


def test_an_index_of_another_version_is_refused_by_name(site: Path, offline: Offline) -> None:
    script = site / "search" / "search.js"
    content = script.read_text(encoding="utf-8")
    before, _, packed = content.rstrip().removesuffix('");').rpartition('","')
    root = json.loads(unpack(packed)[0]) | {"format": 99}
    script.write_text(f'{before}","{pack([json.dumps(root).encode()])}");\n', encoding="utf-8")
    try:
        page = _open(offline, site, "search.html?q=orchestra")
        expect(page.locator(".d-search-page [data-d-status]")).to_contain_text("version 99")
    finally:
        script.write_text(content, encoding="utf-8")


def _cases() -> list[tuple[str, dict[str, Any]]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    queries = [q.query for q in QUERIES] + [line.split("\t")[0] for line in lines if line and line[0] != "#"]
    return [
        *((query, {}) for query in queries),
        *((query, {"typing": True, "facets": True}) for query in queries),
        *((query, {"sort": "newest", "start": 2, "most": 3}) for query in queries[:25]),
        *((query, {"group": group}) for group in ("people", "quotations", "dates") for query in queries[::2]),
        *((query, {"group": "quotations", "sort": "oldest", "start": 1, "most": 2}) for query in queries[::5]),
        *((query[:end], {"typing": True}) for query in queries[:25] for end in range(1, len(query), 2)),
    ]


def test_the_browser_and_python_give_the_same_answers(site: Path, offline: Offline) -> None:
    page = _open(offline, site)
    page.locator(".d-search-box input").click()
    expect(page.locator(".d-search-box [data-d-status]")).to_contain_text("sentences")
    index = open_index(site / "search")
    cases = _cases()
    given = page.evaluate(
        """async (cases) => {
            const answers = [];
            for (const [words, options] of cases) answers.push((await window.dossierFind(words, options)).content);
            return answers;
        }""",
        [list(case) for case in cases],
    )
    assert len(given) > 300
    for (words, options), answer in zip(cases, given, strict=True):
        ask = search_list if "group" in options else search
        assert answer == json.loads(json.dumps(ask(index, words, **options))), (words, options)


def test_materials_own_search_can_be_chosen(offline: Offline, tmp_path: Path) -> None:
    folder = project(tmp_path / "material")
    config = folder / "mkdocs.yml"
    chosen = config.read_text("utf-8").replace("search: dossier", "search: material")
    assert "search: material" in chosen
    config.write_text(chosen, "utf-8")
    done = build_here(folder)
    assert done.succeeded, done.log
    page = _open(offline, folder / "site")
    page.locator("input.md-search__input").click()
    page.keyboard.type("spheres of influence")
    expect(page.locator("a.md-search-result__link").first).to_be_visible(timeout=10_000)
    assert not (folder / "site" / "search.html").exists()
