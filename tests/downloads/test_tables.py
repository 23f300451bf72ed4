"""The tables that readers carry away: every row leads back to its words, and every file is read by others' readers."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sqlite3
from pathlib import Path

import pytest

from dossier.downloads import download_files
from dossier.downloads.annotations import as_web_annotations
from dossier.downloads.columns import columns_of, values_of
from dossier.downloads.rows import ReprintRow
from dossier.downloads.tables import Table, tables_of
from dossier.downloads.writing import as_csv, as_data_package, as_database, as_json_lines
from dossier.model import Dossier, SiteOptions
from tests.pages.sample import sample_dossier

TEXTS = {article.id: article.text for article in sample_dossier().articles}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return sample_dossier()


@pytest.fixture(scope="module")
def tables(dossier: Dossier) -> dict[str, Table]:
    return {table.name: table for table in tables_of(dossier)}


def test_every_fact_is_in_its_table(tables: dict[str, Table]) -> None:
    counts = {name: len(table.rows) for name, table in tables.items()}
    assert counts == {
        "articles": 3,
        "people": 1,
        "names": 4,
        "quotations": 4,
        "variants": 4,
        "dates": 2,
        "reprints": 1,
    }


@pytest.mark.parametrize("name", ["names", "quotations", "variants", "dates"])
def test_a_row_selects_its_words(tables: dict[str, Table], name: str) -> None:
    for row in tables[name].rows:
        assert TEXTS[row.article][row.start : row.end] == row.words
        assert row.address.startswith(f"articles/{row.article}.html#s-")


def test_what_is_unknown_is_empty(tables: dict[str, Table]) -> None:
    undated = tables["articles"].rows[1]
    assert (undated.published, undated.outlet, undated.url) == (None, None, None)
    monday = tables["dates"].rows[1]
    assert (monday.edtf, monday.unresolved) == (None, "the article has no publication date")


def test_a_quotation_names_the_person_it_is_shown_under(tables: dict[str, Table]) -> None:
    assert {row.person for row in tables["quotations"].rows} == {"ines-okafor"}
    assert tables["people"].rows[0].statements == 3


def test_csv_is_read_back(tables: dict[str, Table]) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(tables["quotations"]).decode("utf-8-sig"))))
    assert rows[0]["words"].startswith("We will raise the wall")
    assert rows[2]["quoted"] == "armchair engineers"
    assert rows[3]["quoted"] == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    table = Table("reprints", "", ReprintRow, (ReprintRow(cell, "b", "copy", 0.5, 1, None),))
    row = next(csv.DictReader(io.StringIO(as_csv(table).decode("utf-8-sig"))))
    assert row["left"] == f"'{cell}"
    assert json.loads(as_json_lines(table))["left"] == cell


def test_the_database_holds_every_table(tables: dict[str, Table], tmp_path: Path) -> None:
    path = tmp_path / "dossier.sqlite"
    path.write_bytes(b"".join(as_database(tables.values())))
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for name, table in tables.items():
            assert database.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (len(table.rows),)
        joined = "SELECT p.name FROM quotations q JOIN people p ON p.id = q.person WHERE q.quoted LIKE '%armchair%'"
        assert database.execute(joined).fetchall() == [("Ines Okafor",)]
        told = "SELECT meaning FROM dictionary WHERE table_name = 'dates' AND column_name = 'unresolved'"
        assert database.execute(told).fetchone() == ("why there is no date",)


def test_the_data_package_describes_the_csv_files(tables: dict[str, Table]) -> None:
    package = json.loads(as_data_package(tuple(tables.values()), "Harbour"))
    assert package["title"] == "Harbour"
    for resource in package["resources"]:
        header = as_csv(tables[resource["name"]]).decode("utf-8-sig").splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_annotations_select_their_words(dossier: Dossier) -> None:
    collection = json.loads(b"".join(as_web_annotations(dossier, SiteOptions(address="https://dossier.example/"))))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 10
    assert len({item["id"] for item in items}) == 10
    for item in items:
        quote, position = item["target"]["selector"]
        article = item["id"].removeprefix("https://dossier.example/articles/").partition(".html")[0]
        text = TEXTS[article]
        assert text[position["start"] : position["end"]] == quote["exact"]
        at = position["start"] - len(quote["prefix"])
        assert text[at:].startswith(quote["prefix"] + quote["exact"] + quote["suffix"])
    assert items[0]["target"]["source"] == "https://coast.example/wall"


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier) -> None:
    options = SiteOptions(title="Harbour")
    once, listed = download_files(dossier, options)
    again, _ = download_files(sample_dossier(), options)
    assert once == again
    assert [asset.uri for asset in once] == [download.uri for download in listed]
    assert [len(asset.content) for asset in once] == [download.size for download in listed]


def test_a_dossier_of_nothing_has_files_too() -> None:
    assets, _ = download_files(Dossier((), ()), SiteOptions())
    assert len(assets) == 21


def test_columns_and_values_agree(tables: dict[str, Table]) -> None:
    for table in tables.values():
        columns = columns_of(table.row)
        assert len(columns) == len(dataclasses.fields(table.row))
        assert all(len(values_of(table.row)(row)) == len(columns) for row in table.rows)
