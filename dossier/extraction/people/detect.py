"""Names in the read blocks: the sieve, then references back to names already sure."""

from __future__ import annotations

from dossier.extraction.people.names import Name
from dossier.extraction.people.rules import Known, Sieve
from dossier.extraction.people.tables import NameTables
from dossier.extraction.people.tokens import Tokens, name_runs


def detect(tokens: Tokens, tables: NameTables) -> list[Name]:
    """The names in reading order, without overlap."""
    runs = list(name_runs(tokens, tables))
    sieve, known = Sieve(tokens, tables), Known()
    names: list[Name] = []
    taken: set[int] = set()
    for first, end in runs:
        for found in sieve.candidates(first, end):
            names.append(Name(found.first, found.end, found.rule))
            taken.update(range(found.first, found.end))
            known.learn(tokens.words[found.first : found.end])
    for first, end in runs:
        for at in range(first, end):
            if at not in taken and _refers_back(tokens, at, end, known):
                names.append(Name(at, at + 1, "people.surname"))
                taken.add(at)
    names.sort(key=lambda name: name.first)
    return names


def _refers_back(tokens: Tokens, at: int, end: int, known: Known) -> bool:
    word = tokens.words[at]
    if word not in known.surnames and word not in known.given:
        return False
    if not set("PDOC").isdisjoint(tokens.classes[at]):
        return False
    return not (at + 1 < end and "A" in tokens.classes[at + 1])
