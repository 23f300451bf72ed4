"""What the columns of the data mean: the words stand beside the field, and the data dictionary is made of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

_MEANING = "meaning"
_TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    str | None: "string",
    int | None: "integer",
    float | None: "number",
}
# What SQLite calls them; a boolean is 0 or 1 there.
SQL_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `type` is a Table Schema type (`string`, `integer`, `number`, `boolean`)."""

    name: str
    type: str
    meaning: str
    required: bool


def column(meaning: str) -> Any:
    """A field of a row with the sentence that tells a reader what stands in it."""
    return dataclasses.field(metadata={_MEANING: meaning})


@cache
def columns_of(row: type[Any]) -> tuple[Column, ...]:
    """The columns of a row class, in the order in which they are written."""
    hints = get_type_hints(row)
    return tuple(
        Column(
            name=field.name,
            type=_TYPES[hints[field.name]],
            meaning=field.metadata[_MEANING],
            required=hints[field.name] in {str, int, float, bool},
        )
        for field in dataclasses.fields(row)
    )


def values_of(row: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of a row of this class, in the order of its columns."""
    first, second, *others = [column.name for column in columns_of(row)]
    return attrgetter(first, second, *others)
