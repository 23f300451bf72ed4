"""The tagger can be trained again, and the shipped one is small and whole."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from dossier.extraction.people.tagger import load_tagger, parse
from tests.training.people_tagger import main

_GIVEN, _FAMILY = ("Anna", "Peter", "Maria"), ("Kovacs", "Brandl", "Nyborg", "Lima")
_SENTENCES = [f"On Friday {g} {f} met the council in Leeds." for g in _GIVEN for f in _FAMILY]


def _gold(folder: Path) -> Path:
    lines = [{"text": s, "people": [{"start": s.index("Friday ") + 7, "end": s.index(" met")}]} for s in _SENTENCES]
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    gold = str(_gold(tmp_path))
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert main([gold, "--out", str(first)]) == 0
    assert main([gold, "--out", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert parse(first.read_text("utf-8")).weights


def test_the_shipped_model_weighs_under_a_megabyte() -> None:
    stored = files("dossier.language") / "packs" / "en" / "people_tagger.json"
    assert len(stored.read_bytes()) < 1_000_000
    tagger = load_tagger("en")
    assert tagger is not None
    assert set(tagger.transitions) == {"OO", "OB", "BO", "BB", "BI", "IO", "IB", "II"}


def test_a_language_without_a_model_has_none() -> None:
    assert load_tagger("xx") is None
