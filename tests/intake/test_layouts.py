"""Of ten hard layouts the article's text is found, paragraph by paragraph, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.intake import read_files
from dossier.model import Role
from dossier.pipeline import build_pages
from tests.intake.layouts import LAYOUTS, TITLE
from tests.measuring.visible_text import missing_texts

TEXT = (Role.STANDFIRST, Role.SUBHEAD, Role.PARAGRAPH)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_text_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    page = LAYOUTS[name]
    (tmp_path / "page.html").write_text(page.markup, encoding="utf-8")
    (article,) = read_files((tmp_path / "page.html",)).articles
    found = [block.span.of(article.text) for block in article.blocks if block.role in TEXT]
    assert found == list(page.text)
    assert missing_texts(page.markup, article) == []
    assert article.title == TITLE or name == "recipe"


@pytest.mark.parametrize("name", ["data of an application", "data without markup"])
def test_the_day_and_the_warning_of_a_page_that_a_program_would_have_drawn(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_text(LAYOUTS[name].markup, encoding="utf-8")
    intake = read_files((tmp_path / "page.html",))
    assert [article.published_day for article in intake.articles] == ["2024-03-05"]
    assert "page-text-declared" in [problem.code for problem in intake.problems]


def test_the_article_page_says_who_wrote_an_embedded_post(tmp_path: Path) -> None:
    post = "<blockquote class=twitter-tweet><p>No boats today.</p>&mdash; Harbour <b>Watch</b> (@harbour)</blockquote>"
    markup = LAYOUTS["gallery"].markup.replace("<div class=pics>", f"{post}<div class=pics>")
    (tmp_path / "page.html").write_text(markup, encoding="utf-8")
    _, pages = build_pages(tmp_path)
    assert any('data-role="quoted post: Harbour Watch (@harbour)"' in page.body for page in pages)
