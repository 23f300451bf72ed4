"""The program that counts quotations on the right person's page tells right from wrong."""

from __future__ import annotations

import pytest

from tests.measuring.gold import Document, Speech, own_passages
from tests.measuring.person_pages import LOST, NOBODY, OTHER, RIGHT, UNNAMED, main, outcomes

TEXT = """“The bridge is open,” Anna Lindqvist told the harbour board in Varde on Friday.

One witness told the board at the same meeting: “It was dark and nobody saw the boat coming.”
"""


def _document(words: str, speaker: str) -> Document:
    start = TEXT.find(words) if words in TEXT else 0
    return Document("a", TEXT, speech=(Speech(start, start + len(words), True, (speaker,)),))


@pytest.mark.parametrize(
    ("words", "speaker", "outcome"),
    [
        ("The bridge is open,", "Anna Lindqvist", RIGHT),
        ("The bridge is open,", "Piet Vos", OTHER),
        ("It was dark and nobody saw the boat coming.", "one witness", UNNAMED),
        ("It was dark and nobody saw the boat coming.", "Piet Vos", NOBODY),
        ("told the harbour board in Varde", "Anna Lindqvist", LOST),
    ],
)
def test_what_became_of_a_quotation(words: str, speaker: str, outcome: str) -> None:
    assert [found for found, _ in outcomes([_document(words, speaker)])] == [outcome]


def test_it_runs_on_the_own_passages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.measuring.person_pages.own_passages", lambda: own_passages()[:3])
    assert main([]) == 0
    assert RIGHT in capsys.readouterr().out
