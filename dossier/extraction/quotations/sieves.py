"""The ordered table of attribution rules, surest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.extraction.quotations import beside
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.kinds import names_work
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.vocabulary import Vocabulary

Rule = Callable[[Passage, int, Vocabulary], Attribution | None]


@dataclass(frozen=True, slots=True)
class Sieve:
    """One row of the table: the rule and whether it looks at the end of a quotation or at its beginning."""

    rule: Rule
    at_end: bool


SIEVES = (
    Sieve(beside.cue_after_inverted, at_end=True),
    Sieve(beside.cue_after, at_end=True),
    Sieve(beside.according_to, at_end=True),
    Sieve(beside.cue_before, at_end=False),
    Sieve(beside.unlisted_verb, at_end=True),
    Sieve(beside.name_after_dash, at_end=True),
    Sieve(beside.colon_before, at_end=False),
)


def attribute_beside(
    quoted: tuple[Quoted, ...], passages: list[Passage], vocabulary: Vocabulary
) -> dict[int, Attribution]:
    """For each quotation that has its source beside it, what the first rule that applies finds."""
    places = places_of(passages)
    found: dict[int, Attribution] = {}
    for number in range(len(quoted)):
        if number not in places:
            continue
        first, last = places[number][0], places[number][-1]
        if names_work(*first, vocabulary):
            continue
        for sieve in SIEVES:
            passage, index = last if sieve.at_end else first
            attribution = sieve.rule(passage, index, vocabulary)
            if attribution:
                found[number] = attribution
                break
    return found


def places_of(passages: list[Passage]) -> dict[int, list[tuple[Passage, int]]]:
    """Where each quotation stands: its passages with the index of its token, in reading order."""
    places: dict[int, list[tuple[Passage, int]]] = {}
    for passage in passages:
        for index, number in passage.quote.items():
            places.setdefault(number, []).append((passage, index))
    return places
