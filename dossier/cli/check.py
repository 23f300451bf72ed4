"""`dossier check`: every problem in the seeds, the curator's files and the citations of the hand-written pages."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections import Counter
from pathlib import Path

from dossier.cli.places import missing_seeds
from dossier.cli.work import add_jobs, workers_of
from dossier.model import Problem, Severity
from dossier.pipeline import Site, build_site

HELP = "List every problem with file, line and remedy; exit 1 when there is an error."


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), help="the folder of articles (default: seeds)")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the hand-written pages (default: docs)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line instead of text")
    add_jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Print the problems, errors last so that they stand at the prompt, and a summary."""
    site = build_site(options.seeds, docs=options.docs, workers=workers_of(options))
    missing = missing_seeds(site.dossier, options.seeds)
    if missing is not None:
        print(json.dumps(dataclasses.asdict(missing), ensure_ascii=False) if options.json else missing)
        return 1
    for problem in sorted(site.problems, key=_weight):
        print(json.dumps(dataclasses.asdict(problem), ensure_ascii=False) if options.json else problem)
    if not options.json:
        print(_summary(site))
    return int(any(problem.severity is Severity.ERROR for problem in site.problems))


def _weight(problem: Problem) -> int:
    return (Severity.NOTE, Severity.WARNING, Severity.ERROR).index(problem.severity)


def _summary(site: Site) -> str:
    dossier = site.dossier
    counts = Counter(problem.severity for problem in site.problems)
    found = ", ".join(_counted(counts[severity], severity.value) for severity in Severity if counts[severity])
    people = len(dossier.people)
    return (
        f"{_counted(len(dossier.articles), 'article')}, "
        f"{people} {'person or organisation' if people == 1 else 'people and organisations'}, "
        f"{_counted(len(dossier.clusters), 'quotation')}: {found or 'no problems'}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
