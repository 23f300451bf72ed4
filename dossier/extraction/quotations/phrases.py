"""Noun phrases beside a cue: found from capitals, word classes and the shape of the clause, without a parser."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import before_lower
from dossier.extraction.quotations.passages import Passage

_NEVER = wc.PUNCTUATION | wc.QUOTE | wc.AUXILIARY | wc.RELATIVE | wc.OBJECT_PRONOUN
_BREAK = _NEVER | wc.CONJUNCTION | wc.SUBORDINATOR | wc.PRONOUN
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
    if p.flags[last] & wc.PRONOUN and not (p.flags[last] & wc.DETERMINER and _after_determiner(p, last, floor)):
        return Phrase(last, last + 1)
    first = _walk_back(p, last, max(floor, last - _MAX_PHRASE))
    first = _trim_front(p, first, last)
    if first > last or not _is_nominal(p, first, last + 1):
        return None
    return Phrase(first, _before_reduced(p, first, last + 1))


def _before_reduced(p: Passage, first: int, last: int) -> int:
    """Where a noun ends before what was done to it: "a poll of voters conducted by a firm" is a poll of voters."""
    for i in range(first + 2, last):
        bits = p.flags[i]
        reduced = bits & wc.PARTICIPLE and bits & wc.ENDING and not bits & (wc.CAPITAL | wc.CUE | wc.SPEAKER_NOUN)
        nominal = not p.flags[i - 1] & (_BREAK | wc.PREPOSITION | wc.DETERMINER)
        if reduced and nominal and i + 1 < len(p) and p.flags[i + 1] & (wc.PREPOSITION | wc.TIME):
            return i
    return last


def _after_determiner(p: Passage, index: int, floor: int) -> bool:
    """Whether a numeral or quantifier has a determiner of its own: "the two"."""
    return index > floor and bool(p.flags[index - 1] & (wc.DETERMINER | wc.POSSESSIVE))


def _walk_back(p: Passage, last: int, floor: int) -> int:
    """The first token of the nominal stretch that ends with `last`."""
    index = last
    while index >= floor:
        bits = p.flags[index]
        if bits & wc.CONJUNCTION and last > index > floor and _joins(p, index):
            index -= 1
            continue
        if _blocks(p, index, last):
            break
        if bits & (wc.DETERMINER | wc.POSSESSIVE) and not bits & wc.CAPITAL and index < last:
            if index - 1 >= floor and p.flags[index - 1] & wc.PREPOSITION and _noun_before(p, index - 1, floor):
                index -= 1
                continue
            return index - 1 if index > floor and p.flags[index - 1] & wc.DETERMINER else index
        index -= 1
    return index + 1


def _blocks(p: Passage, index: int, last: int) -> bool:
    """Whether a token cannot be part of a noun phrase that goes on to its right."""
    bits = p.flags[index]
    if bits & (wc.DETERMINER | wc.POSSESSIVE):
        return False
    if bits & _BREAK and not (bits & wc.PREPOSITION and not bits & wc.PUNCTUATION):
        return not (p.words[index] in "&.'’-/" and 0 < index < last and not p.opens[index + 1])
    if bits & wc.CUE and not bits & wc.SPEAKER_NOUN and not in_compound(p, index, last):
        return not bits & wc.CAPITAL or p.opens[index]
    return bool(bits & (wc.ADVERB | wc.TIME)) and not bits & wc.SPEAKER_NOUN


def in_compound(p: Passage, index: int, last: int) -> bool:
    """Whether the base form of a cue stands inside a name of a body or a job: "the Varde fire service"."""
    cue = p.cues[index]
    if index == 0 or index >= last or p.opens[index] or p.opens[index + 1] or not cue.base or "noun" not in cue.frames:
        return False
    following = p.flags[index + 1]
    named = following & wc.SPEAKER_NOUN and not following & (wc.CUE | wc.PRONOUN)
    return bool(named and p.flags[index - 1] & (wc.DETERMINER | wc.POSSESSIVE | wc.CAPITAL | wc.CLITIC))


def _noun_before(p: Passage, index: int, floor: int) -> bool:
    """Whether a noun stands before the preposition at `index`, so that it belongs to a larger phrase."""
    if index - 1 < floor:
        return False
    bits = p.flags[index - 1]
    if bits & (_BREAK | wc.PREPOSITION | wc.ADVERB | wc.TIME):
        return False
    return bool(bits & (wc.SPEAKER_NOUN | wc.CAPITAL | wc.CLITIC)) or not bits & wc.CUE


def _joins(p: Passage, index: int) -> bool:
    """Whether a conjunction joins two names or two speaker nouns into one subject."""
    left, right = p.flags[index - 1], p.flags[index + 1]
    if left & (wc.PUNCTUATION | wc.QUOTE):
        return False
    both_names = left & wc.CAPITAL and right & wc.CAPITAL and not (left | right) & wc.PRONOUN
    titled = right & wc.CAPITAL and any(bits & wc.SPEAKER_NOUN for bits in p.flags[index + 2 : index + 4])
    if left & wc.CAPITAL and right & wc.SPEAKER_NOUN and p.low[index + 1].endswith("s") and not right & wc.CUE:
        return index + 2 >= len(p) or not p.flags[index + 2] & wc.CAPITAL  # "Kos and colleagues"
    return bool(both_names or (left & wc.SPEAKER_NOUN and (right & (wc.SPEAKER_NOUN | wc.DETERMINER) or titled)))


def _trim_front(p: Passage, first: int, last: int) -> int:
    """Skip what opens a clause but is no part of the phrase; "In Ohio Trump" leaves the last name."""
    while first <= last and p.flags[first] & (wc.CONJUNCTION | wc.PUNCTUATION | wc.CLITIC):
        first += 1
    if first <= last and p.flags[first] & wc.PREPOSITION:
        tail = last
        while tail > first and p.flags[tail] & wc.CAPITAL and p.flags[tail - 1] & wc.CAPITAL:
            tail -= 1
        if p.flags[tail] & wc.CAPITAL and not p.flags[tail] & wc.PREPOSITION:
            return tail
        index = last
        while index > first and not p.flags[index] & (wc.DETERMINER | wc.POSSESSIVE):
            index -= 1
        return index if index > first else first + 1
    return first


def _is_nominal(p: Passage, first: int, last: int) -> bool:
    """Whether the tokens hold a noun at all: a capital, a speaker noun, or any plain word after a determiner."""
    return any(
        bits & (wc.CAPITAL | wc.SPEAKER_NOUN | wc.NUMBER)
        or not bits & (_BREAK | wc.PREPOSITION | wc.DETERMINER | wc.ADVERB | wc.TIME)
        for bits in p.flags[first:last]
    ) or bool(last - first == 1 and p.flags[first] & wc.PRONOUN)


def phrase_after(p: Passage, first: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins with token `first`, reaching no further than `ceiling`."""
    if first >= ceiling:
        return None
    bits = p.flags[first]
    if bits & wc.PRONOUN and not (
        bits & wc.DETERMINER and first + 1 < ceiling and _continues(p, first, first + 1, False)
    ):
        return Phrase(first, first + 1)
    if bits & wc.OBJECT_PRONOUN and not (bits & wc.POSSESSIVE and _noun_follows(p, first, ceiling)):
        return Phrase(first, first + 1)
    if not _opens_phrase(p, first):
        return None
    named = bool(bits & wc.CAPITAL) and not bits & (wc.DETERMINER | wc.POSSESSIVE)
    bare = bits & wc.SPEAKER_NOUN and not bits & (wc.CAPITAL | wc.DETERMINER | wc.POSSESSIVE)
    index = first + 1
    while index < min(ceiling, first + _MAX_PHRASE) and _continues(p, first, index, named):
        named = named and not p.flags[index] & wc.CLITIC
        # "the town's Anna Kos picks up": a full name after a possessor ends the phrase too.
        named = named or bool(
            not named and p.flags[index] & p.flags[index - 1] & wc.CAPITAL and _owned(p, first, index)
        )
        # "neighbour Kos picks up": after a role without an article the name ends the phrase.
        named = named or bool(bare and p.flags[index] & wc.CAPITAL)
        index += 1
    while index > first + 1 and p.flags[index - 1] & (wc.PREPOSITION | wc.CONJUNCTION | wc.DETERMINER | wc.PUNCTUATION):
        index -= 1
    index = before_lower(p, first, index)
    return Phrase(first, index) if _is_nominal(p, first, index) else None


