"""Rules for a source that stands before a quotation, in the sentence that leads to it."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.clause_ends import ends_utterance
from dossier.extraction.quotations.kinds import is_utterance, quoted_words
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase
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
from dossier.extraction.quotations.verb_second import leading_subject
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.extraction.quotations.zones import segment_start

_REACH = 45


def cue_before(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """The mayor told reporters: “The bridge is open.”"""
    floor = segment_start(p, k)
    end = k - 1
    stop = 0
    while end >= floor and p.flags[end] & wc.PUNCTUATION:
        stop |= p.flags[end]
        end -= 1
    for c in range(end, max(floor, end - _REACH) - 1, -1):
        if not speaks(p, c) or is_noun(p, c):
            continue
        if is_passive(p, c, floor) and not p.cues[c].frames.isdisjoint(("addressee", "question")):
            agent = agent_of(p, c, k)  # "Kos was asked, “…”": who asked is not said
            return Attribution(_name_before(stop, c == end), p, agent, c) if agent else None
        if not stop & (wc.COMMA | wc.COLON) and (c != end or p.low[c] in vocabulary.terms):
            return None
        if c != end and _reports_clause(p, c, end) and not stop & wc.COLON:
            return None
        source = _inverted_before(p, c, end) or source_of_cue(p, c, floor)
        if source is None and c <= floor + 1:
            source = inverted_source(p, c, end + 1)
        if source is None and p.cues[c].participle:
            source = source_of_cue(p, c, p.sentence_start(k))
        if source is None:
            continue
        return Attribution(_name_before(stop, c == end), p, source, c)
    return None


def _inverted_before(p: Passage, cue: int, end: int) -> Phrase | None:
    """The name after a comma and an inverted cue: "because of the dam, said Kos, “…”"."""
    if (
        cue == 0
        or p.verb_second
        or not p.flags[cue - 1] & wc.COMMA
        or p.cues[cue].participle
        or "addressee" in p.cues[cue].frames
    ):
        return None
    source = inverted_source(p, cue, end + 1)
    if source is None or not p.flags[source.first] & wc.CAPITAL:
        return None
    return source if source.last == end + 1 or p.flags[source.last] & wc.COMMA else None


def _name_before(stop: int, adjacent: bool) -> str:
    if stop & wc.COLON:
        return "quotation.cue-before-colon"
    if stop & wc.COMMA:
        return "quotation.cue-before-comma" if adjacent else "quotation.told-before"
    return "quotation.cue-before"


def _reports_clause(p: Passage, cue: int, end: int) -> bool:
    """Whether the cue has a clause of its own before the quotation: "said he was glad, “…”"."""
    if end == cue + 1 and p.flags[end] & wc.THAT:
        return False
    return any(p.flags[i] & (wc.THAT | wc.AUXILIARY) for i in range(cue + 1, end + 1))


def colon_before(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """Her verdict on the plan was short: “The bridge is open.”"""
    floor = segment_start(p, k)
    if k - 1 < floor or not p.flags[k - 1] & wc.COLON:
        return None
    if any(speaks(p, c) and is_passive(p, c, floor) for c in range(floor, k)):
        return None
    plain = leading_subject(p, floor, k - 1) if p.verb_second else subject_of_clause(p, floor, k - 1)
    source = _name_before_colon(p, floor, k - 1) or plain
    lost = source and floor and not p.verb_second and p.flags[floor - 1] & wc.QUOTE
    if lost and source and is_abstraction(p, source, vocabulary):
        source = subject_of_clause(p, p.sentence_start(k - 1), floor)  # "She tells of a “cold” split: “I cried”"
    return Attribution("quotation.colon-before", p, source, k - 1) if source else None


def comma_before(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """The mayor shook her head, “We cannot wait any longer.” No verb of saying, but a whole utterance and a person."""
    if k < _LEAST_LEAD or not p.flags[k - 1] & wc.COMMA or not is_utterance(p, k) or not ends_utterance(p, k):
        return None
    floor = segment_start(p, k)
    if not p.opens[floor] or not quoted_words(p, k)[:1].isupper() or (k + 1 < len(p) and not p.opens[k + 1]):
        return None
    source = subject_of_clause(p, floor, k - 1)
    if source is None or any(c in p.cues and not is_noun(p, c) for c in range(source.last, k)):
        return None
    named = all(p.flags[i] & (wc.CAPITAL | wc.PRONOUN) for i in range(source.first, source.last))
    return Attribution("quotation.comma-before", p, source, k - 1, personal=True) if named else None


def _name_before_colon(p: Passage, floor: int, colon: int) -> Phrase | None:
    """The name between a dash and a colon: "The verdict on the plan — Rahel Abera: “It is open.”"."""
    first = colon
    while first > max(floor, colon - _LONGEST_LABEL) and (p.flags[first - 1] & _IN_LABEL or p.words[first - 1] == "."):
        first -= 1
    return Phrase(first, colon) if floor < first < colon and p.flags[first - 1] & wc.DASH else None


_IN_LABEL = wc.CAPITAL | wc.CONJUNCTION
_LONGEST_LABEL = 8
_LEAST_LEAD = 4


def manner_before(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """The town is, as Rahel Abera puts it, “a bridge with houses.”"""
    end = k - 1
    while end >= 0 and p.flags[end] & (wc.COMMA | wc.DASH | wc.COLON) and not p.opens[end]:
        end -= 1
    floor = max(segment_start(p, k), end - _MANNER_REACH)
    floor += bool(p.flags[floor] & wc.MANNER)
    for c in range(end, floor, -1):
        if not p.cues.get(c) or p.cues[c].participle or is_noun(p, c):
            continue
        source = source_of_cue(p, c, floor)
        put = c + 1 <= end and p.flags[c + 1] & wc.PRONOUN and (c + 1 == end or p.flags[c + 2] & wc.PREPOSITION)
        if c + 1 <= end and not p.flags[c + 1] & wc.COMMA and not put:
            return None  # "as Kos went on about “…”"
        beside = source and source.relation in ("adjacent", "apposed") and source.first > 0
        if beside and source and p.flags[source.first - 1] & wc.MANNER:
            return Attribution("quotation.manner-before", p, source, c)
        return None
    return None


_MANNER_REACH = 30
