"""The curation folder → judgements in file order."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from dossier.curation.nodes import LARGEST_FILE, read_entries
from dossier.curation.validate import read_judgement
from dossier.disk import open_regular
from dossier.model import Judgement, Problem, Severity, Subject, Verdict

_LISTED = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
_FILES = {f"{subject.value}.yml": subject for subject in Subject}


def load_judgements(folder: Path, root: Path) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Every valid judgement of `folder/*.yml` in file order, and a problem for each entry that is not.

    Paths in judgements and problems are relative to `root`. A missing folder or file holds no decision.
    """
    judgements: list[Judgement] = []
    paths, problems = _yaml_files(folder, root)
    for path in paths:
        name = _shown(path, root)
        subject = _FILES.get(path.name)
        if subject is None:
            problems.append(_stray(path.name, name))
            continue
        text, unreadable = read_text(path, name)
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
    single, repeated = _without_duplicates(judgements)
    clashes, clashing = _clashes(single)
    out = frozenset(clashing)
    return tuple(j for j in single if j not in out), (*wrong, *repeated, *clashes)


def _without_duplicates(judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Problem]]:
    """Each decision once, and a note with both lines for each that another entry has stated before."""
    first: dict[object, Judgement] = {}
    problems = []
    for judgement in judgements:
        listed = frozenset(judgement.targets) if judgement.verdict in _LISTED else judgement.targets
        stated = judgement.subject, judgement.verdict, listed, frozenset(judgement.values)
        before = first.setdefault(stated, judgement)
        if before is not judgement:
            message = f"a duplicate: the entry on line {before.line} says the same"
            remedy = "Remove one of the two; they count as one."
            problems.append(
                Problem("curation-duplicate", Severity.NOTE, judgement.path, message, remedy, line=judgement.line)
            )
    return list(first.values()), problems


def _yaml_files(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """Everything that is called like a curation file, whatever it is; a problem where the folder cannot be read."""
    if not os.path.lexists(folder):
        return [], []
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        message = f"the folder of decisions cannot be read: {error.strerror}"
        remedy = "Make it a folder that you may read; until then no decision counts."
        return [], [Problem("curation-unreadable", Severity.ERROR, _shown(folder, root), message, remedy)]
    # Emacs marks a file that is being edited by a link of this name that leads nowhere.
    return [folder / n for n in names if n.endswith((".yml", ".yaml")) and not n.startswith(".#")], []


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _stray(file: str, path: str) -> Problem:
    near = get_close_matches(file, list(_FILES), 1)
    remedy = f"Did you mean “{near[0]}”?" if near else f"The files are called {', '.join(sorted(_FILES))}."
    return Problem("curation-stray-file", Severity.ERROR, path, "no curation file has this name", remedy)


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file as it stands, byte order mark and line ends too; a problem and no text where it has none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "", [_unread(name, "it is no file", "Put a text file there, or remove it.")]
        with open_regular(path) as file:
            data = file.read(4 * LARGEST_FILE + 1)
        if len(data) > 4 * LARGEST_FILE:
            message = "the file is too large"
            return "", [Problem("yaml-too-large", Severity.ERROR, name, message, "Split it, or remove what is no use.")]
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        remedy = "Save the file as UTF-8."
        return "", [Problem("yaml-not-utf8", Severity.ERROR, name, "the file is not UTF-8", remedy, line=line)]
    except FileNotFoundError:
        return "", [_unread(name, "it is a link to a file that is not there", "Mend the link, or remove it.")]
    except OSError as error:
        return "", [_unread(name, error.strerror or "it is no file", "Check its permissions.")]


def _unread(name: str, why: str, remedy: str) -> Problem:
    message = f"the file cannot be read, so its decisions do not count: {why}"
    return Problem("yaml-unreadable", Severity.ERROR, name, message, remedy)


def _clashes(judgements: Sequence[Judgement]) -> tuple[list[Problem], list[Judgement]]:
    """Pairs of `set` entries that give one key of one target two values: an answer that could be two is none."""
    stated: dict[tuple[object, str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict is Verdict.SET:
            own = dict(judgement.values)
            for name in sorted(own.keys() - {"alias", "role"}):
                stated[(judgement.targets, own.get("throughout"), own.get("to")), name].append(judgement)
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
