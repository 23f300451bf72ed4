"""The rule for quoted words inside a clause of the reporter's."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.clause_bounds import clause_stop
from dossier.extraction.quotations.kinds import is_fragment, quoted_words
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.sources import agent_of, is_governed, is_noun, is_passive, source_of_cue, speaks
from dossier.extraction.quotations.vocabulary import Vocabulary

_FRAGMENT_REACH = 15


def cue_in_clause(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """The mayor warned of “serious” delays: a fragment in the clause of a cue."""
    low = k > 0 and not p.opens[k] and p.flags[k - 1] & wc.COMMA and quoted_words(p, k)[:1].islower()
    if not is_fragment(p, k) and not low:
        return None
    floor = p.sentence_start(k)
    for c in range(k - 1, max(floor, k - _FRAGMENT_REACH) - 1, -1):
        if speaks(p, c) and not is_noun(p, c):
            passive = is_passive(p, c, floor)
            source = agent_of(p, c, k) if passive else source_of_cue(p, c, floor)
            if passive and source is None:
                continue
            if source and is_governed(p, source):
                continue
            loose = source is None or source.relation in ("clause", "restrictive")
            return None if loose else Attribution("quotation.fragment", p, source, c)
    return _verb_behind(p, k, floor) if p.verb_second else _inserted(p, k, floor)


def _verb_behind(p: Passage, k: int, floor: int) -> Attribution | None:
    """Kos hat den Ofen „völlig kalt“ genannt: where the verb ends the clause."""
    stop = clause_stop(p, k, p.sentence_end(k))
    if stop - 1 <= k or not speaks(p, stop - 1):
        return None
    source = source_of_cue(p, stop - 1, floor)
    return Attribution("quotation.fragment", p, source, stop - 1) if source else None


def _inserted(p: Passage, k: int, floor: int) -> Attribution | None:
    """At night, the guard says, the bridge is dark because “nobody pays”: a source between two commas."""
    for c in range(max(floor, k - _FRAGMENT_REACH) - 1, floor + 1, -1):
        if speaks(p, c) and p.flags[c + 1] & wc.COMMA and not p.cues[c].participle and not is_noun(p, c):
            source = source_of_cue(p, c, floor)
            adjacent = source and source.relation == "adjacent" and source.first > floor
            if source and adjacent and p.flags[source.first - 1] & wc.COMMA:
                return Attribution("quotation.fragment", p, source, c)
    return None
