"""The pages keep to their own rules in a real browser, from disk and from a server; what breaks them has no effect."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.building import build, project

STORY = (
    "Ferry to sail <script>window.zq9=1</script> again\n\nBy Ida Holm\n\n3 May 2022\n\n“We sail on {} "
    "<img src=x onerror='window.zq9=1'>,” said Captain Ruth Okello of the northern harbour."
    "\n\n“We will wait,” Okello said on Tuesday.\n"
)
PAGES = (
    "index.html",
    "articles.html",
    "people.html",
    "quotes.html",
    "timeline.html",
    "sources.html",
    "search.html",
    "404.html",
)
HARM = "# Notes\n\n<script>window.zq9=1</script>\n\n<p onclick='window.zq9=1' style='color: red'>Words</p>\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    seeds = {f"{day}.txt": STORY.format(day) for day in ("Friday", "Monday")}
    folder = project(tmp_path_factory.mktemp("ruled"), seeds, {"notes.md": HARM})
    _, problems = build(folder)
    assert not problems
    return folder / "site"


@pytest.fixture(scope="module", params=["disk", "server"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "disk":
        yield site.as_uri()
        return
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _visit(browser: Browser, address: str) -> tuple[Page, list[str]]:
    page = browser.new_page()
    page.add_init_script(
        "window.broken = [];"
        "addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective + ' ' + e.blockedURI))"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state()
    return page, [*errors, *page.evaluate("window.broken")]


def _first(site: Path, folder: str, holding: str) -> str:
    """The first page of a folder that holds these words."""
    found = (path for path in sorted((site / folder).glob("*.html")) if holding in path.read_text(encoding="utf-8"))
    return next(found).relative_to(site).as_posix()


def test_an_old_address_still_leads_on(browser: Browser, site: Path, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{_first(site, 'quotes', 'has moved')}")
    page.wait_for_selector(".md-header")
    page.close()


def test_no_page_breaks_its_rules(browser: Browser, site: Path, address: str) -> None:
    some = [_first(site, folder, "md-header") for folder in ("articles", "people", "quotes")]
    for uri in (*PAGES, *some):
        page, broken = _visit(browser, f"{address}/{uri}")
        assert broken == [], uri
        assert page.evaluate("window.zq9") is None
        # The page for an address that leads nowhere can stand at any depth: its own links hold on a server alone.
        styled = page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        assert styled or uri == "404.html", uri
        page.close()


def test_the_page_of_scripts_of_its_own_is_kept_from_running_them(browser: Browser, address: str) -> None:
    page, broken = _visit(browser, f"{address}/notes.html")
    page.get_by_text("Words").click()
    assert page.evaluate("window.zq9") is None
    assert {one.split()[0] for one in broken} == {"script-src-elem", "script-src-attr", "style-src-attr"}
    page.close()


def test_every_page_has_the_rules_and_every_host_is_told(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loading = re.search("<script|<link|<style|<img", text)
        assert "Content-Security-Policy" in text[: loading.start() if loading else None], path
    for name in ("_headers", ".htaccess"):
        assert "frame-ancestors 'self'" in (site / name).read_text(encoding="utf-8")
