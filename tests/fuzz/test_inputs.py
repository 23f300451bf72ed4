"""Curation files and queries made by chance are what they are to be, and bring nothing out."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from dossier.search.query import read_query
from tests.fuzz.checks import LeakError
from tests.fuzz.documents import document
from tests.fuzz.inputs import curation, query
from tests.fuzz.novelty import Novelty
from tests.fuzz.targets import Browser, read_curation


def test_half_of_the_curation_files_hold_decisions(tmp_path: Path) -> None:
    folder = tmp_path / "curation"
    folder.mkdir()
    holding = 0
    for number in range(200):
        for path in folder.iterdir():
            path.unlink()
        for name, content in curation(random.Random(number)).items():
            (folder / name).write_bytes(content)
        holding += read_curation(folder) > 0
    assert 60 < holding < 190


def test_both_parsers_read_a_query_alike(tmp_path: Path) -> None:
    browser = Browser(tmp_path / "parser.js")
    if browser.process is None:
        pytest.skip("no node here")
    try:
        chance = random.Random("queries")
        assert browser.compare([query(chance) for _ in range(400)]) > 300
        assert browser.compare(["Ek\x85said-by:Ott", "Ek\ufeff-Ott", "Ek\x1cOR\x1fOtt"]) == 3
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tests.fuzz.targets.read_query", lambda words, typing: read_query(words.upper(), typing))
            with pytest.raises(LeakError, match="read differently"):
                browser.compare(["harbour"])
    finally:
        browser.close()


@pytest.mark.parametrize("space", ["\x1c", "\x1f", "\x85", "\ufeff", "\u2003"])
def test_any_space_parts_words(space: str) -> None:
    assert [item.given for (item,) in read_query(f"Ek{space}Ott").groups] == ["Ek", "Ott"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 669 is of Python 3.12")
def test_what_reaches_new_code_is_kept_and_changed() -> None:
    novelty = Novelty()
    novelty.lines += 1
    novelty.keep(document(1))
    novelty.keep(document(2))
    assert novelty.pool == [document(1)]
    changed = [novelty.changed(random.Random(number), number) for number in range(9)]
    novelty.close()
    assert len({one.content for one in changed if one}) > 4
