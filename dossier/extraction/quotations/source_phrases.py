"""Sources named around a clause without a verb of saying: "laut Kos", "nach Angaben der Polizei", "Kos zufolge"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import clause_start, clause_stop, is_boundary
from dossier.extraction.quotations.kinds import is_fragment
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, phrase_before
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.set_off_content import LEAST, content_end, quoted_whole
from dossier.extraction.quotations.verb_second import is_somebody, subject_of

_RULE = "quotation.according-to-clause"
_BEFORE_NOUN = 4
_APART = wc.QUOTE | wc.AGENT | wc.ACCOMPANYING
_FINITE_REACH = 8


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """The tokens `first` up to `last` that name a source, and the phrase within them that is it."""

    first: int
    last: int
    source: Phrase


def source_phrase_at(p: Passage, index: int, floor: int, end: int) -> SourcePhrase | None:
    """The phrase that names a source and begins, or with a postposition ends, at a token."""
    vocabulary = p.vocabulary
    low = p.low[index]
    if low in vocabulary.source_prepositions:
        found = _before_noun(p, index, end)
        if found:
            return found
    for phrase in vocabulary.source_phrases:
        if tuple(p.low[index : index + len(phrase)]) == phrase:
            source = _named(p, index + len(phrase), end)
            return SourcePhrase(index, source.last, source) if source and is_somebody(p, source) else None
    if low in vocabulary.postpositions and index > floor:
        return _behind_noun(p, index, floor)
    return None


def reports_with_source(p: Passage, index: int, covered: int) -> Iterator[Report]:
    """The clause to which a source phrase at a token belongs, in one part or around the phrase in two."""
    names = p.vocabulary.source_prepositions | p.vocabulary.postpositions
    if not p.flags[index] & wc.SOURCE_PHRASE and p.low[index] not in names:
        return
    floor, end = p.sentence_start(index), p.sentence_end(index)
    found = source_phrase_at(p, index, floor, end)
    if found is None or (p.low[index] in p.vocabulary.inserted and not _stands_apart(p, found, floor, end)):
        return
    first = max(floor, covered)
    while first < found.first and p.flags[first] & (wc.PUNCTUATION | wc.CONJUNCTION):
        first += 1
    behind = _past_comma(p, found, end)
    if found.first <= first or all(p.flags[i] & wc.ADVERB for i in range(first, found.first)):
        behind = _to_finite(p, behind, end)
        if behind < end and behind in p.cues and _governs(p, behind, end):
            return  # "Laut BBC sagte der Minister, …": what the minister said
        yield from _part(p, behind, content_end(p, behind, end) if behind < end else end, index, found, LEAST)
        return
    last = found.first - 1 if p.flags[found.first - 1] & (wc.COMMA | wc.DASH) else found.first
    if p.flags[last - 1] & wc.QUOTE and not is_fragment(p, last - 1):
        return
    rest = content_end(p, behind, end) if behind + 1 < end else behind
    longer = max(last - first, rest - behind)
    yield from _part(p, first, last, index, found, LEAST if last - first == longer else LEAST + 1)
    yield from _part(p, behind, rest, index, found, LEAST if rest - behind == longer else LEAST + 1)


def _part(p: Passage, first: int, last: int, cue: int, found: SourcePhrase, least: int) -> Iterator[Report]:
    quoted = any(p.flags[i] & wc.QUOTE for i in range(first, last))
    if (last - first >= least or (quoted and last > first)) and not quoted_whole(p, first, last):
        yield Report(_RULE, p, first, last, cue, found.source, inserted=True)


def _stands_apart(p: Passage, found: SourcePhrase, floor: int, end: int) -> bool:
    """Whether "so" names a source: between commas, with no verb behind it; "so der Chef weiter" too."""
    if found.first == floor or not (p.flags[found.first - 1] & (wc.COMMA | wc.DASH | wc.QUOTE)):
        return False
    stop = clause_stop(p, found.first, end)
    return not any(p.flags[i] & wc.AUXILIARY or i in p.cues for i in range(found.last, stop))


def _past_comma(p: Passage, found: SourcePhrase, end: int) -> int:
    """Past the phrase and what is apposed to it: "Nach Angaben von Jan Kos, dem Chef der Werft, ist …"."""
    behind = found.last
    if behind >= end or not p.flags[behind] & wc.COMMA:
        return behind
    stop = clause_stop(p, behind, end)
    verbal = any(p.flags[i] & (wc.AUXILIARY | wc.CUE) for i in range(behind, stop))
    if stop < end and p.flags[stop] & wc.COMMA and not verbal and found.first <= p.sentence_start(found.first) + 1:
        return stop + 1
    return behind + 1


def _to_finite(p: Passage, index: int, end: int) -> int:
    """Past what belongs to the source to the finite verb: "Nach Angaben der Polizei in Kiel wurde …"."""
    for i in range(index, min(end, index + _FINITE_REACH)):
        if is_boundary(p, i):
            break
        if p.flags[i] & wc.AUXILIARY and p.words[i].islower():
            head = p.flags[index] & (wc.PREPOSITION | wc.QUOTE | wc.CAPITAL) or p.words[index] == "("
            return i if head else index
    return index


def _governs(p: Passage, cue: int, end: int) -> bool:
    stop = clause_stop(p, cue, end)
    return stop < end - 1 and bool(p.flags[stop] & (wc.COMMA | wc.COLON))


def _before_noun(p: Passage, index: int, end: int) -> SourcePhrase | None:
    """The phrase of “nach Angaben der Polizei”, “nach ihrer Ansicht”, “nach Kos’ Angaben”, “nach Polizeiangaben”."""
    noun = next((i for i in range(index + 1, min(end, index + 1 + _BEFORE_NOUN)) if _is_source_noun(p, i)), None)
    if noun is None or any(is_boundary(p, i) or p.flags[i] & _APART for i in range(index + 1, noun)):
        return None
    if any(p.low[i] in p.vocabulary.own for i in range(index + 1, noun)):
        return _subjects_own(p, index, noun + 1)
    owner = _owner(p, noun, end)
    if owner:
        return SourcePhrase(index, owner.last, owner)
    possessive = next((i for i in range(index + 1, noun) if p.flags[i] & wc.POSSESSIVE), None)
    if possessive is not None:
        return SourcePhrase(index, noun + 1, Phrase(possessive, possessive + 1))
    name = [i for i in range(index + 1, noun) if p.flags[i] & wc.CAPITAL and p.words[i].endswith(("s", "’", "'"))]
    if name:
        return SourcePhrase(index, noun + 1, Phrase(name[0], noun))
    if noun == index + 1 and p.low[noun] in p.vocabulary.source_nouns:
        if p.low[index] in p.vocabulary.postpositions:
            return None  # "nach Angaben" alone names nobody, "laut Berichten" does
        return SourcePhrase(index, noun + 1, Phrase(noun, noun + 1))
    return SourcePhrase(index, noun + 1, Phrase(index + 1, noun + 1))


def _subjects_own(p: Passage, first: int, last: int) -> SourcePhrase | None:
    """The words are those of the subject in “Kos ist nach eigenen Angaben krank”."""
    floor, end = p.sentence_start(first), p.sentence_end(first)
    start = clause_start(p, first, floor)
    subject = subject_of(p, start, first) if start < first else subject_of(p, last, clause_stop(p, last, end))
    return SourcePhrase(first, last, subject) if subject else None


def _owner(p: Passage, noun: int, end: int) -> Phrase | None:
    """Whose words they are: "der Polizei", "von Jan Kos"."""
    if noun + 1 >= end:
        return None
    bits = p.flags[noun + 1]
    if bits & wc.AGENT:
        return _named(p, noun + 2, end) or phrase_after(p, noun + 2, end)
    return phrase_after(p, noun + 1, end) if bits & wc.GENITIVE or (bits & wc.POSSESSIVE and bits & wc.DATIVE) else None


def _behind_noun(p: Passage, index: int, floor: int) -> SourcePhrase | None:
    """The phrase of “Angaben der Polizei zufolge”, “Kos zufolge”, “ihrer Meinung nach”."""
    before = index - 1
    if p.low[index] in p.vocabulary.source_prepositions and not _is_source_noun(p, before):
        return None  # "nach" behind anything else is a preposition
    if before > floor and p.low[before - 1] in p.vocabulary.own and _is_source_noun(p, before):
        return _subjects_own(p, before - 1, index + 1)
    if p.flags[before] & wc.QUOTE:
        return SourcePhrase(before, index + 1, Phrase(before, index))
    source = phrase_before(p, before, floor)
    if source is None:
        return None
    first = source.first
    noun = next((i for i in range(first, index) if _is_source_noun(p, i)), None)
    if noun is None and first > floor and _is_source_noun(p, first - 1):
        return SourcePhrase(first - 1, index + 1, source)
    owner = _owner(p, noun, index) if noun is not None else None
    if noun is not None and owner is None and p.flags[first] & wc.POSSESSIVE:
        owner = Phrase(first, first + 1)
    return SourcePhrase(first, index + 1, owner or source)


def _is_source_noun(p: Passage, index: int) -> bool:
    nouns = p.vocabulary.source_nouns
    return p.low[index] in nouns or (
        bool(p.flags[index] & wc.CAPITAL) and p.low[index].endswith(tuple(nouns)) and len(p.low[index]) > _SHORTEST
    )


_SHORTEST = 9


def _named(p: Passage, index: int, end: int) -> Phrase | None:
    """The phrase at a token; a name in quotation marks, alone or behind its noun, belongs to it."""
    if index < end and p.flags[index] & wc.QUOTE:
        return Phrase(index, index + 1)
    found = phrase_after(p, index, end)
    if found and found.last < end and p.flags[found.last] & wc.QUOTE and is_fragment(p, found.last):
        return Phrase(found.first, found.last + 1)
    return found
