"""A review that is killed, or has no room, leaves each curation file as it was or as it is to be."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dossier.curation import append_entry, take_back
from dossier.curation.write import Written
from dossier.model import Entry, Subject, Target, Verdict
from tests.faults.harm import TIMES, killed_after, killed_at, steps, without_room

OLD = "# The curator's own remark.\r\n- same: [Ann Ek, A. Ek]   # both are hers\r\n  reason: one office\r\n" * 40
ANSWER = Entry(Subject.PERSON, Verdict.SAME, (Target(name="Ben Ott"), Target(name="B. Ott")), (("name", "Ben Ott"),))


def _accept(folder: Path) -> bool:
    return not isinstance(append_entry(folder, "people-1", ANSWER), Written)


def _undo(folder: Path) -> bool:
    return not isinstance(take_back(folder), Written)


def _file(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    path = folder / "people.yml"
    path.write_bytes(text.encode())
    return path


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = _file(tmp_path_factory.mktemp("answered") / "curation", OLD)
    assert not _accept(path.parent)
    return path.read_bytes().decode()


@pytest.mark.parametrize("action", [_accept, _undo])
def test_killed_at_points_and_moments_chosen_by_chance(
    action: Callable[[Path], bool], answered: str, tmp_path: Path
) -> None:
    before, after = (OLD, answered) if action is _accept else (answered, OLD)
    counted = _file(tmp_path / "counted", before).parent
    began = time.monotonic()
    total = steps(partial(action, counted))
    lasts = time.monotonic() - began
    assert total >= 3
    chance, killed = random.Random(action.__name__), 0
    for number in range(max(TIMES, 2 * total)):
        path = _file(tmp_path / str(number), before)
        if number < total or number % 2:
            killed += killed_at(partial(action, path.parent), number % total)
        else:
            killed += killed_after(partial(action, path.parent), chance.uniform(0, lasts))
        assert path.read_bytes().decode() in (before, after), number
        done = path.read_bytes().decode() == after
        assert done or not action(path.parent), number
        assert path.read_bytes().decode() == after, number
        assert [name for name in os.listdir(path.parent) if name.endswith(".yml")] == ["people.yml"]
    assert killed >= total


@pytest.mark.parametrize("die", [False, True])
@pytest.mark.parametrize("action", [_accept, _undo])
def test_no_room(action: Callable[[Path], bool], die: bool, answered: str, tmp_path: Path) -> None:
    before, after = (OLD, answered) if action is _accept else (answered, OLD)
    for size in (0, 1, 1_000, len(OLD) - 1):
        path = _file(tmp_path / str(size), before)
        assert without_room(partial(action, path.parent), size, die) != 0
        assert path.read_bytes().decode() == before
        assert die or os.listdir(path.parent) == ["people.yml"]
        assert not action(path.parent)
        assert path.read_bytes().decode() == after
