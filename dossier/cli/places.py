"""Whether there is a seeds folder to work on: one clear problem for every verb."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dossier.model import Dossier, Problem


def missing_seeds(dossier: Dossier, seeds: Path) -> Problem | None:
    """The problem of a seeds folder that is not there, under the path as it was given; None where there is one."""
    missing = next((problem for problem in dossier.problems if problem.code == "seeds-missing"), None)
    return dataclasses.replace(missing, path=str(seeds)) if missing else None
