"""A kept value is the value, or is not used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.cache import Records, digest_of, fingerprint, open_records, remembered_each, seal
from dossier.cache import fingerprint as fingerprints
from dossier.model import Dossier, Problem, Severity
from tests.pages.sample import sample_dossier

KEY = digest_of("one")


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with closing(open_records(tmp_path)) as opened:
        yield opened


def test_what_is_kept_is_what_was_found(records: Records) -> None:
    records.put("dossier", [(KEY, sample_dossier())])
    kept = records.get("dossier", [KEY], Dossier)[KEY]
    assert kept == sample_dossier()
    assert repr(kept) == repr(sample_dossier())


def test_values_of_another_kind_or_shape_are_not_there(records: Records) -> None:
    records.put("dossier", [(KEY, sample_dossier())])
    assert records.get("page", [KEY], Dossier) == {}
    assert records.get("dossier", [KEY], Problem) == {}
    assert records.get("dossier", [digest_of("two")], Dossier) == {}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record SET value = zeroblob(length(value))",
        "UPDATE record SET seal = zeroblob(16)",
        "UPDATE record SET kind = 'other' WHERE kind = 'dossier'",
        "UPDATE record SET value = 'text'",
        "UPDATE record SET seal = NULL",
    ],
)
def test_a_changed_record_is_not_believed(tmp_path: Path, change: str) -> None:
    with closing(open_records(tmp_path)) as records:
        records.put("dossier", [(KEY, sample_dossier())])
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as base, base:
        base.execute(change)
    with closing(open_records(tmp_path)) as records:
        assert records.get("dossier", [KEY], Dossier) == {}
        assert records.get("other", [KEY], Dossier) == {}


def test_records_of_another_installation_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_records(tmp_path)) as records:
        records.put("dossier", [(KEY, sample_dossier())])
    seal.seal_key.cache_clear()
    monkeypatch.setattr(seal, "_homes", lambda: [tmp_path / "elsewhere"])
    try:
        with closing(open_records(tmp_path)) as records:
            assert records.get("dossier", [KEY], Dossier) == {}
    finally:
        seal.seal_key.cache_clear()
    assert (tmp_path / "elsewhere" / "dossier-records.key").stat().st_mode & 0o077 == 0


def test_a_file_with_more_than_records_is_made_anew(tmp_path: Path) -> None:
    with closing(open_records(tmp_path)) as records:
        records.put("dossier", [(KEY, sample_dossier())])
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as base, base:
        base.execute("CREATE VIEW trap AS SELECT load_extension('trap')")
    with closing(open_records(tmp_path)) as records:
        assert records.get("dossier", [KEY], Dossier) == {}
        records.put("dossier", [(KEY, sample_dossier())])
        assert records.get("dossier", [KEY], Dossier) == {KEY: sample_dossier()}


def test_two_builds_at_once_share_what_they_find(tmp_path: Path) -> None:
    with closing(open_records(tmp_path)) as one, closing(open_records(tmp_path)) as other:
        one.put("dossier", [(KEY, sample_dossier())])
        other.put("dossier", [(digest_of("two"), sample_dossier())])
        assert other.get("dossier", [KEY], Dossier) == {KEY: sample_dossier()}
        assert len(one.get("dossier", [KEY, digest_of("two")], Dossier)) == 2


def test_what_a_run_had_no_use_for_is_forgotten(tmp_path: Path) -> None:
    for word in ("one", "two"):
        with closing(open_records(tmp_path)) as records:
            records.put("dossier", [(digest_of(word), sample_dossier())])
            records.put("page", [(KEY, word)])
    with closing(open_records(tmp_path)) as records:
        assert list(records.get("dossier", [KEY, digest_of("two")], Dossier)) == [digest_of("two")]
        assert records.get("page", [KEY], str) == {KEY: "two"}


def test_without_a_place_all_still_works(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (None, tmp_path / "file", tmp_path / "nowhere"):
        with closing(open_records(folder)) as records:
            records.put("dossier", [(KEY, sample_dossier())])
            assert records.get("dossier", [KEY], Dossier) == {}


def test_a_value_that_cannot_be_kept_costs_nothing_else(records: Records) -> None:
    spoilt = Problem("code", Severity.NOTE, "a\udcff.txt", "message", "remedy")
    fine = replace(spoilt, path="a.txt")
    records.put("problem", [(KEY, spoilt), (digest_of("two"), fine)])
    assert records.get("problem", [KEY, digest_of("two")], Problem) == {digest_of("two"): fine}
    assert digest_of(spoilt) != digest_of(fine)


def test_each_value_is_made_once(records: Records) -> None:
    asked: list[list[int]] = []

    def make(places: list[int]) -> list[int]:
        asked.append(places)
        return [10 * place for place in places]

    keys = [digest_of(n) for n in range(4)]
    assert remembered_each(records, "number", keys[1:3], int, make) == [0, 10]
    assert remembered_each(records, "number", keys, int, make) == [0, 0, 10, 30]
    assert remembered_each(records, "number", keys, int, make) == [0, 0, 10, 30]
    assert asked == [[0, 1], [0, 3]]


def _edit(folder: Path) -> None:
    before = (folder / "a.txt").stat()
    (folder / "a.txt").write_text("two", encoding="utf-8")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        _edit,
        lambda folder: (folder / "b.txt").write_text("", encoding="utf-8"),
        lambda folder: (folder / "a.txt").rename(folder / "c.txt"),
        lambda folder: (folder / "a.txt").unlink(),
        lambda folder: (folder / "link.txt").symlink_to(folder / "a.txt"),
        lambda folder: (folder / "folder").mkdir(),
    ],
)
def test_any_change_below_a_folder_changes_its_fingerprint(tmp_path: Path, change: Callable[[Path], object]) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    change(tmp_path)
    assert fingerprint(tmp_path) != before


def test_another_program_knows_nothing_of_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    module = importlib.import_module("dossier.cache.fingerprint")
    before = digest_of("one")
    monkeypatch.setattr(module, "_PROGRAM", b"an edited word list")
    assert digest_of("one") != before
    assert callable(fingerprints)
