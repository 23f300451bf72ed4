"""The annotated passages: plain text with inline marks that a person can write by hand.

A file holds passages under `=== title | publication day` (or `unknown`). `{Ann Kos}` is a person, `{Kos=Ann Kos}` one
with the name of whom it stands for; `[Friday=2022-01-21]` a time expression with its EDTF form, `none` where it has no
place on a timeline, `unresolved` where the text does not say; `<d Ann Kos|"…">` reported speech of a kind (d direct,
m mixed, i indirect, s scare) with its speaker. Lines that start with `#` are remarks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "passages"
MARKS = "\"'`“”‘’„«»‹› \n"
KINDS = {"d": "direct", "m": "mixed", "i": "indirect", "s": "scare"}
_CLOSERS = {"{": "}", "[": "]", "<": ">"}


@dataclass(frozen=True)
class Mark:
    """A marked stretch of the plain text: `sign` is `{`, `[` or `<`; `label` who, when, or who said it."""

    sign: str
    start: int
    end: int
    label: str
    kind: str = ""


@dataclass
class Passage:
    """One passage: its plain text, its publication day if known, and its marks in order of their start."""

    name: str
    published: str | None
    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def of(self, sign: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.sign == sign]


def read_passages() -> list[Passage]:
    return [passage for path in sorted(FOLDER.glob("*.txt")) for passage in _read(path)]


def read_file(path: Path) -> list[Passage]:
    """The passages of one file."""
    return _read(path)


def checksum() -> str:
    """The SHA-256 of all passages, so that the gate sees when the corpus itself has changed."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(path: Path) -> list[Passage]:
    found: list[Passage] = []
    marked: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "=== end | unknown"]:
        if line.startswith("==="):
            if found:
                found[-1].text, found[-1].marks = unmark("\n".join(marked).strip(), f"{path.name}: {found[-1].name}")
            title, _, day = line[3:].partition("|")
            found.append(Passage(f"{path.stem}: {title.strip()}", None if day.strip() == "unknown" else day.strip()))
            marked = []
        elif not line.startswith("#"):
            marked.append(line)
    return found[:-1]


def unmark(marked: str, where: str) -> tuple[str, list[Mark]]:
    """The plain text of a marked one, and its marks; ValueError names the passage whose marks do not close."""
    text, marks = "", []
    open_marks: list[tuple[str, int, str]] = []
    at = 0
    while at < len(marked):
        sign = marked[at]
        if sign == "<":
            label, bar, _ = marked[at + 1 :].partition("|")
            if not bar:
                raise ValueError(f"{where}: a mark without |")
            open_marks.append((sign, len(text), label))
            at += len(label) + 2
        elif sign in "{[":
            open_marks.append((sign, len(text), ""))
            at += 1
        elif open_marks and sign == _CLOSERS[open_marks[-1][0]]:
            opened, start, label = open_marks.pop()
            marks.append(_mark(opened, start, len(text), label or text[start:], text))
            at += 1
        elif open_marks and sign == "=" and open_marks[-1][0] in "{[":
            opened, start, _ = open_marks.pop()
            close = marked.index(_CLOSERS[opened], at)
            marks.append(_mark(opened, start, len(text), marked[at + 1 : close], text))
            at = close + 1
        else:
            text += sign
            at += 1
    if open_marks:
        raise ValueError(f"{where}: a mark is never closed")
    return text, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _mark(sign: str, start: int, end: int, label: str, text: str) -> Mark:
    if sign != "<":
        return Mark(sign, start, end, label.strip())
    kind, _, speaker = label.partition(" ")
    start, end = trimmed(text, start, end)
    return Mark(sign, start, end, speaker.strip(), KINDS[kind])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the quotation marks and blanks around it."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end
