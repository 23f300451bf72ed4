"""The source of a cue: the noun phrase that does the saying, from where the cue stands in its clause."""

from __future__ import annotations

from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, phrase_before, subject_of_clause
from dossier.extraction.quotations.vocabulary import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    COPULA,
    CUE_NOUN,
    DASH,
    DETERMINER,
    INFINITIVE,
    NEGATION,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SPEAKER_NOUN,
    SUBORDINATOR,
    TIME,
)

_BETWEEN = ADVERB | AUXILIARY | NEGATION
_REACH = 60


def source_of_cue(p: Passage, cue: int, floor: int) -> Phrase | None:
    """The phrase that names who said it, looking back from the cue at token `cue` no further than `floor`.

    "Trump, who won Ohio, has since said": the phrase is "Trump", its relation "apposed".
    """
    floor = max(floor, cue - _REACH)
    index = _over_adverbials(p, cue - 1, floor)
    if index < floor:
        return None
    bits = p.flags[index]
    if bits & QUOTE:
        return None
    if bits & (COMMA | DASH):
        relation = "participle" if _is_participle(p, cue) else "apposed"
        start = floor if relation == "participle" else _clause_floor(p, index, floor)
        return _named(subject_of_clause(p, start, index), relation)
    if bits & RELATIVE:
        apart = index > floor and bool(p.flags[index - 1] & COMMA)
        return _named(phrase_before(p, index - 1 - apart, floor), "relative" if apart else "restrictive")
    if bits & (CONJUNCTION | INFINITIVE) or (bits & (PREPOSITION | SUBORDINATOR) and _is_participle(p, cue)):
        return _named(subject_of_clause(p, floor, index), "coordinated")
    found = phrase_before(p, index, floor)
    if found is None:
        return _named(subject_of_clause(p, floor, cue), "clause")
    if _is_participle(p, cue) and index == cue - 1:
        return _named(found, "participle-subject")
    return found


def inverted_source(p: Passage, cue: int, ceiling: int) -> Phrase | None:
    """The phrase after an inverted cue: "said the mayor"."""
    index = cue + 1
    if index < ceiling and p.flags[index] & ADVERB and not p.flags[index] & COMMA:
        index += 1
    return _named(phrase_after(p, index, ceiling), "inverted")


def _is_participle(p: Passage, cue: int) -> bool:
    entry = p.cues.get(cue)
    return entry is not None and entry.participle


def _named(phrase: Phrase | None, relation: str) -> Phrase | None:
    return Phrase(phrase.first, phrase.last, relation) if phrase else None


def _over_adverbials(p: Passage, index: int, floor: int) -> int:
    """Step back over "has repeatedly", "on Monday", "last week" between a subject and its verb."""
    while index >= floor:
        bits = p.flags[index]
        if bits & _BETWEEN:
            index -= 1
        elif bits & TIME or (bits & NUMBER and index > floor and p.flags[index - 1] & TIME):
            index -= 1
            if index > floor and p.flags[index] & PREPOSITION:
                index -= 1
        else:
            break
    return index


def _clause_floor(p: Passage, index: int, floor: int) -> int:
    """The start of the clause that holds the apposition ending at `index`: after a hard stop or ", but"."""
    start = index - 1
    while start > floor:
        bits = p.flags[start]
        if bits & (QUOTE | COLON) or p.words[start] == ";":
            return start + 1
        if bits & CONJUNCTION and p.flags[start - 1] & COMMA and not p.flags[start + 1] & COMMA:
            return start + 1
        start -= 1
    return floor


def is_noun(p: Passage, cue: int) -> bool:
    """Whether a word that can be a cue is a noun here: "the report", "his claim"."""
    if cue == 0:
        return False
    before = p.flags[cue - 1]
    if p.flags[cue] & CAPITAL and not p.opens[cue]:
        return True
    if before & RELATIVE:
        return False
    if before & PRONOUN and not p.cues[cue].base and not p.flags[cue] & (SPEAKER_NOUN | CUE_NOUN):
        return False
    return bool(before & (DETERMINER | POSSESSIVE)) or (
        bool(before & (PREPOSITION)) and not (before & (INFINITIVE | SUBORDINATOR) or p.cues[cue].participle)
    )


def is_passive(p: Passage, cue: int, floor: int) -> bool:
    entry = p.cues[cue]
    if entry.participle or entry.base:
        return False
    index = cue - 1
    while index >= floor and p.flags[index] & (ADVERB | NEGATION) and not p.flags[index] & COPULA:
        index -= 1
    return index >= floor and bool(p.flags[index] & COPULA)
