"""Tries the rules for a source beside a quotation, surest first."""

from __future__ import annotations

from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.kinds import names_work
from dossier.extraction.quotations.passages import Passage, places_of
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.rules import SIEVES
from dossier.extraction.quotations.vocabulary import Vocabulary

# Each function once: it tells the cases of all its rows apart.
_ORDER = tuple({sieve.find: sieve.at_end for sieve in SIEVES}.items())


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
        for find, at_end in _ORDER:
            passage, index = last if at_end else first
            attribution = find(passage, index, vocabulary)
            if attribution:
                found[number] = attribution
                break
    return found
