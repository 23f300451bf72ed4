"""The curator's five tasks on the five seeds, each seen in the dossier, and gone with its entry."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.model import Dossier, Page
from dossier.pipeline import build_pages

ROOT = Path(__file__).parents[2]
UNDATED = "001_8163649b114ccd0a.txt"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "seeds"
    shutil.copytree(ROOT / "seeds", folder)
    return folder


@pytest.fixture(scope="module")
def before(seeds: Path) -> tuple[Dossier, tuple[Page, ...]]:
    return build_pages(seeds)


@pytest.fixture
def curation(seeds: Path) -> Iterator[Path]:
    """The curation folder, put back afterwards as it was."""
    folder = seeds / "curation"
    texts = {path: path.read_bytes() for path in folder.glob("*.yml")}
    yield folder
    for path, text in texts.items():
        path.write_bytes(text)


def append(path: Path, entry: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")


Before = tuple[Dossier, tuple[Page, ...]]


def test_the_curated_seeds_have_no_stale_entry(before: Before) -> None:
    assert [str(problem) for problem in before[0].problems if "curation" in problem.path] == []


def test_five_tasks_and_the_way_back(seeds: Path, curation: Path, before: Before) -> None:
    old = {path: path.read_bytes() for path in curation.glob("*.yml")}
    append(curation / "people.yml", "\n- same: [Joe Biden, Dmytro Kuleba]\n- rejected: Kyriakos Mitsotakis\n")
    append(
        curation / "quotes.yml",
        f"\n- quote: In the fundamental interests of European security\n  article: {UNDATED}\n  speaker: Joe Biden\n",
    )
    append(curation / "articles.yml", f"\n- article: {UNDATED}\n  published: 2022-01-29\n  outlet: The Halden Post\n")
    append(curation / "dates.yml", f"\n- date: Thursday\n  article: {UNDATED}\n  value: 2022-01-06\n")
    dossier, pages = build_pages(seeds)
    assert [str(p) for p in dossier.problems if "curation" in p.path] == []

    people = {person.name: person for person in dossier.people}
    assert "Dmytro Kuleba" not in people
    assert "dmytro-kuleba" in people["Joe Biden"].former_ids
    assert "Kyriakos Mitsotakis" not in people
    article, found = next(
        (a, f) for a, f in zip(dossier.articles, dossier.annotations, strict=True) if a.source.path == UNDATED
    )
    assert article.published_day == "2022-01-29"
    said = next(q for q in found.quotations if q.span.of(article.text).startswith("In the fundamental interests"))
    assert said.speaker == "Joe Biden"
    times = {time.span.of(article.text): time.edtf for time in found.dates}
    assert times["Thursday"] == "2022-01-06"
    assert times["Friday"] == "2022-01-28"
    assert any("The Halden Post" in page.body for page in pages)

    for path, text in old.items():
        path.write_bytes(text)
    assert build_pages(seeds) == before


def test_a_stale_entry_of_each_file_is_one_error_there(seeds: Path, curation: Path, before: Before) -> None:
    append(curation / "people.yml", "\n- same: [Joe Biden, Jo Biden]\n")
    append(curation / "quotes.yml", f"\n- quote: no such words\n  article: {UNDATED}\n  speaker: Joe Biden\n")
    append(curation / "articles.yml", "\n- article: 001.txt\n  outlet: X\n")
    append(curation / "dates.yml", f"\n- date: Sunday\n  article: {UNDATED}\n  value: 2022\n")
    append(curation / "lines.yml", f"\n- line: no such line\n  article: {UNDATED}\n  role: debris\n")
    append(curation / "lines.yml", "\n- line: [\n")
    dossier, _ = build_pages(seeds)
    stale = sorted((p.path.rpartition("/")[2], p.code) for p in dossier.problems if "curation" in p.path)
    assert stale == [
        ("articles.yml", "curation-article-unknown"),
        ("dates.yml", "curation-words-gone"),
        ("lines.yml", "curation-words-gone"),
        ("lines.yml", "yaml-malformed"),
        ("people.yml", "curation-person-unknown"),
        ("quotes.yml", "curation-words-gone"),
    ]
    assert all(p.line for p in dossier.problems if "curation" in p.path)
    assert dossier.people == before[0].people
    assert dossier.clusters == before[0].clusters
