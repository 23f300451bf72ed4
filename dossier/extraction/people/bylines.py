"""Authors and photographers: names in bylines and credits, which are no subjects of the story."""

from __future__ import annotations

import re
from dataclasses import replace

from dossier.extraction.people.names import Name
from dossier.extraction.people.rules import credit_before
from dossier.extraction.people.tables import (
    AFTER,
    BEFORE,
    COMMON,
    DEMONYM,
    GIVEN,
    ORGANISATION,
    PLACE,
    ROLE,
    SURNAME,
    NameTables,
)
from dossier.extraction.people.tokens import Tokens, name_runs
from dossier.model import Capacity, Role

_LONGEST_CUE = 3
_FOUR_WORDS = 4
_LIST_MARKS = frozenset((",", "&", ";", "/"))
_NOT_A_NAME = frozenset((AFTER, BEFORE, ORGANISATION, DEMONYM, COMMON, ROLE))
_CAPITALS = re.compile(r"^[A-Z]{2,}$")


def credited(tokens: Tokens, names: list[Name], tables: NameTables) -> list[Name]:
    """The names of the story, those that a credit line in it names as author or photographer marked so.

    "(Reporting by Anna Novak; Editing by Peter Marsh)" names two authors, "REUTERS/Anna Novak" a photographer.
    """
    result: list[Name] = []
    for name in names:
        previous = result[-1] if result else None
        told = credit_before(tokens, name.first, tables)
        capacity = Capacity(told) if told else None
        if (
            capacity is None
            and previous
            and previous.capacity is not Capacity.SUBJECT
            and _listed(tokens, previous, name)
        ):
            capacity = previous.capacity
        result.append(name if capacity is None else replace(name, capacity=capacity))
    return result


def _listed(tokens: Tokens, previous: Name, name: Name) -> bool:
    between = range(previous.end, name.first)
    return 0 < len(between) <= 2 and all(
        tokens.words[at] in _LIST_MARKS or COMMON in tokens.classes[at] for at in between
    )


def byline_names(tokens: Tokens, role: Role, tables: NameTables) -> list[Name]:
    """The names in one byline, caption or credit, with the capacity in which they are named.

    A byline names authors; a caption or credit names a photographer after a cue ("Photograph: Anna Novak").
    """
    if role is Role.BYLINE:
        return [
            Name(first, end, "people.byline", (first, end), Capacity.AUTHOR)
            for first, end in _whole_names(tokens, tables)
            if _credit_cue(tokens, first, tables) is not Capacity.PHOTOGRAPHER
        ]
    return [
        Name(first, end, "people.credit", (first - 1, first), Capacity.PHOTOGRAPHER)
        for first, end in _whole_names(tokens, tables)
        if _credit_cue(tokens, first, tables) is Capacity.PHOTOGRAPHER
    ]


def _whole_names(tokens: Tokens, tables: NameTables) -> list[tuple[int, int]]:
    found = []
    for first, end in name_runs(tokens, tables):
        classes = tokens.classes[first:end]
        place = any(PLACE in c and GIVEN not in c and SURNAME not in c for c in classes)
        if 2 <= end - first <= _FOUR_WORDS and not place and not any(_no_name(c) for c in classes):
            found.append((first, end))
    return found


def _no_name(classes: str) -> bool:
    return not _NOT_A_NAME.isdisjoint(classes) and GIVEN not in classes and SURNAME not in classes


def _credit_cue(tokens: Tokens, first: int, tables: NameTables) -> Capacity | None:
    words = [w for w in tokens.words[max(first - _LONGEST_CUE - 1, 0) : first] if w not in ":()"]
    if tokens.words[first - 1] == "/" and _CAPITALS.match(tokens.words[first - 2]):
        return Capacity.PHOTOGRAPHER
    for size in range(min(_LONGEST_CUE, len(words)), 0, -1):
        found = tables.credits.get(" ".join(words[-size:]).lower())
        if found is not None:
            return Capacity(found)
    return None
