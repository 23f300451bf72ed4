"""Every function word of the German pack stands in a sentence of which the speaker and the words said are known."""

from __future__ import annotations

import pytest

from dossier.extraction import annotate
from dossier.intake import article_from_text
from dossier.model import QuotationKind
from tests.lexicons.tables import PACKS, read_table

ROWS = {row["entry"]: row["example"] for _, row in read_table(PACKS / "de" / "quotation_grammar.tsv").cells()}
EXPECTED = [
    tuple(line.split("\t"))
    for line in (PACKS.parents[2] / "tests" / "lexicons" / "german_grammar.tsv").read_text("utf-8").splitlines()[2:]
]


def test_every_row_has_its_expectation() -> None:
    assert [entry for entry, _, _ in EXPECTED] == list(ROWS)


@pytest.mark.parametrize(("entry", "speaker", "words"), EXPECTED)
def test_the_sentence_is_read_right(entry: str, speaker: str, words: str) -> None:
    article = article_from_text("a", ROWS[entry], "2022-05-09", "de")
    found, _ = annotate(article)
    said = [q for q in found.quotations if q.kind is not QuotationKind.SCARE]
    assert [(q.speaker, q.span.of(article.text)) for q in said] == [(speaker, words)]
