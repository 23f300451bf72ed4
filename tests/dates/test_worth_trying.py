"""What spares a pattern from being tried never spares one that would match."""

from __future__ import annotations

import pytest

from dossier.extraction.dates.finder import _REACH, _words_in
from dossier.extraction.dates.rules import Grammar, Rule, grammar_of
from dossier.extraction.lexicon import load_lexicon


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    found = grammar_of("en")
    assert found is not None
    return found


def examples() -> list[str]:
    lexicon = load_lexicon("en")
    assert lexicon is not None
    tables = ("date_patterns", "date_words", "date_holidays", "date_shapes")
    return [row["example"] for table in tables for row in lexicon.rows(table) if row.get("example")]


def rule_of(grammar: Grammar, start: str) -> Rule:
    return next(rule for rule in grammar.rules if rule.source.startswith(start))


def test_what_matches_was_worth_trying(grammar: Grammar) -> None:
    matched = 0
    for sentence in examples():
        starts = [0, *(at + 1 for at, letter in enumerate(sentence) if not letter.isalnum())]
        for start in starts:
            ahead = sentence[start : start + _REACH].lower()
            for rule in grammar.rules:
                match = rule.compiled.match(sentence, start, len(sentence))
                if match is not None and match.group():
                    matched += 1
                    assert rule.compiled.may_match(ahead, _words_in(ahead)), (rule.source, sentence)
    assert matched > 300


def test_a_pattern_is_spared_where_what_it_needs_is_missing(grammar: Grammar) -> None:
    rule = rule_of(grammar, "the weekend")
    assert rule.compiled.may_match("the weekend was wet.", _words_in("the weekend was wet."))
    assert not rule.compiled.may_match("the harbour was wet.", _words_in("the harbour was wet."))
    rule = rule_of(grammar, "{dommonth},")
    assert not rule.compiled.may_match("12 ships in 2021", _words_in("12 ships in 2021"))
    assert rule.compiled.may_match("12 may, 2021", _words_in("12 may, 2021"))
