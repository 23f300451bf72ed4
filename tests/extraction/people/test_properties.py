"""What holds for every text, however odd."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.people.support import people_of

_WORDS = st.sampled_from(
    ["Anna", "Kovacs", "Mr.", "said", ",", ".", "J.", "de", "van", "“", "”", "'s", "al-Tamimi", "\n", "the", "Street",
     "President", "NATO", "O'Neill", "Jr.", "'", "и", "Зоя", "王", "\u202e", "É", "e\u0301", "*", "and", "He", "PARIS"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join), st.lists(_WORDS).map("".join))


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_spans_select_names_in_order_without_overlap(text: str) -> None:
    people, mentions = people_of(text)
    for mention in mentions:
        words = mention.span.of(text)
        assert words
        assert words == words.strip()
        assert mention.span.end <= len(text)
        for outside in (mention.role, mention.honorific):
            assert outside is None or not outside.overlaps(mention.span)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert {m.entity for m in mentions} == {p.key for p in people}
    assert len({p.key for p in people}) == len(people)


@settings(max_examples=50, deadline=None)
@given(_TEXTS)
def test_the_same_text_gives_the_same_people(text: str) -> None:
    assert people_of(text) == people_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 60_000,
        "A " * 30_000,
        "A." * 30_000,
        "a_" * 30_000,
        "Anna de " * 8_000,
        '"' * 60_000,
        "A “ " * 15_000,
        "Anna Kovacs " * 5_000,
        "Anna, " * 10_000,
        "Mr. " * 15_000,
        "Minister of " * 5_000,
        "x'" * 30_000,
    ],
)
def test_hostile_repetition_is_answered(text: str) -> None:
    _, mentions = people_of(text)
    assert all(len(mention.span) < 400 for mention in mentions)
