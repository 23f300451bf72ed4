"""What a container states of an article, filled up with what its text prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dossier.model import Metadata, Statement
from dossier.text.fold import fold

_SINGLE = ("title", "outlet", "published", "updated", "place", "section", "language", "url", "agency")
_DAYS = ("published", "updated")


def merge_metadata(stated: Metadata, printed: Metadata) -> Metadata:
    """The stated values, each absent one from the print; a printed value that says something else is an alternative.

    Two dates agree when they name the same day, other values when their words are the same.
    """
    values: dict[str, Any] = {}
    others = [*stated.alternatives, *printed.alternatives]
    for name in _SINGLE:
        own: Statement | None = getattr(stated, name)
        read: Statement | None = getattr(printed, name)
        if own is None and read is not None:
            values[name] = read
        elif own is not None and read is not None and not _agree(name, own, read):
            others.append((name, read))
    known = {fold(author.value) for author in stated.authors}
    others += [("authors", author) for author in printed.authors if known and fold(author.value) not in known]
    authors = stated.authors or printed.authors
    return replace(stated, **values, authors=authors, alternatives=tuple(others))


def _agree(name: str, own: Statement, read: Statement) -> bool:
    if name in _DAYS:
        return own.value[:10] == read.value[:10]
    if name == "language":
        return own.value.split("-")[0].lower() == read.value
    return fold(own.value) == fold(read.value)
