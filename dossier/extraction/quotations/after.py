"""Rules for a source that stands after a quotation, in the same or the next sentence."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.kinds import is_fragment, is_utterance, quoted_ending, quoted_words
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after
from dossier.extraction.quotations.source_phrases import source_phrase_at
from dossier.extraction.quotations.sources import inverted_source, is_noun, source_of_cue, speaks
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.extraction.quotations.zones import right_zone, segment_start

_REACH, _SUBJECT_REACH = 45, 15
_ADVERBIAL = wc.ADVERB | wc.AUXILIARY | wc.NEGATION | wc.TIME
_WHOLE_ENDINGS = frozenset((",", ".", "?", "!", "…", "-", "—", "–"))
_OPEN_ENDINGS = frozenset(",!?")


def cue_after_inverted(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open,” said the mayor."""
    first, last, crossed = right_zone(p, k)
    if p.verb_second and first < last and not crossed:
        if p.flags[first] & wc.AUXILIARY:
            return _perfect(p, first, last)
        first += bool(p.flags[first] & wc.SOURCE_PHRASE and first + 1 in p.cues)  # "„…“, so nennt ihn Kos"
    if first < last and speaks(p, first) and not p.flags[first] & wc.CAPITAL:
        if p.cues[first].participle:
            return None
        index = first
        while index + 1 < last and p.low[index + 1] in vocabulary.particles:
            index += 1
        source = inverted_source(p, index, last)
        if source and not (is_fragment(p, k) and source.last < last and not p.flags[source.last] & wc.PUNCTUATION):
            return Attribution("quotation.cue-after-inverted", p, source, first)
    return None


def _perfect(p: Passage, auxiliary: int, last: int) -> Attribution | None:
    """“Der Ofen ist kalt“, hatte Kos am Montag erklärt. The subject follows the auxiliary, the cue ends the clause."""
    cue = next((c for c in range(auxiliary + 1, last) if speaks(p, c)), None)
    source = source_of_cue(p, cue, auxiliary) if cue is not None else None
    return Attribution("quotation.cue-after-inverted", p, source, cue) if source else None


