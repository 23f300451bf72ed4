"""Every page of the site, one by one: no link or anchor is broken, nothing fails, nothing is asked of another host."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

from playwright.sync_api import BrowserContext


class _Page(HTMLParser):
    """The anchors of a page, where its links lead, and the files that it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.anchors.append(given["id"])
        if tag in {"a", "area"} and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") in {"stylesheet", "icon"}:
            self.loads.append(given["href"])
        elif "src" in given:
            self.loads.append(given["src"])


@cache
def _read(path: Path) -> _Page:
    return _Page(path.read_text(encoding="utf-8"))


def _every(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _leads_nowhere(link: str, page: Path) -> bool:
    address, anchor = urldefrag(link)
    target = (page.parent / unquote(address)).resolve() if address else page
    if not target.is_file():
        return True
    return bool(anchor) and target.suffix == ".html" and unquote(anchor) not in _read(target).anchors


def test_every_link_and_anchor_leads_somewhere(seeds_site: Path) -> None:
    pages = [page for page in _every(seeds_site) if page.name != "404.html"]
    checked, broken = 0, []
    for page in pages:
        for link in _read(page).links:
            if link.startswith(("https://", "http://", "#filter:")):
                continue
            checked += 1
            if _leads_nowhere(link, page):
                broken.append((page.relative_to(seeds_site).as_posix(), link))
    assert broken == []
    assert checked > 2000


def test_every_file_that_a_page_loads_is_its_own_and_there(seeds_site: Path) -> None:
    for page in _every(seeds_site):
        for address in _read(page).loads:
            own = address.lstrip("/") if page.name == "404.html" else address
            target = (page.parent / unquote(own.partition("?")[0])).resolve()
            assert target.is_file() or address.startswith("data:"), (page.name, address)


def test_no_anchor_stands_twice_on_a_page(seeds_site: Path) -> None:
    for page in _every(seeds_site):
        anchors = _read(page).anchors
        assert len(anchors) == len(set(anchors)), (page.name, [a for a in set(anchors) if anchors.count(a) > 1][:3])


def test_no_page_fails_or_asks_anything_of_another_host(
    seeds_site: Path, offline: tuple[BrowserContext, list[str]]
) -> None:
    context, asked = offline
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    # The page of lost addresses looks for its files from two places, one of which is always wrong from disk.
    ways = [address for address in _every(seeds_site) if address.name != "404.html"]
    pages = [address for address in ways if b'http-equiv="refresh"' not in address.read_bytes()]
    for address in pages:
        page.goto(address.as_uri(), timeout=60_000)
    assert len(pages) > 50
    assert faults == []
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []
