"""CSL-JSON items → BibTeX, RIS and CSL-JSON files, as reference managers read them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import rispy

from dossier.downloads.references import Item

# What TeX reads as a command (Knuth, The TeXbook, ch. 7); other letters stand as they are, for biber reads UTF-8.
# Written here and not by bibtexparser, which escapes nothing by itself and costs 0.1 s at every start.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
_KEY = re.compile(r"[^A-Za-z0-9-]+")
# What would end an address in a `url` field; it is percent-encoded there, which leads to the same place.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


class _Records(rispy.RisWriter):  # type: ignore[misc]
    """Records alone: rispy numbers them, which no reference manager needs."""

    def set_header(self, count: int) -> str:
        return ""


def as_bibtex(items: Sequence[Item]) -> str:
    """The items as BibTeX entries (`@article`, with biblatex's `date` and `urldate` beside BibTeX's `year`)."""
    return "\n".join(map(_bibtex_entry, items))


def as_ris(items: Sequence[Item]) -> str:
    """The items as RIS records of type NEWS, which Zotero, EndNote and Citavi read."""
    written: str = rispy.dumps([_ris_record(item) for item in items], implementation=_Records)
    return written


def as_csl(items: Sequence[Item]) -> str:
    """The items as a CSL-JSON array, an item a line."""
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]\n"


def _bibtex_entry(item: Item) -> str:
    day = _iso(item.get("issued"))
    fields = {
        "author": " and ".join(f"{{{_tex(author['literal'])}}}" for author in item.get("author", ())),
        "title": f"{{{_tex(item['title'])}}}",
        "journal": _tex(item.get("container-title", "")),
        "date": day,
        "year": day[:4],
        "url": item.get("URL", "").translate(_IN_ADDRESS),
        "urldate": _iso(item.get("accessed")),
        "note": _tex(item.get("note", "")),
        "langid": item.get("language", ""),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@article{{{_KEY.sub('-', item['id']).strip('-') or 'article'},\n{lines}\n}}\n"


def _ris_record(item: Item) -> dict[str, Any]:
    day, collected = _iso(item.get("issued")), _iso(item.get("accessed"))
    record = {
        "type_of_reference": "NEWS",
        "id": item["id"],
        "title": item["title"],
        "authors": [author["literal"] for author in item.get("author", ())],
        "secondary_title": item.get("container-title"),
        "year": day[:4],
        "date": day.replace("-", "/"),
        "urls": [item["URL"]] if "URL" in item else [],
        "access_date": collected.replace("-", "/"),
        "file_attachments2": item.get("archive_location"),
        "language": item.get("language"),
        "notes": [item["note"]] if "note" in item else [],
    }
    return {key: _flat(value) for key, value in record.items() if value}


def _flat(value: str | list[str]) -> str | list[str]:
    """A record is lines: no value may bring a line end of its own."""
    return [" ".join(part.split()) for part in value] if isinstance(value, list) else " ".join(value.split())


def _tex(words: str) -> str:
    return " ".join(words.split()).translate(_TEX)


def _iso(date: dict[str, list[list[int]]] | None) -> str:
    if not date:
        return ""
    year, *rest = date["date-parts"][0]
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])
