"""Articles that share sentences stand together in the index, and none is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.intake import article_from_text
from dossier.search.documents import order_by_kinship

LONG = [f"The harbour wall of town number {n} will be raised by two metres before the winter." for n in range(6)]


def test_an_article_that_repeats_itself_is_found() -> None:
    twice = article_from_text("twice", f"A wall\n\n{LONG[0]}\n\n{LONG[0]}\n\n{LONG[0]}")
    assert order_by_kinship([twice]) == [0]


def test_kin_stand_together() -> None:
    texts = ([0, 1], [2, 3], [0, 1, 4])
    articles = [article_from_text(str(n), "\n\n".join(LONG[i] for i in told)) for n, told in enumerate(texts)]
    assert order_by_kinship(articles) == [0, 2, 1]


@given(st.lists(st.lists(st.integers(0, 5), max_size=6), max_size=8))
def test_every_article_stands_in_the_order_once(texts: list[list[int]]) -> None:
    articles = [article_from_text(str(n), "\n\n".join(LONG[i] for i in told)) for n, told in enumerate(texts)]
    assert sorted(order_by_kinship(articles)) == list(range(len(articles)))
