"""Counts of results by outlet, year, person and speaker, from the packed columns."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from dossier.search.packing import unpack_varints
from dossier.search.reader import Index

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Facets:
    """One value a document: its outlet (0: unknown, else from 1) and its day (0: unknown); its people and speakers."""

    outlets: tuple[str, ...]
    outlet_of: tuple[int, ...]
    day_of: tuple[int, ...]
    names: tuple[str, ...] = ()
    named: tuple[tuple[int, ...], ...] = ()
    quoted: tuple[tuple[int, ...], ...] = ()


def load_facets(index: Index, people: bool = False) -> Facets:
    """The facets of all documents; empty where their file is missing. `people` loads those too."""
    columns = index.columns("f/0")
    if len(columns) != 3:
        return Facets((), (), ())
    outlets, outlet_of, day_of = json.loads(columns[0]), *map(unpack_varints, columns[1:])
    known = Facets(tuple(outlets), tuple(outlet_of), tuple(day_of))
    more = index.columns("f/1") if people else []
    if len(more) != 5:
        return known
    names = tuple(name for name, _ in json.loads(more[0]))
    return Facets(known.outlets, known.outlet_of, known.day_of, names, _lists(*more[1:3]), _lists(*more[3:5]))


def _lists(counts: bytes, distances: bytes) -> tuple[tuple[int, ...], ...]:
    numbers, at, lists = unpack_varints(distances), 0, []
    for count in unpack_varints(counts):
        lists.append(tuple(accumulate(numbers[at : at + count])))
        at += count
    return tuple(lists)


def facet_counts(documents: Sequence[int], facets: Facets) -> dict[str, list[list[Any]]]:
    """For each facet its commonest values with how many of the documents have them, the most first."""
    outlets: Counter[str] = Counter()
    years: Counter[str] = Counter()
    people: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    for document in documents:
        if document >= len(facets.day_of):
            continue
        outlet, day = facets.outlet_of[document], facets.day_of[document]
        if outlet:
            outlets[facets.outlets[outlet - 1]] += 1
        if day:
            years[f"{datetime.date.fromordinal(day).year:04}"] += 1
        if facets.named:
            people.update(facets.names[person] for person in facets.named[document])
            speakers.update(facets.names[person] for person in facets.quoted[document])
    counted = {"outlet": outlets, "year": years, "person": people, "said-by": speakers}
    return {name: _first(counts, name == "year") for name, counts in counted.items()}


def _first(counts: Counter[str], by_name: bool) -> list[list[Any]]:
    ordered = sorted(counts.items(), key=lambda item: (item[0] if by_name else "", -item[1], item[0]))
    return [[name, count] for name, count in (ordered if by_name else ordered[:_SHOWN])]
