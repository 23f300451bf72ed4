"""Where the layout gives a fraction of a page's text, a longer reading is taken, and the problem says so."""

from __future__ import annotations

import json

import pytest

from dossier.intake.html.page import PageReading, read_page
from dossier.model import Role
from tests.intake.builders import HEADLINE, PARAGRAPHS

MORE = tuple(
    f"In the {place} harbour the {number} boats of the line lay at anchor for {days} days, and the crews painted their "
    f"hulls; {who} says that nobody there had ever seen the quay so quiet in the month of {month}."
    for place, number, days, who, month in (
        ("western", "three", "nine", "the harbour master", "May"),
        ("eastern", "two", "eight", "an old pilot", "June"),
        ("northern", "four", "six", "the chandler", "April"),
        ("southern", "five", "seven", "a deckhand", "March"),
        ("inner", "six", "ten", "the lock keeper", "July"),
    )
)
PROMO = (
    "Trending: a cake of plums and almonds that you will bake again and again, and seven further ways to serve it warm."
)


def told(page: PageReading) -> list[str]:
    return [part.text for part in page.parts if part.role is Role.PARAGRAPH]


def read(body: str, head: str = "") -> PageReading:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")


def paragraphs(words: tuple[str, ...], attributes: str = "") -> str:
    return "".join(f"<div {attributes}><p>{one}</p></div>" for one in words)


HIDDEN_TEXTS = [
    # every paragraph in a box whose class says that it is about something else
    f"<h1>{HEADLINE}</h1><article><p>{PROMO}</p></article>{paragraphs(MORE, 'class=related-widget')}",
    f"<article><h1>{HEADLINE}</h1><p class=standfirst>{PROMO}</p></article><section>{paragraphs(MORE)}</section>",
    f"<article><h1>{HEADLINE}</h1><p>{PROMO}</p></article>"
    + "".join(
        f"<section id=p{i}><div class=sponsor-{i}><p>{words}</p></div></section>" for i, words in enumerate(MORE)
    ),
]


@pytest.mark.parametrize("body", HIDDEN_TEXTS, ids=range(len(HIDDEN_TEXTS)))
def test_plain_paragraphs_are_the_story_whatever_their_boxes_say(body: str) -> None:
    assert set(MORE) <= set(told(read(body)))


def test_a_page_in_which_the_extractor_finds_the_promotion_alone_is_rescued(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.intake.html.page._extracted", lambda tree, fast=True: PROMO)
    body = f"<h1>{HEADLINE}</h1><article><p>{PROMO}</p></article><div class=related>{paragraphs(MORE)}</div>"
    page = read(body)
    assert set(MORE) <= set(told(page))
    (problem,) = [problem for problem in page.problems if problem.code == "page-rescued"]
    assert "the longest run of paragraphs" in problem.message
    assert all(not part.certain for part in page.parts if part.text in MORE)


def test_the_declared_text_brings_back_what_the_layout_left_out() -> None:
    declared = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": " ".join((*PARAGRAPHS, *MORE))}
    head = f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    aside = paragraphs(MORE, "class=sidebar")
    page = read(f"<h1>{HEADLINE}</h1><article>{paragraphs(PARAGRAPHS)}</article><aside>{aside}</aside>", head)
    assert told(page) == [*PARAGRAPHS, *MORE]
    assert [problem.code for problem in page.problems] == ["page-rescued"]


def test_comments_are_no_rescue() -> None:
    comments = paragraphs((*MORE, *(words.replace("boats", "ships") for words in MORE)))
    page = read(f"<article><h1>{HEADLINE}</h1>{paragraphs(PARAGRAPHS)}</article><div class=comments>{comments}</div>")
    assert told(page) == list(PARAGRAPHS)
    assert page.problems == ()


def test_a_text_that_stands_is_not_rescued() -> None:
    page = read(
        f"<article><h1>{HEADLINE}</h1>{paragraphs((*PARAGRAPHS, *MORE))}</article><aside><p>{PROMO}</p></aside>"
    )
    assert told(page) == [*PARAGRAPHS, *MORE]
    assert page.problems == ()


LIVE = "".join(
    f"<section class=entry><header><time>1{i}.00</time><h2>News {i} of the day</h2></header><p>{words}</p></section>"
    for i, words in enumerate(MORE)
)
LISTS = "<ul>" + "".join(f"<li>{words}</li>" for words in (*PARAGRAPHS, *MORE)) + "</ul>"
CODE = "".join(f"<p>{words}</p><pre><code>boats = load({i})</code></pre>" for i, words in enumerate(MORE))


@pytest.mark.parametrize("body", [LIVE, LISTS, CODE], ids=["live", "lists", "code"])
def test_pages_of_entries_lists_and_code_keep_their_text(body: str) -> None:
    kept = told(read(f"<main><h1>{HEADLINE}</h1>{body}</main><footer>Imprint</footer>"))
    assert set(MORE) <= set(kept)


POSTS = [
    f'<blockquote class="twitter-tweet"><p>{MORE[0]}</p>— Ida Holm (@ida) <a href=x>12 May</a></blockquote>',
    f"<blockquote><p>{MORE[0]} — Ida Holm (@ida) 12 May</p></blockquote>",
    f'<blockquote class="bluesky-embed"><p>{MORE[0]}</p><p>— Ida Holm (@ida)</p></blockquote>',
]


@pytest.mark.parametrize("post", POSTS, ids=range(len(POSTS)))
def test_an_embedded_post_is_a_block_of_its_own_with_its_author(post: str) -> None:
    page = read(f"<article><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p>{post}<p>{PARAGRAPHS[1]}</p></article>")
    assert told(page) == list(PARAGRAPHS[:2])
    (found,) = [part for part in page.parts if part.role is Role.QUOTED_POST]
    assert found.author == "Ida Holm (@ida)"
    assert MORE[0] in found.text
