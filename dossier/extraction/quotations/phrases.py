"""Noun phrases beside a cue: found from capitals, word classes and the shape of the clause, without a parser."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.vocabulary import (
    ADVERB,
    ATTACHING,
    AUXILIARY,
    CAPITAL,
    CLITIC,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    GENITIVE,
    INDEFINITE,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    RELATIVE,
    SPEAKER_NOUN,
    SUBORDINATOR,
    THAT,
    TIME,
)

_NEVER = PUNCTUATION | QUOTE | AUXILIARY | RELATIVE | OBJECT_PRONOUN
_BREAK = _NEVER | CONJUNCTION | SUBORDINATOR | PRONOUN
_MAX_PHRASE = 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first` up to `last` (not included) that name a source, and how they stand to their cue."""

    first: int
    last: int
    relation: str = "adjacent"


def phrase_before(p: Passage, last: int, floor: int) -> Phrase | None:
    """The noun phrase that ends with token `last`, reaching back no further than token `floor`."""
    if last < floor:
        return None
    if p.flags[last] & PRONOUN and not (p.flags[last] & DETERMINER and _after_determiner(p, last, floor)):
        return Phrase(last, last + 1)
    first = _walk_back(p, last, max(floor, last - _MAX_PHRASE))
    first = _trim_front(p, first, last)
    if first > last or not _is_nominal(p, first, last + 1):
        return None
    return Phrase(first, last + 1)


def _after_determiner(p: Passage, index: int, floor: int) -> bool:
    """Whether a numeral or quantifier has a determiner of its own: "the two"."""
    return index > floor and bool(p.flags[index - 1] & (DETERMINER | POSSESSIVE))


def _walk_back(p: Passage, last: int, floor: int) -> int:
    """The first token of the nominal stretch that ends with `last`."""
    index = last
    while index >= floor:
        bits = p.flags[index]
        if bits & CONJUNCTION and last > index > floor and _joins(p, index):
            index -= 1
            continue
        if _blocks(p, index, last):
            break
        if bits & (DETERMINER | POSSESSIVE) and not bits & CAPITAL and index < last:
            if index - 1 >= floor and p.flags[index - 1] & PREPOSITION and _noun_before(p, index - 1, floor):
                index -= 1
                continue
            return index - 1 if index > floor and p.flags[index - 1] & DETERMINER else index
        index -= 1
    return index + 1


def _blocks(p: Passage, index: int, last: int) -> bool:
    """Whether a token cannot be part of a noun phrase that goes on to its right."""
    bits = p.flags[index]
    if bits & (DETERMINER | POSSESSIVE):
        return False
    if bits & _BREAK and not (bits & PREPOSITION and not bits & PUNCTUATION):
        return not (p.words[index] in "&.'’-/" and 0 < index < last and not p.opens[index + 1])
    if bits & CUE and not bits & SPEAKER_NOUN:
        return not bits & CAPITAL or p.opens[index]
    if bits & (ADVERB | TIME) and not bits & (SPEAKER_NOUN | DETERMINER):
        return bool(index == last or bits & ADVERB or bits & TIME)
    return False


def _noun_before(p: Passage, index: int, floor: int) -> bool:
    """Whether a noun stands before the preposition at `index`, so that it belongs to a larger phrase."""
    if index - 1 < floor:
        return False
    bits = p.flags[index - 1]
    if bits & (_BREAK | PREPOSITION | ADVERB | TIME):
        return False
    return bool(bits & (SPEAKER_NOUN | CAPITAL | CLITIC)) or not bits & CUE


def _joins(p: Passage, index: int) -> bool:
    """Whether a conjunction joins two names or two speaker nouns into one subject."""
    left, right = p.flags[index - 1], p.flags[index + 1]
    if left & (PUNCTUATION | QUOTE):
        return False
    both_names = left & CAPITAL and right & CAPITAL and not (left | right) & PRONOUN
    return bool(both_names or (left & SPEAKER_NOUN and right & (SPEAKER_NOUN | DETERMINER)))


def _trim_front(p: Passage, first: int, last: int) -> int:
    """Skip what opens a clause but is no part of the phrase; "In Ohio Trump" leaves the last name."""
    while first <= last and p.flags[first] & (CONJUNCTION | PUNCTUATION | CLITIC):
        first += 1
    if first <= last and p.flags[first] & PREPOSITION:
        tail = last
        while tail > first and p.flags[tail] & CAPITAL and p.flags[tail - 1] & CAPITAL:
            tail -= 1
        if p.flags[tail] & CAPITAL and not p.flags[tail] & PREPOSITION:
            return tail
        index = last
        while index > first and not p.flags[index] & (DETERMINER | POSSESSIVE):
            index -= 1
        return index if index > first else first + 1
    return first


def _is_nominal(p: Passage, first: int, last: int) -> bool:
    """Whether the tokens hold a noun at all: a capital, a speaker noun, or any plain word after a determiner."""
    return any(
        bits & (CAPITAL | SPEAKER_NOUN | NUMBER) or not bits & (_BREAK | PREPOSITION | DETERMINER | ADVERB | TIME)
        for bits in p.flags[first:last]
    ) or bool(last - first == 1 and p.flags[first] & PRONOUN)


