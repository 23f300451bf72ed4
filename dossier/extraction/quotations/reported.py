"""Reported clauses: what a cue says in the reporter's own words, with or without quoted fragments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.extraction.quotations.kinds import is_fragment, is_term, quoted_ending, quoted_words
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after, phrase_before, subject_of_clause
from dossier.extraction.quotations.sources import inverted_source, is_noun, is_passive, source_of_cue
from dossier.extraction.quotations.vocabulary import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLITIC,
    COLON,
    COMMA,
    CONJUNCTION,
    CONTRAST,
    CUE,
    CUE_ADJECTIVE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    INFINITIVE,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUESTION,
    QUOTE,
    RELATIVE,
    SOURCE_PHRASE,
    SPEAKER_NOUN,
    SUBORDINATOR,
    THAT,
    TIME,
    Cue,
    Vocabulary,
)

_THAT_REACH = 12
_LEAST_CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Report:
    """A reported clause: its tokens `first` up to `last`, its cue and source, and the rule that found it."""

    rule: str
    passage: Passage
    first: int
    last: int
    cue: int
    source: Phrase | None


def reports_in(p: Passage, vocabulary: Vocabulary) -> Iterator[Report]:
    """The reported clauses of a passage, in order of their cues; what stands within a clause is not looked into."""
    covered = 0
    for index, bits in enumerate(p.flags):
        if index < covered:
            continue
        found: list[Report] = []
        if bits & CUE and index in p.cues:
            found.extend(_verb_reports(p, index, p.cues[index], vocabulary))
        if bits & (CUE_NOUN | CUE_ADJECTIVE):
            found.extend(_noun_reports(p, index))
        if bits & SOURCE_PHRASE:
            found.extend(_according_to(p, index, vocabulary))
        for report in found:
            covered = max(covered, report.last if report.first > index else 0)
            yield report


def _verb_reports(p: Passage, cue: int, entry: Cue, vocabulary: Vocabulary) -> Iterator[Report]:
    if is_noun(p, cue) or (p.opens[cue] and not entry.participle):
        return
    floor, end = p.sentence_start(cue), p.sentence_end(cue)
    content = _complement(p, cue, entry, end, vocabulary)
    if content is None:
        if "quote" in entry.frames and not entry.participle:
            yield from _parenthetical(p, cue, floor, end)
        return
    first, frame = content
    source = source_of_cue(p, cue, floor)
    if is_passive(p, cue, floor) or source is None:
        return
    if p.flags[first] & QUOTE and is_term(p, first, vocabulary) and not _free_relative(p, source):
        return
    last = clause_end(p, first, _main_clause(p, floor, cue, first, end))
    if last > first and not _one_quotation(p, first, last):
        yield Report(f"quotation.reported-{frame}", p, first, last, cue, source)


def _free_relative(p: Passage, source: Phrase) -> bool:
    """Whether "what" stands before the source: in "what he called “a waste”" the words are his."""
    return source.first > 0 and bool(p.flags[source.first - 1] & (SUBORDINATOR | RELATIVE))


def _complement(p: Passage, cue: int, entry: Cue, end: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Where the reported clause of a cue begins, and which kind of complement it is."""
    frames = entry.frames
    index = cue + 1
    if index + 1 < end and p.low[index] in vocabulary.particles and p.flags[index + 1] & THAT:
        index += 1
    if index >= end:
        return None
    clausal = "that" in frames or "bare" in frames
    if clausal:
        that = _that_ahead(p, index, end)
        if that is not None:
            return that, "that"
    bits = p.flags[index]
    if "question" in frames:
        question = _question_ahead(p, index, end)
        if question is not None:
            return question, "question"
    if "infinitive" in frames and bits & INFINITIVE:
        return index, "infinitive"
    if p.low[index] in frames and bits & PREPOSITION and index + 1 < end:
        return index + 1, "object"
    if "addressee" in frames:
        start = _after_addressee(p, index, end)
        if start is not None:
            return start, "addressee"
    if "bare" in frames and "addressee" not in frames:
        start = _bare_clause(p, index, end, strict="thought" in frames)
        if start is not None:
            return start, "bare"
    if "object" in frames and _opens_object(p, index):
        return index, "object"
    return None


