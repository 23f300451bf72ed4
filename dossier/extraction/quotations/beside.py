"""Rules for a source that stands beside a quotation, in the same or the next sentence."""

from __future__ import annotations

from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.kinds import is_fragment, is_utterance, quoted_ending
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, subject_of_clause
from dossier.extraction.quotations.sources import inverted_source, is_noun, is_passive, source_of_cue
from dossier.extraction.quotations.vocabulary import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    INFINITIVE,
    NEGATION,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    RELATIVE,
    SPEAKER_NOUN,
    THAT,
    TIME,
    Vocabulary,
)

_REACH = 45
_ADVERBIAL = ADVERB | AUXILIARY | NEGATION | TIME


def speaks(p: Passage, index: int) -> bool:
    """Whether the token is a cue that can go with quoted words."""
    cue = p.cues.get(index)
    return cue is not None and "quote" in cue.frames


def cue_after_inverted(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open,” said the mayor."""
    first, last, _ = _right_zone(p, k)
    if first < last and speaks(p, first) and not p.flags[first] & CAPITAL:
        if p.cues[first].participle:
            return None
        index = first
        while index + 1 < last and p.low[index + 1] in vocabulary.particles:
            index += 1
        source = inverted_source(p, index, last)
        if source and not (is_fragment(p, k) and source.last < last and not p.flags[source.last] & PUNCTUATION):
            return Attribution("quotation.cue-after-inverted", p, source, first)
    return None


def cue_after(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open,” the mayor, a former engineer, later said."""
    first, last, crossed = _right_zone(p, k)
    if (crossed and not is_utterance(p, k)) or not _can_follow(p, k, first):
        return None
    source, cue = _subject_and_cue(p, first, last)
    if source is None or cue is None or ((crossed or is_fragment(p, k)) and _has_complement(p, cue, last)):
        return None
    apposed = any(p.flags[i] & COMMA or p.words[i] == "(" for i in range(source.last, cue))
    name = "quotation.cue-after-apposition" if apposed else "quotation.cue-after"
    return Attribution(name, p, source, cue)


def _can_follow(p: Passage, k: int, first: int) -> bool:
    """Whether a subject can begin at `first`: not in “Cold Kiln” movement, where the quoted words qualify a noun."""
    if first > k + 1 or quoted_ending(p, k) in _WHOLE_ENDINGS or first >= len(p):
        return True
    return bool(p.flags[first] & (CAPITAL | PRONOUN | DETERMINER | POSSESSIVE)) and not is_fragment(p, k)


_WHOLE_ENDINGS = frozenset((",", ".", "?", "!", "…", "-", "—", "–"))


def _subject_and_cue(p: Passage, first: int, last: int) -> tuple[Phrase | None, int | None]:
    """A subject that begins the zone, with its cue: found from the left, else from the cue back to the left."""
    source = phrase_after(p, first, last)
    cue = _cue_of_subject(p, source, last) if source else None
    if cue is not None:
        return source, cue
    for c in range(first + 1, min(last, first + _SUBJECT_REACH)):
        if p.flags[c] & COMMA:
            break
        if speaks(p, c) and not p.cues[c].participle and not is_noun(p, c):
            found = source_of_cue(p, c, first)
            direct = found and found.first == first and found.relation == "adjacent"
            return (found, c) if direct else (None, None)
    return None, None


_SUBJECT_REACH = 15


def _cue_of_subject(p: Passage, source: Phrase, last: int) -> int | None:
    """The cue whose subject is the phrase: right after it, or after adverbs or an apposition between commas."""
    index = source.last
    if index + 1 < last and p.words[index] == "." and not p.opens[index + 1]:
        index += 1  # the stop of "Jr."
    while index < last and p.flags[index] & _ADVERBIAL and index not in p.cues:
        index += 1
    if index < last and speaks(p, index) and not p.cues[index].participle:
        return index
    if index >= last or not (p.flags[index] & (COMMA | DASH | RELATIVE) or p.words[index] == "("):
        return _predicate_cue(p, index, last)
    for c in range(index + 1, min(last, index + _REACH)):
        if not speaks(p, c) or p.cues[c].participle:
            continue
        before = c - 1
        while p.flags[before] & _ADVERBIAL and before > index:
            before -= 1
        if p.flags[before] & (COMMA | DASH) or p.words[before] == ")":
            return c
    return None


def _predicate_cue(p: Passage, index: int, last: int) -> int | None:
    """The cue in "Kos went on to say": an infinitive that ends the clause begun by the subject."""
    for c in range(index, min(last, index + 8)):
        if p.flags[c] & (PUNCTUATION | QUOTE):
            return None
        if speaks(p, c) and c > index and p.flags[c - 1] & INFINITIVE:
            return c
    return None


def unlisted_verb(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open!” beamed the mayor: no list holds the verb, but the marks and the name leave no doubt."""
    first, last, crossed = _right_zone(p, k)
    if first >= last or crossed or is_fragment(p, k) or quoted_ending(p, k) not in _OPEN_ENDINGS:
        return None
    if _plain_verb(p, first) and p.flags[first] & PARTICIPLE and p.low[first][0].islower():
        source = inverted_source(p, first, last)
        return Attribution("quotation.verb-after", p, source, first) if source and _is_personal(p, source) else None
    source = phrase_after(p, first, last)
    if source is None or source.last >= last or not _is_personal(p, source):
        return None
    verb = source.last
    closed = verb + 1 >= last or p.flags[verb + 1] & (PUNCTUATION | PREPOSITION | TIME | ADVERB)
    return Attribution("quotation.verb-after", p, source, verb) if closed and _plain_verb(p, verb) else None


_OPEN_ENDINGS = frozenset(",!?")


def _plain_verb(p: Passage, index: int) -> bool:
    """Whether a word is in no class but may be a verb."""
    return not p.flags[index] & ~PARTICIPLE and p.words[index].isalpha() and p.words[index].islower()


def _is_personal(p: Passage, source: Phrase) -> bool:
    return bool(p.flags[source.first] & (CAPITAL | PRONOUN)) or bool(p.flags[source.last - 1] & SPEAKER_NOUN)


def according_to(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open,” according to the mayor."""
    first, last, _ = _right_zone(p, k)
    for index in (first, _segment_start(p, k)):
        end = last if index == first else k
        for phrase in vocabulary.source_phrases:
            if index < end and tuple(p.low[index : index + len(phrase)]) == phrase:
                source = phrase_after(p, index + len(phrase), end)
                if source:
                    return Attribution("quotation.according-to", p, source, index)
    return None


def cue_before(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """The mayor told reporters: “The bridge is open.”"""
    floor = _segment_start(p, k)
    end = k - 1
    stop = 0
    while end >= floor and p.flags[end] & PUNCTUATION:
        stop |= p.flags[end]
        end -= 1
    for c in range(end, max(floor, end - _REACH) - 1, -1):
        if not speaks(p, c) or is_noun(p, c):
            continue
        if not stop & (COMMA | COLON) and (c != end or p.low[c] in vocabulary.terms):
            return None
        if c != end and _reports_clause(p, c, end) and not stop & COLON:
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
    if cue == 0 or not p.flags[cue - 1] & COMMA or p.cues[cue].participle:
        return None
    source = inverted_source(p, cue, end + 1)
    if source is None or not p.flags[source.first] & CAPITAL:
        return None
    return source if source.last == end + 1 or p.flags[source.last] & COMMA else None


def _name_before(stop: int, adjacent: bool) -> str:
    if stop & COLON:
        return "quotation.cue-before-colon"
    if stop & COMMA:
        return "quotation.cue-before-comma" if adjacent else "quotation.told-before"
    return "quotation.cue-before"


def _reports_clause(p: Passage, cue: int, end: int) -> bool:
    """Whether the cue has a clause of its own before the quotation: "said he was glad, “…”"."""
    if end == cue + 1 and p.flags[end] & THAT:
        return False
    return any(p.flags[i] & (THAT | AUXILIARY) for i in range(cue + 1, end + 1))


def cue_in_clause(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """The mayor warned of “serious” delays: a fragment in the clause of a cue."""
    if not is_fragment(p, k):
        return None
    floor = p.sentence_start(k)
    for c in range(k - 1, max(floor, k - _FRAGMENT_REACH) - 1, -1):
        if speaks(p, c) and not is_noun(p, c) and not is_passive(p, c, floor):
            source = source_of_cue(p, c, floor)
            loose = source is None or source.relation in ("clause", "restrictive")
            return None if loose else Attribution("quotation.fragment", p, source, c)
    return None


_FRAGMENT_REACH = 15


def colon_before(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """Her verdict on the plan was short: “The bridge is open.”"""
    floor = _segment_start(p, k)
    if k - 1 < floor or not p.flags[k - 1] & COLON:
        return None
    source = subject_of_clause(p, floor, k - 1)
    return Attribution("quotation.colon-before", p, source, k - 1) if source else None


def name_after_dash(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open.” — Rahel Abera"""
    index = k + 1
    if index >= len(p) or not p.flags[index] & DASH:
        return None
    while index < len(p) and p.flags[index] & DASH:
        index += 1
    source = phrase_after(p, index, len(p))
    if source and p.flags[source.first] & CAPITAL and _ends_line(p, source.last):
        return Attribution("quotation.name-after-dash", p, source, k + 1)
    return None


def _ends_line(p: Passage, index: int) -> bool:
    return index >= len(p) or bool(p.flags[index] & COMMA) or (index == len(p) - 1)


_LEFTOVER_MARKS = frozenset("'’\"”")


def _right_zone(p: Passage, k: int) -> tuple[int, int, bool]:
    """The tokens after a quotation up to the next one or the end of the sentence, and whether a sentence ended."""
    first = k + 1
    while first < len(p) and (p.flags[first] & (COMMA | DASH) or p.words[first] in _LEFTOVER_MARKS):
        first += 1
    if first >= len(p) or p.flags[first] & QUOTE:
        return first, first, False
    crossed = p.opens[first]
    last = first + 1
    while last < len(p) and not p.opens[last] and not p.flags[last] & QUOTE:
        last += 1
    return first, last, crossed


def _segment_start(p: Passage, k: int) -> int:
    """The start of the sentence that leads to a quotation, or the end of an earlier quotation in it."""
    if p.opens[k]:
        return k
    index = k - 1
    while index > 0 and not p.opens[index] and not p.flags[index] & QUOTE:
        index -= 1
    return index + 1 if index >= 0 and p.flags[index] & QUOTE else max(index, 0)


def _has_complement(p: Passage, cue: int, last: int) -> bool:
    """Whether something is said after the cue, so that it belongs to its own sentence."""
    index = cue + 1
    if index >= last:
        return False
    return not p.flags[index] & (PUNCTUATION | PREPOSITION | TIME | ADVERB) or bool(p.flags[index] & (THAT | COLON))
