"""One page saved twice is one article: the later capture is shown, the earlier kept and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.intake import Intake, read_folder
from dossier.pipeline import build_pages
from dossier.text.selector import article_named, names_of
from tests.intake.builders import HEADLINE, PARAGRAPHS, URL, page

NEW = "On Friday the company said that the morning boat would carry letters and medicine free of charge all summer."


def saved(on: str, markup: str, url: str = URL) -> str:
    comment = f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: {on} GMT+0200 (CEST)\n-->"
    return markup.replace('<html lang="en">', f'<html lang="en">{comment}').replace(URL, url)


def read(tmp_path: Path, **pages: str) -> Intake:
    for name, markup in pages.items():
        (tmp_path / f"{name}.html").write_text(markup, encoding="utf-8")
    return read_folder(tmp_path)


FIRST, SECOND = "Fri May 12 2023 08:00:00", "Sat May 13 2023 09:30:00"


@pytest.mark.parametrize(
    "url", [URL, URL + "/", URL + "?utm_source=x&fbclid=1", URL.replace("www.", "m."), URL.replace("https", "http")]
)
def test_the_later_capture_is_shown_and_the_earlier_compared(tmp_path: Path, url: str) -> None:
    later = saved(SECOND, page(paragraphs=(*PARAGRAPHS[:2], NEW)), url)
    intake = read(tmp_path, a=later, b=saved(FIRST, page()))
    (article,) = intake.articles
    assert article.source.path == "a.html"
    (capture,) = article.captures
    assert (capture.path, capture.saved) == ("b.html", "2023-05-12T08:00+02:00")
    assert (capture.added, capture.removed) == ((NEW,), (PARAGRAPHS[2],))
    (problem,) = intake.problems
    assert (problem.code, problem.path) == ("seed-earlier-capture", "b.html")
    assert "1 paragraph added (“On Friday the company said" in problem.message
    assert article_named(names_of(intake.articles), "b.html") is article


def test_two_pages_that_share_an_address_and_no_words_are_two_articles(tmp_path: Path) -> None:
    other = page(headline="A lamp that would not go dark", paragraphs=(NEW, NEW.replace("Friday", "Monday")))
    intake = read(tmp_path, a=page(), b=other.replace("After nine days at anchor, ", "The lamp stays lit: "))
    assert len(intake.articles) == 2
    assert intake.problems == ()


def test_a_front_page_and_another_address_join_nothing(tmp_path: Path) -> None:
    front = URL.partition("/news")[0] + "/"
    intake = read(tmp_path, a=page().replace(URL, front), b=page(paragraphs=PARAGRAPHS[:2]).replace(URL, front))
    assert len(intake.articles) == 2
    further = read(tmp_path, a=page(), b=page(paragraphs=PARAGRAPHS[:2]).replace(URL, f"{URL}?page=2"))
    assert len(further.articles) == 2
    assert {article.title for article in further.articles} == {HEADLINE}


def test_the_page_of_the_article_tells_of_the_earlier_capture(tmp_path: Path) -> None:
    later = saved(SECOND, page(paragraphs=(*PARAGRAPHS[:2], NEW)))
    read(tmp_path, a=later, b=saved(FIRST, page()))
    _, pages = build_pages(tmp_path)
    (shown,) = [one for one in pages if one.uri.startswith("articles/") and "b.html" in one.body]
    assert "New since then: 1 paragraph" in shown.body
    assert "saved 12 May 2023" in shown.body
