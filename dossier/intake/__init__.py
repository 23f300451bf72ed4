"""Bytes → articles: formats, encodings, metadata, the roles of lines. Owns every limit on input."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.intake.aside import aside_problems, told_aside
from dossier.intake.plain import article_from_text
from dossier.model import Article, Problem

if TYPE_CHECKING:
    from dossier.intake.collect import EachSeed

__all__ = ["Intake", "article_from_text", "aside_problems", "read_files", "read_folder", "told_aside"]


@dataclass(frozen=True, slots=True)
class Intake:
    """The articles that could be read, in order of their paths, and what was wrong with the rest."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read_folder(folder: Path, each: EachSeed | None = None) -> Intake:
    """Every article below `folder` (its `curation` folder left out); all paths in the result are relative to it.

    `each` reads the seeds in place of `dossier.intake.collect.read_seed`: from a cache, or several at a time.
    """
    from dossier.intake.captures import joined
    from dossier.intake.collect import files_below, read_found
    from dossier.intake.text import mark_repeats

    files, problems = files_below(folder)
    reading = read_found(files, folder, each)
    articles, notes = joined(mark_repeats(reading.articles))
    return Intake(articles, (*problems, *reading.problems, *notes))


def read_files(paths: tuple[Path, ...]) -> Intake:
    """The articles of the named files, in the given order; `source.path` is the name as given."""
    from dossier.intake.collect import FoundFile, read_found

    reading = read_found([FoundFile(path, str(path), path.name) for path in paths], None)
    return Intake(reading.articles, reading.problems)