def phrase_after(p: Passage, first: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins with token `first`, reaching no further than `ceiling`."""
    if first >= ceiling:
        return None
    bits = p.flags[first]
    if bits & PRONOUN and not (bits & DETERMINER and first + 1 < ceiling and _continues(p, first, first + 1, False)):
        return Phrase(first, first + 1)
    if bits & OBJECT_PRONOUN and not (bits & POSSESSIVE and _noun_follows(p, first, ceiling)):
        return Phrase(first, first + 1)
    if not _opens_phrase(p, first):
        return None
    named = bool(bits & CAPITAL) and not bits & (DETERMINER | POSSESSIVE)
    index = first + 1
    while index < min(ceiling, first + _MAX_PHRASE) and _continues(p, first, index, named):
        named = named and not p.flags[index] & CLITIC
        index += 1
    while index > first + 1 and p.flags[index - 1] & (PREPOSITION | CONJUNCTION | DETERMINER | PUNCTUATION):
        index -= 1
    return Phrase(first, index) if _is_nominal(p, first, index) else None


def _noun_follows(p: Passage, index: int, ceiling: int) -> bool:
    """Whether "her" is followed by what she has rather than standing for her."""
    return index + 1 < ceiling and not p.flags[index + 1] & (_BREAK | PREPOSITION | TIME)


def _opens_phrase(p: Passage, index: int) -> bool:
    bits = p.flags[index]
    if bits & (DETERMINER | POSSESSIVE):
        return True
    if bits & (_BREAK | PREPOSITION | ADVERB | TIME) and not bits & SPEAKER_NOUN:
        return False
    if bits & CUE and not bits & (SPEAKER_NOUN | CAPITAL):
        return False
    return bool(bits & (CAPITAL | SPEAKER_NOUN)) or not bits & (PUNCTUATION | CLITIC)


def _continues(p: Passage, first: int, index: int, named: bool) -> bool:
    """Whether token `index` goes on with the phrase that began at `first`."""
    bits = p.flags[index]
    before = p.flags[index - 1]
    if p.opens[index]:
        return False
    if p.words[index] in ".&-/'’":
        return index + 1 < len(p) and not p.opens[index + 1] and p.starts[index + 1] - p.ends[index] <= 1
    if bits & CONJUNCTION:
        return index + 1 < len(p) and _joins(p, index)
    if bits & PREPOSITION and not bits & SUBORDINATOR:
        return index + 1 < len(p) and _attaches(p, first, index, named)
    if bits & _BREAK and not bits & (DETERMINER | POSSESSIVE):
        return bool(bits & CLITIC)
    if bits & (DETERMINER | POSSESSIVE):
        return bool(before & (PREPOSITION | CONJUNCTION | DETERMINER))
    if bits & TIME and not bits & SPEAKER_NOUN:
        return False
    if bits & ADVERB:
        return False
    if bits & CUE and not bits & (SPEAKER_NOUN | CAPITAL):
        return bool(before & (DETERMINER | POSSESSIVE | PREPOSITION))
    if before & SPEAKER_NOUN and bits & PARTICIPLE and not bits & (CAPITAL | SPEAKER_NOUN):
        return False
    if before & CLITIC or bits & (CAPITAL | SPEAKER_NOUN | CLITIC | NUMBER):
        return True
    return not named or bool(before & (PREPOSITION | DETERMINER))


def _attaches(p: Passage, first: int, index: int, named: bool) -> bool:
    """Whether the preposition at `index` belongs to the phrase: "of" always, others after a bare noun only."""
    following = p.flags[index + 1]
    if following & (TIME | PUNCTUATION | QUOTE):
        return False
    if p.flags[index] & GENITIVE:
        return True
    if named and not p.flags[index - 1] & SPEAKER_NOUN:
        return False
    return bool(p.flags[index] & ATTACHING) and not following & INDEFINITE


def subject_of_clause(p: Passage, floor: int, ceiling: int) -> Phrase | None:
    """The first noun phrase between two tokens that can be the subject of what follows.

    Introductory phrases are stepped over: in "In Ohio, when asked, Trump, the nominee, said" it is "Trump".
    """
    index = floor
    while index < ceiling:
        index = _skip_opening(p, index, ceiling)
        if index >= ceiling:
            return None
        phrase = None if _is_introductory(p, index) else phrase_after(p, index, ceiling)
        if phrase and not _is_year(p, phrase):
            return phrase
        index = _next_segment(p, index, ceiling)
    return None


def _is_year(p: Passage, phrase: Phrase) -> bool:
    """Whether a lone number between commas belongs to a date: "On 6 July, 2015, Kos said"."""
    alone = phrase.last - phrase.first == 1 and bool(p.flags[phrase.first] & NUMBER)
    return alone and phrase.last < len(p) and bool(p.flags[phrase.last] & COMMA)


def _skip_opening(p: Passage, index: int, ceiling: int) -> int:
    skipped = CONJUNCTION | PUNCTUATION | ADVERB | QUOTE
    while index < ceiling and p.flags[index] & skipped and not p.flags[index] & (DETERMINER | POSSESSIVE):
        index += 1
    return index


def _is_introductory(p: Passage, index: int) -> bool:
    bits = p.flags[index]
    if bits & (PREPOSITION | SUBORDINATOR | TIME) and not bits & (DETERMINER | POSSESSIVE):
        return True
    if bits & THAT:
        return True
    return bool(bits & PARTICIPLE) and not bits & SPEAKER_NOUN and (p.opens[index] or not bits & CAPITAL)


def _next_segment(p: Passage, index: int, ceiling: int) -> int:
    while index < ceiling and not p.flags[index] & (COMMA | DASH | COLON | QUOTE):
        index += 1
    return index + 1
