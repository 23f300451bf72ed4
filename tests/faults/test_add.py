"""`dossier add` that is killed, or has no room, leaves nothing that is read as evidence."""

from __future__ import annotations

import os
import random
import time
from functools import partial
from pathlib import Path

import pytest

from dossier import disk
from dossier.cli import main
from dossier.intake.collect import files_below
from tests.faults.harm import TIMES, killed_after, killed_at, steps, without_room

NAME = "ferry.txt"
STORY = "Ferry to sail again\n\nBy Ida Holm\n\n" + "“We sail on Friday,” said Captain Ruth Okello.\n\n" * 40


def _add(file: Path, seeds: Path) -> int:
    return main(["add", "--seeds", str(seeds), str(file)])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def _is_whole_or_absent(seeds: Path, file: Path) -> bool:
    found = files_below(seeds)[0] if seeds.is_dir() else ()
    return [one.file.read_bytes() for one in found] in ([], [file.read_bytes()])


def test_killed_at_any_point(story: Path, tmp_path: Path) -> None:
    _add(story, tmp_path / "warm")
    total = steps(partial(_add, story, tmp_path / "counted"))
    assert total > 3
    killed = 0
    for step in range(total):
        seeds = tmp_path / f"seeds{step}"
        killed += killed_at(partial(_add, story, seeds), step)
        assert _is_whole_or_absent(seeds, story), step
        if not seeds.is_dir() or not files_below(seeds)[0]:
            assert _add(story, seeds) == 0
            assert os.listdir(seeds) == [NAME], step
    assert killed == total


def test_killed_at_moments_chosen_by_chance(story: Path, tmp_path: Path) -> None:
    """Three files at once, of which each is added whole or not at all, and none twice in the end."""
    files = [story, *(tmp_path / f"{name}.txt" for name in ("quay", "crane"))]
    for file in files[1:]:
        file.write_text(STORY.replace("Ferry", file.stem.capitalize()), encoding="utf-8")

    def add(seeds: Path) -> int:
        return main(["add", "--seeds", str(seeds), *map(str, files)])

    began = time.monotonic()
    total = steps(partial(add, tmp_path / "counted"))
    lasts = time.monotonic() - began
    chance = random.Random("kills")
    whole = sorted(file.read_bytes() for file in files)
    for number in range(max(TIMES, 4)):
        seeds = tmp_path / f"seeds{number}"
        if number % 2:
            killed_after(partial(add, seeds), chance.uniform(0, lasts))
        else:
            killed_at(partial(add, seeds), chance.randrange(total))
        found = [one.file.read_bytes() for one in files_below(seeds)[0]] if seeds.is_dir() else []
        assert all(content in whole for content in found), number
        assert len(set(found)) == len(found), number
        add(seeds)
        assert sorted(one.file.read_bytes() for one in files_below(seeds)[0]) == whole, number


@pytest.mark.parametrize("die", [False, True])
def test_no_room(tmp_path: Path, die: bool, story: Path) -> None:
    for size in (0, 1, 700, 1999):
        seeds = tmp_path / f"seeds{size}"
        assert without_room(partial(_add, story, seeds), size, die) != 0
        assert files_below(seeds)[0] == ()
        assert die or os.listdir(seeds) == []
        assert _add(story, seeds) == 0
        assert os.listdir(seeds) == [NAME]


def test_a_file_that_changes_while_it_is_read_is_not_added(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    def swap(source: Path, target: Path, sha256: str) -> None:
        story.write_text("Other words.\n", encoding="utf-8")
        copied(source, target, sha256)

    copied = disk.copy_new
    monkeypatch.setattr("dossier.cli.add.copy_new", swap)
    assert _add(story, tmp_path / "seeds") == 1
    assert os.listdir(tmp_path / "seeds") == []
    assert "it changed while it was read" in capsys.readouterr().out
