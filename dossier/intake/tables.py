"""The tables that intake reads, every one in `intake/data`: what class words mean, whose domain one is, word lists."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dossier.text.tables import Row, read_table


def table(name: str) -> tuple[Row, ...]:
    """The rows of one tab-separated table of `intake/data` as column → cell; `#` starts a remark."""
    return read_table(files("dossier.intake") / "data" / f"{name}.tsv")


@cache
def markup_words() -> dict[str, tuple[str, ...]]:
    """Class word → what it says of an element: "newsletter" says `debris`, "caption" says `caption`."""
    return {row["entry"]: tuple(row["meaning"].split()) for row in table("markup")}


@cache
def byline_words(meaning: str) -> frozenset[str]:
    """The words of bylines that are a `prefix` ("by"), a `joiner` ("and"), a `job` ("correspondent") and so on."""
    return frozenset(row["entry"] for row in table("bylines") if row["meaning"] == meaning)


@cache
def outlet_domains() -> dict[str, str]:
    """Domain without `www.` → the outlet's name: `reuters.com` is Reuters."""
    return {row["entry"]: row["outlet"] for row in table("outlets")}
