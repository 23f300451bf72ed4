"""A dossier that is kept in pieces is the dossier, or none."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from dossier.cache import digest_of, keep_dossier, kept_dossier, open_records, whole
from dossier.model import Dossier
from tests.pages.sample import sample_dossier

KEY = digest_of("one")


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "_PIECE", 1)


def _kept(folder: Path, dossier: Dossier) -> Dossier | None:
    records = open_records(folder)
    keep_dossier(records, KEY, dossier)
    records.close()
    return _read(folder)


def _read(folder: Path) -> Dossier | None:
    records = open_records(folder)
    found = kept_dossier(records, KEY)
    records.close()
    return found


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    dossier = sample_dossier()
    assert max(len(dossier.articles), len(dossier.people)) > 1
    assert repr(_kept(tmp_path, dossier)) == repr(dossier)
    assert _read(tmp_path) == dossier


def test_an_empty_one_is_kept_too(tmp_path: Path) -> None:
    assert _kept(tmp_path, Dossier((), ())) == Dossier((), ())


def test_without_one_of_its_pieces_there_is_none(tmp_path: Path) -> None:
    _kept(tmp_path, sample_dossier())
    with sqlite3.connect(tmp_path / "records.sqlite") as base:
        base.execute("DELETE FROM record WHERE key = ?", (digest_of(KEY, "people", 0),))
    assert _read(tmp_path) is None


def test_words_that_no_file_can_hold_are_not_kept(tmp_path: Path) -> None:
    dossier = sample_dossier()
    person = dataclasses.replace(dossier.people[0], name="\ud800")
    assert _kept(tmp_path, dataclasses.replace(dossier, people=(person, *dossier.people[1:]))) is None
