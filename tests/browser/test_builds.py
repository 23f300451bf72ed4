"""What a build makes of hostile seeds, of no seeds, and of the same seeds twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, expect

from tests.browser import site as sites
from tests.browser.site import build, build_here, contents, project
from tests.pages.test_pages import HOSTILE

_HEADLINE = "Harbour <script>document.title='owned'</script> wall {{ 7*7 }} will be raised"
_ALIVE = (
    'article.md-content__inner :is(script:not([type="application/ld+json"]), img, iframe, style, object, embed,'
    " svg:not(figure > svg), [style], [onclick], [onerror], [onload])"
)
_PARAGRAPH = (
    'Mayor Ines <img src=x onerror="alert(1)"> Okafor said on Tuesday: "We will <b>raise</b> the wall [soon]'
    '(javascript:alert(2)) by two metres, whatever it costs." The council <svg/onload=alert(3)> agreed on 3 May 2021.'
)


def test_the_same_seeds_give_the_same_bytes_in_another_folder_on_another_day(
    seeds_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sites.ENVIRONMENT, "SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setitem(sites.ENVIRONMENT, "PYTHONHASHSEED", "7")
    folder = project(tmp_path / "elsewhere")
    done = build(folder)
    assert done.succeeded, done.log
    first, second = contents(seeds_site), contents(folder / "site")
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_judgement_shows_on_the_site_and_taking_it_out_brings_the_old_site_back(
    seeds_site: Path, tmp_path: Path
) -> None:
    folder = project(tmp_path / "curated")
    people = folder / "seeds" / "curation" / "people.yml"
    before = people.read_bytes() if people.is_file() else None
    people.parent.mkdir(exist_ok=True)
    entry = '\n- set: Vladimir Putin\n  name: Vladimir Vladimirovich Putin\n  reason: "the name in full"\n'
    people.write_bytes((before or b"") + entry.encode())
    done = build_here(folder)
    assert done.succeeded, done.log
    assert "Vladimir Vladimirovich Putin" in (folder / "site" / "people.html").read_text(encoding="utf-8")
    if before is None:
        people.unlink()
    else:
        people.write_bytes(before)
    assert build_here(folder).succeeded
    assert contents(folder / "site") == contents(seeds_site)


def test_nothing_of_a_hostile_seed_runs(tmp_path: Path, offline: tuple[BrowserContext, list[str]]) -> None:
    seeds = {
        "hostile.txt": f"{_HEADLINE}\n\n{_PARAGRAPH}\n\n{HOSTILE}\n\n{_PARAGRAPH}\n".encode("utf-8", "replace"),
        "<b>name.txt": f"{_PARAGRAPH}\n\n{_PARAGRAPH} It was said again.\n".encode(),
        "binary.bin": bytes(range(256)) * 40,
        "empty.txt": b"",
    }
    folder = project(tmp_path / "hostile", seeds)
    done = build_here(folder, strict=False)
    assert done.succeeded, done.log
    context, asked = offline
    page = context.new_page()
    opened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    for address in sorted((folder / "site").rglob("*.html")):
        if b'http-equiv="refresh"' in address.read_bytes():
            continue
        page.goto(address.as_uri())
        assert not page.title().startswith("owned")
        assert page.locator(_ALIVE).count() == 0
        for data in page.locator("script[type='application/ld+json']").all_text_contents():
            assert json.loads(data)["@context"] == "https://schema.org"
    page.locator(".d-search-box input").click()
    page.keyboard.type("Okafor")
    expect(page.locator(".d-search-box .d-hits a").first).to_be_visible()
    assert page.locator(".d-hits :is(script, img, iframe, b, svg[onload], [onerror])").count() == 0
    assert opened == []
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:", "about:"))] == []
    shown = "".join(p.read_text(encoding="utf-8") for p in (folder / "site" / "articles").glob("*.html"))
    assert "Harbour &lt;script&gt;document.title" in shown


def test_an_empty_folder_gives_a_friendly_home(tmp_path: Path, offline: tuple[BrowserContext, list[str]]) -> None:
    folder = project(tmp_path / "empty", {})
    done = build_here(folder)
    assert done.succeeded, done.log
    page = offline[0].new_page()
    page.goto((folder / "site" / "index.html").as_uri())
    expect(page.locator("article.md-content__inner")).to_contain_text("No article yet")


def test_a_hand_written_page_cites_the_dossier_and_a_stale_citation_fails_the_strict_build(tmp_path: Path) -> None:
    folder = project(tmp_path / "story")
    story = folder / "docs" / "notes" / "story.md"
    story.parent.mkdir()
    story.write_text("---\ntitle: A story\n---\n\n# A story\n\nIt began with [[person:Jens Stoltenberg]].\n", "utf-8")
    done = build_here(folder)
    assert done.succeeded, done.log
    made = (folder / "site" / "notes" / "story.html").read_text(encoding="utf-8")
    assert 'href="../people/jens' in made.replace("&#45;", "-")
    story.write_text(story.read_text("utf-8") + "\nAnd [[person:Jan Stoltenburg]] left.\n", "utf-8")
    done = build_here(folder)
    assert not done.succeeded
    assert "docs/notes/story.md:9" in done.log
    assert "citation-gone" in done.log


def test_an_address_that_leads_nowhere_tells_the_way_from_any_depth(seeds_site: Path) -> None:
    page = (seeds_site / "404.html").read_text(encoding="utf-8")
    words = page.partition("<article")[2].partition("</article>")[0]
    links = re.findall(r'href="([^"]+)"', words)
    assert {"/index.html", "/articles.html", "/people.html", "/quotes.html"} <= set(links)
    assert all(link.startswith("/") and (seeds_site / link[1:]).is_file() for link in links)
