"""`mkdocs serve` shows after every edit what a first build shows, and makes only what has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.site.building import project

FERRY = "Ferry to sail again\n\n27 January 2022\n\n“We sail on Friday,” said Captain Ruth Okello in Port Alder.\n"
HALL = "Town hall to be painted\n\n3 May 2021\n\n“Green it is,” said Mayor Tomas Brandt in Port Alder.\n"


def _shown(folder: Path, site: Path) -> dict[str, bytes]:
    """Every file of the preview after one more build of this process."""
    config = load_config(
        str(folder / "mkdocs.yml"), site_dir=str(site), strict=False, site_url="http://127.0.0.1:8000/"
    )
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


@pytest.fixture
def served(tmp_path: Path) -> tuple[Path, Path, dict[str, bytes]]:
    folder, site = project(tmp_path / "project", {"ferry.txt": FERRY, "hall.txt": HALL}), tmp_path / "mkdocs_x"
    site.mkdir()
    return folder, site, _shown(folder, site)


def test_an_edit_shows_and_the_rest_stays(served: tuple[Path, Path, dict[str, bytes]], tmp_path: Path) -> None:
    folder, site, first = served
    before = {name: (site / name).stat().st_ino for name in first}
    (folder / "seeds" / "ferry.txt").write_text(FERRY.replace("Friday", "Monday"), "utf-8")
    second = _shown(folder, site)
    assert b"Monday" in second["articles/ferry.html"]
    after = {name: (site / name).stat().st_ino for name in second}
    assert after["people/tomas-brandt.html"] == before["people/tomas-brandt.html"]
    other = tmp_path / "other" / "mkdocs_x"
    other.mkdir(parents=True)
    assert second == _shown(folder, other)


def test_nothing_is_left_beside_it(served: tuple[Path, Path, dict[str, bytes]]) -> None:
    folder, site, _ = served
    _shown(folder, site)
    assert [name for name in os.listdir(site.parent) if name.startswith(site.name)] == [site.name]


BROKEN: dict[str, Callable[[Path], object]] = {
    "a template": lambda folder: (folder / "build_hooks" / "theme" / "main.html").write_text("{% if %}", "utf-8"),
    "a page": lambda folder: (folder / "docs" / "more.md").write_bytes(b"\xff\xfe\xff"),
}


@pytest.mark.parametrize("harm", BROKEN.values(), ids=BROKEN)
def test_after_a_build_that_fails_the_site_before_is_shown(
    served: tuple[Path, Path, dict[str, bytes]], harm: Callable[[Path], object]
) -> None:
    folder, site, first = served
    harm(folder)
    with pytest.raises((Exception, Abort)):
        _shown(folder, site)
    assert {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()} == first
