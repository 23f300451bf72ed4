"""Tables → files: CSV, JSON Lines, one SQLite database, and the Data Package that describes them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

from dossier.downloads.columns import SQL_TYPES, columns_of, values_of
from dossier.downloads.tables import Table

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); a seed must not run in one.
_FORMULA = frozenset("=+-@\t\r")
_JSON = json.JSONEncoder(ensure_ascii=False).encode
# SQLite notes in these bytes of the file which of its releases wrote it; the same facts must give the same bytes.
_RELEASE = slice(96, 100)


def as_csv(table: Table) -> bytes:
    """The table as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read its letters).

    Words that a spreadsheet would take for a formula get an apostrophe in front; JSON Lines and SQLite have them bare.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns_of(table.row)])
    writer.writerows(map(_cell, values) for values in map(values_of(table.row), table.rows))
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def as_json_lines(table: Table) -> bytes:
    """The table as JSON Lines: an object a row, UTF-8, every column in every row."""
    names = [column.name for column in columns_of(table.row)]
    lines = (_JSON(dict(zip(names, values, strict=True))) for values in map(values_of(table.row), table.rows))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def as_database(tables: Iterable[Table]) -> tuple[bytes, bytes, bytes]:
    """All tables as one SQLite file that Datasette opens; the columns' meanings stand in the table `dictionary`.

    It comes in three pieces. Each table is taken when the one before is written.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("BEGIN")
        dictionary: list[tuple[str, str, str, str]] = []
        for table in tables:
            _fill(database, table)
            dictionary += [(table.name, c.name, c.type, c.meaning) for c in columns_of(table.row)]
        database.execute("CREATE TABLE dictionary (table_name TEXT, column_name TEXT, type TEXT, meaning TEXT)")
        database.executemany("INSERT INTO dictionary VALUES (?, ?, ?, ?)", dictionary)
        database.execute("COMMIT")
        database.execute("VACUUM")
        content = database.serialize()
    return content[: _RELEASE.start], bytes(4), content[_RELEASE.stop :]


def as_data_package(tables: Sequence[Table], title: str) -> bytes:
    """`datapackage.json`: the CSV files with their columns, types and meanings (Data Package, Frictionless Data)."""
    package = {
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": title or "Dossier",
        "resources": [_resource(table) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _cell(value: Any) -> Any:
    if type(value) is str:
        return f"'{value}" if value[:1] in _FORMULA else value
    return str(value).lower() if isinstance(value, bool) else value


def _fill(database: sqlite3.Connection, table: Table) -> None:
    columns = columns_of(table.row)
    wanted = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}{" NOT NULL" if c.required else ""}' for c in columns)
    database.execute(f'CREATE TABLE "{table.name}" ({wanted})')
    places = ", ".join("?" * len(columns))
    rows = (tuple(map(_bare, values)) for values in map(values_of(table.row), table.rows))
    database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)


def _bare(value: Any) -> Any:
    """A lone surrogate is no character that a database could hold: it is written as its escape."""
    if type(value) is not str or value.isascii():
        return value
    return value.encode("utf-8", "backslashreplace").decode()


def _resource(table: Table) -> dict[str, Any]:
    fields = [
        {
            "name": column.name,
            "type": column.type,
            "description": column.meaning,
            **({"constraints": {"required": True}} if column.required else {}),
        }
        for column in columns_of(table.row)
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {"fields": fields, "missingValues": [""]},
    }
