"""The tables that ship with the package: tab-separated, named columns, remarks; one reader for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

Row = Mapping[str, str]


def read_table(resource: Traversable) -> tuple[Row, ...]:
    """The rows of a table as column → cell, in file order.

    The first line names the columns. A line that begins with `#` is a remark and an empty one is passed over; a row
    that ends early has no cell in the columns left, so ask with `row.get(column, "")` where a column may be empty.
    """
    return parse_table(resource.read_text(encoding="utf-8"))


def parse_table(text: str) -> tuple[Row, ...]:
    r"""The rows of a table given as text.

    >>> parse_table("entry\tclass\n# a remark\nMr\thonorific\n")
    ({'entry': 'Mr', 'class': 'honorific'},)
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        return ()
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:])
