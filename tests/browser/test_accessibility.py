"""axe-core finds nothing on any kind of page: light and dark, wide and narrow, folds closed and open."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from tests.browser.site import build_here, project

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# What a scheme changes is colours: in the dark only these are looked at.
_RUN = """async rules => (await axe.run(document, rules)).violations.map(
  found => found.id + ": " + found.nodes[0].html.slice(0, 150))"""
_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
_OPEN = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
_SAID = "The council of the harbour met in week {n}. “Pier {n} stays open,” Ines Okafor said on 3 May 2021."

_DESK = "Harbour desk {n}: pictures, tide tables, the weather at sea, letters to the editor and small advertisements"


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The further pages of a long article with many lines set aside."""
    told = "".join(f"<p>{_SAID.format(n=number)} {_SAID.format(n=number + 500)}</p>" for number in range(150))
    menu = "".join(f'<li><a href="/{number}">{_DESK.format(n=number)}</a></li>' for number in range(250))
    title = "Harbour council in permanent session"
    page = f"<html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
    page += f"<article><h1>{title}</h1>{told}</article></body></html>"
    folder = project(tmp_path_factory.mktemp("parted"), {"council.html": page.encode()})
    for name in ("index", "about"):
        (folder / "docs" / f"{name}.md").write_text(f"# {name.title()}\n", encoding="utf-8")
    done = build_here(folder)
    assert done.succeeded, done.log
    return folder / "site"


def _kinds(site: Path) -> list[Path]:
    """One page of each kind: those at the root, the lost page too, and the first of each folder."""
    pages = [p for p in sorted(site.glob("*.html")) if b'http-equiv="refresh"' not in p.read_bytes()]
    for folder in ("articles", "people", "quotes", "sources", "timeline"):
        found = [p for p in (site / folder).glob("*.html") if b'http-equiv="refresh"' not in p.read_bytes()]
        pages += sorted(found)[:1]
    return pages


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    seeds_site: Path, parted: Path, browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    further = [parted / "articles/council" / f"{name}.html" for name in ("part-2", "set-aside", "evidence")]
    assert all(page.is_file() for page in further)
    context = browser.new_context(offline=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page, found = context.new_page(), {}
    for address in [*_kinds(seeds_site), *further]:
        page.goto(address.as_uri(), timeout=60_000)
        if width > 1000:
            page.evaluate(_OPEN)
        page.evaluate(_AXE)
        if violations := page.evaluate(_RUN, _COLOURS if scheme == "dark" else {}):
            found[address.name] = violations
    context.close()
    assert found == {}
