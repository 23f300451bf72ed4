"""Labels and word differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.linking.quotations.wording import diff_words, exchanged, label_of
from dossier.linking.quotations.words import word_spans
from dossier.model import DiffOp, DiffPart, Span
from dossier.text.fold import fold

FERRY = "The ferry will not sail on Sunday, because the crew is tired."


def keys(text: str) -> list[str]:
    return [fold(span.of(text)) for span in word_spans(text, Span(0, len(text)))]


LABELS = [
    ("THE FERRY will not sail on Sunday – because the crew is tired", 1.0, "identical"),
    ("The ferry will not sail on Sunday.", 0.7, "trimmed"),
    ("The ferry will not sail, because the crew is tired.", 0.9, "trimmed"),
    ("The boat will not sail on Sunday, because the crew is tired.", 0.9, "reworded"),
    ("On Sunday no ship leaves, since the sailors are tired.", 0.5, "translated"),
    ("Because the crew is tired, the ferry will not sail on Sunday.", 0.9, "translated"),
    ("Nobody sails.", 0.2, "paraphrase"),
]


@pytest.mark.parametrize(("words", "score", "label"), LABELS, ids=[row[0][:25] for row in LABELS])
def test_labels(words: str, score: float, label: str) -> None:
    assert label_of(FERRY, words, score) == label


def test_a_difference_reads_removed_before_added() -> None:
    assert diff_words("big powers decide", "major powers will decide") == (
        DiffPart(DiffOp.REMOVED, "big"),
        DiffPart(DiffOp.ADDED, "major"),
        DiffPart(DiffOp.EQUAL, "powers"),
        DiffPart(DiffOp.ADDED, "will"),
        DiffPart(DiffOp.EQUAL, "decide"),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_wordings_can_be_read_off_the_difference(left: str, right: str) -> None:
    parts = diff_words(left, right)
    for words, missing in ((left, DiffOp.ADDED), (right, DiffOp.REMOVED)):
        kept = " ".join(part.text for part in parts if part.op is not missing)
        assert keys(kept) == keys(words)


@given(st.text(max_size=60), st.text(max_size=60))
def test_exchanged_stretches_are_spans_of_their_texts(left: str, right: str) -> None:
    for a, b in exchanged(left, right):
        assert a.end <= len(left)
        assert b.end <= len(right)
        assert len(a) + len(b) > 0


def test_what_is_trimmed_at_an_end_is_no_exchange() -> None:
    assert exchanged(FERRY, "The ferry will not sail on Sunday.") == ()
    ((left, right),) = exchanged(FERRY, "The ferry will sail on Sunday, because the crew is tired.")
    assert (left.of(FERRY), len(right)) == ("not", 0)