def _that_ahead(p: Passage, index: int, end: int) -> int | None:
    """A "that" after the cue, past an addressee or adverbials: "told reporters on Monday that"."""
    for i in range(index, min(end - 1, index + _THAT_REACH)):
        bits = p.flags[i]
        if bits & THAT:
            near = i == index or p.flags[i - 1] & _BEFORE_THAT
            return i if near and not p.flags[i + 1] & PUNCTUATION and _has_verb(p, i, end) else None
        if bits & (PUNCTUATION | QUOTE | AUXILIARY | RELATIVE | CONJUNCTION) or (i > index and bits & CUE):
            return None
    return None


_BEFORE_THAT = TIME | CAPITAL | SPEAKER_NOUN | OBJECT_PRONOUN | ADVERB | CLITIC | NUMBER


def _question_ahead(p: Passage, index: int, end: int) -> int | None:
    """A question word right after the cue or after one addressee: "asked residents whether"."""
    for i in (index, index + 1, index + 2):
        if i + 1 < end and p.flags[i] & QUESTION:
            return i
        if i >= end or p.flags[i] & (PUNCTUATION | QUOTE | AUXILIARY):
            return None
    return None


def _after_addressee(p: Passage, index: int, end: int) -> int | None:
    """The clause after an addressee: "told reporters he would go" begins at "he"."""
    bits = p.flags[index]
    if bits & OBJECT_PRONOUN:
        last = index + 1
    else:
        addressee = phrase_after(p, index, end)
        if addressee is None:
            return None
        last = addressee.last
    while last < end and (p.flags[last] & TIME or (p.flags[last] & PREPOSITION and _time_follows(p, last, end))):
        last += 1
    if last < end and p.flags[last] & (PRONOUN | DETERMINER | POSSESSIVE | INFINITIVE | CAPITAL):
        return last
    return None


def _bare_clause(p: Passage, index: int, end: int, *, strict: bool) -> int | None:
    """The start of a clause without "that", past adverbials of time: "said on Monday the dam would hold"."""
    start = index
    while start < end and (p.flags[start] & TIME or (p.flags[start] & PREPOSITION and _time_follows(p, start, end))):
        start += 1
    if start >= end:
        return None
    bits = p.flags[start]
    if bits & (PUNCTUATION | QUOTE | CONJUNCTION | INFINITIVE | RELATIVE) and not bits & (DETERMINER | POSSESSIVE):
        return _quote_clause(p, start, end)
    if bits & PREPOSITION:
        return None
    return start if _has_verb(p, start, end, strict=strict) else None


def _quote_clause(p: Passage, start: int, end: int) -> int | None:
    """A clause that opens with quoted words and goes on outside them: "said “the dam” would hold"."""
    if p.flags[start] & QUOTE and start + 1 < end and not p.flags[start + 1] & PUNCTUATION:
        return start
    return None


def _time_follows(p: Passage, index: int, end: int) -> bool:
    return index + 1 < end and bool(p.flags[index + 1] & TIME)


def _has_verb(p: Passage, start: int, end: int, *, strict: bool = False) -> bool:
    """Whether a verb stands in the clause: a subject pronoun at its head, an auxiliary, a cue, quoted words.

    Unless `strict`, any word of no class may be the verb.
    """
    if p.flags[start] & PRONOUN:
        return True
    stop = min(end, start + 30)
    if any(p.flags[i] & QUOTE for i in range(start, stop)):
        return True
    return end - start >= _LEAST_CLAUSE and any(
        p.flags[i] & (AUXILIARY | CUE | PRONOUN) or not (strict or p.flags[i] & _CLOSED) for i in range(start + 1, stop)
    )


_CLOSED = DETERMINER | POSSESSIVE | PREPOSITION | PUNCTUATION | CAPITAL | SPEAKER_NOUN | TIME | NUMBER | ADVERB


def _opens_object(p: Passage, index: int) -> bool:
    bits = p.flags[index]
    if bits & (DETERMINER | POSSESSIVE | CAPITAL | QUOTE | OBJECT_PRONOUN | NUMBER):
        return not bits & TIME
    blocked = PUNCTUATION | PREPOSITION | CONJUNCTION | AUXILIARY | SUBORDINATOR | RELATIVE | PRONOUN | ADVERB | TIME
    return not bits & blocked


def _one_quotation(p: Passage, first: int, last: int) -> bool:
    return last - first == 1 and bool(p.flags[first] & QUOTE)


