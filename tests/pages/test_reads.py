"""Whatever is asked of a table while it is listened to is noted, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.model import Dossier
from dossier.pages.reads import WHOLE, Reads

ASKED: dict[str, tuple[Callable[[dict[str, int]], object], object]] = {
    "a value": (lambda table: table["a"], "a"),
    "a value that is there": (lambda table: table.get("a"), "a"),
    "a value that is not there": (lambda table: table.get("z", 0), "z"),
    "whether it is there": (lambda table: "a" in table, "a"),
    "every key": (list, WHOLE),
    "the keys": (lambda table: table.keys(), WHOLE),
    "the values": (lambda table: table.values(), WHOLE),
    "all": (lambda table: table.items(), WHOLE),
    "how many": (len, WHOLE),
    "whether there are any": (bool, WHOLE),
}


@pytest.mark.parametrize(("ask", "key"), ASKED.values(), ids=ASKED)
def test_what_is_asked_is_noted(ask: Callable[[dict[str, int]], Any], key: object) -> None:
    reads = Reads()
    plain = {"a": 1, "b": 2}
    table = reads.listen("table", plain)
    ask(table)
    reads.begin()
    assert ask(table) == ask(plain) or key is WHOLE
    assert set(reads.end()) == {("table", key)}
    ask(table)
    assert reads.end() == ()


def test_the_answers_are_those_of_the_table() -> None:
    reads = Reads()
    reads.listen("table", {"a": 1})
    assert reads.answer(("table", "a")) == 1
    assert reads.answer(("table", WHOLE)) == {"a": 1}
    assert reads.answer(("table", "b")) is None
    assert reads.answer(("gone", "a")) is None


def test_a_dossier_tells_which_of_its_fields_are_read() -> None:
    reads = Reads()
    dossier = reads.listen_to_fields("dossier", Dossier((), (), problems=()))
    reads.begin()
    assert (dossier.people, dossier.bounds) == ((), ())
    assert reads.end() == (("dossier", "people"), ("dossier", "bounds"))
    assert reads.answer(("dossier", "people")) == ()
