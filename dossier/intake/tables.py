"""The tables that intake reads: what class words of a page mean, and which outlet a domain belongs to."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("dossier.intake") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def markup_words() -> dict[str, str]:
    """Class word → what it says of an element: "newsletter" says `debris`, "caption" says `caption`."""
    return {row["entry"]: row["meaning"] for row in _rows("markup.tsv")}


@cache
def byline_words(meaning: str) -> frozenset[str]:
    """The words of bylines that mean `prefix` ("by"), `joiner` ("and") or `job` ("correspondent")."""
    return frozenset(row["entry"] for row in _rows("bylines.tsv") if row["meaning"] == meaning)


@cache
def outlet_domains() -> dict[str, str]:
    """Domain without `www.` → the outlet's name: `reuters.com` is Reuters."""
    return {row["entry"]: row["outlet"] for row in _rows("outlets.tsv")}
