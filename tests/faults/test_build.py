"""A build that is killed or finds no room leaves the old site whole, and the next build is right."""

from __future__ import annotations

import os
import random
import shutil
from functools import partial
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.faults.harm import TIMES, killed_at, steps, without_room
from tests.site.building import build, project

STORY = "Ferry to sail again\n\nBy Ida Holm\n\n“We sail on {},” said Captain Ruth Okello of the northern harbour.\n"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files, Files]:
    """A project whose site is old, the files of that site, and those that the next build is to make."""
    folder = project(tmp_path_factory.mktemp("project"), {"ferry.txt": STORY.format("Friday")})
    old, problems = build(folder)
    assert not problems
    (folder / "seeds" / "ferry.txt").write_text(STORY.format("Monday"), encoding="utf-8")
    shutil.copytree(folder / "site", folder / "old")
    new, problems = build(folder, "new")
    assert not problems
    assert old != new
    return folder, old, new


def _restore(folder: Path) -> None:
    shutil.rmtree(folder / "site", ignore_errors=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    shutil.copytree(folder / "old", folder / "site")


def _build(folder: Path) -> None:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)


def _files(site: Path) -> Files:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_killed_at_points_chosen_by_chance(built: tuple[Path, Files, Files]) -> None:
    folder, old, new = built
    _restore(folder)
    total = steps(partial(_build, folder))
    assert total > 100
    chance = random.Random("kills")
    for _ in range(max(TIMES, 2)):
        _restore(folder)
        step = chance.randrange(total)
        killed_at(partial(_build, folder), step)
        assert _files(folder / "site") in (old, new), step
        again, problems = build(folder)
        assert not problems, step
        assert again == new, step
        assert not [name for name in os.listdir(folder) if name.startswith(".site")]


@pytest.mark.parametrize("size", [2_000])
def test_no_room(built: tuple[Path, Files, Files], size: int) -> None:
    folder, old, new = built
    _restore(folder)
    assert without_room(partial(_build, folder), size) != 0
    assert _files(folder / "site") == old
    assert not [name for name in os.listdir(folder) if name.startswith(".site")]
    assert build(folder)[0] == new
