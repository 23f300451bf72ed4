"""`dossier check`: every problem in the seeds, the curator's files and the citations of the hand-written pages."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections import Counter
from pathlib import Path

from dossier.cli.places import missing_seeds
from dossier.model import Dossier, Problem, Severity
from dossier.pages import check_citations, render_pages
from dossier.pipeline import build_dossier
from dossier.site import find_redirects, refuse_collisions

HELP = "List every problem with file, line and remedy; exit 1 when there is an error."


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), help="the folder of articles (default: seeds)")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the hand-written pages (default: docs)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line instead of text")


def run(options: argparse.Namespace) -> int:
    """Print the problems, errors last so that they stand at the prompt, and a summary."""
    built = build_dossier(options.seeds)
    missing = missing_seeds(built, options.seeds)
    if missing is not None:
        print(json.dumps(dataclasses.asdict(missing), ensure_ascii=False) if options.json else missing)
        return 1
    dossier = _with_pages_checked(built, options.docs)
    for problem in sorted(dossier.problems, key=_weight):
        print(json.dumps(dataclasses.asdict(problem), ensure_ascii=False) if options.json else problem)
    if not options.json:
        print(_summary(dossier))
    return int(any(problem.severity is Severity.ERROR for problem in dossier.problems))


def _with_pages_checked(dossier: Dossier, docs: Path) -> Dossier:
    """The dossier with the problems of its addresses and of the hand-written pages that cite it."""
    _, _, refused = refuse_collisions(render_pages(dossier), find_redirects(dossier))
    stale = check_citations(docs, docs.parent, dossier)
    return dataclasses.replace(dossier, problems=(*dossier.problems, *refused, *stale))


def _weight(problem: Problem) -> int:
    return (Severity.NOTE, Severity.WARNING, Severity.ERROR).index(problem.severity)


def _summary(dossier: Dossier) -> str:
    counts = Counter(problem.severity for problem in dossier.problems)
    found = ", ".join(_counted(counts[severity], severity.value) for severity in Severity if counts[severity])
    people = len(dossier.people)
    return (
        f"{_counted(len(dossier.articles), 'article')}, "
        f"{people} {'person or organisation' if people == 1 else 'people and organisations'}, "
        f"{_counted(len(dossier.clusters), 'quotation')}: {found or 'no problems'}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