def clause_end(p: Passage, first: int, end: int) -> int:
    """One past the last token of the clause that begins at `first`; the sentence ends before `end`."""
    for i in range(first + 1, end):
        bits = p.flags[i]
        if bits & QUOTE and _is_utterance(p, i):
            return _before_utterance(p, first, i)
        closes = bits & COMMA or (bits & QUOTE and quoted_ending(p, i) == ",")
        if closes and i + 1 < end and (p.flags[i + 1] & _ASIDE or _new_report(p, i + 1, end)):
            return i if bits & COMMA else i + 1
        if p.words[i] == ";" or (bits & DASH and p.starts[i] - p.ends[i - 1] >= 1 and i - first >= _LEAST_CLAUSE):
            return i
        if bits & CONJUNCTION and i + 1 < end and _resumes(p, i + 1, end):
            return i - 1 if p.flags[i - 1] & COMMA else i
    last = end
    while last > first + 1 and p.flags[last - 1] & PUNCTUATION:
        last -= 1
    return last


def _main_clause(p: Passage, floor: int, cue: int, first: int, end: int) -> int:
    """Where the main clause begins when the report stands in a subordinate one: "While she said it held, he left"."""
    if not p.flags[floor] & SUBORDINATOR or any(p.flags[i] & COMMA for i in range(floor, cue)):
        return end
    return next((i for i in range(first, end) if p.flags[i] & COMMA), end)


def _is_utterance(p: Passage, index: int) -> bool:
    """Whether quoted words are a sentence of their own: after a colon, or capitalised after a comma or a cue."""
    before = p.flags[index - 1]
    if before & COLON:
        return True
    capital = quoted_words(p, index)[:1].isupper()
    spoken = index - 1 in p.cues and "quote" in p.cues[index - 1].frames and _ends_utterance(p, index)
    return capital and bool(before & COMMA or spoken)


def _before_utterance(p: Passage, first: int, index: int) -> int:
    """Where a clause ends before an utterance: at the comma or colon, or before the cue and its subject."""
    if p.flags[index - 1] & (COMMA | COLON):
        return index - 1
    comma = next((i for i in range(index - 1, max(first, index - 15), -1) if p.flags[i] & COMMA), None)
    return comma if comma is not None else index


_ASIDE = CONTRAST | RELATIVE


def _new_report(p: Passage, index: int, end: int) -> bool:
    """Whether another report follows a comma: ", adding that", ", the mayor said", ", and the mayor said that"."""
    if index >= end:
        return False
    entry = p.cues.get(index)
    if entry and entry.participle:
        return True
    if p.flags[index] & SOURCE_PHRASE and p.flags[index] & PREPOSITION == 0:
        return True
    joined = bool(p.flags[index] & CONJUNCTION)
    source = phrase_after(p, index + joined, min(end, index + 14))
    if source is None:
        return False
    verb = source.last
    while joined and verb < end and p.flags[verb] & (AUXILIARY | ADVERB):
        verb += 1
    following = p.cues.get(verb) if verb < end else None
    if following is None or following.participle:
        return False
    closes = verb + 1 >= end or bool(p.flags[verb + 1] & PUNCTUATION)
    return joined or ("quote" in following.frames and closes)


def _resumes(p: Passage, index: int, end: int) -> bool:
    """Whether a conjunction goes on with the reporter's own verb: "and added that", "but declined to"."""
    while index < end and p.flags[index] & ADVERB:
        index += 1
    entry = p.cues.get(index)
    if entry is None or entry.base or entry.participle or index + 1 >= end:
        return False
    return bool(p.flags[index + 1] & (THAT | QUOTE | INFINITIVE)) or "that" in entry.frames


def _parenthetical(p: Passage, cue: int, floor: int, end: int) -> Iterator[Report]:
    """“The dam will hold, the mayor said.” without the marks: the clause before the source, and any after it."""
    source = source_of_cue(p, cue, floor)
    start, after = cue, cue + 1
    if source and source.relation == "adjacent":
        start = source.first
    elif cue > floor and (p.flags[cue - 1] & COMMA or _ends_in_fragment(p, cue)):
        source = inverted_source(p, cue, end)
        if source is None:
            return
        after = source.last
    else:
        return
    if start - 1 <= floor or not (p.flags[start - 1] & (COMMA | DASH) or _ends_in_fragment(p, start)):
        return
    if not p.flags[source.first] & _HEADS or not _closes(p, after, end):
        return
    first = floor
    while first < start and p.flags[first] & PUNCTUATION:
        first += 1
    last = start if _ends_in_fragment(p, start) else start - 1
    if p.flags[first] & QUOTE and first + 1 < last and (p.opens[first + 1] or _ends_utterance(p, first)):
        return
    if (
        last - first >= _LEAST_CLAUSE
        and (not p.flags[last - 1] & QUOTE or is_fragment(p, last - 1))
        and not _introduces(p, first, last)
    ):
        yield Report("quotation.reported-before", p, first, last, cue, source)
    if after + _LEAST_CLAUSE < end and p.flags[after] & COMMA and not p.flags[after + 1] & QUOTE:
        yield Report("quotation.reported-around", p, after + 1, clause_end(p, after + 1, end), cue, source)


