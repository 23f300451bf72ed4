"""Language packs: the word lists and patterns a linguist edits, one folder per language.

A pack is a folder `packs/<language>/` of tab-separated tables. The first line names the columns: `entry` is the
word or pattern, `example` a sentence in which it is found (the tests check each), the columns between are features
of the entry, several values separated by spaces. A line that starts with `#` is a remark.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dossier.text import tables
from dossier.text.tables import Row

__all__ = ["Lexicon", "Row", "load_lexicon", "members", "read_table", "rows_of_all_packs"]
_BORROWED = "borrowed"
_FOLDER = files("dossier.language") / "packs"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language pack; tables are read when first asked for."""

    language: str

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table as column → cell, those of a borrowed table last; empty where there is no such table."""
        own = _read_table(self.language, table)
        lenders = [row["pack"] for row in _read_table(self.language, _BORROWED) if row["entry"] == table]
        return own + tuple(row for lender in lenders for row in _read_table(lender, table))

    def text(self, name: str) -> str | None:
        """A file of the pack that is no table, a model for instance; None where the pack has none."""
        resource = _FOLDER / self.language / name
        return resource.read_text(encoding="utf-8") if resource.is_file() else None

    def words(self, table: str, **features: str) -> frozenset[str]:
        """The entries of a table that carry every given feature among the values of its column."""
        return frozenset(
            row["entry"]
            for row in self.rows(table)
            if all(value in row.get(column, "").split() for column, value in features.items())
        )


@cache
def load_lexicon(language: str) -> Lexicon | None:
    """The pack for a BCP 47 language (its primary subtag counts); None where there is none."""
    primary = language.lower().split("-")[0]
    return Lexicon(primary) if primary.isalpha() and (_FOLDER / primary).is_dir() else None


def read_table(language: str, table: str) -> tuple[Row, ...]:
    """The rows of a table of a language's pack; empty where there is no such pack or table."""
    lexicon = load_lexicon(language)
    return lexicon.rows(table) if lexicon else ()


def rows_of_all_packs(table: str) -> tuple[Row, ...]:
    """The rows of a table in every pack, in order of the languages: names know no language of their own."""
    languages = sorted(folder.name for folder in _FOLDER.iterdir() if folder.is_dir())
    return tuple(row for language in languages for row in read_table(language, table))


def members(row: Row) -> list[str]:
    """Every word of a row that groups words under the first of them."""
    return [row["entry"], *row.get("words", "").split()]


@cache
def _read_table(language: str, table: str) -> tuple[Row, ...]:
    resource = _FOLDER / language / f"{table}.tsv"
    return tables.read_table(resource) if resource.is_file() else ()