def _owned(p: Passage, first: int, index: int) -> bool:
    """Whether a possessor and two capitalised words stand before a lower-case word: "the show's Tara Quinn"."""
    if index - 2 <= first or not p.flags[index - 2] & wc.CLITIC or index + 1 >= len(p):
        return False
    return p.words[index + 1][0].islower() and not p.flags[index + 1] & wc.SPEAKER_NOUN


def _noun_follows(p: Passage, index: int, ceiling: int) -> bool:
    """Whether "her" is followed by what she has rather than standing for her."""
    return index + 1 < ceiling and not p.flags[index + 1] & (_BREAK | wc.PREPOSITION | wc.TIME)


def _opens_phrase(p: Passage, index: int) -> bool:
    bits = p.flags[index]
    if bits & (wc.DETERMINER | wc.POSSESSIVE):
        return True
    if bits & wc.SOURCE_PHRASE and p.opens[index]:
        return False
    if bits & (_BREAK | wc.PREPOSITION | wc.ADVERB | wc.TIME) and not bits & wc.SPEAKER_NOUN:
        return False
    if bits & wc.CUE and not bits & (wc.SPEAKER_NOUN | wc.CAPITAL) and not _qualifies(p, index):
        return False
    return bool(bits & (wc.CAPITAL | wc.SPEAKER_NOUN)) or not bits & (wc.PUNCTUATION | wc.CLITIC)


