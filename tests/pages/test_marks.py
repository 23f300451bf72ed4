"""Highlights: non-overlapping segments, and bodies whose text is the source text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import READ_ROLES, Dossier, Span
from dossier.pages import render_pages
from dossier.pages.body import marked_blocks
from dossier.pages.lookup import look_up
from dossier.pages.marks import Highlight, Layer, segments
from dossier.text.visible import visible
from tests.pages.sample import article, sample_dossier


def mark(start: int, end: int, layer: Layer = Layer.PERSON) -> Highlight:
    return Highlight(Span(start, end), layer, f"{layer.name}-{start}-{end}")


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
marks = st.lists(st.builds(lambda s, layer: mark(s.start, s.end, layer), spans, st.sampled_from(Layer)), max_size=12)


@settings(deadline=None)
@given(spans, marks, st.lists(st.integers(0, 40), max_size=5))
def test_segments_cover_the_span_without_gap_or_overlap(
    within: Span, given_marks: list[Highlight], cuts: list[int]
) -> None:
    found = segments(within, given_marks, cuts)
    assert "".join("x" * len(s.span) for s in found) == "x" * len(within)
    assert [s.span.start for s in found[1:]] == [s.span.end for s in found[:-1]]
    assert all(within.contains(s.span) and len(s.span) for s in found)
    inside = {cut for cut in cuts if within.start < cut < within.end}
    assert inside <= {s.span.start for s in found}


@settings(deadline=None)
@given(spans, marks)
def test_each_segment_carries_exactly_the_layers_that_cover_it(within: Span, given_marks: list[Highlight]) -> None:
    for segment in segments(within, given_marks):
        covering = {m.layer for m in given_marks if len(m.span) and m.span.contains(segment.span)}
        assert {m.layer for m in segment.marks} == covering
        assert all(m.span.contains(segment.span) for m in segment.marks)


def test_of_two_marks_of_one_layer_the_later_begun_counts() -> None:
    outer, inner = mark(0, 20), mark(5, 10)
    found = segments(Span(0, 20), (inner, outer))
    assert [(s.span.start, s.marks[0].name) for s in found] == [(0, outer.name), (5, inner.name), (10, outer.name)]


class _Text(HTMLParser):
    """The words between tags of the first element that carries the wanted class or id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(fragment: str) -> str:
    parser = _Text()
    parser.feed(fragment)
    parser.close()
    return "".join(parser.words)


words = st.text(alphabet=st.sampled_from("ab <>&\"'{}%\n\u202e\x07“”é.A"), min_size=1, max_size=60)


@settings(deadline=None, max_examples=60)
@given(words, st.lists(st.tuples(spans, st.sampled_from(Layer)), max_size=6))
def test_a_rendered_body_says_exactly_what_the_source_says(text: str, placed: list[tuple[Span, Layer]]) -> None:
    found = article("some-article", text)
    lookup = look_up(Dossier((found,), ()))
    for block, printed in zip(found.blocks, marked_blocks(found, lookup), strict=True):
        said = "".join(p.words for s in printed.stretches for r in s.runs for p in r.pieces)
        assert said == block.span.of(text)
    page = next(p for p in render_pages(lookup.dossier) if p.uri == "articles/some-article.md")
    for number, block in enumerate(found.blocks):
        if block.role not in READ_ROLES or number == 0:
            continue
        fragment = re.search(rf'<p id="b-{number}"[^>]*>(.*?)</p>\n', page.body, re.DOTALL)
        assert fragment
        assert text_of(fragment[1]) == visible(block.span.of(text)).replace("\r", "\n")


def test_marked_text_is_still_the_source_text() -> None:
    dossier = sample_dossier()
    pages = {page.uri: page.body for page in render_pages(dossier)}
    for found in dossier.articles:
        body = pages[f"articles/{found.id}.md"]
        for number, block in enumerate(found.blocks[1:], 1):
            if block.role in READ_ROLES:
                fragment = re.search(rf'<p id="b-{number}"[^>]*>(.*?)</p>\n', body, re.DOTALL)
                assert fragment
                assert text_of(fragment[1]) == block.span.of(found.text)
        for sentence in found.sentences:
            marked = body.partition(f'id="{sentence.anchor}"')[2].partition(">")[2]
            assert text_of(marked).startswith(sentence.span.of(found.text))


@pytest.mark.parametrize(
    ("name", "words_of"),
    [
        ("d-person", ["Ines Okafor", "Okafor"]),
        ("d-date", ["3 May 2021"]),
        ("d-quoted", ["We will raise the wall by two metres.", " ", "No house will flood again,"]),
    ],
)
def test_people_dates_and_quotations_are_marked(name: str, words_of: list[str]) -> None:
    page = next(p for p in render_pages(sample_dossier()) if p.uri == "articles/harbour-wall.md")
    body = page.body[page.body.index('class="d-body"') : page.body.index('class="d-apparatus"')]
    tag = "a" if name != "d-quoted" else "span"
    found = [text_of(m) for m in re.findall(rf'<{tag} class="{name}"[^>]*>(.*?)</{tag}>', body)]
    assert found == words_of