def cue_after(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open,” the mayor, a former engineer, later said."""
    first, last, crossed = right_zone(p, k)
    if (crossed and (p.verb_second or not is_utterance(p, k))) or not _can_follow(p, k, first):
        return None
    source, cue = _subject_and_cue(p, first, last)
    if source is None or cue is None or ((crossed or is_fragment(p, k)) and _has_complement(p, cue, last)):
        return None
    if cue + 1 < last and p.flags[cue + 1] & wc.COLON:
        return None  # “Is it open?” Kos responded: “…”
    led_to = k > 0 and not p.opens[k] and p.flags[k - 1] & (wc.COMMA | wc.COLON)
    if led_to and crossed and any(speaks(p, c) and not is_noun(p, c) for c in range(p.sentence_start(k), k)):
        return None  # Lind was asked by Kos, “Is it open?” The mayor nodded.
    if led_to and cue + 2 == last < len(p) and p.flags[cue + 1] & wc.COMMA and _begins(p, last):
        return None  # Lind was asked, “Is it open?” She answered, “…”
    apposed = any(p.flags[i] & wc.COMMA or p.words[i] == "(" for i in range(source.last, cue))
    name = "quotation.cue-after-apposition" if apposed else "quotation.cue-after"
    return Attribution(name, p, source, cue)


def _begins(p: Passage, k: int) -> bool:
    """Whether quoted words begin a sentence, so that they go on with none before."""
    return quoted_words(p, k)[:1].isupper()


def _can_follow(p: Passage, k: int, first: int) -> bool:
    """Whether a subject can begin at `first`: not in “Cold Kiln” movement, where the quoted words qualify a noun."""
    if first > k + 1 or quoted_ending(p, k) in _WHOLE_ENDINGS or first >= len(p):
        return True
    return bool(p.flags[first] & (wc.CAPITAL | wc.PRONOUN | wc.DETERMINER | wc.POSSESSIVE)) and not is_fragment(p, k)


def _subject_and_cue(p: Passage, first: int, last: int) -> tuple[Phrase | None, int | None]:
    """A subject that begins the zone, with its cue: found from the left, else from the cue back to the left."""
    source = phrase_after(p, first, last)
    cue = _cue_of_subject(p, source, last) if source else None
    if cue is not None:
        return source, cue
    for c in range(first + 1, min(last, first + _SUBJECT_REACH)):
        if p.flags[c] & wc.COMMA:
            break
        if speaks(p, c) and not p.cues[c].participle and not is_noun(p, c):
            found = source_of_cue(p, c, first)
            direct = found and found.first == first and found.relation == "adjacent"
            return (found, c) if direct else (None, None)
    return None, None


def _cue_of_subject(p: Passage, source: Phrase, last: int) -> int | None:
    """The cue whose subject is the phrase: right after it, or after adverbs or an apposition between commas."""
    index = source.last
    if index + 1 < last and p.words[index] == "." and not p.opens[index + 1]:
        index += 1  # the stop of "Jr."
    while index < last and p.flags[index] & _ADVERBIAL and index not in p.cues:
        index += 1
    if index < last and speaks(p, index) and not p.cues[index].participle:
        return index
    if index >= last or not (p.flags[index] & (wc.COMMA | wc.DASH | wc.RELATIVE) or p.words[index] == "("):
        return _predicate_cue(p, index, last)
    unclosed = None
    for c in range(index + 1, min(last, index + _REACH)):
        if not speaks(p, c) or p.cues[c].participle:
            continue
        before = c - 1
        while p.flags[before] & _ADVERBIAL and before > index:
            before -= 1
        if p.flags[before] & (wc.COMMA | wc.DASH) or p.words[before] == ")":
            return c
        if not p.flags[before] & _LEADS_AWAY and not is_noun(p, c) and not _has_complement(p, c, last):
            unclosed = c  # "Kos, who founded the yard said on Monday": the second comma is missing
    return unclosed


_LEADS_AWAY = (
    wc.RELATIVE | wc.SUBORDINATOR | wc.CONJUNCTION | wc.INFINITIVE | wc.PRONOUN | wc.PREPOSITION | wc.PARTICIPLE
)


def _predicate_cue(p: Passage, index: int, last: int) -> int | None:
    """The cue in "Kos went on to say": an infinitive that ends the clause begun by the subject."""
    for c in range(index, min(last, index + 8)):
        if p.flags[c] & (wc.PUNCTUATION | wc.QUOTE):
            return None
        if speaks(p, c) and c > index and p.flags[c - 1] & wc.INFINITIVE:
            return c
    return None


def unlisted_verb(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open!” beamed the mayor: no list holds the verb, but the marks and the name leave no doubt."""
    first, last, crossed = right_zone(p, k)
    if first >= last or crossed or is_fragment(p, k) or quoted_ending(p, k) not in _OPEN_ENDINGS:
        return None
    if _plain_verb(p, first) and p.flags[first] & wc.PARTICIPLE and p.low[first][0].islower():
        source = inverted_source(p, first, last)
        return Attribution("quotation.verb-after", p, source, first) if source and _is_personal(p, source) else None
    source = phrase_after(p, first, last)
    if source is None or source.last >= last or not _is_personal(p, source):
        return None
    verb = source.last
    closed = verb + 1 >= last or p.flags[verb + 1] & (wc.PUNCTUATION | wc.PREPOSITION | wc.TIME | wc.ADVERB)
    return Attribution("quotation.verb-after", p, source, verb) if closed and _plain_verb(p, verb) else None


def _plain_verb(p: Passage, index: int) -> bool:
    """Whether a word is in no class but may be a verb."""
    return not p.flags[index] & ~(wc.PARTICIPLE | wc.ENDING) and p.words[index].isalpha() and p.words[index].islower()


def _is_personal(p: Passage, source: Phrase) -> bool:
    return bool(p.flags[source.first] & (wc.CAPITAL | wc.PRONOUN)) or bool(p.flags[source.last - 1] & wc.SPEAKER_NOUN)


def according_to(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open,” according to the mayor."""
    first, last, crossed = right_zone(p, k)
    if p.verb_second:
        return _source_phrase(p, k, first, first if crossed else last)
    for index in (first, segment_start(p, k)):
        end = last if index == first else k
        for phrase in vocabulary.source_phrases:
            if index < end and tuple(p.low[index : index + len(phrase)]) == phrase:
                source = phrase_after(p, index + len(phrase), end)
                if source and not (index != first and _has_own_cue(p, source.last, k)):
                    return Attribution("quotation.according-to", p, source, index)
    return None


def _source_phrase(p: Passage, k: int, first: int, last: int) -> Attribution | None:
    """“Der Ofen ist kalt“, so Kos; what opens the next sentence begins a report of its own."""
    for index in range(first, min(last, first + _PHRASE_REACH)):
        found = source_phrase_at(p, index, first, last)
        if found and found.first == first:
            return Attribution("quotation.according-to", p, found.source, index)
    start = segment_start(p, k)
    for index in range(start, min(k, start + _PHRASE_REACH)):
        found = source_phrase_at(p, index, start, k)
        if found and not _has_own_cue(p, start, k):
            return Attribution("quotation.according-to", p, found.source, index)
    return None


_PHRASE_REACH = 6


def _has_own_cue(p: Passage, first: int, k: int) -> bool:
    """Whether somebody else is said to speak on the way: "According to reports, the officer recalled: “…”"."""
    return any(speaks(p, c) and not is_noun(p, c) for c in range(first, k))


def name_after_dash(p: Passage, k: int, vocabulary: Vocabulary) -> Attribution | None:
    """“The bridge is open.” — Rahel Abera"""
    index = k + 1
    if index >= len(p) or not p.flags[index] & wc.DASH:
        return None
    while index < len(p) and p.flags[index] & wc.DASH:
        index += 1
    source = phrase_after(p, index, len(p))
    if source and p.flags[source.first] & wc.CAPITAL and _ends_line(p, source.last):
        return Attribution("quotation.name-after-dash", p, source, k + 1)
    return None


def _ends_line(p: Passage, index: int) -> bool:
    return index >= len(p) or bool(p.flags[index] & wc.COMMA) or (index == len(p) - 1)


def _has_complement(p: Passage, cue: int, last: int) -> bool:
    """Whether something is said after the cue, so that it belongs to its own sentence."""
    index = cue + 1
    if index >= last:
        return False
    beside = wc.PUNCTUATION | wc.PREPOSITION | wc.TIME | wc.ADVERB
    if p.flags[index] & wc.SUBORDINATOR and index + 1 < last and p.flags[index + 1] & ~wc.QUOTE:
        beside |= wc.SUBORDINATOR  # “It is open!” the mayor said as she left
    return not p.flags[index] & beside or bool(p.flags[index] & (wc.THAT | wc.COLON))