def _qualifies(p: Passage, index: int) -> bool:
    """Whether a base form after a comma stands before nouns: "…, state news agency Xinhua reported"."""
    cue = p.cues[index]
    if not cue.base or "noun" not in cue.frames or index == 0 or not p.flags[index - 1] & wc.COMMA:
        return False
    return any(p.flags[i] & wc.SPEAKER_NOUN for i in range(index + 1, min(len(p), index + 3)))


def _continues(p: Passage, first: int, index: int, named: bool) -> bool:
    """Whether token `index` goes on with the phrase that began at `first`."""
    bits = p.flags[index]
    before = p.flags[index - 1]
    if p.opens[index]:
        return False
    if bits & wc.COMMA:
        return _between_adjectives(p, first, index)
    if p.words[index] in ".&-/'’":
        return index + 1 < len(p) and not p.opens[index + 1] and p.starts[index + 1] - p.ends[index] <= 1
    if bits & wc.CONJUNCTION:
        return index + 1 < len(p) and _joins(p, index)
    if bits & wc.PREPOSITION and not bits & wc.SUBORDINATOR:
        return index + 1 < len(p) and _attaches(p, first, index, named)
    if bits & _BREAK and not bits & (wc.DETERMINER | wc.POSSESSIVE):
        return bool(bits & wc.CLITIC)
    if bits & (wc.DETERMINER | wc.POSSESSIVE):
        return bool(before & (wc.PREPOSITION | wc.CONJUNCTION | wc.DETERMINER))
    if bits & wc.TIME and not bits & wc.SPEAKER_NOUN:
        return bool(before & wc.DETERMINER and bits & wc.CAPITAL)  # "a Wednesday editorial"
    if bits & wc.ADVERB:
        return False
    if bits & wc.CUE and not bits & (wc.SPEAKER_NOUN | wc.CAPITAL):
        return bool(before & (wc.DETERMINER | wc.POSSESSIVE | wc.PREPOSITION)) or in_compound(p, index, len(p) - 1)
    if before & wc.SPEAKER_NOUN and bits & wc.PARTICIPLE and not bits & (wc.CAPITAL | wc.SPEAKER_NOUN):
        return False
    if before & wc.CLITIC or bits & (wc.CAPITAL | wc.SPEAKER_NOUN | wc.CLITIC | wc.NUMBER):
        return True
    return not named or bool(before & (wc.PREPOSITION | wc.DETERMINER))


def _between_adjectives(p: Passage, first: int, comma: int) -> bool:
    """Whether a comma parts two adjectives before one noun: "the soft-spoken, 71-year-old diplomat"."""
    if comma != first + 2 or not p.flags[first] & wc.DETERMINER or comma + 2 >= len(p):
        return False
    plain = ~(wc.PARTICIPLE | wc.ENDING)
    if p.flags[comma - 1] & plain or p.flags[comma + 1] & plain & ~wc.NUMBER:
        return False
    return bool(p.flags[comma + 2] & wc.SPEAKER_NOUN) and not p.flags[comma + 2] & (wc.CUE | wc.PRONOUN)


def _attaches(p: Passage, first: int, index: int, named: bool) -> bool:
    """Whether the preposition at `index` belongs to the phrase: "of" always, others after a bare noun only."""
    following = p.flags[index + 1]
    if following & (wc.TIME | wc.PUNCTUATION | wc.QUOTE):
        return False
    if p.flags[index] & wc.GENITIVE:
        return True
    if named and not p.flags[index - 1] & wc.SPEAKER_NOUN:
        return False
    return bool(p.flags[index] & wc.ATTACHING) and not following & wc.INDEFINITE
