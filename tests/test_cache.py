"""A kept dossier is the dossier, or is not used."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import cache
from dossier.cache import remembered
from dossier.model import Dossier
from tests.pages.sample import sample_dossier


class Builder:
    """Counts how often it was asked to build."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, seeds: Path) -> Dossier:
        self.times += 1
        return sample_dossier()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "curation").mkdir(parents=True)
    (folder / "a.txt").write_text("one", encoding="utf-8")
    (folder / "curation" / "people.yml").write_text("", encoding="utf-8")
    return folder


def test_what_has_not_changed_is_not_built_again(seeds: Path, tmp_path: Path) -> None:
    build = Builder()
    first = remembered(seeds, tmp_path / "cache", build)
    second = remembered(seeds, tmp_path / "cache", build)
    assert build.times == 1
    assert first == second == sample_dossier()


def _edit(seeds: Path) -> None:
    before = (seeds / "a.txt").stat()
    (seeds / "a.txt").write_text("two", encoding="utf-8")
    os.utime(seeds / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        _edit,
        lambda seeds: (seeds / "b.txt").write_text("", encoding="utf-8"),
        lambda seeds: (seeds / "a.txt").rename(seeds / "c.txt"),
        lambda seeds: (seeds / "a.txt").unlink(),
        lambda seeds: (seeds / "curation" / "people.yml").write_text("- same: [A, B]\n", encoding="utf-8"),
        lambda seeds: (seeds / "link.txt").symlink_to(seeds / "a.txt"),
        lambda seeds: (seeds / "folder").mkdir(),
    ],
)
def test_any_change_below_the_seeds_builds_anew(seeds: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    build = Builder()
    remembered(seeds, tmp_path / "cache", build)
    change(seeds)
    remembered(seeds, tmp_path / "cache", build)
    assert build.times == 2


def test_another_program_builds_anew(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder()
    remembered(seeds, tmp_path / "cache", build)
    monkeypatch.setattr(cache, "_PROGRAM", "an edited word list")
    remembered(seeds, tmp_path / "cache", build)
    assert build.times == 2


class _Evil:
    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("exit 1",)


class _Reaching:
    def __reduce__(self) -> tuple[Callable[..., object], tuple[type, str]]:
        return getattr, (Dossier, "__init__")


SPOILT = [b"", b"\x80", b"not a pickle", pickle.dumps(_Evil()), pickle.dumps(_Reaching()), pickle.dumps([1])]


@pytest.mark.parametrize("content", SPOILT)
def test_a_spoilt_file_is_not_believed(seeds: Path, tmp_path: Path, content: bytes) -> None:
    build = Builder()
    remembered(seeds, tmp_path / "cache", build)
    kept = tmp_path / "cache" / "dossier.pickle"
    key = kept.read_bytes().partition(b"\n")[0]
    kept.write_bytes(key + b"\n" + content)
    assert remembered(seeds, tmp_path / "cache", build) == sample_dossier()
    assert build.times == 2


def test_a_seed_that_changes_while_it_is_read_is_not_kept(seeds: Path, tmp_path: Path) -> None:
    def build(folder: Path) -> Dossier:
        _edit(folder)
        return sample_dossier()

    remembered(seeds, tmp_path / "cache", build)
    assert not (tmp_path / "cache" / "dossier.pickle").exists()


def test_without_a_folder_to_write_all_still_works(seeds: Path, tmp_path: Path) -> None:
    build = Builder()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert remembered(seeds, tmp_path / "file" / "cache", build) == sample_dossier()
    assert remembered(seeds, None, build) == sample_dossier()
    assert build.times == 2
