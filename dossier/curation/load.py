"""The curation folder → judgements in file order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from dossier.curation.nodes import LARGEST_FILE, read_entries
from dossier.curation.validate import read_judgement
from dossier.model import Judgement, Problem, Severity, Subject, Verdict

_FILES = {f"{subject.value}.yml": subject for subject in Subject}


def load_judgements(folder: Path, root: Path) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Every valid judgement of `folder/*.yml` in file order, and a problem for each entry that is not.

    Paths in judgements and problems are relative to `root`. A missing folder or file holds no decision.
    """
    judgements: list[Judgement] = []
    problems: list[Problem] = []
    for path in _yaml_files(folder):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        subject = _FILES.get(path.name)
        if subject is None:
            problems.append(_stray(path.name, name))
            continue
        text, unreadable = _decoded(path, name)
        problems += unreadable
        found, wrong = parse_judgements(text, subject, name)
        judgements += found
        problems += wrong
    return tuple(judgements), tuple(problems)


def parse_judgements(text: str, subject: Subject, path: str) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """The judgements of one file's text; two that set one thing to two values are both left out and reported."""
    entries, problems = read_entries(text, path)
    judgements: list[Judgement] = []
    wrong = list(problems)
    for entry in entries:
        judgement, found = read_judgement(entry, subject, path)
        wrong += found
        if judgement is not None:
            judgements.append(judgement)
    clashes, clashing = _clashes(judgements)
    return tuple(j for j in judgements if j not in clashing), (*wrong, *clashes)


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml") and path.is_file())


def _stray(file: str, path: str) -> Problem:
    near = get_close_matches(file, list(_FILES), 1)
    remedy = f"Did you mean “{near[0]}”?" if near else f"The files are called {', '.join(sorted(_FILES))}."
    return Problem("curation-stray-file", Severity.ERROR, path, "no curation file has this name", remedy)


def _decoded(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file; undecodable or unreadable bytes are a problem and an empty text."""
    try:
        if path.stat().st_size > 4 * LARGEST_FILE:
            message = "the file is too large"
            return "", [Problem("yaml-too-large", Severity.ERROR, name, message, "Split it, or remove what is no use.")]
        return path.read_bytes().decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        remedy = "Save the file as UTF-8."
        return "", [Problem("yaml-not-utf8", Severity.ERROR, name, "the file is not UTF-8", remedy, line=line)]
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return "", [Problem("yaml-unreadable", Severity.ERROR, name, message, "Check its permissions.")]


def _clashes(judgements: Sequence[Judgement]) -> tuple[list[Problem], list[Judgement]]:
    """Pairs of `set` entries that give one key of one target two values: an answer that could be two is none."""
    stated: dict[tuple[object, str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict is Verdict.SET:
            for name in sorted({name for name, _ in judgement.values} - {"alias", "role"}):
                stated[judgement.targets, name].append(judgement)
    problems, clashing = [], []
    for (_, name), rivals in stated.items():
        first = rivals[0]
        for rival in rivals[1:]:
            if _values(first, name) != _values(rival, name):
                clashing += [first, rival]
                message = f"“{name}” is set to another value on line {first.line} of {first.path}"
                remedy = "Keep one of the two entries; until then neither counts."
                problems.append(
                    Problem("curation-contradiction", Severity.ERROR, rival.path, message, remedy, line=rival.line)
                )
    return problems, clashing


def _values(judgement: Judgement, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in judgement.values if key == name)
