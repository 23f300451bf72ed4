"""The curator's answers written at the end of a curation file, and taken back; nothing else in the file is touched."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.curation.load import parse_judgements
from dossier.model import Entry, Problem, Subject, Suggestion, Verdict
from dossier.text.entries import entry_yaml

_MARKER = re.compile(r"^# dossier review (?P<number>\d+): (?P<id>\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry that the review wrote: its file's name, the question's id, the YAML, and its line."""

    file: str
    id: str
    yaml: str
    line: int


def entry_for(suggestion: Suggestion, verdict: Verdict, reason: str = "", author: str = "") -> Entry | None:
    """The entry that answers a question: `same` is a yes, `different` a no, `unsure` leaves it open for good.

    None where the question cannot be answered so. A no to a line's role states the other role instead.
    """
    entry = replace(suggestion.entry, reason=reason, author=author)
    if verdict is Verdict.SAME:
        return entry
    if entry.verdict is Verdict.SAME:
        return replace(entry, verdict=verdict, values=())
    if entry.subject is Subject.LINE and verdict is Verdict.DIFFERENT:
        return replace(entry, values=(("role", suggestion.candidates[1]),))
    return None


def answers_to(suggestion: Suggestion) -> tuple[Verdict, ...]:
    """The answers that a question can have: a question for a value has no plain no."""
    verdicts = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
    return tuple(verdict for verdict in verdicts if entry_for(suggestion, verdict) is not None)


def append_entry(folder: Path, id_: str, entry: Entry) -> Written | tuple[Problem, ...]:
    """Write an entry at the end of its file under a remark that `take_back` finds; the problems of one that is invalid.

    `id_` is that of the question answered. What stands in the file, remarks and order, stays as it is, byte for byte.
    """
    path, yaml = folder / entry.file, entry_yaml(entry)
    judgements, problems = parse_judgements(yaml, entry.subject, entry.file)
    if problems or not judgements:
        return problems
    before = path.read_bytes().decode("utf-8") if path.exists() else _header(entry.subject)
    joint = "" if before.endswith("\n") or not before else "\n"
    marker = f"\n# dossier review {_highest(folder) + 1}: {id_}\n"
    _replace(path, before + joint + marker + yaml)
    return Written(entry.file, id_, yaml, (before + joint + marker).count("\n") + 1)


def written_entries(folder: Path) -> tuple[Written, ...]:
    """Every entry that the review wrote and that still stands, oldest first."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        text = path.read_bytes().decode("utf-8", "replace")
        for match in _MARKER.finditer(text):
            end = _entry_end(text, match.end() + 1)
            line = text.count("\n", 0, match.end()) + 2
            found.append((int(match["number"]), Written(path.name, match["id"], text[match.end() + 1 : end], line)))
    return tuple(written for _, written in sorted(found, key=lambda item: item[0]))


def take_back(folder: Path) -> Written | None:
    """Remove the entry that the review wrote last, with its remark; None when there is none."""
    entries = written_entries(folder)
    if not entries:
        return None
    last = entries[-1]
    path = folder / last.file
    text = path.read_bytes().decode("utf-8")
    match = next(m for m in reversed(list(_MARKER.finditer(text))) if m["id"] == last.id)
    start = match.start() - 1 if text[: match.start()].endswith("\n\n") else match.start()
    _replace(path, text[:start] + text[_entry_end(text, match.end() + 1) :])
    return last


def _entry_end(text: str, start: int) -> int:
    """Where the entry that begins at `start` ends: before the first later line that is not indented."""
    end = start
    for number, line in enumerate(text[start:].splitlines(keepends=True)):
        if number and not line.startswith((" ", "\t")):
            break
        end += len(line)
    return end


def _highest(folder: Path) -> int:
    numbers = [
        int(match["number"])
        for path in folder.glob("*.yml")
        for match in _MARKER.finditer(path.read_bytes().decode("utf-8", "replace"))
    ]
    return max(numbers, default=0)


def _header(subject: Subject) -> str:
    return f"# Curation file: judgements on {subject.value}. `dossier check` says whether it is right.\n"


def _replace(path: Path, text: str) -> None:
    """Put the new text in place in one step, so that a broken-off write loses nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".part")
    temporary.write_bytes(text.encode("utf-8"))
    os.replace(temporary, path)
