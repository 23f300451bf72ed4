"""The measuring program runs without arguments, and every table says how it was made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dossier.extraction
from tests.measuring.gold import own_passages, read_gold
from tests.measuring.precision import as_table, count, main

STAGES = ("quotations", "people", "dates")


def test_it_runs_on_the_own_passages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.measuring.precision.own_passages", lambda: own_passages()[:12])
    assert main(["--day", "2026-01-31"]) == 0
    printed = capsys.readouterr().out
    assert all(f"== {stage}" in printed for stage in STAGES)
    assert "2026-01-31" in printed


def test_a_wrong_speaker_counts_against_its_rule(tmp_path: Path) -> None:
    text = "“The bridge is open,” Anna Lindqvist said."
    gold = tmp_path / "gold.jsonl"
    lines = [
        {"id": who, "text": text, "quotes": [{"start": 1, "end": 19, "type": "direct", "speaker": who}]}
        for who in ("Anna Lindqvist", "Piet Vos", "she")
    ]
    gold.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert count(read_gold(gold)) == {"quotations": {("quotation.cue-after", "name"): (2, 1)}}


def test_values_are_compared_in_one_notation_and_only_what_is_annotated(tmp_path: Path) -> None:
    text = "The mill burned in 1994 and was sold in May 2001."
    gold = tmp_path / "gold.jsonl"
    times = [{"start": 19, "end": 23, "value": "1994-XX-XX"}]
    lines = [{"id": str(whole), "text": text, "timexes": times, "whole": whole} for whole in (True, False)]
    gold.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert count(read_gold(gold)) == {"dates": {("date.month-year",): (1, 0), ("date.year",): (2, 2)}}


@pytest.mark.parametrize("stage", STAGES)
def test_a_shipped_table_names_its_program_its_inputs_and_its_day(stage: str) -> None:
    table = (Path(dossier.extraction.__file__).parent / stage / "precision.tsv").read_text(encoding="utf-8")
    head = as_table(stage, {}, "INPUTS", "DAY").splitlines()
    assert table.splitlines()[0].startswith(head[0].partition("DAY")[0])
    assert table.splitlines()[2] == head[2]
