"""Sentences with inline marks, and what they ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\[([^\[\]=]+?)\s*=\s*([^\[\]|]+?)\s*(?:\|\s*([^\[\]]+?)\s*)?\]")


@dataclass(frozen=True)
class Wanted:
    """An expression that must be found: its place, TIMEX3 value and EDTF form (None: it has none)."""

    start: int
    end: int
    value: str
    edtf: str | None


@dataclass(frozen=True)
class Sentence:
    line: int
    text: str
    published: str | None
    wanted: tuple[Wanted, ...]


def read_sentences(path: Path) -> list[Sentence]:
    found, published = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            published = None if line == "## unknown" else line[3:].strip()
        elif line and not line.startswith("#"):
            text, wanted = unmark(line)
            found.append(Sentence(number, text, published, wanted))
    return found


def unmark(line: str) -> tuple[str, tuple[Wanted, ...]]:
    """The plain sentence, and the expressions marked in it."""
    text, wanted, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        edtf = None if mark[3] == "none" else mark[3] or mark[2]
        wanted.append(Wanted(len(text), len(text) + len(mark[1]), mark[2], edtf))
        text += mark[1]
        at = mark.end()
    return text + line[at:], tuple(wanted)
