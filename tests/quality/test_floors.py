"""The quality floor: no measure may sink below what was recorded, and the corpus may not change unnoticed."""

from __future__ import annotations

from functools import cache

import pytest

from tests.quality import scoring
from tests.quality.floors import Floors, below, load_floors, raised
from tests.quality.passages import Passage, checksum, read_passages, unmark

PASSAGES = read_passages()


@cache
def scores() -> dict[str, float]:
    return scoring.measure(PASSAGES)


def test_the_corpus_is_the_one_the_floors_were_recorded_on() -> None:
    assert load_floors().corpus == checksum(), "the passages changed: run `python -m tests.quality.record`"


@pytest.mark.parametrize("name", sorted(load_floors().measures))
def test_no_measure_is_below_its_floor(name: str) -> None:
    floors = load_floors()
    sunk = [line for line in below(floors, scores()) if line.startswith(f"{name}:")]
    assert not sunk, f'{sunk[0]}; mend it, or run `python -m tests.quality.record --lower "reason"`'


def test_every_measure_has_a_floor() -> None:
    assert scores().keys() == load_floors().measures.keys()


def test_there_are_enough_passages_of_every_kind() -> None:
    assert len(PASSAGES) >= 250
    assert len({passage.name for passage in PASSAGES}) == len(PASSAGES)
    kinds = [mark.kind for passage in PASSAGES for mark in passage.of("<")]
    assert all(kinds.count(kind) >= 5 for kind in ("direct", "mixed", "indirect", "scare"))
    assert sum(len(passage.of("{")) for passage in PASSAGES) >= 100
    assert sum(len(passage.of("[")) for passage in PASSAGES) >= 80


REGISTERS = (
    "agency",
    "tabloid",
    "court",
    "sport",
    "science",
    "obituary",
    "liveblog",
    "interview",
    "opinion",
    "business",
)


@pytest.mark.parametrize("register", REGISTERS)
def test_each_register_has_passages_with_people_dates_and_speech(register: str) -> None:
    own = [passage for passage in PASSAGES if passage.name.split(":")[0].endswith(register)]
    assert len(own) >= 12
    assert all(passage.of("{") and passage.of("[") and passage.of("<") for passage in own)


def test_marks_are_taken_out_of_the_text() -> None:
    text, marks = unmark('{Kos=Ann Kos} said on [Friday=2022-01-21]: <d Ann Kos|"I met {Ben Ray}.">', "here")
    assert text == 'Kos said on Friday: "I met Ben Ray."'
    assert [(text[m.start : m.end], m.label, m.kind) for m in marks] == [
        ("Kos", "Ann Kos", ""),
        ("Friday", "2022-01-21", ""),
        ("I met Ben Ray.", "Ann Kos", "direct"),
        ("Ben Ray", "Ben Ray", ""),
    ]


def test_an_open_mark_is_an_error_that_names_its_passage() -> None:
    with pytest.raises(ValueError, match="here"):
        unmark("{Ann Kos said", "here")


def test_floors_rise_and_do_not_sink_without_a_reason() -> None:
    floors = Floors("old", {"people": 80.0})
    assert raised(floors, {"people": 81.0}, "new").measures == {"people": 81.0}
    with pytest.raises(ValueError, match="people"):
        raised(floors, {"people": 79.9}, "new")
    with pytest.raises(ValueError, match="people"):
        raised(floors, {"people": 79.9}, "new", "  ")
    lowered = raised(floors, {"people": 79.9}, "new", "the passages on titles were wrong")
    assert lowered.measures == {"people": 79.9}
    assert lowered.lowered[0]["reason"] == "the passages on titles were wrong"
    with pytest.raises(ValueError, match="people"):
        raised(floors, {}, "new")


def test_a_wrong_reading_costs_score() -> None:
    wrong = Passage("wrong", "2022-01-27", "Nothing happened here.", [])
    text, marks = unmark("[Nothing=2022-01-27] {happened} here.", "wrong")
    assert text == wrong.text
    wrong.marks = marks
    scored = scoring.measure([wrong])
    assert scored["dates, span and EDTF"] == 0.0
    assert scored["people, exact span"] == 0.0
