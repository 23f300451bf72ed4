"""Paragraphs of hard-wrapped text, whatever the column."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.lines import lines_of, paragraphs_of

from .test_roles import BODY


@pytest.mark.parametrize("column", [40, 55, 66, 72, 78])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_paragraphs_are_joined(column: int, newline: str) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, column) for paragraph in BODY).replace("\n", newline)
    assert [" ".join(span.of(text).split()) for span in paragraphs_of(text)] == BODY


def test_headings_of_a_wrapped_text_stay_apart() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in BODY)
    text = f"Viaduct closed\nBy Ada Finch\n3 May 2021\n\n{wrapped}"
    assert [span.of(text) for span in paragraphs_of(text)][:3] == ["Viaduct closed", "By Ada Finch", "3 May 2021"]


def test_page_with_one_paragraph_a_line_is_not_joined() -> None:
    text = "\n".join(["Home", "News", "Sport", *BODY, "Share", "Print"])
    assert paragraphs_of(text) == lines_of(text)


@given(st.text(alphabet=st.sampled_from("ab .\n\r\u2028\t"), max_size=200))
def test_paragraphs_cover_every_line_in_order(text: str) -> None:
    paragraphs = paragraphs_of(text)
    assert all(a.end < b.start for a, b in pairwise(paragraphs))
    assert all(any(p.contains(line) for p in paragraphs) for line in lines_of(text))
