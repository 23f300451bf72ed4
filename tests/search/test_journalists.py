"""Sixty questions of journalists, each with the sentence it is about: it stands first, or among the first five."""

from __future__ import annotations

from pathlib import Path

from dossier.search import search
from tests.search.corpus import index

TABLE = Path(__file__).with_name("journalists.tsv")


def _rank(query: str, wanted: str) -> int:
    """The place of the wanted sentence among those shown, from 1; 99 where it is not among them."""
    answer = search(index(), query)
    shown = ["".join(s["pieces"]) for article in answer["articles"] for s in article["sentences"]]
    return next((at for at, words in enumerate(shown, start=1) if wanted in words), 99)


def test_the_wanted_sentence_comes_first_or_among_the_first_five() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    ranks = {query: _rank(query, wanted) for query, wanted in rows}
    assert len(ranks) >= 60
    assert sum(rank == 1 for rank in ranks.values()) >= 0.85 * len(ranks), ranks
    assert sum(rank <= 5 for rank in ranks.values()) >= 0.97 * len(ranks), ranks
