"""The dossier to hand on: a zip with the site whole, and a document in which every fact has its numbered sentence."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.model import SiteOptions
from dossier.pages import booklet
from tests.pages.sample import article, sample_dossier

OPTIONS = SiteOptions()
SEEDS = str(Path(__file__).parents[2] / "seeds")
ANCHOR, LINK = re.compile(r'id="(e-\d+-\d+)"'), re.compile(r'href="#(e-\d+-\d+)"')


def test_every_number_leads_to_a_sentence() -> None:
    text = booklet(sample_dossier(), OPTIONS)
    assert set(LINK.findall(text)) == set(ANCHOR.findall(text))
    assert len(ANCHOR.findall(text)) == len(set(ANCHOR.findall(text))) >= 4
    assert "We will raise the wall by two meters," in text


def test_a_german_dossier_is_printed_in_german() -> None:
    text = booklet(sample_dossier(), SiteOptions(language="de"), version="0.9")
    assert '<html lang="de">' in text
    assert "Aussagen" in text
    assert "3. Mai 2021" in text
    assert "Von dossier 0.9 aus" in text
    assert "Statements" not in text


def test_the_document_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Mauer\nextra:\n  dossier:\n    language: de\n", encoding="utf-8")
    document = tmp_path / "dossier.html"
    assert main(["bundle", "--html", str(document), "--seeds", SEEDS, "--config", str(config)]) == 0
    assert "Aussagen" in document.read_text(encoding="utf-8")


def test_undated_articles_come_last_and_every_hash_is_printed() -> None:
    dossier = sample_dossier()
    text = booklet(dossier, OPTIONS, version="0.9")
    assert text.index("1. Harbour wall will be raised") < text.index("2. Mayor defends costly wall")
    assert all(each.source.sha256 in text for each in dossier.articles)
    assert "Made by dossier 0.9" in text


def test_what_was_set_aside_is_not_printed() -> None:
    assert "ten pictures of the storm" not in booklet(sample_dossier(), OPTIONS)


def test_a_seed_cannot_write_markup() -> None:
    hostile = article("x", "</style><script>alert(1)</script> {{ 7*7 }}")
    text = booklet(
        replace(sample_dossier(), articles=(hostile,), annotations=(), clusters=(), people=(), timeline=()), OPTIONS
    )
    assert "<script" not in text
    assert "{{ 7*7 }}" in text


@pytest.mark.skipif(shutil.which("chromium") is None, reason="PDF needs an installed browser")
def test_a_browser_prints_it(tmp_path: Path) -> None:
    assert main(["bundle", "--seeds", SEEDS, "--pdf", str(tmp_path / "dossier.pdf")]) == 0
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF-")


def test_the_zip_holds_the_whole_site_and_is_the_same_each_time(tmp_path: Path) -> None:
    project = tmp_path / "p"
    assert main(["new", str(project)]) == 0
    for name in ("one", "two"):
        target = tmp_path / name / "ferry.zip"
        target.parent.mkdir()
        assert main(["bundle", "--config", str(project / "mkdocs.yml"), "--zip", str(target)]) == 0
    assert (tmp_path / "one/ferry.zip").read_bytes() == (tmp_path / "two/ferry.zip").read_bytes()
    names = zipfile.ZipFile(tmp_path / "one/ferry.zip").namelist()
    assert {"ferry/index.html", "ferry/articles/harbour-ferry.html", "ferry/data/dossier.sqlite"} <= set(names)


@pytest.mark.parametrize("arguments", [["--config", "nowhere.yml"], ["--html", "x.html", "--seeds", "nowhere"]])
def test_outside_a_project_it_says_what_is_missing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", *arguments]) == 2
    assert "is not there" in capsys.readouterr().err


def test_words_stand_in_marks_as_on_the_pages() -> None:
    text = booklet(sample_dossier(), OPTIONS)
    assert "critics “armchair engineers”" in text
    assert "““" not in text
    assert "””" not in text
