"""The subject of a clause: the first noun phrase that is no introduction to it."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after


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
        if phrase and not _is_year(p, phrase) and not _is_region(p, phrase, floor):
            return phrase
        index = _next_segment(p, index, ceiling)
    return None


def _is_year(p: Passage, phrase: Phrase) -> bool:
    """Whether a lone number between commas belongs to a date: "On 6 July, 2015, Kos said"."""
    alone = phrase.last - phrase.first == 1 and bool(p.flags[phrase.first] & wc.NUMBER)
    return alone and phrase.last < len(p) and bool(p.flags[phrase.last] & wc.COMMA)


def _is_region(p: Passage, phrase: Phrase, floor: int) -> bool:
    """Whether a name between commas says where a place lies: "In Toledo, Ohio, after the vote, Kos said"."""
    first, last = phrase.first, phrase.last
    if last - first > 2 or first - 2 < floor or not p.flags[first - 1] & wc.COMMA or not p.flags[first] & wc.CAPITAL:
        return False
    last += last + 1 < len(p) and p.words[last] == "." and not p.opens[last + 1]
    if last >= len(p) or not p.flags[last] & wc.COMMA:
        return False
    before = first - 2
    while before > floor and p.flags[before] & wc.CAPITAL and not p.flags[before] & wc.TIME:
        before -= 1
    return before < first - 2 and bool(p.flags[before] & wc.PREPOSITION)


def _skip_opening(p: Passage, index: int, ceiling: int) -> int:
    skipped = wc.CONJUNCTION | wc.PUNCTUATION | wc.ADVERB | wc.QUOTE
    while index < ceiling and p.flags[index] & skipped and not p.flags[index] & (wc.DETERMINER | wc.POSSESSIVE):
        index += 1
    return index


def _is_introductory(p: Passage, index: int) -> bool:
    bits = p.flags[index]
    if bits & (wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME) and not bits & (wc.DETERMINER | wc.POSSESSIVE):
        return True
    if bits & wc.THAT or _opens_passive(p, index):
        return True
    return bool(bits & wc.PARTICIPLE) and not bits & wc.SPEAKER_NOUN and (p.opens[index] or not bits & wc.CAPITAL)


def _opens_passive(p: Passage, index: int) -> bool:
    """Whether a past form opens the sentence for what was done to its subject: "Asked whether it would hold, Kos …"."""
    cue = p.cues.get(index)
    return cue is not None and p.opens[index] and not (cue.base or cue.participle or p.flags[index] & wc.SPEAKER_NOUN)


def _next_segment(p: Passage, index: int, ceiling: int) -> int:
    while index < ceiling and not p.flags[index] & (wc.COMMA | wc.DASH | wc.COLON | wc.QUOTE):
        index += 1
    return index + 1
