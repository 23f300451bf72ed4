"""From the words that name a source to who that is: named, a pronoun, a role, a body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase
from dossier.extraction.quotations.vocabulary import (
    CLITIC,
    DETERMINER,
    GENITIVE,
    POSSESSIVE,
    PREPOSITION,
    Vocabulary,
)
from dossier.model import ArticlePerson, Capacity, PersonMention, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source phrase stands for: the name or words to show, and the person's key in the article if one."""

    name: str | None
    entity: str | None = None
    span: Span | None = None


@dataclass(slots=True)
class Cast:
    """The people of the article, where they are mentioned, and who has spoken so far."""

    text: str
    vocabulary: Vocabulary
    people: dict[str, ArticlePerson]
    mentions: list[PersonMention]
    starts: list[int]
    quoted: list[Span]
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    bodies: list[tuple[int, Speaker]] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        text: str,
        people: Sequence[ArticlePerson],
        mentions: Sequence[PersonMention],
        quoted: Sequence[Span],
        vocabulary: Vocabulary,
    ) -> Cast:
        """The cast of an article before anyone has spoken."""
        subjects = sorted((m for m in mentions if m.capacity is Capacity.SUBJECT), key=lambda m: m.span)
        return cls(
            text, vocabulary, {p.key: p for p in people}, subjects, [m.span.start for m in subjects], list(quoted)
        )

    def resolve(self, p: Passage, phrase: Phrase) -> Speaker:
        """The speaker that a source phrase names; its name is None for a pronoun nobody can be found for."""
        span = p.span(phrase.first, phrase.last)
        if phrase.last - phrase.first == 1:
            pronoun = self.vocabulary.pronouns.get(p.low[phrase.first])
            if pronoun:
                speaker = self._antecedent(span, pronoun.gender, pronoun.number)
                return Speaker(speaker.name, speaker.entity, span) if speaker else Speaker(None, None, span)
        mention = self._head_mention(p, phrase)
        if mention:
            speaker = Speaker(self.people[mention.entity].name, mention.entity, span)
        else:
            speaker = Speaker(self._as_printed(p, phrase), None, span)
        return speaker

    def note(self, speaker: Speaker, at: int) -> None:
        """Remember who spoke where, for the pronouns that follow."""
        if speaker.name:
            self.spoken.append((at, speaker))

    def _as_printed(self, p: Passage, phrase: Phrase) -> str:
        first = phrase.first
        if phrase.last - first > 1 and p.flags[first] & DETERMINER and not p.flags[first] & POSSESSIVE:
            first += 1
        return p.span(first, phrase.last).of(self.text)

    def _head_mention(self, p: Passage, phrase: Phrase) -> PersonMention | None:
        """The person the phrase is about: "NATO chief Jens Stoltenberg", not "a spokesman for Jens Stoltenberg"."""
        span = p.span(phrase.first, phrase.last)
        low = bisect_left(self.starts, span.start)
        high = bisect_right(self.starts, span.end - 1)
        for mention in self.mentions[low:high]:
            if mention.entity not in self.people:
                continue
            before = [i for i in range(phrase.first, phrase.last) if p.ends[i] <= mention.span.start]
            after = [i for i in range(phrase.first, phrase.last) if p.starts[i] >= mention.span.end]
            if after and (p.flags[after[0]] & CLITIC or p.words[after[0]][0].islower()):
                continue
            if any(p.flags[i] & PREPOSITION and not p.flags[i] & GENITIVE for i in before):
                continue
            if before and p.flags[before[-1]] & (GENITIVE | CLITIC):
                continue
            return mention
        return None

    def _antecedent(self, span: Span, gender: str, number: str) -> Speaker | None:
        if number == "singular":
            return self._person_before(span, gender)
        return None

    def _person_before(self, span: Span, gender: str) -> Speaker | None:
        before = [(at, speaker) for at, speaker in self.spoken[-6:] if at < span.start and self._fits(speaker, gender)]
        return before[-1][1] if before else None

    def _fits(self, speaker: Speaker, gender: str) -> bool:
        person = self.people.get(speaker.entity or "")
        return not gender or person is None or person.gender is None or person.gender == gender


def source_of(found: dict[int, Attribution], number: int) -> Attribution | None:
    """The attribution whose source holds for a quotation, following "goes on" to where the source stands."""
    seen = set()
    attribution = found.get(number)
    while attribution and attribution.follows is not None and number not in seen:
        seen.add(number)
        number = attribution.follows
        attribution = found.get(number)
    return attribution if attribution and attribution.source else None
