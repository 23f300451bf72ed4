"""A format is its module and one row: collecting, recognising, naming and reading all follow the table."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from dossier.intake import read_folder
from dossier.intake.building import article_of
from dossier.intake.formats import Format, SeedReading, table
from dossier.intake.naming import seed_name
from dossier.intake.parts import Part
from dossier.intake.seedfile import Seed
from dossier.model import Metadata, Role, SourceText


def _read(seed: Seed) -> SeedReading:
    words = (seed.data or b"").decode().removeprefix("TICKER ")
    source = SourceText(seed.path, "", seed.sha256, "ticker")
    return SeedReading((article_of(seed.id, source, [Part(Role.PARAGRAPH, words, "intake.ticker")], Metadata()),))


def test_a_new_format_is_a_module_and_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("ticker_format")
    module.read = _read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ticker_format", module)
    row = Format("ticker", (".tick",), lambda head, named: head.startswith(b"TICKER "), "ticker_format")
    monkeypatch.setattr(table, "FORMATS", (row, *table.FORMATS))
    (tmp_path / "dock.tick").write_bytes(b"TICKER The dock workers of Marlowe voted to strike.")
    (tmp_path / "folder.tick").mkdir()

    intake = read_folder(tmp_path)

    assert [article.text for article in intake.articles] == ["The dock workers of Marlowe voted to strike."]
    assert [problem.code for problem in intake.problems] == ["seed-is-folder"]
    assert seed_name(intake.articles, "dock", ()) == "dock.tick"


def test_every_suffix_belongs_to_one_format() -> None:
    owners = {suffix: {row.name for row in table.FORMATS if suffix in row.suffixes} for suffix in table.seed_suffixes()}
    assert {suffix: names for suffix, names in owners.items() if len(names) > 1} == {}
    assert {".xhtml", ".markdown", ".txt", ".html"} <= set(owners)


@pytest.mark.parametrize("row", table.FORMATS, ids=lambda row: f"{row.name}-{row.recognise.__name__}")
def test_every_format_gives_its_first_suffix(row: Format) -> None:
    assert table.suffix_of(row.name) == row.suffixes[0]
