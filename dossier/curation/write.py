"""The curator's answers written at the end of a curation file, and taken back; nothing else in the file is touched.

Remarks, order, line ends, byte order mark and mode of the file stay. What would be written is read first: where the
old entries and the new one do not all come out as they should, nothing is written.
"""

from __future__ import annotations

import errno
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from dossier.curation.load import parse_judgements, read_text
from dossier.curation.nodes import list_indent, read_entries, yaml_events
from dossier.curation.validate import read_judgement
from dossier.disk import replace_whole
from dossier.model import Entry, Judgement, Problem, Severity, Subject, Suggestion, Verdict
from dossier.text.entries import entry_yaml

_MARKER = re.compile(r"^[ ]*# dossier review (?P<number>\d+): (?P<id>\S+)[ \t]*\r?$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_DOCUMENT_END = re.compile(r"^\.\.\.[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE)


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
    """Write an entry at the end of its file under a remark that `take_back` finds; the problems where it cannot be.

    `id_` is that of the question answered. A file that is one list in brackets, or is not read whole, is left alone.
    """
    path, words = folder / entry.file, entry_yaml(entry)
    judgements, problems = parse_judgements(words, entry.subject, entry.file)
    if problems or not judgements:
        return problems
    before, unreadable = _content(path)
    if unreadable:
        return unreadable
    number = max((number for number, _, _ in _marked(folder)), default=0) + 1
    old = _header(entry.subject) if before is None else before
    ahead, text = _joined(old, f"# dossier review {number}: {id_}", words)
    lost, gained = _change(old, text, entry.subject)
    if lost or gained != _decided(words, entry.subject) or (_is_yaml(old) and not _is_yaml(text)):
        return (_not_appended(entry),)
    failed = _replace(path, before, text)
    return failed or Written(entry.file, id_, words, len(_LINE_END.findall(ahead)) + 1)


def _header(subject: Subject) -> str:
    return f"# Curation file: judgements on {subject.value}. `dossier check` says whether it is right.\n"


def _joined(before: str, marker: str, words: str) -> tuple[str, str]:
    """The text up to an entry after the last one, and with it: indented as the list is, with the file's line ends."""
    found = _LINE_END.search(before)
    newline = "\r\n" if found and found.group() == "\r\n" else "\n"
    end = next((match.start() for match in _DOCUMENT_END.finditer(before)), len(before))
    head = before[:end]
    joint = "" if not head.removeprefix("\ufeff") or head.endswith(("\n", "\r")) else newline
    indent = list_indent(before)
    ahead = f"{head}{joint}{newline}{indent}{marker}{newline}"
    added = "".join(f"{indent}{line}{newline}" for line in words.rstrip("\n").split("\n"))
    return ahead, f"{ahead}{added}{before[end:]}"


def _change(before: str, after: str, subject: Subject) -> tuple[Counter[Judgement], Counter[Judgement]]:
    """The decisions that one text holds and another does not, and the other way round."""
    old, new = _decided(before, subject), _decided(after, subject)
    return old - new, new - old


def _decided(text: str, subject: Subject) -> Counter[Judgement]:
    """What a text decides, wherever it stands; what another entry contradicts, too."""
    entries, _ = read_entries(text, "")
    read = (read_judgement(entry, subject, "")[0] for entry in entries)
    return Counter(replace(judgement, line=0) for judgement in read if judgement is not None)


def _not_appended(entry: Entry) -> Problem:
    message = "an entry at the end of this file would not be read as one, so nothing was written"
    remedy = "Mend the file (`dossier check`) and write a dash before each of its entries, or add this one by hand."
    return Problem("curation-not-written", Severity.ERROR, entry.file, message, remedy)


def written_entries(folder: Path) -> tuple[Written, ...]:
    """Every entry that the review wrote and that still stands, oldest first."""
    return tuple(_written(standing) for standing in _standing(folder))


@dataclass(frozen=True, slots=True)
class _Standing:
    """An entry of the review in a file's text: its number, the marker above it, and its own place."""

    number: int
    path: Path
    marker: re.Match[str]
    start: int
    end: int


def _standing(folder: Path) -> list[_Standing]:
    found = []
    for number, path, marker in _marked(folder):
        place = _entry_after(marker.string, marker.end())
        if place is not None:
            found.append(_Standing(number, path, marker, *place))
    return sorted(found, key=lambda standing: standing.number)


def _written(standing: _Standing) -> Written:
    text = standing.marker.string
    line = len(_LINE_END.findall(text, 0, standing.start)) + 1
    return Written(standing.path.name, standing.marker["id"], text[standing.start : standing.end], line)


def take_back(folder: Path) -> Written | tuple[Problem, ...] | None:
    """Remove the entry that the review wrote last, with its remark; None when there is none.

    Problems where the file cannot be written, or where more than this entry would go.
    """
    standing = _standing(folder)
    if not standing:
        return None
    last, taken = standing[-1], _written(standing[-1])
    before, subject = last.marker.string, Subject(last.path.stem)
    after = _without(before, last)
    lost, gained = _change(before, after, subject)
    if gained or lost != _decided(taken.yaml, subject):
        message = f"the entry of {taken.id} cannot be taken out alone"
        return (Problem("curation-not-written", Severity.ERROR, taken.file, message, "Remove it by hand.", taken.line),)
    return _replace(last.path, before, after) or taken


def _without(text: str, entry: _Standing) -> str:
    """The text without an entry, its marker, and the empty line that was written before that; remarks stay."""
    newline = "\r\n" if entry.marker.group().endswith("\r") else "\n"
    head = text[: entry.marker.start()]
    above = head.removesuffix(newline)
    if above != head and (not above.removeprefix("\ufeff") or above.endswith(("\n", "\r"))):
        head = above
    between = text[entry.marker.end() : entry.start].removeprefix("\n")
    return head + between + text[entry.end :]


def _entry_after(text: str, start: int) -> tuple[int, int] | None:
    """Where the entry under a marker begins and ends (its line end included); None where none follows.

    Remarks and empty lines between the marker and the entry, and after its last line, are not of it.
    """
    begin, end, indent = -1, -1, 0
    for first, last, line in _lines(text, start):
        plain = line.strip(" \t\r\n\ufeff")
        depth = len(line) - len(line.lstrip(" "))
        quiet = not plain or plain.startswith("#")
        if begin < 0 and not quiet:
            if not plain.startswith("- "):
                return None
            begin, end, indent = first, last, depth
        elif begin >= 0 and not quiet:
            if depth <= indent:
                break
            end = last
        elif begin < 0 and _MARKER.match(line):
            return None
    return (begin, end) if begin >= 0 else None


def _lines(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    """The lines after the one that ends at `start`, each with its place, its line end included."""
    ahead = _LINE_END.match(text, start)
    at = ahead.end() if ahead else start
    while at < len(text):
        found = _LINE_END.search(text, at)
        end = found.end() if found else len(text)
        yield at, end, text[at:end]
        at = end


def _marked(folder: Path) -> list[tuple[int, Path, re.Match[str]]]:
    """The markers in all curation files that can be read: number, file, and the match."""
    found = []
    for subject in Subject:
        path = folder / f"{subject.value}.yml"
        text, _ = _content(path)
        found += [(int(match["number"]), path, match) for match in _MARKER.finditer(text or "")]
    return found


def _content(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file with its byte order mark and line ends; None where there is no file yet."""
    if not os.path.lexists(path):
        return None, ()
    text, problems = read_text(path, path.name)
    return (None if problems else text), tuple(problems)


def _is_yaml(text: str) -> bool:
    """Whether other programs would read the whole text."""
    try:
        return all(True for _ in yaml_events(text))
    except yaml.YAMLError:
        return False


def _replace(path: Path, before: str | None, text: str) -> tuple[Problem, ...]:
    """Put the new text in the file's place, whole or not at all; problems where the file or folder refuses."""
    try:
        if before is not None and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "it is write-protected")
        if _content(path)[0] != before:
            raise OSError(errno.EAGAIN, "another program has just changed it")
        replace_whole(path, text.encode("utf-8"))
    except OSError as error:
        message = f"the file cannot be written: {error.strerror or error}; nothing was changed"
        remedy = "Check the permissions of the file and its folder, and the space on the disk."
        return (Problem("curation-not-written", Severity.ERROR, path.name, message, remedy),)
    return ()
