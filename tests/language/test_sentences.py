"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.language.lexicon import read_table
from dossier.language.sentences import abbreviations, anchored_sentences, split_sentences
from dossier.model import Span
from dossier.text.tables import Row

CASES = [
    ("It rained. We left.", ["It rained.", "We left."]),
    ("Gen. J. Hyten spoke. He left.", ["Gen. J. Hyten spoke.", "He left."]),
    ("He left the U.S. The deal is off.", ["He left the U.S.", "The deal is off."]),
    ("In the U.S. Senate he spoke.", ["In the U.S. Senate he spoke."]),
    ("It was 5 p.m. Eastern time.", ["It was 5 p.m. Eastern time."]),
    ("It was 5 p.m. He left.", ["It was 5 p.m.", "He left."]),
    ("She said no. But he stayed.", ["She said no.", "But he stayed."]),
    ("See No. 10 of the list.", ["See No. 10 of the list."]),
    ("“Why now?” Teresa Okafor asked. He shrugged.", ["“Why now?” Teresa Okafor asked.", "He shrugged."]),
    ("“We go!” The crowd cheered.", ["“We go!”", "The crowd cheered."]),
    ("“We go.” Teresa Okafor left.", ["“We go.”", "Teresa Okafor left."]),
    ("“We go.” ― Oscar P. Quintero", ["“We go.” ― Oscar P. Quintero"]),
    ("See p. 12. It is short.", ["See p. 12.", "It is short."]),
    ("He wrote for Smith & Co. The book sold.", ["He wrote for Smith & Co.", "The book sold."]),
    ("It cost $1.5 million. That is all.", ["It cost $1.5 million.", "That is all."]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text, Span(0, len(text)))] == wanted


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab AB.!?”“\"'’)\n12Mr", max_size=80))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_repeated_sentences_get_numbered_anchors() -> None:
    text = "We go. We go."
    first, second = anchored_sentences(text, [Span(0, len(text))])
    assert second.anchor == f"{first.anchor}-2"


def test_an_unknown_language_has_no_abbreviations() -> None:
    assert abbreviations("xx") == {}
    text = "Das ist alles. Wir gehen."
    assert len(split_sentences(text, Span(0, len(text)), "xx")) == 2


@pytest.mark.parametrize("row", read_table("en", "sentence_reporting_verbs"), ids=lambda row: row["entry"])
def test_a_reporting_verb_keeps_its_sentence_whole(row: Row) -> None:
    assert len(split_sentences(row["example"], Span(0, len(row["example"])))) == 1


@pytest.mark.parametrize("row", read_table("en", "sentence_openers"), ids=lambda row: row["entry"])
def test_an_opener_begins_a_sentence(row: Row) -> None:
    first, second = split_sentences(row["example"], Span(0, len(row["example"])))
    assert second.of(row["example"]).split()[0].rstrip(",").lower() == row["entry"]
    assert first.of(row["example"]).endswith("p.m.")


@pytest.mark.parametrize("row", read_table("en", "sentence_abbreviations"), ids=lambda row: row["entry"])
def test_an_abbreviation_ends_nothing_by_itself(row: Row) -> None:
    assert row["class"] in ("joined", "figure", "either")
    assert len(split_sentences(row["example"], Span(0, len(row["example"])))) == 1
