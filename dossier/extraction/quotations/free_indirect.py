"""Reported speech that goes on without a verb of saying: languages that mark it in the verb itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.clause_bounds import is_subjunctive
from dossier.extraction.quotations.clause_ends import ends_utterance
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.verb_second import source_second

_LEAST = 3
# How many sentences of the reporter's may stand in between.
_GAP = 1


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever speaks: the phrase that names the source, in its passage, and how many sentences ago."""

    source: Phrase
    passage: Passage
    ago: int = 0


def go_on(
    p: Passage, reports: Sequence[Report], found: Mapping[int, Attribution], before: Voice | None = None
) -> tuple[list[Report], Voice | None]:
    """The sentences that are told in the reporting subjunctive, with the source of what was said before.

    “Kos sagte, der Ofen sei kalt. Er habe nie gebrannt.” The second sentence is hers as well (Konjunktiv I; Duden, Die
    Grammatik, on indirect speech); so are those after it, which make one report, and those that open the next
    paragraph, for which the last `Voice` is handed back.
    """
    if not p.vocabulary.subjunctives:
        return [], None
    own = {p.sentence_start(report.first): report for report in reports}
    voice, goes_on = before, []
    first = 0
    while first < len(p):
        end = p.sentence_end(first)
        verb = _subjunctive(p, first, end, own.get(first))
        if verb is not None and voice is not None and voice.ago <= _GAP and _stop(p, first, end) - first >= _LEAST:
            goes_on.append((first, end, verb, voice))
            voice = Voice(voice.source, voice.passage)
        else:
            voice = _voice(p, first, end, own.get(first), found) or (
                Voice(voice.source, voice.passage, voice.ago + 1) if voice else None
            )
        first = end
    return list(_joined(p, goes_on)), voice if voice and voice.ago == 0 else None


def _joined(p: Passage, sentences: Sequence[tuple[int, int, int, Voice]]) -> Iterator[Report]:
    """One report for the sentences that follow each other with one source."""
    index = 0
    while index < len(sentences):
        first, end, verb, voice = sentences[index]
        index += 1
        while index < len(sentences) and sentences[index][0] == end and sentences[index][3].source is voice.source:
            end = sentences[index][1]
            index += 1
        yield Report(
            "quotation.reported-subjunctive", p, first, _stop(p, first, end), verb, voice.source, said_in=voice.passage
        )


def _voice(p: Passage, first: int, end: int, report: Report | None, found: Mapping[int, Attribution]) -> Voice | None:
    """Who speaks in a sentence: the source of its report, else of a quotation in it."""
    if report is not None and report.source is not None:
        return None if _is_possessive(p, report.source) else Voice(report.source, p)
    for number in reversed(p.quotes_between(first, end)):
        attribution = found.get(number)
        if attribution is not None and attribution.source is not None:
            return Voice(attribution.source, attribution.passage)
    for cue in range(end - 1, first - 1, -1):  # "Kos verteidigte ihren Plan. Er sei gut."
        if cue in p.cues and "quote" in p.cues[cue].frames:
            source = source_second(p, cue, first)
            return Voice(source, p) if source is not None else None
    return None


def _subjunctive(p: Passage, first: int, end: int, own: Report | None) -> int | None:
    """The verb that marks the sentence; None where it names a source of its own, or a whole quotation stands in it."""
    verb = next((i for i in range(first, end) if is_subjunctive(p, i)), None)
    if verb is None or p.flags[first] & wc.SOURCE_PHRASE:
        return None
    if own is not None and own.source is not None and _is_possessive(p, own.source):
        own = None  # "Nach ihren Angaben sei …" goes on with hers
    if own is not None and (own.inserted or verb > own.cue or own.cue == first):
        return None
    if own is None and any(i in p.cues for i in range(first, verb)):
        return None
    for i in range(first, end):
        if p.flags[i] & wc.QUOTE and (p.flags[i - 1] & wc.COLON or (ends_utterance(p, i) and p.opens[i])):
            return None
    return verb


def _is_possessive(p: Passage, source: Phrase) -> bool:
    return source.last == source.first + 1 and bool(p.flags[source.first] & wc.POSSESSIVE)


def _stop(p: Passage, first: int, end: int) -> int:
    while end > first + 1 and p.flags[end - 1] & wc.PUNCTUATION:
        end -= 1
    return end
