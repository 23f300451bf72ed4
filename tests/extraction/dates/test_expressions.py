"""Each sentence of expressions.txt: exactly the marked expressions, with their values."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.extraction.dates import find_dates
from dossier.extraction.dates.rules import grammar_of
from dossier.intake import article_from_text
from dossier.language.lexicon import load_lexicon
from tests.extraction.dates.marks import Sentence, read_sentences

SENTENCES = read_sentences(Path(__file__).parent / "expressions.txt")


@pytest.mark.parametrize("sentence", SENTENCES, ids=[str(s.line) for s in SENTENCES])
def test_sentence(sentence: Sentence) -> None:
    article = article_from_text("a", sentence.text, sentence.published)
    found = find_dates(article, load_lexicon("en"))
    assert [(t.span.of(sentence.text), t.value, t.edtf) for t in found] == [
        (sentence.text[w.start : w.end], w.value, w.edtf) for w in sentence.wanted
    ]


def test_there_are_sentences_of_every_kind() -> None:
    assert {s.published for s in SENTENCES} == {"2022-01-27", "2015-03-02", None}
    assert sum(not s.wanted for s in SENTENCES) >= 10


def test_every_rule_has_a_sentence() -> None:
    lexicon, grammar = load_lexicon("en"), grammar_of("en")
    assert grammar is not None
    articles = [article_from_text("a", s.text, s.published) for s in SENTENCES]
    fired = {time.evidence.rule for article in articles for time in find_dates(article, lexicon)}
    # A part of the day shows only in the rule of the day it is joined to.
    assert {rule.name for rule in grammar.rules} - fired == {"date.part-of-day"}
