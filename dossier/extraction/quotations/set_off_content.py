"""What is said in a clause behind a comma: where it begins, of which kind it is, where it ends."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import clause_stop, is_boundary, is_subjunctive
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after
from dossier.extraction.quotations.verb_second import verb_is_last

LEAST = 3
_APPOSITIONS = 2
_CUE_REACH = 4
_VERBAL = wc.AUXILIARY | wc.CUE


@dataclass(frozen=True, slots=True)
class Content:
    """Where a reported clause begins and the rule that sees it; `inserted` as in `Report`."""

    first: int
    rule: str
    inserted: bool = False


def content_behind(p: Passage, stop: int, end: int, frames: frozenset[str], source: Phrase | None) -> Content | None:
    """The clause that a comma at `stop` sets off, if it is what was said.

    It opens with "dass" or "ob", or has its verb in the second place or in the reporting subjunctive, or is an
    infinitive with "zu"; one that opens with a relative or tells when or why belongs to the reporter.
    """
    if stop >= end - 1 or not p.flags[stop] & wc.COMMA:
        return None
    first = _past_appositions(p, stop + 1, end, source, stop)
    bits = p.flags[first]
    if bits & wc.THAT:
        return Content(first, "reported-that") if "that" in frames or "bare" in frames else None
    if bits & wc.QUESTION:
        return Content(first, "reported-question") if "question" in frames else None
    if bits & wc.CONJUNCTION and not bits & wc.DETERMINER:
        return None
    if "infinitive" in frames and _is_infinitive(p, first, end):
        return Content(first, "reported-infinitive")
    if "bare" in frames and _is_main(p, first, end, strict="noun" in frames):
        return Content(first, "reported-bare")
    return None


def content_end(p: Passage, first: int, end: int, *, resumes: bool = False) -> int:
    """One past the last token of the clause that begins at `first` in the sentence that ends before `end`.

    Another report ends it (", so Kos", ", wie Kos sagte", "und fügte hinzu"), a semicolon, an utterance after a colon;
    with `resumes` the verb of the clause around it too.
    """
    for i in range(first + 1, end):
        bits = p.flags[i]
        if p.words[i] == ";":
            return i
        if bits & wc.COLON and i + 1 < end and p.flags[i + 1] & wc.QUOTE:
            return i
        if bits & wc.COMMA and i + 1 < end and (_other_report(p, i + 1, end) or (resumes and is_finite(p, i + 1))):
            return i
        if bits & wc.CONJUNCTION and _goes_on(p, i + 1, end):
            return i - 1 if p.flags[i - 1] & wc.COMMA else i
    return _without_stops(p, first, end)


def quoted_whole(p: Passage, first: int, last: int) -> bool:
    """Whether nothing but one quotation stands in a clause, which is then a direct one."""
    return last - first == 1 and bool(p.flags[first] & wc.QUOTE)


def _without_stops(p: Passage, first: int, last: int) -> int:
    while last > first + 1 and p.flags[last - 1] & wc.PUNCTUATION and p.words[last - 1] not in ")]":
        last -= 1
    return last


def _past_appositions(p: Passage, first: int, end: int, source: Phrase | None, stop: int) -> int:
    """Past what stands between commas after the source: "sagte der Chef, Jan Kos, der Ofen sei kalt"."""
    if source is None or source.last != stop:
        return first
    for _ in range(_APPOSITIONS):
        closing = clause_stop(p, first - 1, end)
        if closing >= end - 1 or not p.flags[closing] & wc.COMMA or p.flags[first] & wc.THAT:
            break
        relative = p.flags[first] & wc.RELATIVE and verb_is_last(p, first, closing - 1, end)
        verbal = any(p.flags[i] & _VERBAL or is_subjunctive(p, i) for i in range(first, closing))
        if verbal and not (relative and not _subjunctive(p, first, closing)):
            break
        if not verbal and _subjunctive(p, first, closing):
            break
        first = closing + 1
    return first


def _subjunctive(p: Passage, first: int, last: int) -> bool:
    return any(is_subjunctive(p, i) for i in range(first, last))


def _is_infinitive(p: Passage, first: int, end: int) -> bool:
    """Whether a clause has an infinitive with "zu" and no finite verb before it: "…, den Ofen zu heizen"."""
    if p.low[first] in p.vocabulary.aims:
        return False
    for i in range(first, end):
        if p.flags[i] & wc.AUXILIARY or is_subjunctive(p, i):
            return False
        if p.flags[i] & wc.INFINITIVE and i + 1 < end and p.words[i + 1].islower() and p.low[i + 1].endswith("n"):
            return True
        if _has_inner_zu(p, i):
            return True
    return False


def _has_inner_zu(p: Passage, index: int) -> bool:
    """Whether a word is an infinitive that holds its "zu": "aufzugeben"."""
    word = p.words[index]
    if not word.islower() or not word.endswith("n"):
        return False
    return any(word.startswith(prefix + p.vocabulary.infinitive) for prefix in p.vocabulary.prefixes)


def _is_main(p: Passage, first: int, end: int, *, strict: bool) -> bool:
    """Whether a clause without "dass" is what was said: by its subjunctive, else by a verb in second place."""
    stop = clause_stop(p, first - 1, end)
    if _is_relative(p, first, stop, end):
        return False
    if _subjunctive(p, first, end):
        return True
    if not strict and p.flags[first] & wc.DETERMINER and p.flags[first + 1] & wc.AUXILIARY:
        return True  # "das ist ein Ofen"
    opens = p.flags[first] & (wc.SUBORDINATOR | wc.RELATIVE) and not p.flags[first] & wc.DETERMINER
    if strict or opens:
        return False
    phrase = phrase_after(p, first, stop)
    if phrase is None or phrase.last >= stop:
        return False
    second = p.flags[phrase.last]
    return bool(second & wc.AUXILIARY) and p.words[phrase.last].islower()


def _is_relative(p: Passage, first: int, stop: int, end: int) -> bool:
    """Whether a clause begins with a relative and ends with its verb: ", der den Ofen baue"."""
    bits = p.flags[first]
    if bits & wc.PREPOSITION and not bits & wc.DETERMINER and first + 2 < stop:
        return bool(p.flags[first + 1] & wc.RELATIVE) and not p.flags[first + 2] & wc.CAPITAL
    if not bits & wc.RELATIVE or stop - first <= LEAST:
        return False
    if not bits & wc.DETERMINER:
        return True
    last = stop - 1
    if any(p.flags[i] & wc.AUXILIARY or is_subjunctive(p, i) for i in range(first + 1, last)):
        return False
    verb_last = p.flags[last] & _VERBAL or is_subjunctive(p, last) or not p.flags[last]
    return bool(verb_last and p.words[last].islower())


def is_finite(p: Passage, index: int) -> bool:
    """Whether a token is an auxiliary or a verb of saying, which at the head of a clause is its finite verb."""
    return bool(p.flags[index] & wc.AUXILIARY) or index in p.cues


def _other_report(p: Passage, index: int, end: int) -> bool:
    """Whether an inserted clause names a source: ", so Kos", ", sagte Kos", ", wie Kos mitteilte"."""
    if p.low[index] in p.vocabulary.as_words:
        stop = clause_stop(p, index, end)
        return any(i in p.cues for i in range(index + 1, stop))
    if index in p.cues or (p.flags[index] & wc.AUXILIARY and _perfect_insert(p, index, end)):
        stop = clause_stop(p, index, end)
        return stop >= end or not p.flags[stop] & wc.COLON
    phrases = p.vocabulary.source_phrases
    return any(tuple(p.low[index : index + len(phrase)]) == phrase for phrase in phrases) and _names_next(p, index, end)


def _names_next(p: Passage, index: int, end: int) -> bool:
    found = phrase_after(p, index + 1, end)
    return found is not None and (found.last >= end or not p.flags[found.last] & (wc.AUXILIARY | wc.CUE))


def _perfect_insert(p: Passage, index: int, end: int) -> bool:
    """Whether ", hatte Kos gesagt" stands there: the cue ends the clause, and no subjunctive opens it."""
    stop = clause_stop(p, index, end)
    return stop - 1 in p.cues and not is_subjunctive(p, index)


def _goes_on(p: Passage, index: int, end: int) -> bool:
    """Whether a conjunction goes on with another verb of saying: "und fügte hinzu, …"."""
    for i in range(index, min(end, index + _CUE_REACH)):
        if is_boundary(p, i) or is_subjunctive(p, i):
            return False
        if i in p.cues and not p.cues[i].base:
            stop = clause_stop(p, i, end)
            return i == index or bool(p.flags[index] & (wc.PRONOUN | wc.ADVERB)) or stop < end
    return False
