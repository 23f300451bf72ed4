"""The order of the stages: the only module that knows it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dossier.curation import curate_annotations, curate_articles, load_judgements
from dossier.extraction import annotate
from dossier.intake import read_folder
from dossier.linking import link
from dossier.model import Dossier, Page, Problem
from dossier.pages import render_pages


def build_dossier(seeds: Path) -> Dossier:
    """The dossier of a seeds folder, with every problem met on the way; nothing here raises for bad input."""
    intake = read_folder(seeds)
    judgements, curation_problems = load_judgements(seeds / "curation", root=seeds.parent)
    articles, article_problems = curate_articles(intake.articles, judgements)
    extracted = [annotate(article) for article in articles]
    found = [annotations for annotations, _ in extracted]
    annotations, annotation_problems = curate_annotations(articles, found, judgements)
    dossier = link(articles, annotations, judgements)
    problems = (
        *intake.problems,
        *curation_problems,
        *article_problems,
        *(problem for _, language_problems in extracted for problem in language_problems),
        *annotation_problems,
        *dossier.problems,
    )
    placed = (_from_project(problem, seeds.name) for problem in problems)
    ordered = sorted(placed, key=lambda p: (p.path, p.line or 0, p.code, p.message))
    return dataclasses.replace(dossier, problems=tuple(ordered))


def build_pages(seeds: Path) -> tuple[Dossier, tuple[Page, ...]]:
    """The dossier and its finished pages."""
    dossier = build_dossier(seeds)
    return dossier, render_pages(dossier)


def _from_project(problem: Problem, folder: str) -> Problem:
    """The problem with its file as a curator would type it: `seeds/x.txt`.

    Curation files are named so from the start, for readers see their places; the stages know seeds by their place in
    the seeds folder.
    """
    named = problem.path.startswith(f"{folder}/curation/") or not folder
    return problem if named else dataclasses.replace(problem, path=f"{folder}/{problem.path}".rstrip("/"))
