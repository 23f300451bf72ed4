"""EPUB and DOCX: the article, what the file says of itself, and files that are none or damaged."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dossier.intake import Intake, read_files
from dossier.model import Article, Role, Tier
from tests.intake import packages
from tests.intake.builders import HEADLINE, PARAGRAPHS, STANDFIRST

CHAPTER = "<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def read(tmp_path: Path, name: str, data: bytes) -> Intake:
    (tmp_path / name).write_bytes(data)
    return read_files((tmp_path / name,))


def texts(article: Article, role: Role) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role is role]


@pytest.mark.parametrize("style", ["Title", "Titel", "Heading1", ""])
def test_a_document_is_an_article(tmp_path: Path, style: str) -> None:
    rows = [(style, HEADLINE), ("", "By Ida Holm"), *(("", words) for words in PARAGRAPHS[:2])]
    rows += [("Heading2", "What happens next"), ("", PARAGRAPHS[2])]
    intake = read(tmp_path, "strike.docx", packages.docx(rows, footer="Draft of the news desk"))
    (article,) = intake.articles
    assert intake.problems == ()
    assert (article.source.format, article.title) == ("docx", HEADLINE)
    assert texts(article, Role.HEADLINE) == [HEADLINE]
    assert texts(article, Role.PARAGRAPH) == list(PARAGRAPHS)
    assert texts(article, Role.SUBHEAD) == ["What happens next"]
    assert "Draft of the news desk" in article.text
    assert [author.value for author in article.metadata.authors] == ["Ida Holm"]
    assert article.metadata.published is None
    inferred = {field: s.value for field, s in article.metadata.alternatives if s.tier is Tier.INFERRED}
    assert inferred == {"title": "Letter template", "published": "2019-02-03T10:00+00:00"}


def test_a_document_is_known_without_its_name(tmp_path: Path) -> None:
    rows = [("Title", HEADLINE), *(("", words) for words in PARAGRAPHS)]
    (article,) = read(tmp_path, "strike", packages.docx(rows)).articles
    assert article.source.format == "docx"


def test_a_book_of_one_article(tmp_path: Path) -> None:
    chapter = CHAPTER.format(title=HEADLINE, body=f"<p class='standfirst'>{STANDFIRST}</p>{BODY}")
    intake = read(tmp_path, "strike.epub", packages.epub({"a.xhtml": chapter}, title=HEADLINE))
    (article,) = intake.articles
    assert intake.problems == ()
    assert (article.source.format, article.source.record, article.title) == ("epub", None, HEADLINE)
    assert texts(article, Role.PARAGRAPH) == list(PARAGRAPHS)
    stated = article.metadata
    assert [author.value for author in stated.authors] == ["Ida Holm"]
    assert stated.published is not None
    assert stated.published.value == "2023-05-11"
    assert stated.outlet is not None
    assert stated.outlet.value == "Port Alden Gazette"


def test_an_issue_holds_an_article_a_chapter(tmp_path: Path) -> None:
    chapters = {
        "cover.xhtml": "<html><body><p>Port Alden Gazette</p></body></html>",
        "a.xhtml": CHAPTER.format(title=HEADLINE, body=BODY),
        "b.xhtml": CHAPTER.format(title="A lamp that would not go dark", body=BODY.replace("dock", "lamp")),
    }
    intake = read(tmp_path, "may.epub", packages.epub(chapters))
    assert [a.title for a in intake.articles] == [HEADLINE, "A lamp that would not go dark"]
    assert [a.id for a in intake.articles] == ["may-epub", "may-epub-2"]
    assert [a.source.record for a in intake.articles] == ["OPS/text/a.xhtml", "OPS/text/b.xhtml"]
    assert [problem.code for problem in intake.problems] == ["archive-pages-skipped"]
    assert all(a.metadata.published is None for a in intake.articles)


@pytest.mark.parametrize(
    ("name", "make"), [("a.docx", packages.docx([("", PARAGRAPHS[0])])), ("a.epub", packages.epub({"a": BODY}))]
)
def test_a_cut_package_is_told(tmp_path: Path, name: str, make: bytes) -> None:
    intake = read(tmp_path, name, make[: len(make) // 2])
    assert (intake.articles, [problem.code for problem in intake.problems]) == ((), ["seed-truncated"])


@pytest.mark.parametrize("name", ["a.docx", "a.epub"])
def test_a_bomb_is_not_opened(tmp_path: Path, name: str) -> None:
    data = packages.zipped({"mimetype": "application/epub+zip", "word/document.xml": " " * 20_000_000})
    assert [problem.code for problem in read(tmp_path, name, data).problems] == ["seed-expands-too-far"]


def test_entities_of_a_package_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the harbour master", encoding="utf-8")
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + "".join(f"<w:p><w:r><w:t>{words} &x;</w:t></w:r></w:p>" for words in PARAGRAPHS)
        + "</w:body></w:document>"
    )
    intake = read(tmp_path, "a.docx", packages.zipped({"word/document.xml": document}))
    assert intake.articles
    assert all("secret of the harbour" not in article.text for article in intake.articles)


def test_an_empty_package_is_no_article(tmp_path: Path) -> None:
    intake = read(tmp_path, "a.epub", packages.zipped({"mimetype": "application/epub+zip"}))
    assert [problem.code for problem in intake.problems] == ["archive-no-article"]
    assert zipfile.is_zipfile(tmp_path / "a.epub")
