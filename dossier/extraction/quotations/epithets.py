"""Descriptions that stand for somebody named before: "the 37-year-old", "the striker", "the mother of four"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.model import PersonMention

# "36-year-old", "37-Jährige": a figure joined to a word.
_AGED = re.compile(r"(\d{1,3})-[^\W\d]")
_AGE_AFTER = re.compile(r"\s?[,(]\s?(\d{1,3})[,.)]")
_AGE_BEFORE = re.compile(r"(?<!\d)(\d{1,3})-[^\W\d][\w-]*(?: [^\W\d][\w-]*){0,3} $")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Epithet:
    """What a description tells of the person: a gender ("" where it tells none) and an age."""

    gender: str = ""
    age: int | None = None


def epithet_of(p: Passage, phrase: Phrase, vocabulary: Vocabulary) -> Epithet | None:
    """What a phrase tells of somebody who is not named in it; None where it is no such description."""
    if phrase.last - phrase.first < 2 or not p.flags[phrase.first] & wc.DEFINITE:
        return None
    end = next((i for i in range(phrase.first + 1, phrase.last) if p.flags[i] & _ENDS_HEAD), phrase.last)
    if end - phrase.first < 2:
        return None
    ages = [match for i in range(phrase.first + 1, end) if (match := _AGED.match(p.low[i]))]
    kinds = vocabulary.noun_kinds.get(p.low[end - 1], frozenset())
    if end == phrase.last and p.flags[end - 1] & wc.CAPITAL and p.low[end - 1] in vocabulary.peoples:
        return Epithet()  # "the Italian said"
    if "epithet" not in kinds and not (ages and (ages[0].string == p.low[end - 1] or "person" in kinds)):
        return None
    gender = next((gender for gender in ("feminine", "masculine") if gender in kinds), "")
    return Epithet(gender, int(ages[0][1]) if ages else None)


def titles_of_strangers(passages: Sequence[Passage], mentions: Sequence[PersonMention]) -> frozenset[str]:
    """The nouns that stand before the name of somebody who is none of the people: "Rapper K-Dogg"."""
    starts = {mention.span.start for mention in mentions}
    return frozenset(
        p.low[i]
        for p in passages
        for i, (bits, following) in enumerate(pairwise(p.flags))
        if bits & wc.SPEAKER_NOUN
        and following & wc.CAPITAL
        and not (p.opens[i + 1] or following & wc.SPEAKER_NOUN or p.starts[i + 1] in starts)
    )


_ENDS_HEAD = wc.PREPOSITION | wc.RELATIVE | wc.PUNCTUATION | wc.CLITIC


def stated_ages(text: str, mentions: Sequence[PersonMention]) -> Mapping[str, int]:
    """The age of each person of whom one is printed beside the name: "Kos, 54," or "54-year-old engineer Kos"."""
    ages: dict[str, int] = {}
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        beside = _AGE_AFTER.match(text, end, end + _NEAR) or _AGE_BEFORE.search(text[max(0, start - _NEAR) : start])
        if beside:
            ages.setdefault(mention.entity, int(beside[1]))
    return ages
