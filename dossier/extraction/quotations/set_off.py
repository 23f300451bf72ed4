"""Reported clauses in languages that set them off with commas: "sagte Kos am Montag, der Ofen sei kalt"."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import clause_start, clause_stop, is_subjunctive
from dossier.extraction.quotations.kinds import is_fragment
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.set_off_content import (
    LEAST,
    Content,
    content_behind,
    content_end,
    is_finite,
    quoted_whole,
)
from dossier.extraction.quotations.source_phrases import reports_with_source
from dossier.extraction.quotations.verb_second import source_second, subject_of, verb_is_last
from dossier.extraction.quotations.vocabulary import Vocabulary


def set_off_reports(p: Passage, vocabulary: Vocabulary) -> Iterator[Report]:
    """The reported clauses of a passage, in order of their cues; what stands within a clause is not looked into."""
    covered = 0
    for index, bits in enumerate(p.flags):
        if index < covered:
            continue
        found: list[Report] = []
        if index in p.cues:
            found.extend(_cue_reports(p, index, covered))
        elif bits & (wc.CUE_NOUN | wc.CUE_ADJECTIVE):
            found.extend(_noun_reports(p, index))
        if not found:
            found.extend(reports_with_source(p, index, covered))
        for report in found:
            if report.first > index:
                covered = max(covered, report.last)
            yield report


def _cue_reports(p: Passage, cue: int, covered: int) -> Iterator[Report]:
    floor, end = p.sentence_start(cue), p.sentence_end(cue)
    start, stop = clause_start(p, cue, floor), clause_stop(p, cue, end)
    if p.low[start] in p.vocabulary.as_words and verb_is_last(p, start, cue, end):
        yield from _manner(p, start, cue, floor, end, covered)
        return
    source = source_second(p, cue, floor)
    if source is None:
        return
    frames = p.cues[cue].frames
    if source.relation == "inverted" and _is_inserted(p, start, cue, floor, source):
        yield from _inserted(p, start, cue, source, (max(floor, covered), stop, end))
        return
    content = content_behind(p, stop, end, frames, source)
    subordinate = p.flags[start] & wc.SUBORDINATOR and not p.flags[start] & wc.QUESTION
    if content is not None and subordinate and is_finite(p, content.first):
        return  # "Weil sie klagte, ging Kos"
    if content is None:
        yield from _back(p, start, cue, source, (floor, stop, end))
        return
    last = content_end(p, content.first, end)
    if subordinate:
        last = next((i for i in range(content.first, last) if p.flags[i] & wc.COMMA), last)
    yield from _report(p, content, last, cue, source)


def _report(p: Passage, content: Content, last: int, cue: int, source: Phrase | None) -> Iterator[Report]:
    long = last - content.first >= LEAST or any(p.flags[i] & wc.QUOTE for i in range(content.first, last))
    if long and not quoted_whole(p, content.first, last):
        yield Report(f"quotation.{content.rule}", p, content.first, last, cue, source, inserted=content.inserted)


def _is_inserted(p: Passage, start: int, cue: int, floor: int, source: Phrase) -> bool:
    """Whether the clause of a cue is put in or behind what is said: "Der Ofen sei kalt, sagte Kos"."""
    verb_first = start == cue or bool(p.flags[start] & wc.AUXILIARY)
    if start <= floor or not verb_first or source.first < start:
        return False
    if p.flags[start - 1] & wc.COLON:
        return False
    opening = p.flags[floor] & wc.SUBORDINATOR and not p.flags[floor] & (wc.DETERMINER | wc.PRONOUN)
    return not opening or any(p.flags[i] & (wc.COMMA | wc.QUOTE) for i in range(floor, start - 1))


def _inserted(p: Passage, start: int, cue: int, source: Phrase, bounds: tuple[int, int, int]) -> Iterator[Report]:
    """What stands before an inserted clause, and what goes on behind it."""
    floor, stop, end = bounds
    yield from before_inserted(p, floor, start, cue, source)
    first = stop + 1
    if stop < end and p.flags[stop] & wc.COMMA and first + LEAST < end and _goes_on(p, first, end):
        yield from _report(p, Content(first, "reported-around", inserted=True), content_end(p, first, end), cue, source)


def before_inserted(
    p: Passage, floor: int, start: int, cue: int, source: Phrase | None, rule: str = "reported-before"
) -> Iterator[Report]:
    """The clause before an inserted one: what is said, unless it is quoted as a whole."""
    first, last = floor, start
    while last > first and p.flags[last - 1] & wc.PUNCTUATION and p.words[last - 1] != ")":
        last -= 1
    while first < last and p.flags[first] & wc.PUNCTUATION:
        first += 1
    if last <= first or (p.flags[last - 1] & wc.QUOTE and not is_fragment(p, last - 1)):
        return
    yield from _report(p, Content(first, rule, inserted=True), last, cue, source)


def _goes_on(p: Passage, first: int, end: int) -> bool:
    """Whether what is said goes on behind an inserted clause: not "…, sagte Kos, Chef der Werft" or "…, und ging"."""
    if p.flags[first] & wc.THAT:
        return True
    if p.flags[first] & (wc.RELATIVE | wc.CONJUNCTION | wc.QUOTE | wc.SUBORDINATOR):
        return False
    return any(p.flags[i] & wc.AUXILIARY or is_subjunctive(p, i) for i in range(first, end))


def _manner(p: Passage, start: int, cue: int, floor: int, end: int, covered: int) -> Iterator[Report]:
    """The clause before or behind one with "as": “Wie Kos sagte, ist er kalt”, “Er ist kalt, wie Kos sagte”."""
    source = source_second(p, cue, floor)
    if source is None:
        return
    if start > floor and p.flags[start - 1] & wc.COMMA:
        yield from before_inserted(p, max(floor, covered), start, cue, source)
        return
    stop = next((i for i in range(cue + 1, end) if p.flags[i] & wc.COMMA), end)
    if stop + LEAST < end:
        yield from _report(
            p, Content(stop + 1, "reported-manner", inserted=True), content_end(p, stop + 1, end), cue, source
        )


def _back(p: Passage, start: int, cue: int, source: Phrase, bounds: tuple[int, int, int]) -> Iterator[Report]:
    """The sentence before, where a bare "that" points to it: "Der Ofen ist kalt. Das sagte Kos am Montag."."""
    floor, stop, end = bounds
    pointing = start == floor and start + 1 == cue and p.flags[start] & wc.DETERMINER
    closes = stop >= end or p.words[stop] in ".!"
    if not (pointing and closes and floor > 0 and "that" in p.cues[cue].frames and source.relation == "inverted"):
        return
    before = p.sentence_start(floor - 1)
    yield from before_inserted(p, before, floor, cue, source)


def _noun_reports(p: Passage, noun: int) -> Iterator[Report]:
    """The clauses in “ihre Behauptung, der Ofen sei kalt” and “sie ist sicher, dass er kalt ist”."""
    floor, end = p.sentence_start(noun), p.sentence_end(noun)
    stop = clause_stop(p, noun, end)
    content = content_behind(p, stop, end, _NOUN_FRAMES, None)
    if content is None or any(i in p.cues for i in range(noun + 1, stop)):
        return
    source = _possessor(p, noun, stop)
    if source is None or p.flags[source.first] & wc.POSSESSIVE:  # "Kos wiederholte ihre Behauptung"
        source = subject_of(p, clause_start(p, noun, floor), noun) or source
    if source is None:
        return
    last = content_end(p, content.first, end, resumes=True)
    rule = "reported-noun" if p.flags[noun] & wc.CUE_NOUN else "reported-adjective"
    yield from _report(p, Content(content.first, rule), last, noun, source)


_NOUN_FRAMES = frozenset(("that", "bare", "infinitive", "noun"))


def _possessor(p: Passage, noun: int, stop: int) -> Phrase | None:
    """Whose claim it is: "die Behauptung der Stadt", "Kos’ Behauptung", "ihre Behauptung"."""
    if noun + 1 < stop and p.flags[noun + 1] & (wc.GENITIVE | wc.AGENT):
        first = noun + 2 if p.flags[noun + 1] & wc.AGENT else noun + 1
        found = phrase_after(p, first, stop)
        return Phrase(found.first, found.last, "possessor") if found else None
    if noun and p.flags[noun - 1] & wc.POSSESSIVE:
        return Phrase(noun - 1, noun, "possessor")
    return None
