"""Whatever a text holds, reading it keeps every line, once, in order, and never raises."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.intake.text import mark_repeats
from dossier.text.lines import lines_of

from .reading import read_all
from .test_roles import BODY

PIECES = st.one_of(
    st.sampled_from(
        [*BODY, "Share", "By Ada Finch", "3 May 2021, 10:00", "© Tarn Press", "- ", "# ", "Subject: x", "From: y"]
    ),
    st.text(max_size=40),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("\n".join))
def test_every_line_has_one_role(text: str) -> None:
    article, problems = read_all(text)
    spans = [block.span for block in article.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join("".join(line.of(text) for line in lines_of(text)).split())
    assert all(problem.path == "story.txt" and problem.remedy for problem in problems)
    for sentence in article.sentences:
        assert article.blocks[sentence.block].span.contains(sentence.span)
    for name in ("title", "outlet", "place", "agency"):
        statement = getattr(article.metadata, name)
        if statement is not None and statement.evidence.span is not None:
            words = " ".join(statement.evidence.span.of(text).split())
            assert words.casefold() == statement.value.casefold()
    assert len(mark_repeats((article, article, article))) == 3


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=10).map("\n".join))
def test_same_text_same_article(text: str) -> None:
    assert read_all(text) == read_all(text)
