"""What a browser leaves beside a page, answers packed with Brotli, and libraries that would speak for themselves."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dossier.intake import read_files, read_folder
from dossier.intake.collect import page_of
from dossier.model import Role, Severity
from dossier.pipeline import build_dossier
from tests.intake.builders import HEADLINE, PARAGRAPHS, URL, page

FOLDERS = ["storm_files", "storm-Dateien", "Storm_fichiers", "storm_archivos", "storm.files"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_folder_beside_a_saved_page_holds_no_seeds(tmp_path: Path, folder: str) -> None:
    (tmp_path / "Storm.html").write_text(page(), encoding="utf-8")
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "frame.html").write_text(page(headline="Buy a boat"), encoding="utf-8")
    intake = read_folder(tmp_path)
    assert [article.source.path for article in intake.articles] == ["Storm.html"]
    assert intake.problems == ()
    (problem,) = read_files((tmp_path / folder,)).problems
    assert problem.severity is Severity.NOTE
    assert "storm.html" in problem.message


def test_a_folder_of_that_name_without_its_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "storm_files").mkdir()
    (tmp_path / "storm_files" / "one.html").write_text(page(), encoding="utf-8")
    assert [article.source.path for article in read_folder(tmp_path).articles] == ["storm_files/one.html"]
    assert page_of("files", frozenset({"files.html"})) is None


def archive(body: bytes, headers: list[tuple[str, str]]) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8"), *headers], protocol="HTTP/1.1")
    record = writer.create_warc_record(URL, "response", payload=io.BytesIO(body), http_headers=http)
    writer.write_record(record)
    return stream.getvalue()


def chunked(data: bytes) -> bytes:
    pieces = [data[i : i + 700] for i in range(0, len(data), 700)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


PACKED = brotli.compress(page().encode())
ANSWERS = [
    (PACKED, [("Content-Encoding", "br")]),
    (chunked(PACKED), [("Content-Encoding", "br"), ("Transfer-Encoding", "chunked")]),
    (page().encode(), [("Content-Encoding", "br")]),
]


@pytest.mark.parametrize(("body", "headers"), ANSWERS, ids=["packed", "chunked", "unpacked-by-the-recorder"])
def test_an_answer_packed_with_brotli_is_read(tmp_path: Path, body: bytes, headers: list[tuple[str, str]]) -> None:
    (tmp_path / "a.warc").write_bytes(archive(body, headers))
    (article,) = read_files((tmp_path / "a.warc",)).articles
    told = [block.span.of(article.text) for block in article.blocks if block.role is Role.PARAGRAPH]
    assert told == list(PARAGRAPHS)


def test_a_brotli_bomb_is_cut(tmp_path: Path) -> None:
    packed = brotli.compress(page().encode() + b" " * 200_000_000, quality=1)
    (tmp_path / "a.warc").write_bytes(archive(packed, [("Content-Encoding", "br")]))
    intake = read_files((tmp_path / "a.warc",))
    assert intake.articles == ()
    assert [problem.code for problem in intake.problems] == ["archive-pages-skipped", "archive-no-article"]


def test_libraries_do_not_speak_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = archive(page().encode(), [])
    for name, data in (
        ("a.warc", whole + b"\x1b]0;owned\x07 no record\r\n\r\n" + whole),
        ("b.warc", whole.replace(b"Content-Length: ", b"Content-Length: 9", 1)),
        ("c.pdf", b"%PDF-1.4\n\x1b[2Jnothing"),
        ("d.html", b"<html><body><p>\x1b[2J"),
    ):
        (tmp_path / name).write_bytes(data)
        read_files((tmp_path / name,))
    logging.getLogger("trafilatura.core").warning("discarding data: \x1b[2J")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["strike.txt", "a-copy.txt", "strike", "a-copy"])
def test_a_decision_on_either_of_two_equal_files_holds(tmp_path: Path, name: str) -> None:
    text = "\n\n".join((HEADLINE, *PARAGRAPHS))
    for file in ("a-copy.txt", "strike.txt"):
        (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / "curation").mkdir()
    decision = f"- article: {name}\n  published: 2023-05-11\n"
    (tmp_path / "curation" / "articles.yml").write_text(decision, encoding="utf-8")
    dossier = build_dossier(tmp_path)
    assert [problem.code for problem in dossier.problems] == ["seed-duplicate"]
    assert [article.published_day for article in dossier.articles] == ["2023-05-11"]
