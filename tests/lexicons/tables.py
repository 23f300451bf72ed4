"""The tables of every language pack, read raw, so that the tests see what the loader would forgive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKS = Path(__file__).parents[2] / "dossier" / "language" / "packs"
# Tables of words by which linking compares what two articles say.
LINKING = {"ahead", "function_words", "negations", "numbers", "suffixes", "synonyms", "tense"}
_DOCUMENTED = re.compile(r"^\| `(?P<table>[a-z_]+)` \| (?P<columns>[^|]+) \|", re.MULTILINE)


@dataclass(frozen=True)
class Table:
    """One table of one pack: its columns, and its rows with their line numbers."""

    language: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def cells(self) -> Iterator[tuple[int, dict[str, str]]]:
        for number, row in self.rows:
            yield number, dict(zip(self.columns, row, strict=False))


def read_table(path: Path) -> Table:
    lines = [
        (number, tuple(line.split("\t")))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    return Table(path.parent.name, path.stem, lines[0][1], tuple(lines[1:]))


def all_tables() -> list[Table]:
    return [read_table(path) for path in sorted(PACKS.glob("*/*.tsv"))]


def documented_columns() -> dict[str, tuple[str, ...]]:
    """Table → its columns, as the schema in README.md has them."""
    text = (PACKS / "README.md").read_text(encoding="utf-8")
    return {m["table"]: tuple(re.findall(r"`([a-z_]+)`", m["columns"])) for m in _DOCUMENTED.finditer(text)}
