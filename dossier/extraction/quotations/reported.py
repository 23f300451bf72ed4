"""Reported clauses: what a cue says in the reporter's own words, with or without quoted fragments."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_ends import clause_end, ends_utterance, main_clause
from dossier.extraction.quotations.complements import LEAST_CLAUSE, complement_of
from dossier.extraction.quotations.kinds import is_fragment, is_term
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, phrase_before
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.set_off import set_off_reports
from dossier.extraction.quotations.sources import (
    agent_of,
    inverted_source,
    is_abstraction,
    is_noun,
    is_passive,
    source_of_cue,
    speaks,
)
from dossier.extraction.quotations.subjects import subject_of_clause
from dossier.extraction.quotations.vocabulary import Cue, Vocabulary


def reports_in(p: Passage, vocabulary: Vocabulary) -> Iterator[Report]:
    """The reported clauses of a passage, in order of their cues; what stands within a clause is not looked into."""
    if "clause-comma" in vocabulary.syntax:
        yield from set_off_reports(p, vocabulary)
        return
    covered = 0
    for index, bits in enumerate(p.flags):
        if index < covered:
            continue
        found: list[Report] = []
        if bits & wc.CUE and index in p.cues:
            found.extend(_verb_reports(p, index, p.cues[index], vocabulary))
        if bits & (wc.CUE_NOUN | wc.CUE_ADJECTIVE):
            found.extend(_noun_reports(p, index))
        if bits & wc.SOURCE_PHRASE:
            found.extend(_according_to(p, index, vocabulary))
        for report in found:
            if report.frame != "object":  # it may only mention that somebody else spoke
                covered = max(covered, report.last if report.first > index else 0)
            yield report


def _verb_reports(p: Passage, cue: int, entry: Cue, vocabulary: Vocabulary) -> Iterator[Report]:
    if is_noun(p, cue) or (p.opens[cue] and not entry.participle):
        return
    floor, end = p.sentence_start(cue), p.sentence_end(cue)
    if _reduced(p, cue, floor, end):
        return
    if not entry.participle and _ends_in_fragment(p, cue):
        inverted = list(_parenthetical(p, cue, floor, end))
        if inverted:
            yield from inverted
            return
    content = complement_of(p, cue, entry, end, vocabulary)
    if p.flags[floor] & wc.MANNER and not entry.participle and "quote" in entry.frames:
        told = source_of_cue(p, cue, floor)
        if told and told.first == floor + 1:
            yield from _after_manner(p, cue, told, end)
            return
    if content is None:
        if not entry.frames.isdisjoint(("quote", "that")) and not entry.participle:
            yield from _parenthetical(p, cue, floor, end)
        return
    first, frame = content
    if frame == "object" and _belongs_to_noun(p, cue, floor):
        return
    source = source_of_cue(p, cue, floor)
    if is_passive(p, cue, floor):
        source = agent_of(p, cue, end)
        first = source.last if source and first < source.last else first
    if source is None or is_abstraction(p, source, vocabulary):
        return
    if p.flags[first] & wc.QUOTE and is_term(p, first, vocabulary) and not _free_relative(p, source):
        return
    last = clause_end(p, first, main_clause(p, floor, cue, first, end), whole=frame != "object")
    if last > first and not _one_quotation(p, first, last):
        kind = "object" if frame == "object" else "clause"
        yield Report(f"quotation.reported-{frame}", p, first, last, cue, source, kind)


def _reduced(p: Passage, cue: int, floor: int, end: int) -> bool:
    """Whether a past form between commas tells what was done to the subject: "The mayor, asked about it, said …"."""
    entry = p.cues[cue]
    if entry.participle or entry.base or cue - 2 < floor or not p.flags[cue - 1] & wc.COMMA:
        return False
    comma = next((i for i in range(cue + 1, min(end - 1, cue + _REDUCED_REACH)) if p.flags[i] & wc.COMMA), None)
    if comma is None or p.flags[cue + 1] & (wc.CAPITAL | wc.QUOTE | wc.THAT | wc.COMMA):
        return False
    return comma + 1 in p.cues and not (p.cues[comma + 1].participle or p.cues[comma + 1].base)


_REDUCED_REACH = 15


def _after_manner(p: Passage, cue: int, source: Phrase, end: int) -> Iterator[Report]:
    """The main clause of "As the mayor explained to us, the bridge is old": what she explained."""
    comma = next((i for i in range(cue + 1, min(end, cue + _MANNER_REACH)) if p.flags[i] & wc.COMMA), None)
    if comma is None or comma + LEAST_CLAUSE >= end or any(p.flags[i] & wc.QUOTE for i in range(cue, comma)):
        return
    if not _one_quotation(p, comma + 1, comma + 2):
        yield Report(
            "quotation.reported-manner", p, comma + 1, clause_end(p, comma + 1, end), cue, source, inserted=True
        )


_MANNER_REACH = 8


def _belongs_to_noun(p: Passage, cue: int, floor: int) -> bool:
    """Whether an infinitive tells what a noun is about: in "rejects the town's demand to deny entry" nobody denies."""
    if cue - 3 < floor or not p.flags[cue - 1] & wc.INFINITIVE:
        return False
    return (
        bool(p.flags[cue - 3] & (wc.DETERMINER | wc.POSSESSIVE | wc.CLITIC)) and not p.flags[cue - 2] & wc.PUNCTUATION
    )


def _free_relative(p: Passage, source: Phrase) -> bool:
    """Whether "what" stands before the source: in "what he called “a waste”" the words are his."""
    return source.first > 0 and bool(p.flags[source.first - 1] & (wc.SUBORDINATOR | wc.RELATIVE))


def _one_quotation(p: Passage, first: int, last: int) -> bool:
    return last - first == 1 and bool(p.flags[first] & wc.QUOTE)


def _parenthetical(p: Passage, cue: int, floor: int, end: int) -> Iterator[Report]:
    """“The dam will hold, the mayor said.” without the marks: the clause before the source, and any after it."""
    source = source_of_cue(p, cue, floor)
    start, after = cue, cue + 1
    if source and source.relation == "adjacent":
        start = source.first
    elif cue > floor and (p.flags[cue - 1] & wc.COMMA or _ends_in_fragment(p, cue)):
        source = inverted_source(p, cue, end)
        if source is None:
            return
        after = source.last
    else:
        return
    if start - 1 <= floor or not (p.flags[start - 1] & (wc.COMMA | wc.DASH) or _ends_in_fragment(p, start)):
        return
    if "addressee" in p.cues[cue].frames and after == cue + 1:
        addressee = phrase_after(p, after, end)
        after = addressee.last if addressee else after
    if not p.flags[source.first] & _HEADS or not _closes(p, after, end):
        return
    first = next((i + 1 for i in range(start - LEAST_CLAUSE, floor, -1) if p.flags[i] & wc.COLON), floor)
    while first < start and p.flags[first] & (wc.PUNCTUATION | wc.CONJUNCTION) and not p.flags[first] & wc.DETERMINER:
        first += 1
    last = start if _ends_in_fragment(p, start) else start - 1
    if p.flags[first] & wc.QUOTE and first + 1 < last and (p.opens[first + 1] or ends_utterance(p, first)):
        return
    if (
        last - first >= LEAST_CLAUSE
        and (not p.flags[last - 1] & wc.QUOTE or is_fragment(p, last - 1))
        and not _introduces(p, first, last)
    ):
        yield Report("quotation.reported-before", p, first, last, cue, source, inserted=True)
    goes_on = after + LEAST_CLAUSE < end and bool(p.flags[after] & wc.COMMA) and not _adds(p, after, end)
    if goes_on and not p.flags[after + 1] & wc.QUOTE:
        yield Report(
            "quotation.reported-around", p, after + 1, clause_end(p, after + 1, end), cue, source, inserted=True
        )


def _ends_in_fragment(p: Passage, index: int) -> bool:
    """Whether a fragment of the reporter's sentence ends right before: The fund “had ceased to trade,” he said."""
    return bool(p.flags[index - 1] & wc.QUOTE) and is_fragment(p, index - 1)


