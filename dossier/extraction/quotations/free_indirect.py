"""Reported speech that goes on without a verb of saying: languages that mark it in the verb itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_ends import ends_utterance
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.vocabulary import Vocabulary

_LEAST = 3


def go_on(p: Passage, reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Report]:
    """The sentences after a report that are told in the reporting subjunctive, with the same source.

    “Kos sagte, der Ofen sei kalt. Er habe nie gebrannt.” The second sentence is hers as well (Konjunktiv I; Duden, Die
    Grammatik, on indirect speech). It needs the report in the sentence before, in the same paragraph.
    """
    if not vocabulary.subjunctives:
        return
    spoken = {p.sentence_start(report.first): report for report in reports}
    last: Report | None = None
    first = 0
    while first < len(p):
        end = p.sentence_end(first)
        report = spoken.get(first)
        verb = None if report else _subjunctive(p, first, end, vocabulary)
        if verb is not None and last is not None and last.source is not None:
            stop = _stop(p, first, end)
            if stop - first >= _LEAST:
                report = Report("quotation.reported-subjunctive", p, first, stop, verb, last.source)
                yield report
        last = report
        first = end


def _subjunctive(p: Passage, first: int, end: int, vocabulary: Vocabulary) -> int | None:
    """The verb that marks the sentence; None where a verb of saying or a whole quotation stands in it."""
    found = None
    for i in range(first, end):
        if i in p.cues or (p.flags[i] & wc.SOURCE_PHRASE and i == first):
            return None
        if p.flags[i] & wc.QUOTE and (p.opens[i] or p.flags[i - 1] & wc.COLON or ends_utterance(p, i)):
            return None
        if found is None and p.low[i] in vocabulary.subjunctives:
            found = i
    return found


def _stop(p: Passage, first: int, end: int) -> int:
    while end > first + 1 and p.flags[end - 1] & wc.PUNCTUATION:
        end -= 1
    return end
