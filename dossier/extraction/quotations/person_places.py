"""Where people stand in a text and what part each has in its sentence: what tells how prominent somebody is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.model import PersonMention

_LEAD = 60


class SentencePart(Enum):
    """What part a person has in a sentence, with its weight."""

    SUBJECT = 1.6
    OPENING = 1.0  # subject of an introductory clause: "After Kos had won, Lind said she …"
    INTRODUCED = 2.0  # "the plan worries Anna Kos, head of the yard"
    OTHER = 0.0
    OBLIQUE = -0.4  # after a preposition: "a victory over Kos"
    OWNER = -0.2  # "Kos’s aide"


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """A person named, speaking, or standing behind a pronoun, at a character offset."""

    at: int
    entity: str
    sentence: int
    part: SentencePart
    spoke: bool = False


def places_of_mentions(
    mentions: Sequence[PersonMention], passages: Sequence[Passage], sentences: Sequence[int]
) -> list[PersonPlace]:
    """The places of the mentions outside quotation marks, each with its part in the sentence."""
    found: list[PersonPlace] = []
    index, taken, last_end = 0, -1, -1
    for mention in mentions:
        at = mention.span.start
        while index < len(passages) and (not len(passages[index]) or passages[index].ends[-1] <= at):
            index += 1
        if index == len(passages):
            break
        p = passages[index]
        token = bisect_right(p.starts, at) - 1
        if token < 0 or p.flags[token] & wc.QUOTE:
            continue
        sentence = bisect_right(sentences, at) - 1
        part = _part(p, token, mention, free=taken != sentence)
        joined = token > 1 and p.flags[token - 1] & (wc.CONJUNCTION | wc.COMMA) and found
        if joined and found[-1].part in (SentencePart.OBLIQUE, SentencePart.OWNER) and last_end == p.ends[token - 2]:
            part = found[-1].part  # "figures like Kos and Lind": the second stands where the first does
        last_end = mention.span.end
        if part is SentencePart.SUBJECT:
            taken = sentence
        found.append(PersonPlace(at, mention.entity, sentence, part))
    return found


def places_of_unnamed(
    passages: Sequence[Passage], sentences: Sequence[int], vocabulary: Vocabulary
) -> tuple[dict[str, str], list[PersonPlace]]:
    """Those who are brought in without a name, "a woman", "his first victim", each with a gender if one is told."""
    genders: dict[str, str] = {}
    places = []
    for p in passages:
        nouns = [i for i, bits in enumerate(p.flags) if bits & wc.SPEAKER_NOUN and not bits & wc.CAPITAL]
        for i in nouns:
            if _NAMELESS.isdisjoint(vocabulary.noun_kinds.get(p.low[i], ())):
                continue
            first = next((j for j in range(i - 1, max(-1, i - _BEFORE_NOUN), -1) if p.flags[j] & _BRINGS_IN), None)
            if first is None or any(p.flags[j] & _NO_PHRASE for j in range(first + 1, i + 1)):
                continue
            if i + 1 < len(p) and p.flags[i + 1] & (wc.CAPITAL | wc.CLITIC):
                continue  # "his daughter Rahel", "the victim’s mother"
            if "kin" in vocabulary.noun_kinds[p.low[i]] and not p.opens[first]:
                continue  # "Kos kissed her husband", but "Her husband nodded"
            if first and p.flags[first - 1] & wc.COPULA:
                continue  # "Kos is a woman who …"
            kinds = vocabulary.noun_kinds[p.low[i]]
            printed = p.span(first, i + 1).of(p.text)
            genders.setdefault(printed, next((g for g in ("feminine", "masculine") if g in kinds), ""))
            at = p.starts[i]
            places.append(PersonPlace(at, printed, bisect_right(sentences, at) - 1, SentencePart.INTRODUCED))
    return genders, places


_NAMELESS = frozenset(("unnamed", "kin"))
_BEFORE_NOUN = 4
_BRINGS_IN = wc.INDEFINITE | wc.POSSESSIVE
_NO_PHRASE = wc.PUNCTUATION | wc.QUOTE | wc.PREPOSITION | wc.AUXILIARY | wc.CONJUNCTION


def _part(p: Passage, token: int, mention: PersonMention, *, free: bool) -> SentencePart:
    """The part of a mention in its sentence; `free` is False where the sentence has its subject."""
    after = token
    while after < len(p) and p.starts[after] < mention.span.end:
        after += 1
    if after < len(p) and p.flags[after] & wc.CLITIC:
        return SentencePart.OWNER
    start = _start(p, token)
    before = token - 1
    if _exists(p, token, start):
        return SentencePart.SUBJECT
    while before >= start and p.flags[before] & _BEFORE_NAME and not p.flags[before] & wc.PREPOSITION:
        before -= 1
    bits = p.flags[before] if before >= start else wc.COMMA
    if bits & wc.PREPOSITION and not bits & wc.SUBORDINATOR:
        return SentencePart.OPENING if bits & wc.ACCOMPANYING and _acts(p, after) else SentencePart.OBLIQUE
    if bits & wc.CUE and before > start and p.flags[before - 1] & (wc.COMMA | wc.QUOTE):
        return SentencePart.SUBJECT  # "…, noted Kos"
    if bits & wc.COPULA and after < len(p) and p.flags[after] & wc.RELATIVE:
        return SentencePart.SUBJECT  # "it was Kos who opened it"
    while after < len(p) and p.flags[after] & (wc.ADVERB | wc.AUXILIARY):
        after += 1
    if after in p.cues and not p.cues[after].participle:
        return SentencePart.SUBJECT
    if not free or (p.starts[token] - p.starts[start] > _LEAD and not bits & wc.COMMA):
        return SentencePart.INTRODUCED if _introduced(p, token, after) else SentencePart.OTHER
    opens = p.flags[start] & wc.SUBORDINATOR and not any(p.flags[i] & wc.COMMA for i in range(start, token))
    return SentencePart.OPENING if opens else SentencePart.SUBJECT


def _acts(p: Passage, after: int) -> bool:
    """Whether somebody behind "with" does what a participle says: "… with Kos — who won — calling it a scandal"."""
    for i in range(after, min(p.sentence_end(after - 1), after + _WITH_REACH)):
        if p.flags[i] & wc.PARTICIPLE and p.flags[i - 1] & (wc.CAPITAL | wc.DASH | wc.COMMA):
            return True
        if i in p.cues and p.cues[i].participle:
            return True
    return False


_WITH_REACH = 15


def _introduced(p: Passage, token: int, after: int) -> bool:
    """Whether a full name is followed by who that is: "Anna Kos, head of the yard"."""
    if after - token < 2 or after + 1 >= len(p) or not p.flags[after] & wc.COMMA:
        return False
    return bool(p.flags[after + 1] & (wc.DETERMINER | wc.SPEAKER_NOUN)) and not p.flags[after + 1] & wc.CAPITAL


def _exists(p: Passage, token: int, start: int) -> bool:
    """Whether a name is brought in by "there": "Then there's Kos."."""
    return (
        token - 2 >= start
        and bool(p.flags[token - 1] & (wc.CLITIC | wc.COPULA))
        and bool(p.flags[token - 2] & wc.EXPLETIVE)
    )


_BEFORE_NAME = wc.DETERMINER | wc.POSSESSIVE | wc.CAPITAL | wc.SPEAKER_NOUN | wc.CLITIC


def _start(p: Passage, token: int) -> int:
    """Where the words that lead to a token begin: with its sentence, or after the last quotation in it."""
    floor = p.sentence_start(token)
    index = token - 1
    while index >= floor and not p.flags[index] & wc.QUOTE:
        index -= 1
    return max(floor, index + 1)
