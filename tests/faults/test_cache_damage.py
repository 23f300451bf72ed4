"""A damaged or foreign cache is a cache that is not there: the same site, no fault, nothing run."""

from __future__ import annotations

import os
import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import cache
from dossier.pipeline import Site, build_site
from tests.faults.harm import TIMES, without_room

STORY = "Ferry to sail again\n\nBy Ida Holm\n\n“We sail on Friday,” said Captain Ruth Okello of the {} harbour.\n"
PORTS = ("northern", "southern", "old")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "seeds"
    folder.mkdir()
    for port in PORTS:
        (folder / f"{port}.txt").write_text(STORY.format(port), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def kept(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    build_site(seeds, cache=folder)
    assert any(folder.rglob("*"))
    return folder


@pytest.fixture(scope="module")
def right(seeds: Path) -> Site:
    return build_site(seeds)


def _flip(content: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.randint(1, 2)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def _cut(content: bytearray, chance: random.Random) -> bytearray:
    return content[: chance.randrange(len(content))]


def _noise(content: bytearray, chance: random.Random) -> bytearray:
    return bytearray(chance.randbytes(len(content)))


def _doubled(content: bytearray, chance: random.Random) -> bytearray:
    return content + content


@pytest.mark.parametrize("harm", [_flip, _cut, _noise, _doubled])
def test_damage_changes_nothing(
    seeds: Path, kept: Path, right: Site, tmp_path: Path, harm: Callable[[bytearray, random.Random], bytearray]
) -> None:
    chance = random.Random(harm.__name__)
    for time in range(max(TIMES, 12 if harm is _flip else 3)):
        folder = tmp_path / str(time)
        shutil.copytree(kept, folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
        chosen = chance.choice(files)
        chosen.write_bytes(harm(bytearray(chosen.read_bytes()), chance))
        assert build_site(seeds, cache=folder) == right, (chosen.name, time)
        assert build_site(seeds, cache=folder) == right, (chosen.name, time)


class _Order:
    """What a pickle would run when it is read."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.marker),)


def test_nothing_in_a_foreign_cache_is_run(seeds: Path, kept: Path, right: Site, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    order = pickle.dumps(_Order(marker))
    for path in [path for path in sorted(kept.rglob("*")) if path.is_file()]:
        folder = tmp_path / path.name
        shutil.copytree(kept, folder)
        first = path.read_bytes().split(b"\n", 1)[0] + b"\n"
        for content in (order, first + order):
            (folder / path.relative_to(kept)).write_bytes(content)
            assert build_site(seeds, cache=folder) == right
    assert not marker.exists()


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda path: os.symlink("/nowhere", path)])
def test_a_cache_that_is_no_file(
    seeds: Path, kept: Path, right: Site, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    for path in [path for path in sorted(kept.rglob("*")) if path.is_file()]:
        folder = tmp_path / path.name
        shutil.copytree(kept, folder)
        (folder / path.relative_to(kept)).unlink()
        make(folder / path.relative_to(kept))
        assert build_site(seeds, cache=folder) == right


def test_a_cache_that_finds_no_room(seeds: Path, right: Site, tmp_path: Path) -> None:
    for size in (0, 100, 5_000):
        folder = tmp_path / str(size)
        folder.mkdir()
        assert without_room(lambda folder=folder: build_site(seeds, cache=folder) != right, size) == 0  # type: ignore[misc]
        assert build_site(seeds, cache=folder) == right


def test_a_pipe_in_the_place_of_a_seed_does_not_stop_the_build(seeds: Path, tmp_path: Path, right: Site) -> None:
    """The file is swapped after it was looked at and before it is opened."""
    project = tmp_path / "seeds"
    shutil.copytree(seeds, project)
    (project / "old.txt").unlink()
    os.mkfifo(project / "old.txt")
    looked_at = os.lstat(seeds / "old.txt")
    lstat = Path.lstat
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "lstat", lambda path: looked_at if path.name == "old.txt" else lstat(path))
        site = build_site(project, cache=tmp_path / "cache")
    assert [problem.code for problem in site.problems if problem.path == "seeds/old.txt"] == ["seed-no-file"]
    assert len(site.dossier.articles) == len(right.dossier.articles) - 1
    assert cache.__doc__
