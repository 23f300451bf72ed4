"""A page that is filled in is the page that the theme would have made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model import Heading, Page
from dossier.site.chrome import slim
from dossier.site.shell import NoShellError, fill, mark, shell
from tests.site.building import build, project

_STORY = """Ferry to sail <again> & again {n}

27 January 2022

“We sail on Friday, {n} of us,” said Captain Ruth Okello{n} in Port Alder. Мир was there.

What the mayor said

Mayor Inez Holm{n} said that the harbour tax would go in May 2023.
"""
SEEDS = {f"{name}.txt": _STORY.format(n=number * "i") for number, name in enumerate(("ferry", "мир", "x/y/deep"))}


def _shown(files: dict[str, bytes]) -> dict[str, list[bytes]]:
    """The words of each page, white space aside; the search index lists the same pages in another order."""
    return {name: content.split() for name, content in files.items() if not name.startswith("search/")}


@pytest.mark.parametrize("address", ["", "https://example.org/news"])
def test_every_page_is_what_mkdocs_would_have_rendered(tmp_path: Path, address: str) -> None:
    filled, _ = build(project(tmp_path / "a", SEEDS), address=address)
    rendered, _ = build(project(tmp_path / "b", SEEDS, render="mkdocs"), address=address)
    assert _shown(filled) == _shown(rendered)
    for folder in ("articles", "people", "quotes"):
        assert sum(name.startswith(f"{folder}/") for name in filled) >= 3
    assert (b'rel="canonical" href="https://example.org/news/' in filled["people/ruth-okelloi.html"]) == bool(address)
    assert {name for name in filled if name.endswith(".map")} == set()


def test_links_of_hand_written_pages_to_filled_pages_are_checked(tmp_path: Path) -> None:
    good = "# Story\n\n[one](articles/ferry.md), [two](people/ruth-okello.md), [why](articles/ferry.md#cite)\n"
    _, log = build(project(tmp_path / "good", SEEDS, {"story.md": good}))
    assert log == ""
    bad = good.replace("ferry.md)", "furry.md)").replace("#cite", "#nowhere")
    _, log = build(project(tmp_path / "bad", SEEDS, {"story.md": bad}))
    assert "articles/furry.md" in log
    assert "does not contain an anchor '#nowhere'" in log
    assert "strict" in log


def test_what_a_page_says_cannot_be_taken_for_a_mark() -> None:
    theme = f"<title>{mark('title')}</title>{mark('body')}"
    made = shell(lambda headings: theme + ("<li>" if len(headings) > 1 else ""), "<li>", str)
    page = Page("a.md", mark("body"), f"<h1>{mark('title')}</h1>", (Heading(1, "a", "A"),))
    assert fill(made, page, "", "", "") == f"<title>{mark('body')}</title><h1>{mark('title')}</h1>"


@pytest.mark.parametrize("theme", ["no body", f"{mark('body')} twice {mark('body')}"])
def test_a_theme_that_cannot_be_filled_in_says_so(theme: str) -> None:
    with pytest.raises(NoShellError):
        shell(lambda headings: f"{theme}<li>", "<li>", str)


def test_scripts_and_icons_stand_once_for_all_pages() -> None:
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1z"/></svg>'
    data = '<script id="c" type="application/json">{"a":  1}</script>'
    page = f"<head>\n\n   <b>x</b></head>{icon}<script>go( )</script>{data}<article>\n\n  {icon}</article>\n  \n{icon}"
    shared: dict[str, str] = {}
    slimmed = slim(page, "../", shared)
    assert slim(page, "../", shared) == slimmed
    assert slimmed.startswith('<head>\n<b>x</b><link rel="stylesheet" href="../assets/chrome/icons.css">\n</head><svg')
    assert data in slimmed
    assert f"<article>\n\n  {icon}</article>\n<svg" in slimmed
    assert slimmed.count("<path") == 1
    assert sorted(shared.values())[1] == "go( )\n"
    assert shared["assets/chrome/icons.css"].count("M1 1z") == 2
