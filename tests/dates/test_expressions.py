"""Each sentence of expressions.txt: exactly the marked expressions, with their values."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.extraction.dates import find_dates
from dossier.extraction.lexicon import load_lexicon
from dossier.intake import article_from_text
from tests.dates.marks import Sentence, read_sentences

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
