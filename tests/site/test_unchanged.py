"""What has not changed is not built again, and whatever has changed is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import build, project

STORY = "Ferry to sail again\n\n27 January 2022\n\n“We sail on Friday,” said Captain Ruth Okello in Port Alder.\n"


def _times(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, dict[str, bytes]]:
    folder = project(tmp_path / "project", {"ferry.txt": STORY})
    files, log = build(folder)
    assert log == ""
    return folder, files


def test_a_second_build_touches_nothing(built: tuple[Path, dict[str, bytes]]) -> None:
    folder, files = built
    before = _times(folder / "site")
    again, log = build(folder)
    assert log == ""
    assert again == files
    assert _times(folder / "site") == before
    assert [name for name in os.listdir(folder) if name.startswith(".site")] == []


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page of the site": lambda folder: (folder / "site" / "people.html").write_text("owned", "utf-8"),
    "a page taken away": lambda folder: (folder / "site" / "people.html").unlink(),
    "a page put in": lambda folder: (folder / "site" / "people" / "more.html").write_text("owned", "utf-8"),
    "no site": lambda folder: (folder / "site").rename(folder / "gone"),
    "no records": lambda folder: (folder / ".cache").rename(folder / "gone"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_site_that_is_not_as_it_was_is_built_again(
    built: tuple[Path, dict[str, bytes]], change: Callable[[Path], object]
) -> None:
    folder, files = built
    change(folder)
    assert build(folder) == (files, "")


SOURCES: dict[str, Callable[[Path], object]] = {
    "a seed": lambda folder: (folder / "seeds" / "b.txt").write_text(STORY.replace("Friday", "Monday"), "utf-8"),
    "a hand-written page": lambda folder: (folder / "docs" / "more.md").write_text("# More\n", "utf-8"),
    "a decision": lambda folder: (folder / "seeds" / "curation" / "people.yml").write_text(
        "- set: Ruth Okello\n  name: Ruth B. Okello\n", "utf-8"
    ),
    "a setting": lambda folder: (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8").replace("site_name: Dossier", "site_name: Ferries"), "utf-8"
    ),
    "the theme": lambda folder: (folder / "build_hooks" / "theme" / "404.html").write_text("gone", "utf-8"),
}


@pytest.mark.parametrize("change", SOURCES.values(), ids=SOURCES)
def test_any_change_of_the_sources_is_built(
    built: tuple[Path, dict[str, bytes]], change: Callable[[Path], object], tmp_path: Path
) -> None:
    folder, files = built
    (folder / "seeds" / "curation").mkdir(exist_ok=True)
    change(folder)
    changed, log = build(folder)
    assert log == ""
    assert changed != files
    (folder / ".cache").rename(folder / "gone")
    assert build(folder) == (changed, "")


def test_what_fails_a_strict_build_fails_it_again(built: tuple[Path, dict[str, bytes]]) -> None:
    folder, _ = built
    (folder / "docs" / "more.md").write_text("# More\n\n[gone](gone.md)\n", "utf-8")
    first, second = build(folder)[1], build(folder)[1]
    assert "gone.md" in first
    assert second == first


def test_another_address_is_another_site(built: tuple[Path, dict[str, bytes]]) -> None:
    folder, files = built
    assert build(folder, address="https://example.org/")[0] != files
    assert build(folder)[0] == files
