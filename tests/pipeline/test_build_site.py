"""One call makes the whole site, and says what was wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model import SiteOptions
from dossier.pipeline import build_dossier, build_site
from dossier.site import site_options

STORY = "Ferry to sail again\n\n27 January 2022\n\n“We sail on Friday,” said Captain Ruth Okello in Port Alder.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY, encoding="utf-8")
    return folder


def test_the_site_holds_the_dossier_its_pages_and_its_redirects(seeds: Path) -> None:
    site = build_site(seeds, SiteOptions())
    assert site.dossier == build_dossier(seeds)
    addresses = {page.uri for page in site.pages}
    assert {"index.md", "articles.md", "articles/ferry.md", "people/ruth-okello.md"} <= addresses
    assert {redirect.target for redirect in site.redirects} <= {uri.removesuffix(".md") + ".html" for uri in addresses}
    assert site.problems == site.dossier.problems


def test_what_is_kept_gives_the_same_site(seeds: Path, tmp_path: Path) -> None:
    first = build_site(seeds, cache=tmp_path / "cache")
    assert build_site(seeds, cache=tmp_path / "cache") == first == build_site(seeds)


def test_a_stale_citation_is_a_problem_of_the_site(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\nSaid by [[person:Nobody]].\n", encoding="utf-8")
    found = build_site(seeds, docs=tmp_path / "docs").problems
    assert ("citation-gone", "docs/index.md", 3) in [(p.code, p.path, p.line) for p in found]


def test_a_folder_that_is_not_there_gives_an_empty_site(tmp_path: Path) -> None:
    site = build_site(tmp_path / "nowhere")
    assert [problem.code for problem in site.problems] == ["seeds-missing"]
    assert "index.md" in {page.uri for page in site.pages}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, SiteOptions()),
        ({}, SiteOptions()),
        ({"seeds": "clippings", "desk": False}, SiteOptions(seeds="clippings", desk=False)),
        ({"search": "dossier", "publish": "excerpt"}, SiteOptions(search="dossier", publish="excerpt")),
    ],
)
def test_options_that_are_understood(given: object, expected: SiteOptions) -> None:
    assert site_options(given) == (expected, ())


@pytest.mark.parametrize(
    ("given", "message", "remedy"),
    [
        ({"seed": "x"}, "`seed` is no option of `extra: dossier:`", "did you mean `seeds`?"),
        ({"desk": "maybe"}, "`desk` cannot be 'maybe'", "write true or false"),
        ({"search": "google"}, "`search` cannot be 'google'", "write dossier or material"),
        ({"search": ["dossier"]}, "`search` cannot be ['dossier']", "write dossier or material"),
        ({"title": 7}, "`title` cannot be 7", "write words"),
        ({"jobs": True}, "`jobs` cannot be True", "write a whole number"),
        ({1: 2}, "`1` is no option of `extra: dossier:`", "known are seeds, desk"),
        (["seeds"], "`extra: dossier:` is no list of options", "write `name: value` lines"),
    ],
)
def test_options_that_are_not(given: object, message: str, remedy: str) -> None:
    options, (problem,) = site_options(given)
    assert options == SiteOptions()
    assert problem.message == message
    assert problem.remedy.startswith(remedy)