_HEADS = wc.CAPITAL | wc.DETERMINER | wc.POSSESSIVE | wc.PRONOUN | wc.SPEAKER_NOUN | wc.NUMBER


def _closes(p: Passage, after: int, end: int) -> bool:
    """Whether nothing is said after the cue: the sentence ends, or goes on after a comma with reporter's words."""
    if after >= end or _adds(p, after, end):
        return True
    comma = next((i for i in range(after, end) if p.flags[i] & wc.COMMA), end)
    if any(p.flags[i] & (wc.QUOTE | wc.COLON) or (p.flags[i] & wc.THAT and i < comma) for i in range(after, end)):
        return False
    return bool(p.flags[after] & (wc.COMMA | wc.TIME | wc.PREPOSITION | wc.ADVERB)) or p.words[after] in ".!?)"


def _adds(p: Passage, comma: int, end: int) -> bool:
    """Whether a report of its own follows a comma: "…, the mayor said, adding that the pier was closed"."""
    following = p.cues.get(comma + 1) if comma + 1 < end and p.flags[comma] & wc.COMMA else None
    return following is not None and following.participle


def _introduces(p: Passage, first: int, last: int) -> bool:
    """Whether the words before the comma only lead in to the subject: "In Ohio, Trump said"."""
    bits = p.flags[first]
    if bits & wc.PREPOSITION and p.flags[first + 1] & wc.NUMBER and last - first > LEAST_CLAUSE:
        return False  # "Around 19 boats were lost, the guard said"
    leads = bits & (wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME | wc.PARTICIPLE) and not bits & (
        wc.DETERMINER | wc.PRONOUN
    )
    return bool(leads) and not any(p.flags[i] & wc.COMMA for i in range(first, last))


