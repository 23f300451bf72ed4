"""The curator's YAML → validated judgements with file and line, and their application to what the machine found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dossier.model import Annotations, Article, Judgement, Problem


def load_judgements(folder: Path, root: Path) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Every valid judgement of `folder/*.yml` in file order, and a problem for each entry that is not.

    Paths in judgements and problems are relative to `root`.
    """
    return (), ()


def curate_articles(
    articles: Sequence[Article], judgements: Sequence[Judgement]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles with the curator's metadata (tier curated) and line roles; a problem for each stale judgement."""
    return tuple(articles), ()


def curate_annotations(
    articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]
) -> tuple[tuple[Annotations, ...], tuple[Problem, ...]]:
    """The annotations with mentions rejected, speakers and dates set as the curator says."""
    return tuple(annotations), ()
