"""A language is one folder: a copied pack under another code reads like the one it was copied from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import extraction
from dossier.extraction import annotate
from dossier.intake import article_from_text
from dossier.language import lexicon
from dossier.language.grammar import load_grammar
from dossier.language.sentences import split_sentences
from dossier.language.tense import load_tense
from dossier.model import Annotations, Span
from tests.lexicons.tables import PACKS
from tests.quality.passages import Passage, read_passages

COPY = "qaa"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copytree(PACKS / "en", tmp_path / "en")
    shutil.copytree(PACKS / "en", tmp_path / COPY)
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    lexicon.load_lexicon.cache_clear()
    yield
    lexicon.load_lexicon.cache_clear()


def _read(passage: Passage, language: str) -> tuple[Annotations, tuple[str, ...]]:
    article = article_from_text("a", passage.text, passage.published, language)
    found, problems = annotate(article)
    return found, tuple(problem.code for problem in problems)


@pytest.mark.usefixtures("copied")
def test_a_copied_pack_finds_what_the_original_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MEASURED", "")  # a confidence belongs to the language it was measured in
    for passage in read_passages():
        assert _read(passage, COPY) == _read(passage, "en"), passage.name


@pytest.mark.usefixtures("copied")
def test_a_copied_pack_knows_the_grammar_of_the_original() -> None:
    assert load_grammar(COPY) == load_grammar("en")
    assert load_tense(COPY) == load_tense("en")
    text = "Mr. Okafor left at 5 p.m. The crowd stayed."
    assert split_sentences(text, Span(0, len(text)), COPY) == split_sentences(text, Span(0, len(text)), "en")


def test_without_a_pack_the_marks_still_speak_and_a_problem_says_so() -> None:
    found, problems = _read(Passage("a", None, "„Die Brücke ist offen“, sagte Anna Lindqvist."), "qab")
    assert problems == ("language-without-pack",)
    assert [q.speaker for q in found.quotations] == [None]


@pytest.mark.parametrize(
    "folder", sorted(path for path in PACKS.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_a_pack_holds_documented_files_only(folder: Path) -> None:
    text = (PACKS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir() if f"`{path.name.removesuffix('.tsv')}`" not in text] == []
