"""From the words that name a source to who that is: named, a pronoun, a role, a body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.antecedents import Antecedents
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, subject_of_clause
from dossier.extraction.quotations.roles import person_with_role, stated_roles
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.model import Article, ArticlePerson, Capacity, PersonMention, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source phrase stands for: the name or words to show, and the person's key in the article if one.

    `sort` says how the text names the source: "name", "pronoun", "noun" or "none".
    """

    name: str | None
    entity: str | None = None
    span: Span | None = None
    sort: str = "none"


NOBODY = Speaker(None)


@dataclass(slots=True)
class Cast:
    """The people and bodies of an article; phrases are to be resolved in reading order."""

    text: str
    vocabulary: Vocabulary
    people: Mapping[str, ArticlePerson]
    mentions: Sequence[PersonMention]
    starts: Sequence[int]
    roles: Mapping[str, Sequence[str]]
    antecedents: Antecedents
    body: str | None = None
    named: str | None = None

    @classmethod
    def of(
        cls,
        article: Article,
        people: Sequence[ArticlePerson],
        mentions: Sequence[PersonMention],
        quoted: Sequence[Span],
        vocabulary: Vocabulary,
    ) -> Cast:
        """The cast of an article before anyone has spoken."""
        known = {person.key: person for person in people}
        subjects = sorted(
            (m for m in mentions if m.capacity is Capacity.SUBJECT and m.entity in known), key=lambda m: m.span
        )
        return cls(
            text=article.text,
            vocabulary=vocabulary,
            people=known,
            mentions=subjects,
            starts=[m.span.start for m in subjects],
            roles=stated_roles(article.text, subjects),
            antecedents=Antecedents.of(article, known, subjects, quoted),
        )

    def resolve(self, p: Passage, phrase: Phrase) -> Speaker:
        """The speaker that a source phrase names; its name is None for a pronoun nobody can be found for."""
        span = p.span(phrase.first, phrase.last)
        alone = phrase.last - phrase.first == 1
        pronoun = self.vocabulary.pronouns.get(p.low[phrase.first]) if alone else None
        if pronoun:
            if pronoun.number == "thing":
                self.body = self._body_in_sentence(p, phrase.first) or self.body
            return self._pronoun(span, pronoun.gender, pronoun.number)
        mention = self._head_mention(p, phrase)
        if mention:
            return self._person(mention.entity, span, "name")
        apposed = self._apposed_mention(p, phrase)
        if apposed:
            return self._person(apposed.entity, span, "name")
        printed = self._as_printed(p, phrase)
        entity = person_with_role(printed, self.roles, self.vocabulary)
        if entity and not _plural(p, phrase, self.vocabulary):
            return self._person(entity, span, "noun")
        if self._is_issued(p, phrase) and self.body:
            return Speaker(self.body, None, span, "noun")
        self._note_unlinked(p, phrase, printed)
        return Speaker(printed, None, span, "noun")

    def _person(self, entity: str, span: Span, sort: str) -> Speaker:
        self.antecedents.note(entity, span.start)
        return Speaker(self.people[entity].name, entity, span, sort)

    def _pronoun(self, span: Span, gender: str, number: str) -> Speaker:
        if number == "thing":
            return Speaker(self.body, None, span, "pronoun")
        if not gender:
            return Speaker(None, None, span, "pronoun")
        entity = self.antecedents.person_before(span.start, gender)
        if entity:
            return self._person(entity, span, "pronoun")
        return Speaker(self.named, None, span, "pronoun")

    def _body_in_sentence(self, p: Passage, before: int) -> str | None:
        """The body that is the subject of the sentence in which "it" stands: "The ministry closed it, it said"."""
        subject = subject_of_clause(p, p.sentence_start(before), before)
        if subject is None or not any(
            "body" in self.vocabulary.noun_kinds.get(p.low[i], ()) for i in range(subject.first, subject.last)
        ):
            return None
        return self._as_printed(p, subject)

    def _note_unlinked(self, p: Passage, phrase: Phrase, printed: str) -> None:
        """Remember a body, or a name that the people of the article lack, for the pronouns that follow."""
        kinds: set[str] = set()
        for index in range(phrase.first, phrase.last):
            kinds |= self.vocabulary.noun_kinds.get(p.low[index], frozenset())
        capital = any(p.flags[i] & wc.CAPITAL and not p.opens[i] for i in range(phrase.first, phrase.last))
        if "body" in kinds or (capital and not kinds):
            self.body = printed
        if "body" not in kinds and "document" not in kinds and p.flags[phrase.first] & wc.CAPITAL:
            self.named = printed

    def _is_issued(self, p: Passage, phrase: Phrase) -> bool:
        """Whether the phrase is a bare "the statement", which speaks for the body that issued it."""
        if phrase.last - phrase.first != 2 or not p.flags[phrase.first] & wc.DETERMINER:
            return False
        return "issued" in self.vocabulary.noun_kinds.get(p.low[phrase.first + 1], ())

    def _as_printed(self, p: Passage, phrase: Phrase) -> str:
        first = phrase.first
        bits = p.flags[first]
        if phrase.last - first > 1 and bits & wc.DETERMINER and not bits & (wc.POSSESSIVE | wc.PRONOUN):
            first += 1
        return p.span(first, phrase.last).of(self.text)

    def _head_mention(self, p: Passage, phrase: Phrase) -> PersonMention | None:
        """The person the phrase is about: "NATO chief Jens Stoltenberg", not "a spokesman for Jens Stoltenberg"."""
        span = p.span(phrase.first, phrase.last)
        index = bisect_left(self.starts, span.start)
        while index < len(self.mentions) and self.mentions[index].span.start < span.end:
            mention = self.mentions[index]
            if self._heads(p, phrase, mention):
                return self._last_of_run(mention, index, span)
            index += 1
        return None

    def _last_of_run(self, mention: PersonMention, index: int, span: Span) -> PersonMention:
        """Of two names with nothing but a lost comma between them, the one beside the cue."""
        following = self.mentions[index + 1] if index + 1 < len(self.mentions) else None
        if following is None or following.span.start >= span.end:
            return mention
        between = self.text[mention.span.end : following.span.start]
        return following if between.isspace() else mention

    def _apposed_mention(self, p: Passage, phrase: Phrase) -> PersonMention | None:
        """The person named right after a role: "the authority's chief executive, Lars Brandvold, told reporters"."""
        comma = phrase.last
        if comma + 1 >= len(p) or not p.flags[comma] & wc.COMMA:
            return None
        index = bisect_left(self.starts, p.starts[comma])
        if index == len(self.mentions) or self.mentions[index].span.start != p.starts[comma + 1]:
            return None
        after = next((i for i in range(comma + 1, len(p)) if p.starts[i] >= self.mentions[index].span.end), len(p))
        closed = after == len(p) or p.flags[after] & wc.PUNCTUATION
        return self.mentions[index] if closed else None

    def _heads(self, p: Passage, phrase: Phrase, mention: PersonMention) -> bool:
        before = [i for i in range(phrase.first, phrase.last) if p.ends[i] <= mention.span.start]
        after = next((i for i in range(phrase.first, phrase.last) if p.starts[i] >= mention.span.end), None)
        if after is not None and (p.flags[after] & wc.CLITIC or p.words[after][0].islower()):
            return False
        if any(p.flags[i] & wc.PREPOSITION and not p.flags[i] & wc.GENITIVE for i in before):
            return False
        return not before or not p.flags[before[-1]] & wc.GENITIVE


def _plural(p: Passage, phrase: Phrase, vocabulary: Vocabulary) -> bool:
    return "group" in vocabulary.noun_kinds.get(p.low[phrase.last - 1], ())


def source_of(found: Mapping[int, Attribution], number: int) -> Attribution | None:
    """The attribution whose source holds for a quotation, following "goes on" to where the source stands."""
    seen: set[int] = set()
    attribution = found.get(number)
    while attribution and attribution.follows is not None and number not in seen:
        seen.add(number)
        number = attribution.follows
        attribution = found.get(number)
    return attribution if attribution and attribution.source else None
