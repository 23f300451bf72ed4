"""Where clauses and phrases end in languages with the verb second, commas around clauses and capitals on nouns."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage


def plural_verb_beside(p: Passage, index: int) -> bool:
    """Whether the verb beside a pronoun is a plural, so that "sie" are several: "sagten sie", "sie hätten"."""
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(p) and not (i > index and p.opens[i]))
    return any(p.flags[i] & (wc.CUE | wc.AUXILIARY) and p.low[i].endswith(p.vocabulary.plural_verbs) for i in beside)


def is_subjunctive(p: Passage, index: int) -> bool:
    """Whether a token is a verb in the reporting subjunctive; with a capital it is a noun ("die Wende")."""
    return p.low[index] in p.vocabulary.subjunctives and p.words[index].islower()


def is_boundary(p: Passage, index: int) -> bool:
    """Whether a token ends a clause: a comma, colon, dash or semicolon."""
    if p.flags[index] & wc.DASH and index and p.starts[index] == p.ends[index - 1]:
        return False  # "Polar- und Meeresforschung"
    return bool(p.flags[index] & (wc.COMMA | wc.COLON | wc.DASH)) or p.words[index] in ";.!?"


def clause_start(p: Passage, index: int, floor: int) -> int:
    """The first token of the clause that holds a token; a clause between brackets is stepped over."""
    start = index
    while start > floor:
        before = start - 1
        if p.words[before] == ")":
            while before > floor and p.words[before] != "(":
                before -= 1
            start = before
            continue
        if is_boundary(p, before) or p.words[before] == "(":
            break
        if p.flags[before] & wc.QUOTE and (p.opens[before] or before == floor or is_boundary(p, before - 1)):
            break
        start = before
    return start


def clause_stop(p: Passage, index: int, end: int) -> int:
    """The token that ends the clause of a token, or `end`."""
    stop = index + 1
    while stop < end and not is_boundary(p, stop):
        if p.words[stop] == "(":
            while stop + 1 < end and p.words[stop] != ")":
                stop += 1
        stop += 1
    return min(stop, end)


def before_lower(p: Passage, first: int, last: int) -> int:
    """Where a phrase ends: where nouns have capitals, before a lower-case word behind a noun."""
    if not p.verb_second:
        return last
    joins = wc.DETERMINER | wc.POSSESSIVE | wc.PREPOSITION | wc.CONJUNCTION
    for i in range(first + 1, last):
        if p.words[i].islower() and p.flags[i - 1] & wc.CAPITAL and not p.flags[i] & joins and not p.opens[i - 1]:
            return i
    return last
