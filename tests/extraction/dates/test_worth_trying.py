"""What spares a pattern from being tried never spares one that would match."""

from __future__ import annotations

import re

import pytest

from dossier.extraction.dates.grammar import DIGIT
from dossier.extraction.dates.rules import DateGrammar, DateRule, grammar_of
from dossier.language.lexicon import load_lexicon


@pytest.fixture(scope="module")
def grammar() -> DateGrammar:
    found = grammar_of("en")
    assert found is not None
    return found


def examples() -> list[str]:
    lexicon = load_lexicon("en")
    assert lexicon is not None
    tables = ("date_patterns", "date_words", "date_holidays", "date_shapes")
    return [row["example"] for table in tables for row in lexicon.rows(table) if row.get("example")]


def rule_of(grammar: DateGrammar, start: str) -> DateRule:
    return next(rule for rule in grammar.rules if rule.source.startswith(start))


def test_what_matches_was_worth_trying(grammar: DateGrammar) -> None:
    matched = 0
    for sentence in examples():
        starts = [0, *(at + 1 for at, letter in enumerate(sentence) if not letter.isalnum())]
        for start in starts:
            for rule in grammar.rules:
                match = re.compile(rule.compiled.expression, re.IGNORECASE).match(sentence, start)
                if match is not None and match.group():
                    matched += 1
                    assert rule.compiled.may_match(sentence, start, len(sentence)), (rule.source, sentence)
    assert matched > 300


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("the weekend", "the weekend was wet.", True),
        ("the weekend", "the harbour was wet.", False),
        ("{dommonth},", "12 May, 2021", True),
        ("{dommonth},", "12 ships in 2021", False),
    ],
)
def test_a_pattern_is_spared_where_what_it_needs_is_missing(
    grammar: DateGrammar, pattern: str, text: str, expected: bool
) -> None:
    assert rule_of(grammar, pattern).compiled.may_match(text, 0, len(text)) is expected


def test_a_bundle_never_spares_a_place_where_one_of_its_patterns_matches(grammar: DateGrammar) -> None:
    """Each is asked often enough to be one expression."""
    for first, bundle in grammar.bundles.items():
        for _ in range(100):
            bundle.may_match("", 0, 0)
        for text in (text for text in examples() if first in text.lower() or first == DIGIT):
            for word in re.finditer(r"\d+" if first == DIGIT else rf"(?i)\b{re.escape(first)}\b", text):
                if any(rule.compiled.match(text, word.start(), len(text)) for rule in grammar.by_first[first]):
                    assert bundle.may_match(text, word.start(), len(text)), (first, text)
