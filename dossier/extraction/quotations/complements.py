"""What a cue governs: where the reported clause begins, and which kind of complement it is."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import phrase_after
from dossier.extraction.quotations.vocabulary import Cue, Vocabulary

_THAT_REACH = 12

LEAST_CLAUSE = 4

_SUBJECT_REACH = 8

_BEFORE_THAT = wc.TIME | wc.CAPITAL | wc.SPEAKER_NOUN | wc.OBJECT_PRONOUN | wc.ADVERB | wc.CLITIC | wc.NUMBER

_CLOSED = (
    wc.DETERMINER
    | wc.POSSESSIVE
    | wc.PREPOSITION
    | wc.PUNCTUATION
    | wc.CAPITAL
    | wc.SPEAKER_NOUN
    | wc.TIME
    | wc.NUMBER
    | wc.ADVERB
)


def complement_of(p: Passage, cue: int, entry: Cue, end: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Where the reported clause of a cue begins, and which kind of complement it is."""
    frames = entry.frames
    index = cue + 1
    if index + 1 < end and p.low[index] in vocabulary.particles and p.flags[index + 1] & wc.THAT:
        index += 1
    bare = "bare" in frames and "addressee" not in frames
    if index >= end:
        return None
    clause = _clause_ahead(p, index, end, frames)
    if clause:
        return clause
    bits = p.flags[index]
    if "infinitive" in frames and bits & wc.INFINITIVE:
        return index, "infinitive"
    if p.low[index] in frames and bits & wc.PREPOSITION and index + 1 < end:
        return index + 1, "object"
    if not frames.isdisjoint(("addressee", "request")):
        start = _request(p, index, end) or (_after_addressee(p, index, end) if "addressee" in frames else None)
        if start is not None:
            return start, "addressee"
    if bare and not (bits & (wc.SUBORDINATOR | wc.ADVERB | wc.TIME) and _told_before(p, cue)):
        start = _bare_clause(p, index, end, strict=not frames.isdisjoint(("thought", "finite")))
        if start is not None:
            return start, "bare"
    if "object" in frames and _opens_object(p, index) and not ("naming" in frames and _reached(p, index, end)):
        return index, "object"
    return None


def _clause_ahead(p: Passage, index: int, end: int, frames: frozenset[str]) -> tuple[int, str] | None:
    """The clause that a "that" or a question word opens."""
    that = _that_ahead(p, index, end) if not frames.isdisjoint(("that", "bare")) else None
    if that is not None:
        return that, "that"
    question = _question_ahead(p, index, end) if "question" in frames else None
    return (question, "question") if question is not None else None


def _told_before(p: Passage, cue: int) -> bool:
    """Whether the cue goes with quoted words before it: “We go,” she said as she left."""
    near = range(max(0, cue - _SUBJECT_REACH), cue)
    return any(p.flags[i] & wc.QUOTE and not any(p.opens[i + 2 : cue + 1]) for i in near)


def _that_ahead(p: Passage, index: int, end: int) -> int | None:
    """A "that" after the cue, past an addressee or adverbials: "told reporters on Monday that"."""
    attached = False
    for i in range(index, min(end - 1, index + _THAT_REACH)):
        bits = p.flags[i]
        if bits & wc.THAT:
            near = i == index or p.flags[i - 1] & _BEFORE_THAT or attached
            aside = p.flags[i + 1] & wc.PUNCTUATION and not (p.flags[i + 1] & wc.COMMA and i == index)
            return i if near and not aside and _has_verb(p, i, end) else None
        # "said via e-mail that", "said at a stop in Toledo, Ohio, that": after a preposition any noun may stand.
        attached = attached or bool(bits & wc.PREPOSITION and i <= index + 1)
        if bits & wc.COMMA and attached and i + 1 < end and p.flags[i + 1] & (wc.THAT | wc.CAPITAL):
            continue
        if bits & (wc.PUNCTUATION | wc.QUOTE | wc.AUXILIARY | wc.RELATIVE | wc.CONJUNCTION) or (
            i > index and bits & wc.CUE and not attached
        ):
            return None
    return None


def _question_ahead(p: Passage, index: int, end: int) -> int | None:
    """A question word right after the cue or after one addressee: "asked residents whether"."""
    blocked = wc.PUNCTUATION | wc.QUOTE | wc.AUXILIARY | wc.CUE | wc.PRONOUN
    for i in (index, index + 1, index + 2):
        if i + 1 < end and p.flags[i] & wc.QUESTION:
            return i
        if i >= end or p.flags[i] & blocked:
            return None
    return None


def _request(p: Passage, index: int, end: int) -> int | None:
    """Who is asked, with what is asked of them: "urged members of the board to resign" begins at "members"."""
    bits = p.flags[index]
    if bits & (_NO_ADDRESSEE | wc.CUE) and not bits & (wc.DETERMINER | wc.CAPITAL | wc.SPEAKER_NOUN):
        return None
    for i in range(index + 1, min(end - 1, index + _REQUEST_REACH)):
        if p.flags[i] & wc.INFINITIVE:
            verb = not p.flags[i + 1] & (wc.DETERMINER | wc.POSSESSIVE | wc.CAPITAL | wc.NUMBER)
            return index if verb and i + 2 < end else None
        if p.flags[i] & (wc.PUNCTUATION | wc.QUOTE | wc.THAT | wc.AUXILIARY | wc.QUESTION | wc.PRONOUN):
            return None
    return None


