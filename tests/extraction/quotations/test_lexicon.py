"""Every entry of the word lists is found in its own example sentence."""

from collections.abc import Mapping

import pytest

from dossier.extraction.precision import precision_of
from dossier.extraction.quotations.rules import FURTHER, SIEVES
from dossier.extraction.quotations.vocabulary import load_vocabulary
from dossier.language.lexicon import load_lexicon
from dossier.model import QuotationKind
from tests.extraction.quotations.cases import cases, read

PACKAGE = "dossier.extraction.quotations"
LEXICON = load_lexicon("en")
assert LEXICON
TABLES = (
    "quotation_cues",
    "quotation_cue_nouns",
    "quotation_cue_adjectives",
    "quotation_grammar",
    "quotation_phrases",
    "quotation_pronouns",
    "quotation_speaker_nouns",
    "quotation_titles_and_terms",
)
Row = Mapping[str, str]


def rows(table: str) -> tuple[Row, ...]:
    assert LEXICON
    found = LEXICON.rows(table)
    assert found, f"{table} is empty"
    return found


@pytest.mark.parametrize("table", TABLES)
def test_entries_are_unique_and_stand_in_their_examples(table: str) -> None:
    entries = [row["entry"] for row in rows(table)]
    assert len(entries) == len(set(entries))
    for row in rows(table):
        example = row["example"].lower()
        forms = f"{row['forms']} {row['participles']}".split() if "forms" in row else [row["entry"].lstrip("-")]
        assert any(form.lower() in example for form in forms), row


def test_every_cue_makes_a_quotation_of_its_example() -> None:
    misses = []
    for row in rows("quotation_cues"):
        found = read(row["example"])
        cues = {quotation.cue.of(row["example"]) for quotation in found if quotation.cue}
        if not cues & set(row["forms"].split()):
            misses.append(row["entry"])
    assert misses == []


def test_every_pronoun_is_the_source_of_its_example() -> None:
    for row in rows("quotation_pronouns"):
        if row["number"] in ("relative",):
            continue
        sources = [q.source.of(row["example"]).lower() for q in read(row["example"]) if q.source]
        assert row["entry"] in sources, row


def test_every_speaker_noun_is_the_source_of_its_example() -> None:
    for row in rows("quotation_speaker_nouns"):
        sources = [q.source.of(row["example"]) for q in read(row["example"]) if q.source]
        assert any(row["entry"].strip("-") in source for source in sources), row


def test_titles_and_terms_are_not_speech() -> None:
    for row in rows("quotation_titles_and_terms"):
        assert {q.kind for q in read(row["example"]) if q.quoted} == {QuotationKind.SCARE}, row


def test_source_phrases_name_a_source() -> None:
    for row in rows("quotation_phrases"):
        assert any(q.speaker == "Irena Kos" for q in read(row["example"])), row


def test_frames_are_known() -> None:
    known = {"quote", "that", "bare", "question", "addressee", "request", "infinitive"}
    known |= {"object", "naming", "thought", "noun", "finite"}
    prepositions = {"for", "about", "on", "against", "of", "to", "at", "back"}
    for row in rows("quotation_cues"):
        assert set(row["frames"].split()) <= known | prepositions, row


def test_the_vocabulary_is_read_once() -> None:
    assert LEXICON
    assert load_vocabulary(LEXICON) is load_vocabulary(LEXICON)


def test_every_rule_of_the_tables_has_a_measured_precision_or_too_few_cases() -> None:
    rules = {
        q.evidence.rule for name in ("attribution.txt", "reported.txt") for case in cases(name) for q in read(case.text)
    }
    unmeasured = {
        rule
        for rule in rules
        if all(precision_of(PACKAGE, rule, sort) is None for sort in ("name", "pronoun", "noun", "none"))
    }
    assert unmeasured <= {f"quotation.{rule.name}" for rule in (*SIEVES, *FURTHER) if rule.rare}


def test_every_rule_says_what_it_sees() -> None:
    found = [q for name in ("attribution.txt", "reported.txt") for case in cases(name) for q in read(case.text)]
    assert {q.evidence.rule for q in found if not q.evidence.note} == set()


def test_sieves_carry_their_example() -> None:
    assert all(rule.find.__doc__ for rule in (*SIEVES, *FURTHER))
