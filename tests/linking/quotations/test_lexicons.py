"""Every row of the tables is held to its own sentence."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dossier.language.grammar import load_grammar
from dossier.language.lexicon import members, read_table
from dossier.language.tense import load_tense
from dossier.linking.quotations.words import concept_of
from tests.lexicons.tables import LINKING, PACKS

TABLES = [(path.parent.name, path.stem) for path in sorted(PACKS.glob("*/*.tsv")) if path.stem in LINKING]
ROWS = [(language, table, row) for language, table in TABLES for row in read_table(language, table)]


@pytest.mark.parametrize(("language", "table", "row"), ROWS, ids=[f"{t}-{r['entry']}" for _, t, r in ROWS])
def test_an_example_holds_one_of_its_words(language: str, table: str, row: dict[str, str]) -> None:
    grammar = load_grammar(language)
    words = re.findall(r"[^\W_]+", row["example"].lower())
    if table == "suffixes" or row["entry"].startswith("-"):
        assert any(word.endswith(row["entry"].strip("-")) for word in words)
        return
    keys = {concept_of(word, grammar).key for word in members(row)}
    assert any(concept_of(word, grammar).key in keys for word in words)
    assert row["example"].endswith(".")


def test_no_word_has_two_synonym_groups() -> None:
    counted = Counter(word for row in read_table("en", "synonyms") for word in members(row))
    assert [word for word, count in counted.items() if count > 1] == []


STEMS = [
    ("decides", "decided"), ("families", "family"), ("planned", "plans"), ("crises", "crises"), ("falls", "falling"),
    ("30", "thirty"), ("100,000", "100000"), ("big", "major"), ("can't", "cannot"), ("Ukraine's", "Ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), STEMS)
def test_one_concept(left: str, right: str) -> None:
    grammar = load_grammar("en")
    assert concept_of(left, grammar).key == concept_of(right, grammar).key


@pytest.mark.parametrize(("left", "right"), [("state", "station"), ("war", "warm"), ("12", "21"), ("police", "policy")])
def test_two_concepts(left: str, right: str) -> None:
    grammar = load_grammar("en")
    assert concept_of(left, grammar).key != concept_of(right, grammar).key


TENSES = [
    ("the bridge was closed in", True),
    ("the dam opened in", True),
    ("the bridge will be closed in", False),
    ("work on the dam must end by", False),
    ("prices rise every", False),
    ("the opening was planned for", False),
]


@pytest.mark.parametrize(("words", "past"), TENSES)
def test_tense(words: str, past: bool) -> None:
    assert load_tense("en").is_past(words) is past


def test_a_language_without_tables_knows_nothing_and_breaks_nothing() -> None:
    assert not load_tense("xx").is_past("war gesunken")
    assert concept_of("Brücke", load_grammar("xx-YY")).key == "brucke"
    assert load_grammar("../en") == load_grammar("xx")