def _noun_reports(p: Passage, noun: int) -> Iterator[Report]:
    """The clauses in “her claim that the dam would hold” and “he is confident that it will”."""
    if (
        noun + 2 >= len(p)
        or not p.flags[noun + 1] & wc.THAT
        or p.opens[noun + 1]
        or (noun in p.cues and not is_noun(p, noun))
    ):
        return
    floor, end = p.sentence_start(noun), p.sentence_end(noun)
    source = _possessor(p, noun, floor) or subject_of_clause(p, floor, noun)
    last = clause_end(p, noun + 1, end)
    if last - noun > LEAST_CLAUSE:
        rule = "quotation.reported-noun" if p.flags[noun] & wc.CUE_NOUN else "quotation.reported-adjective"
        yield Report(rule, p, noun + 1, last, noun, source, "noun")


def _possessor(p: Passage, noun: int, floor: int) -> Phrase | None:
    index = noun - 1
    while index >= floor and not p.flags[index] & (
        wc.POSSESSIVE | wc.CLITIC | wc.PUNCTUATION | wc.AUXILIARY | wc.PREPOSITION
    ):
        index -= 1
    if index < floor:
        return None
    if p.flags[index] & wc.POSSESSIVE:
        return Phrase(index, index + 1, "possessor")
    if p.flags[index] & wc.CLITIC:
        return phrase_before(p, index - 1, floor)
    return None


def _according_to(p: Passage, index: int, vocabulary: Vocabulary) -> Iterator[Report]:
    for phrase in vocabulary.source_phrases:
        if p.low[index] != phrase[0] or tuple(p.low[index : index + len(phrase)]) != phrase:
            continue
        floor, end = p.sentence_start(index), p.sentence_end(index)
        source = phrase_after(p, index + len(phrase), end)
        if source is None:
            return
        if index == floor or (index == floor + 1 and p.flags[floor] & (wc.CONJUNCTION | wc.ADVERB)):
            yield from _after_opening(p, source, index, end, vocabulary)
        else:
            last = index - 1 if p.flags[index - 1] & (wc.COMMA | wc.DASH) else index
            first = floor
            while first < last and p.flags[first] & wc.PUNCTUATION:
                first += 1
            whole = p.flags[first] & wc.QUOTE and ends_utterance(p, first)
            spoken = p.flags[last - 1] & wc.QUOTE and (
                not is_fragment(p, last - 1) or any(speaks(p, c) and not is_noun(p, c) for c in range(first, last))
            )
            if last - first >= LEAST_CLAUSE and not whole and not spoken:
                yield Report("quotation.according-to-clause", p, first, last, index, source, inserted=True)
        return


def _after_opening(p: Passage, source: Phrase, cue: int, end: int, vocabulary: Vocabulary) -> Iterator[Report]:
    first = source.last
    while first < end and not p.flags[first] & wc.COMMA:
        first += 1
    first += 1
    if first + LEAST_CLAUSE > end or _one_quotation(p, first, end - 1):
        return
    last = clause_end(p, first, end)
    if last - 1 in p.cues and last < end and not p.cues[last - 1].base:
        return  # "According to reports, the officer recalled: “…”"
    yield Report("quotation.according-to-clause", p, first, last, cue, source, inserted=True)
