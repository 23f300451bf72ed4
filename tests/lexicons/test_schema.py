"""Every table of every pack keeps to the schema of README.md, and every entry has its sentence."""

from __future__ import annotations

import re

import pytest

from dossier.language.lexicon import members
from tests.lexicons.tables import Table, all_tables, documented_columns

TABLES = all_tables()
_IDS = [f"{table.language}/{table.name}" for table in TABLES]
# Columns that, with the entry, make a row one of its kind: "second" is an ordinal and a unit.
_KEYS = ("entry", "class", "side", "use")


@pytest.mark.parametrize("table", TABLES, ids=_IDS)
def test_columns_are_those_documented(table: Table) -> None:
    assert documented_columns().get(table.name) == table.columns
    assert table.columns[0] == "entry"
    assert table.columns[-1] == "example"


@pytest.mark.parametrize("table", TABLES, ids=_IDS)
def test_rows_are_whole_and_unique(table: Table) -> None:
    ragged = [number for number, row in table.rows if len(row) != len(table.columns)]
    assert not ragged, f"lines with other than {len(table.columns)} cells"
    seen: dict[tuple[str, ...], int] = {}
    twice = []
    for number, row in table.cells():
        key = tuple(row.get(column, "") for column in _KEYS)
        if key in seen:
            twice.append((number, seen[key], row["entry"]))
        seen[key] = number
    assert not twice, "the same entry twice"


@pytest.mark.parametrize("table", TABLES, ids=_IDS)
def test_every_entry_stands_in_its_example(table: Table) -> None:
    missing = [(number, row["entry"]) for number, row in table.cells() if not _stands_in(row)]
    assert not missing


def test_no_table_is_documented_that_is_not_there() -> None:
    assert set(documented_columns()) == {table.name for table in TABLES}


def _stands_in(row: dict[str, str]) -> bool:
    entry, example = _plain(row["entry"]), _plain(row["example"])
    if not example:
        return False
    if "{" in entry or "pattern" in row:
        return True
    if row.get("words"):
        return any(word in example or word[:-1] in example for word in map(_plain, members(row)))
    if row.get("forms"):
        return any(form in example for form in map(_plain, row["forms"].split()))
    return entry.strip("- .") in example or _stem(entry) in example


def _plain(words: str) -> str:
    return re.sub(r"[’‘]", "'", re.sub(r"[–‐‑]", "-", words)).lower()


def _stem(entry: str) -> str:
    """The entry without its last letter, which covers regular inflection ("deny" in "denies")."""
    return entry[:-1] if len(entry) > 4 else entry
