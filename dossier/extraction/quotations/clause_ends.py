"""Where a reported clause ends: at a new report, an aside, an utterance or the end of the sentence."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.kinds import quoted_ending, quoted_words
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import phrase_after

_ASIDE = wc.CONTRAST | wc.RELATIVE

_OPENS_OBJECT = wc.CAPITAL | wc.DETERMINER | wc.POSSESSIVE | wc.OBJECT_PRONOUN
_STOPS = frozenset((",", ".", "?", "!", "…"))


def clause_end(p: Passage, first: int, end: int, *, whole: bool = True) -> int:
    """One past the last token of the clause that begins at `first`; the sentence ends before `end`.

    `whole` says that a subject needs its verb: what is only named ends before an aside about it.
    """
    for i in range(first + 1, end):
        bits = p.flags[i]
        if bits & wc.QUOTE and _is_utterance(p, i):
            return _before_utterance(p, first, i)
        closes = bits & wc.COMMA or (bits & wc.QUOTE and quoted_ending(p, i) == ",")
        if closes and i + 1 < end and _leaves(p, first, i, end, whole):
            return i if bits & wc.COMMA else i + 1
        if p.words[i] == ";":
            return i
        if bits & wc.CONJUNCTION and i + 1 < end and _resumes(p, i + 1, end):
            return i - 1 if p.flags[i - 1] & wc.COMMA else i
    last = end
    while last > first + 1 and p.flags[last - 1] & wc.PUNCTUATION:
        last -= 1
    return last


def _leaves(p: Passage, first: int, comma: int, end: int, whole: bool) -> bool:
    """Whether the reporter's own words, or another report, begin after a comma."""
    following = p.flags[comma + 1]
    if following & _ASIDE:
        return not (whole and following & wc.RELATIVE and _only_subject(p, first, comma, end))
    return _new_report(p, comma + 1, end)


def _only_subject(p: Passage, first: int, comma: int, end: int) -> bool:
    """Whether nothing but its subject stands before a comma: "that the bridge, which is old, would close"."""
    start = first + bool(p.flags[first] & wc.THAT)
    if comma - start > _LONGEST_SUBJECT or any(p.flags[i] & _OF_CLAUSE for i in range(start, comma)):
        return False
    closing = next((i for i in range(comma + 1, end) if p.flags[i] & wc.COMMA), None)
    return closing is not None and closing + 2 < end


_OF_CLAUSE = wc.AUXILIARY | wc.CUE | wc.QUOTE | wc.SUBORDINATOR | wc.RELATIVE | wc.PRONOUN
_LONGEST_SUBJECT = 8


def main_clause(p: Passage, floor: int, cue: int, first: int, end: int) -> int:
    """Where the main clause begins when the report stands in a subordinate one: "While she said it held, he left"."""
    if not p.flags[floor] & wc.SUBORDINATOR or any(p.flags[i] & wc.COMMA for i in range(floor, cue)):
        return end
    return next((i for i in range(first, end) if p.flags[i] & wc.COMMA), end)


def _is_utterance(p: Passage, index: int) -> bool:
    """Whether quoted words are a sentence of their own: after a colon, or capitalised after a comma or a cue."""
    before = p.flags[index - 1]
    if before & wc.COLON:
        return True
    capital = quoted_words(p, index)[:1].isupper()
    spoken = index - 1 in p.cues and "quote" in p.cues[index - 1].frames and ends_utterance(p, index)
    return capital and bool(before & wc.COMMA or spoken)


def _before_utterance(p: Passage, first: int, index: int) -> int:
    """Where a clause ends before an utterance: at the comma or colon, or before the cue and its subject."""
    if p.flags[index - 1] & (wc.COMMA | wc.COLON):
        return index - 1
    comma = next((i for i in range(index - 1, max(first, index - 15), -1) if p.flags[i] & wc.COMMA), None)
    return comma if comma is not None else index


def _new_report(p: Passage, index: int, end: int) -> bool:
    """Whether another report follows a comma: ", adding that", ", the mayor said", ", and the mayor said that"."""
    if index >= end:
        return False
    entry = p.cues.get(index)
    if entry and (entry.participle or _goes_on(p, index, end)):
        return True
    if p.flags[index] & wc.SOURCE_PHRASE and not p.flags[index] & wc.PREPOSITION:
        return True
    joined = bool(p.flags[index] & wc.CONJUNCTION)
    source = phrase_after(p, index + joined, min(end, index + 14))
    if source is None:
        return False
    verb = source.last
    while joined and verb < end and p.flags[verb] & (wc.AUXILIARY | wc.ADVERB):
        verb += 1
    following = p.cues.get(verb) if verb < end else None
    if following is None or following.participle:
        return False
    closes = verb + 1 >= end or bool(p.flags[verb + 1] & wc.PUNCTUATION)
    return joined or (closes and not following.frames.isdisjoint(("quote", "that")))


def _goes_on(p: Passage, index: int, end: int) -> bool:
    """Whether the main verb follows a clause about its subject: "Kos, who said it held, said nobody was hurt"."""
    entry = p.cues[index]
    if entry.base or "bare" not in entry.frames or index + 1 >= end:
        return False
    return (
        bool(p.flags[index + 1] & (wc.PRONOUN | wc.DETERMINER | wc.POSSESSIVE | wc.THAT))
        and not p.flags[index + 1] & wc.CAPITAL
    )


def _resumes(p: Passage, index: int, end: int) -> bool:
    """Whether a conjunction goes on with the reporter's own verb: "and added that", "but declined to"."""
    while index < end and p.flags[index] & (wc.ADVERB | wc.AUXILIARY):
        index += 1
    entry = p.cues.get(index)
    if entry is None or entry.base or index + 1 >= end:
        return False
    following = p.flags[index + 1]
    if following & (wc.THAT | wc.QUOTE | wc.INFINITIVE) or p.low[index + 1] in entry.frames:
        return True
    if not entry.frames.isdisjoint(("object", "addressee")) and following & _OPENS_OBJECT:
        return True
    return "that" in entry.frames and not entry.participle


def ends_utterance(p: Passage, index: int) -> bool:
    """Whether a stop or comma stands before the closing mark, so that the quotation is whole in itself."""
    return quoted_ending(p, index) in _STOPS
