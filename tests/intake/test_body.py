"""The blocks of a page: each way of marking up a paragraph, and each kind of thing that is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.intake.html.markup import parse
from dossier.intake.html.page import read_page
from dossier.intake.html.segments import marks_of, pictured_segments
from dossier.model import Role
from tests.intake.builders import HEADLINE, PARAGRAPHS

ONE, TWO, THREE = PARAGRAPHS
LINK = '<a href="/x">What the strike has cost the islands so far this year</a>'
AROUND = (
    "<html><body><nav><a href=/>Home</a></nav><main><h1>{title}</h1>{body}</main><footer>Imprint</footer></body></html>"
)


def roles(body: str) -> list[tuple[Role, str]]:
    page = read_page(AROUND.format(title=HEADLINE, body=body), "page.html")
    return [(part.role, part.text) for part in page.parts if part.rule != "intake.outside"]


def kept(body: str) -> list[str]:
    return [text for role, text in roles(body) if role in (Role.PARAGRAPH, Role.SUBHEAD)]


THREE_PARAGRAPHS = [
    f"<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>",
    f"<div><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div></div>",
    f"<div>{ONE}<br><br>{TWO}<br/> <br/>{THREE}</div>",
    f"<section><p>{ONE}</p></section><section><p>{TWO}</p></section><section><p>{THREE}</p></section>",
    f"<article><p>{ONE}<p>{TWO}<p>{THREE}</article>",
    f"<table><tr><td><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></td></tr></table>",
    f"<div class=paywall hidden><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>",
    f"<div class=widget-related><p>{ONE}</p></div><div class=widget-related><p>{TWO}</p><p>{THREE}</p></div>",
    f"<div><p>{ONE.replace('Port Alden', '<b>Port</b> <a href=/p>Alden</a>')}</p><p>{TWO}</p><p>{THREE}</p></div>",
    f"<div><p>{ONE}</p><div class=x1>Advertisement</div><p>{TWO}</p><div class=ads>Now</div><p>{THREE}</p></div>",
    f"<div><p>{ONE}</p><p>{LINK}</p><p>{TWO}</p><ul><li>{LINK}</li><li>{LINK}</li></ul><p>{THREE}</p></div>",
    f"<div><p>{ONE}</p><figure><figcaption>{TWO}x</figcaption></figure><p>{TWO}</p><p>{THREE}</p></div>",
    f"<div><p>{ONE}</p><div class=newsletter-box><h3>Sign up</h3><p>{TWO}x</p></div><p>{TWO}</p><p>{THREE}</p></div>",
    f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div><aside><p>{ONE}x</p></aside>",
    f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div><div class=comments><p>{ONE}x</p><p>{TWO}x</p></div>",
]


@pytest.mark.parametrize("body", THREE_PARAGRAPHS, ids=range(len(THREE_PARAGRAPHS)))
def test_the_paragraphs_are_the_pages_own(body: str) -> None:
    assert kept(body) == [ONE, TWO, THREE]


ONE_ROLE = [
    ("<p class=standfirst>The ferries are to sail again on Monday.</p>", Role.STANDFIRST),
    ("<p class=byline>By Ida Holm</p>", Role.BYLINE),
    ("<figure><img><figcaption>The ferry Aldena at the pier.</figcaption></figure>", Role.CAPTION),
    ("<span class=photo-credit>Photo: Signe Aas</span>", Role.CREDIT),
    (f"<p>{LINK}</p>", Role.DEBRIS),
]


@pytest.mark.parametrize(("markup", "role"), ONE_ROLE)
def test_what_stands_in_the_article_and_is_no_paragraph_is_labelled(markup: str, role: Role) -> None:
    found = roles(f"<article>{markup}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>")
    assert [r for r, _ in found] == [Role.HEADLINE, role, Role.PARAGRAPH, Role.PARAGRAPH, Role.PARAGRAPH]


def test_a_heading_between_paragraphs_is_a_subhead_and_one_after_them_is_not() -> None:
    found = roles(f"<article><p>{ONE}</p><h2>First boat</h2><p>{TWO}</p><p>{THREE}</p><h2>Most read</h2></article>")
    assert [r for r, _ in found] == [
        Role.HEADLINE, Role.PARAGRAPH, Role.SUBHEAD, Role.PARAGRAPH, Role.PARAGRAPH, Role.DEBRIS,
    ]  # fmt: skip


def test_a_text_that_a_script_would_show_is_taken_from_the_declaration_and_said_so() -> None:
    body = "\\n".join((ONE, TWO, THREE)).replace('"', "'")
    ld = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    page = read_page(f"<html><head>{ld}</head><body><div id=app></div></body></html>", "page.html")
    assert [part.text for part in page.parts] == [ONE, TWO, THREE]
    assert not any(part.certain for part in page.parts)
    assert [problem.code for problem in page.problems] == ["page-text-declared"]


def test_a_text_that_only_a_script_holds_is_read_from_it_and_said_so() -> None:
    markup = "".join(f'<p class="x">{words}</p>' for words in (ONE, TWO, THREE))
    markup = f"<figure><figcaption>The ferry at the pier.</figcaption></figure>{markup}<h2>First boat</h2><p>{ONE}x</p>"
    data = json.dumps({"body": markup, "related": [{"title": "Most read"}]}).replace("<", "\\u003c")
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries sail again"}</script>'
    page = read_page(f"<html><head>{head}</head><body><div id=app></div><script>push({data})</script>", "page.html")
    assert [(part.role, part.text) for part in page.parts] == [
        (Role.CAPTION, "The ferry at the pier."),
        (Role.PARAGRAPH, ONE),
        (Role.PARAGRAPH, TWO),
        (Role.PARAGRAPH, THREE),
        (Role.SUBHEAD, "First boat"),
        (Role.PARAGRAPH, ONE + "x"),
    ]
    assert not any(part.certain for part in page.parts)
    assert [problem.code for problem in page.problems] == ["page-text-declared"]


def test_the_data_of_a_script_is_no_text_where_the_page_shows_one() -> None:
    markup = json.dumps("".join(f"<p>{words}x</p>" for words in (ONE, TWO, THREE)))
    shown = f"<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article><script>push({markup})</script>"
    assert kept(shown) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        ("article-related__Teaser", {"debris"}),
        ("photoCaption", {"caption"}),
        ("c-byline", {"byline"}),
        ("article body main", set()),
        ("relatedness", set()),
    ],
)
def test_what_class_words_say(names: str, marks: set[str]) -> None:
    assert marks_of(names) == marks


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class=related>", "</div>", "<br>", "<li>", "<a href=x>", "</a>", "<b>", "words. ",
         ONE, TWO, "<h2>", "</h2>", "<table><tr><td>", "</table>", "<script>", "</script>", "<!-- x -->", "<![CDATA[",
         "&amp;", "&#0;", "\x00", "\ud800", "<svg><p>", "</svg>", "<time datetime=x>", "<article>", "</article>"]
    ),
    max_size=40,
)  # fmt: skip


@given(MARKUP)
@settings(max_examples=120, deadline=None)
def test_no_markup_breaks_the_reading(pieces: list[str]) -> None:
    page = read_page("<html><body>" + "".join(pieces) + "</body></html>", "page.html")
    lines = [line for part in page.parts for line in part.text.split("\n")]
    assert all(line == " ".join(line.split()) and line for line in lines)


@given(MARKUP)
@settings(max_examples=80, deadline=None)
def test_segments_are_the_words_of_the_page_in_order(pieces: list[str]) -> None:
    tree = parse("<html><body>" + "".join(p for p in pieces if "script" not in p and "svg" not in p) + "</body></html>")
    if tree is None or tree.find("body") is None:
        return
    body = tree.find("body")
    segments, _ = pictured_segments(body)
    assert "".join("".join(s.text.split()) for s in segments) == "".join("".join(body.itertext()).split())
