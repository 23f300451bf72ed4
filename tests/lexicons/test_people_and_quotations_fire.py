"""The sentence of every row of the people and quotation tables has the effect that its table promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.extraction.people import find_people
from dossier.extraction.quotations import find_quotations
from dossier.intake import article_from_text
from dossier.language.lexicon import Lexicon, load_lexicon
from tests.lexicons.tables import Table, all_tables

# Tables whose words are never a person, and tables whose words are part of the person's name.
BARRIERS = {
    "people_calendar",
    "people_common_words",
    "people_compounds",
    "people_demonyms",
    "people_indicators",
    "people_organisations",
    "people_places",
}
INSIDE = {"people_given", "people_particles", "people_suffixes", "people_surnames"}
TABLES = [table for table in all_tables() if table.name.startswith(("people_", "quotation_"))]
# Rows known to be silent, one `table<tab>entry` a line.
SILENT = {
    tuple(line.split("\t")[:2])
    for line in (Path(__file__).parent / "silent.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
}


def speaks(table: Table, row: dict[str, str]) -> bool:
    """Whether the row's sentence has the effect its table promises."""
    lexicon = load_lexicon(table.language)
    assert lexicon is not None
    article = article_from_text("a", row["example"], language=table.language)
    people, mentions = find_people(article, lexicon)
    names = [mention.span.of(article.text) for mention in mentions]
    if table.name in BARRIERS:
        return not any(row["entry"] in name.split() for name in names)
    if table.name in INSIDE:
        return any(row["entry"] in name for name in names)
    if table.name.startswith("people_"):
        return bool(names)
    return bool(find_quotations(article, people, mentions, lexicon))


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_row_speaks(table: Table) -> None:
    silent = {(table.name, row["entry"]): number for number, row in table.cells() if not speaks(table, row)}
    assert not {f"line {silent[key]}: {key[1]}" for key in silent.keys() - SILENT}, "these rows have no effect"


def test_only_rows_that_exist_are_excused() -> None:
    assert {(table.name, row["entry"]) for table in TABLES for _, row in table.cells()} >= SILENT


def test_the_check_can_fail() -> None:
    lexicon = load_lexicon("en")
    assert isinstance(lexicon, Lexicon)
    table = next(table for table in TABLES if table.name == "people_given")
    assert not speaks(table, {"entry": "Xqz", "example": "Nothing happened here."})
