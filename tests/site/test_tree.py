"""`dossier pages`: a tree that any Markdown site generator turns into the same words."""

from __future__ import annotations

from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest

from dossier.cli import main, pages
from dossier.model import Dossier, Page
from dossier.pages import render_pages
from dossier.pipeline import Site
from dossier.site import find_redirects
from tests.pages.sample import sample_dossier
from tests.pages.test_marks import text_of
from tests.pages.test_pages import hostile_dossier


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.md").write_text("# Our dossier\n\nIt began with [[person:Okafor]].\n", encoding="utf-8")
    (folder / "look.css").write_bytes(b"body { color: black }\n")
    return folder


def _of(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> tuple[Page, ...]:
    rendered = render_pages(dossier)
    monkeypatch.setattr(pages, "build_site", lambda seeds, workers: Site(dossier, rendered, find_redirects(dossier)))
    return rendered


def _run(out: Path, docs: Path) -> int:
    return main(["pages", "--out", str(out), "--docs", str(docs), "--seeds", "seeds"])


@pytest.mark.parametrize("make", [sample_dossier, hostile_dossier])
def test_a_generator_reads_the_same_words(
    make: object, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make)
    rendered = _of(make(), monkeypatch)
    _run(tmp_path / "out", docs)
    for page in rendered[1:]:
        written = (tmp_path / "out" / page.uri).read_text(encoding="utf-8")
        head, body = written.split("\n---\n", 1)
        assert head.startswith('---\ntitle: "')
        assert "{" not in body
        html = markdown.markdown(body.strip(), extensions=["tables", "fenced_code", "attr_list", "md_in_html"])
        assert text_of(html).split() == text_of(page.body).split()
        assert html.count("<") == page.body.count("<") + 2


def test_hand_written_pages_come_along_with_the_overview_below(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _of(sample_dossier(), monkeypatch)
    assert _run(tmp_path / "out", docs) == 0
    home = (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert home.startswith("# Our dossier\n\nIt began with <a ")
    assert "3 articles · 1 outlet" in home
    assert (tmp_path / "out" / "look.css").read_bytes() == b"body { color: black }\n"
    assert b"http-equiv" in (tmp_path / "out" / "people" / "inez-okafor.html").read_bytes()


def test_a_second_run_takes_away_what_is_gone_and_touches_nothing_else(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    _of(sample_dossier(), monkeypatch)
    _run(out, docs)
    (out / "kept.md").write_text("by hand", encoding="utf-8")
    _of(Dossier((), ()), monkeypatch)
    (docs / "index.md").write_text("# Empty\n", encoding="utf-8")
    assert _run(out, docs) == 0
    assert not (out / "articles" / "harbour-wall.md").exists()
    assert (out / "kept.md").exists()
    assert (out / "articles.md").exists()


def test_a_folder_of_other_files_is_refused(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _of(sample_dossier(), monkeypatch)
    out = tmp_path / "mine"
    out.mkdir()
    (out / "thesis.md").write_text("years of work", encoding="utf-8")
    assert _run(out, docs) == 2
    assert [path.name for path in out.iterdir()] == ["thesis.md"]


def test_a_stale_citation_is_told_with_its_line(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _of(sample_dossier(), monkeypatch)
    (docs / "story.md").write_text("A\n\n[[person:Nobody]]\n", encoding="utf-8")
    assert _run(tmp_path / "out", docs) == 1
    assert "docs/story.md:3: error citation-gone" in capsys.readouterr().err


def test_the_check_tells_stale_citations_too(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (docs / "index.md").write_text("# Home\n\nSaid by [[person:Nobody]].\n", encoding="utf-8")
    assert main(["check", "--seeds", str(tmp_path / "seeds"), "--docs", str(docs)]) == 1
    assert "docs/index.md:3: error citation-gone" in capsys.readouterr().out
