"""The tables of names: whole rows, each entry once, each in its own example."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dossier.language.lexicon import rows_of_all_packs
from dossier.linking.people.names import names_with, parse_name, table
from dossier.text.fold import fold
from tests.lexicons.tables import PACKS

TABLES = ("names", "nicknames", "letters")
GENERAL = {"honorific", "title", "generation", "jr", "sr", "postnominal", "particle", "leading", "chain"}
FEATURES = GENERAL | {"organisation", "role", "pronoun", "article", "joiner", "complement"}


def rows(name: str) -> list[list[str]]:
    file = (
        files("dossier.linking.people") / "data" / f"{name}.tsv" if name == "letters" else PACKS / "en" / f"{name}.tsv"
    )
    text = file.read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole_and_every_entry_stands_once(name: str) -> None:
    header, *body = rows(name)
    assert header[0] == "entry"
    assert header[-1] == "example"
    assert all(len(row) == len(header) and all(row) for row in body)
    entries = [row[0] for row in body]
    assert len(set(entries)) == len(entries)


@pytest.mark.parametrize("name", ["names", "nicknames"])
def test_every_entry_stands_in_its_example(name: str) -> None:
    for row in rows_of_all_packs(name):
        assert f" {fold(row['entry'])} " in f" {fold(row['example'])} ", row["entry"]


def test_every_feature_is_known_and_used() -> None:
    used = {feature for row in rows_of_all_packs("names") for feature in row["feature"].split()}
    assert used == FEATURES


def test_letters_are_single_and_their_latin_is_latin() -> None:
    for letter, cells in table("letters").items():
        assert len(letter) == 1
        assert cells[0] == "-" or cells[0].isascii()


def test_honorifics_and_generations_are_no_part_of_the_name() -> None:
    for honorific in names_with("honorific"):
        assert parse_name(f"{honorific} Ines Halden").key == "ines halden"
    assert parse_name("Don Halden").given == "don"
    assert parse_name("Mr Halden").is_bare
    for generation in names_with("generation"):
        assert parse_name(f"Ines Halden {generation.upper()}").family == "halden"
    assert parse_name("Jinping Xi").family == "xi"
    assert parse_name("JINPING XI").family == "xi"
