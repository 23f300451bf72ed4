"""What a reader steers by inside a page."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TypedDict

from dossier.model import Heading


class TocEntry(TypedDict):
    """A heading with those below it; `name` is escaped, ready to print."""

    level: int
    id: str
    name: str
    children: list[TocEntry]


def nested(headings: Iterable[Heading]) -> list[TocEntry]:
    """The headings of a page as a tree: each stands under the nearest earlier one of a higher rank."""
    roots: list[TocEntry] = []
    open_at: list[TocEntry] = []
    for heading in headings:
        entry = TocEntry(level=heading.level, id=heading.anchor, name=html.escape(heading.text), children=[])
        while open_at and open_at[-1]["level"] >= heading.level:
            open_at.pop()
        (open_at[-1]["children"] if open_at else roots).append(entry)
        open_at.append(entry)
    return roots
