"""Sources named around a clause in other ways than by “according to”: behind them, or in a clause with “as”."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_ends import clause_end
from dossier.extraction.quotations.complements import LEAST_CLAUSE
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import phrase_before
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.sources import source_of_cue
from dossier.extraction.quotations.vocabulary import Vocabulary

_RULE = "quotation.according-to-clause"


def source_around(p: Passage, index: int, vocabulary: Vocabulary) -> Iterator[Report]:
    """The clause after the word at `index`: “Kos zufolge ist der Ofen kalt”, “Wie Kos sagte, ist er kalt”."""
    floor, end = p.sentence_start(index), p.sentence_end(index)
    if p.low[index] in vocabulary.postpositions and index > floor:
        source = phrase_before(p, index - 1, floor)
        first = index + 1
    elif p.low[index] in vocabulary.as_words and index == floor:
        comma = next((i for i in range(index + 1, end) if p.flags[i] & wc.COMMA), end)
        cue = next((i for i in range(comma - 1, index + 1, -1) if i in p.cues), None)
        source = source_of_cue(p, cue, index + 1) if cue is not None else None
        first = comma + 1
    else:
        return
    if source is not None and source.first <= floor + 3 and first + LEAST_CLAUSE <= end:
        yield Report(_RULE, p, first, clause_end(p, first, end), index, source)