_NO_ADDRESSEE = wc.PUNCTUATION | wc.QUOTE | wc.PREPOSITION | wc.THAT | wc.AUXILIARY | wc.SUBORDINATOR | wc.ADVERB
_REQUEST_REACH = 9


def _after_addressee(p: Passage, index: int, end: int) -> int | None:
    """The clause after an addressee: "told reporters he would go" begins at "he"."""
    bits = p.flags[index]
    if bits & wc.OBJECT_PRONOUN:
        last = index + 1
    else:
        addressee = phrase_after(p, index, end)
        if addressee is None:
            return None
        last = addressee.last
    while last < end and (p.flags[last] & wc.TIME or (p.flags[last] & wc.PREPOSITION and _time_follows(p, last, end))):
        last += 1
    opens = wc.PRONOUN | wc.DETERMINER | wc.POSSESSIVE | wc.INFINITIVE | wc.CAPITAL
    if last + 1 < end and p.flags[last] & opens and not p.flags[last + 1] & wc.PUNCTUATION:
        return last  # but not "told Good Morning Britain."
    return None


def _bare_clause(p: Passage, index: int, end: int, *, strict: bool) -> int | None:
    """The start of a clause without "that", past adverbials of time: "said on Monday the dam would hold"."""
    start = index
    while start < end and (
        p.flags[start] & wc.TIME or (p.flags[start] & wc.PREPOSITION and _time_follows(p, start, end))
    ):
        start += 1
    if start >= end:
        return None
    bits = p.flags[start]
    if bits & (wc.PUNCTUATION | wc.QUOTE | wc.CONJUNCTION | wc.INFINITIVE | wc.RELATIVE) and not bits & (
        wc.DETERMINER | wc.POSSESSIVE
    ):
        return _quote_clause(p, start, end)
    if bits & wc.PREPOSITION and not bits & wc.DETERMINER:
        return None
    return start if _has_verb(p, start, end, strict=strict) else None


def _quote_clause(p: Passage, start: int, end: int) -> int | None:
    """A clause that opens with quoted words and goes on outside them: "said “the dam” would hold"."""
    if p.flags[start] & wc.QUOTE and start + 1 < end and not p.flags[start + 1] & wc.PUNCTUATION:
        return start
    return None


def _time_follows(p: Passage, index: int, end: int) -> bool:
    return index + 1 < end and bool(p.flags[index + 1] & wc.TIME)


def _has_verb(p: Passage, start: int, end: int, *, strict: bool = False) -> bool:
    """Whether a verb stands in the clause: a subject pronoun at its head, an auxiliary, a cue, quoted words.

    Unless `strict`, any word of no class may be the verb.
    """
    if p.flags[start] & wc.PRONOUN:
        return True
    stop = min(end, start + 30)
    if any(p.flags[i] & wc.QUOTE for i in range(start, stop)):
        return True
    return end - start >= LEAST_CLAUSE and any(_may_be_verb(p, i, strict=strict) for i in range(start + 1, stop))


def _may_be_verb(p: Passage, index: int, *, strict: bool) -> bool:
    bits = p.flags[index]
    if bits & (wc.AUXILIARY | wc.CUE | wc.PRONOUN):
        return True
    if strict:
        past = bits & wc.PARTICIPLE and p.flags[index - 1] & (wc.CAPITAL | wc.SPEAKER_NOUN)
        return bool(past) and index + 1 < len(p) and bool(p.flags[index + 1] & (wc.PREPOSITION | wc.ADVERB))
    return not bits & _CLOSED


def _reached(p: Passage, index: int, end: int) -> bool:
    """Whether somebody is only called up: "called me from Berlin", "called him on Monday"."""
    if not p.flags[index] & wc.OBJECT_PRONOUN:
        return False
    apart = wc.PUNCTUATION | wc.PREPOSITION | wc.TIME | wc.ADVERB | wc.CONJUNCTION
    return index + 1 >= end or bool(p.flags[index + 1] & apart)


def _opens_object(p: Passage, index: int) -> bool:
    bits = p.flags[index]
    if bits & (wc.DETERMINER | wc.POSSESSIVE | wc.CAPITAL | wc.QUOTE | wc.OBJECT_PRONOUN | wc.NUMBER):
        return not bits & wc.TIME
    blocked = (
        wc.PUNCTUATION
        | wc.PREPOSITION
        | wc.CONJUNCTION
        | wc.AUXILIARY
        | wc.SUBORDINATOR
        | wc.RELATIVE
        | wc.PRONOUN
        | wc.ADVERB
        | wc.TIME
    )
    return not bits & blocked
