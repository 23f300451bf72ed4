"""The curator's five tasks on the five seeds, each seen in the dossier, and gone with its entry."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.model import Dossier, Page, Severity
from dossier.pipeline import build_dossier, build_pages

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


FIRST, REWORDED = "000_2d48d9f8ca2803e4.txt", "002_429a42169083c3fb.txt"
SPLIT = "We cannot accept that Russia is trying"


def where(dossier: Dossier, words: str) -> list[tuple[str, ...]]:
    """For each cluster that holds these words, the articles of its printings."""
    texts = {article.id: article for article in dossier.articles}
    return sorted(
        tuple(sorted(texts[variant.article].source.path for variant in cluster.variants))
        for cluster in dossier.clusters
        if any(words in variant.span.of(texts[variant.article].text) for variant in cluster.variants)
    )


def test_a_printing_split_off_stands_alone_and_comes_back(seeds: Path, curation: Path, before: Before) -> None:
    old = (curation / "quotes.yml").read_bytes()
    together = (FIRST, UNDATED, REWORDED)
    assert where(before[0], SPLIT) == [together]
    append(curation / "quotes.yml", f"\n- split: {SPLIT}\n  article: {REWORDED}\n")
    dossier, _ = build_pages(seeds)
    assert [str(p) for p in dossier.problems if "curation" in p.path] == []
    assert where(dossier, SPLIT) == [together[:2], (REWORDED,)]
    (curation / "quotes.yml").write_bytes(old)
    assert build_pages(seeds) == before


def test_a_name_added_is_marked_linked_and_gone_again(seeds: Path, curation: Path, before: Before) -> None:
    old = (curation / "people.yml").read_bytes()
    append(
        curation / "people.yml",
        f"\n- mention: main img\n  article: {FIRST}\n  name: Mina Imgarten\n"
        f"- mention: WION Web Team\n  article: {FIRST}\n  name: Dmytro Kuleba\n",
    )
    dossier, pages = build_pages(seeds)
    assert [str(p) for p in dossier.problems if "curation" in p.path] == []
    people = {person.name: person for person in dossier.people}
    assert [form.text for form in people["Mina Imgarten"].forms] == ["main img"]
    assert "WION Web Team" in [form.text for form in people["Dmytro Kuleba"].forms]
    body = next(page.body for page in pages if page.uri == "articles/000-2d48d9f8ca2803e4.md")
    assert "people/mina-imgarten.html" in body
    assert "curation.people-set" in body
    (curation / "people.yml").write_bytes(old)
    assert build_pages(seeds) == before


def test_the_outlet_of_a_domain_is_shown(seeds: Path, curation: Path, before: Before) -> None:
    old = (curation / "articles.yml").read_bytes()
    append(
        curation / "articles.yml",
        f"\n- article: {UNDATED}\n  url: https://www.post.example/1\n- domain: post.example\n  outlet: Halden Post\n",
    )
    dossier, pages = build_pages(seeds)
    assert [str(p) for p in dossier.problems if "curation" in p.path] == []
    assert any("Halden Post" in page.body for page in pages if page.uri == "sources.md")
    (curation / "articles.yml").write_bytes(old)
    assert build_pages(seeds) == before


def test_every_problem_names_its_file_from_the_project(tmp_path: Path) -> None:
    """Whichever stage meets the problem, its path is one that the curator can open."""
    folder = tmp_path / "articles"
    (folder / "curation").mkdir(parents=True)
    (folder / "articles").mkdir()
    (folder / "empty.txt").write_text("", encoding="utf-8")
    welsh = "Mae'r cyngor wedi penderfynu ailadeiladu'r bont dros yr afon, meddai'r maer wrth y papur newydd ddoe.\n"
    (folder / "articles" / "pont.txt").write_text(welsh, encoding="utf-8")
    curation = "- article: articles/pont.txt\n  language: cy\n- article: no.txt\n  outlet: X\n"
    (folder / "curation" / "articles.yml").write_text(curation, encoding="utf-8")
    problems = build_dossier(folder).problems
    assert {"curation-article-unknown", "language-without-pack"} < {problem.code for problem in problems}
    assert {problem.path for problem in problems} == {
        "articles/articles/pont.txt",
        "articles/curation/articles.yml",
        "articles/empty.txt",
    }
    assert all((tmp_path / problem.path).is_file() for problem in problems)
    (gone,) = build_dossier(tmp_path / "nowhere").problems
    assert (gone.code, gone.path) == ("seeds-missing", "nowhere")


def test_a_slip_in_a_speakers_name_is_told_and_a_namesake_confirmed(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "curation").mkdir(parents=True)
    story = "Ferry to sail\n\n“We sail on Friday,” said Captain Elena Markovic. “Nobody waits,” a passenger said.\n"
    (seeds / "ferry.txt").write_text(story, encoding="utf-8")
    entry = "- quote: Nobody waits,\n  article: ferry.txt\n  speaker: Elena Markovich\n"
    (seeds / "curation" / "quotes.yml").write_text(entry, encoding="utf-8")
    dossier = build_dossier(seeds)
    (doubt,) = [problem for problem in dossier.problems if problem.path == "seeds/curation/quotes.yml"]
    assert (doubt.line, doubt.severity, "“Elena Markovic”?" in doubt.remedy) == (1, Severity.WARNING, True)
    assert {"Elena Markovic", "Elena Markovich"} <= {person.name for person in dossier.people}
    told = "- different: [Elena Markovich, Elena Markovic]"
    assert told in doubt.remedy
    (seeds / "curation" / "people.yml").write_text(told + "\n", encoding="utf-8")
    confirmed = build_dossier(seeds)
    assert not [problem for problem in confirmed.problems if "curation" in problem.path]
    assert {person.name for person in confirmed.people} == {person.name for person in dossier.people}