def _ends_in_fragment(p: Passage, index: int) -> bool:
    """Whether a fragment of the reporter's sentence ends right before: The fund “had ceased to trade,” he said."""
    return bool(p.flags[index - 1] & QUOTE) and is_fragment(p, index - 1)


_HEADS = CAPITAL | DETERMINER | POSSESSIVE | PRONOUN | SPEAKER_NOUN | NUMBER


def _closes(p: Passage, after: int, end: int) -> bool:
    """Whether nothing is said after the cue: the sentence ends, or goes on after a comma with reporter's words."""
    if after >= end:
        return True
    if any(p.flags[i] & (QUOTE | THAT | COLON) for i in range(after, end)):
        return False
    return bool(p.flags[after] & (COMMA | TIME | PREPOSITION)) or p.words[after] in ".!?)"


def _introduces(p: Passage, first: int, last: int) -> bool:
    """Whether the words before the comma only lead in to the subject: "In Ohio, Trump said"."""
    bits = p.flags[first]
    leads = bits & (PREPOSITION | SUBORDINATOR | TIME | PARTICIPLE) and not bits & (DETERMINER | PRONOUN)
    return bool(leads) and not any(p.flags[i] & COMMA for i in range(first, last))


def _ends_utterance(p: Passage, index: int) -> bool:
    """Whether a stop or comma stands before the closing mark, so that the quotation is whole in itself."""
    return quoted_ending(p, index) in _STOPS


_STOPS = frozenset((",", ".", "?", "!", "…"))


def _noun_reports(p: Passage, noun: int) -> Iterator[Report]:
    """The clauses in “her claim that the dam would hold” and “he is confident that it will”."""
    if (
        noun + 2 >= len(p)
        or not p.flags[noun + 1] & THAT
        or p.opens[noun + 1]
        or (noun in p.cues and not is_noun(p, noun))
    ):
        return
    floor, end = p.sentence_start(noun), p.sentence_end(noun)
    source = _possessor(p, noun, floor) or subject_of_clause(p, floor, noun)
    last = clause_end(p, noun + 1, end)
    if last - noun > _LEAST_CLAUSE:
        rule = "quotation.reported-noun" if p.flags[noun] & CUE_NOUN else "quotation.reported-adjective"
        yield Report(rule, p, noun + 1, last, noun, source)


def _possessor(p: Passage, noun: int, floor: int) -> Phrase | None:
    index = noun - 1
    while index >= floor and not p.flags[index] & (POSSESSIVE | CLITIC | PUNCTUATION | AUXILIARY | PREPOSITION):
        index -= 1
    if index < floor:
        return None
    if p.flags[index] & POSSESSIVE:
        return Phrase(index, index + 1, "possessor")
    if p.flags[index] & CLITIC:
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
        if index == floor or (index == floor + 1 and p.flags[floor] & (CONJUNCTION | ADVERB)):
            yield from _after_opening(p, source, index, end)
        else:
            last = index - 1 if p.flags[index - 1] & (COMMA | DASH) else index
            first = floor
            while first < last and p.flags[first] & PUNCTUATION:
                first += 1
            whole = p.flags[first] & QUOTE and _ends_utterance(p, first)
            if last - first >= _LEAST_CLAUSE and not whole and not p.flags[last - 1] & QUOTE:
                yield Report("quotation.according-to-clause", p, first, last, index, source)
        return


def _after_opening(p: Passage, source: Phrase, cue: int, end: int) -> Iterator[Report]:
    first = source.last
    while first < end and not p.flags[first] & COMMA:
        first += 1
    first += 1
    if first + _LEAST_CLAUSE <= end and not _one_quotation(p, first, end - 1):
        yield Report("quotation.according-to-clause", p, first, clause_end(p, first, end), cue, source)
