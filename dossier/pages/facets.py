"""The choices by which a reader narrows a list, each with the number of rows it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.pages.lookup import Lookup

_MOST = 60


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice: its label, the name of the attribute that a row carries it in, and the values with their counts."""

    label: str
    name: str
    values: tuple[tuple[str, int], ...]


def narrows_all(lookup: Lookup, parts: Sequence[object], part: object) -> bool:
    """Whether a page is the first of a list that goes on on others, and the dossier's own search narrows all of it."""
    return bool(parts) and part is None and lookup.options.search == "dossier"


def facet(label: str, name: str, counts: Counter[str]) -> Facet:
    """The commonest values of a facet in the order of the alphabet: beyond that a list of choices helps nobody."""
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return Facet(label, name, tuple(sorted(common, key=lambda item: (item[0].casefold(), item[0]))))
