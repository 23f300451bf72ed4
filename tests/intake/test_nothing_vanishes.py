"""Every stretch of text that a page shows stands in a block: in the story, or set aside with the rule that did it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.intake import read_files
from dossier.model import Article, Role
from tests.intake.builders import HEADLINE, PARAGRAPHS, page
from tests.measuring.visible_text import missing_texts, visible_texts

ONE, TWO, THREE = PARAGRAPHS
EXAMPLES = sorted(Path("tests/examples").glob("*.html"))


def read(tmp_path: Path, markup: str) -> tuple[Article | None, tuple[str, ...]]:
    seed = tmp_path / "page.html"
    seed.write_text(markup, encoding="utf-8", errors="replace")
    intake = read_files((seed,))
    return next(iter(intake.articles), None), tuple(problem.code for problem in intake.problems)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_loses_nothing(tmp_path: Path, example: Path) -> None:
    markup = example.read_text(encoding="utf-8")
    assert len(list(visible_texts(markup))) > 3
    assert missing_texts(markup, read(tmp_path, markup)[0]) == []


ASIDE = [
    "<button>Copy the address of this page</button>",
    "<select><option>Every island of the archipelago</option></select>",
    "<svg><text>Boats by month, in hundreds</text><title>chart</title></svg>",
    "<noscript><p>Turn scripts on to see the timetable.</p></noscript>",
    "<div style='display:none'>The cookie banner of the ferry line</div>",
    "<textarea>What would you like to ask us?</textarea>",
]


@pytest.mark.parametrize("words", ASIDE)
def test_what_stands_inside_a_paragraph_is_beside_it(tmp_path: Path, words: str) -> None:
    first = ONE.replace("Thursday", f"{words} Thursday") if "<div" not in words else f"{ONE}</p>{words}<p>"
    markup = page(paragraphs=(first, TWO, THREE))
    article, _ = read(tmp_path, markup)
    assert article is not None
    assert missing_texts(markup, article) == []
    told = {block.span.of(article.text) for block in article.blocks if block.role is Role.PARAGRAPH}
    assert {ONE, TWO, THREE} <= told


def test_the_page_around_the_article_follows_it_line_by_line(tmp_path: Path) -> None:
    article, _ = read(tmp_path, page(after=f"<div id=more><p>{TWO.replace('night', 'day')}</p><p>Contact</p></div>"))
    assert article is not None
    around = [block.span.of(article.text) for block in article.blocks if block.evidence.rule == "intake.outside"]
    assert around == [
        "Home\nSport\n11 May 2023\n© Port Alden Gazette. All rights reserved. Imprint, privacy, terms of use.",
        TWO.replace("night", "day"),
        "Contact",
    ]


PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class=related>", "</div>", "<br>", "<li>", "<a href=x>", "</a>", "<b>", "some words. ",
         ONE, TWO, THREE, "<h2>", "</h2>", "<table><tr><td>", "</table>", "<nav>", "</nav>", "<aside>", "</aside>",
         "<button>press</button>", "<blockquote class=twitter-tweet>", "</blockquote>", "— Ida Holm (@ida) 3 May",
         "<ul>", "</ul>", "<figure><figcaption>", "</figcaption></figure>", "<article>", "</article>", "<footer>"]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_no_page_loses_a_word(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    markup = f"<html><body><h1>{HEADLINE}</h1><p>{ONE}</p><p>{TWO}</p>{''.join(pieces)}</body></html>"
    article, _ = read(tmp_path_factory.mktemp("page"), markup)
    assert missing_texts(markup, article) == []
