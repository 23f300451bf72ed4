"""More lines than an article can have, and files that draw without end: kept or cut, and told."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from dossier.intake import Intake, read_files
from dossier.intake.formats import pdf
from dossier.model import Role
from tests.intake.builders import HEADLINE, PARAGRAPHS, page
from tests.measuring.visible_text import missing_texts


def read(tmp_path: Path, name: str, data: bytes) -> Intake:
    (tmp_path / name).write_bytes(data)
    return read_files((tmp_path / name,))


def test_a_page_of_too_many_lines_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.intake.html.segments.MAX_SEGMENTS", 20)
    markup = page(after="".join(f"<div>Line {number} below</div>" for number in range(60)))
    intake = read(tmp_path, "page.html", markup.encode())
    (article,) = intake.articles
    assert [problem.code for problem in intake.problems] == ["page-too-many-lines"]
    assert missing_texts(markup, article) == []
    told = [block.span.of(article.text) for block in article.blocks if block.role is Role.PARAGRAPH]
    assert told == list(PARAGRAPHS)


def test_a_text_of_too_many_lines_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.intake.text._MAX_LINES", 6)
    text = "\n".join([HEADLINE, *PARAGRAPHS, *(f"Line {number} below" for number in range(40))])
    intake = read(tmp_path, "story.txt", text.encode())
    (article,) = intake.articles
    assert [problem.code for problem in intake.problems] == ["seed-too-many-lines"]
    held = "".join(block.span.of(article.text) for block in article.blocks)
    assert "".join(held.split()) == "".join(text.split())
    assert not article.blocks[-1].certain


def shared_stream(operators: int, pages: int) -> bytes:
    """A PDF whose pages all draw one stream."""
    drawn = zlib.compress(b"BT /F1 12 Tf " + b"1 0 0 1 50 700 Tm (The boats sail again.) Tj " * operators + b"ET")
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(drawn), drawn),
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>"
        ]
        * pages,
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return body + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))


def test_a_pdf_that_draws_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LEAST_OPERATORS", 1_000)
    intake = read(tmp_path, "a.pdf", shared_stream(operators=400, pages=40))
    (article,) = intake.articles
    (problem,) = (one for one in intake.problems if one.code == "pdf-low-confidence")
    assert "only its first pages were read" in problem.message
    assert 0 < article.text.count("The boats sail again.") < 40 * 400


def test_a_pdf_whose_first_page_draws_without_end_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LEAST_OPERATORS", 100)
    intake = read(tmp_path, "a.pdf", shared_stream(operators=4_000, pages=2))
    assert (intake.articles, [problem.code for problem in intake.problems]) == ((), ["pdf-too-much-drawn"])


def test_an_export_of_more_entries_than_its_size_can_hold_is_cut_and_said(tmp_path: Path) -> None:
    entries = [{"title": f"Plan {n}", "content": "The council met."} for n in range(400)]
    (tmp_path / "clips.json").write_text(json.dumps(entries), encoding="utf-8")
    intake = read_files((tmp_path / "clips.json",))
    assert len(intake.articles) == 300
    assert "only the first 300 of 400 entries" in next(
        problem.message for problem in intake.problems if problem.code == "seed-too-many-records"
    )


def test_an_export_of_whole_articles_is_read_whole(tmp_path: Path) -> None:
    entries = [{"title": f"Plan {n}", "content": f"The council met and spoke of plan {n}. " * 16} for n in range(310)]
    (tmp_path / "clips.json").write_text(json.dumps(entries), encoding="utf-8")
    intake = read_files((tmp_path / "clips.json",))
    assert len(intake.articles) == 310
    assert "seed-too-many-records" not in [problem.code for problem in intake.problems]
