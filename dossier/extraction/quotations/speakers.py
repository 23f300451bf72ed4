"""From the words that name a source to who that is: named, a pronoun, a role, a body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.bodies import Bodies, printed_words
from dossier.extraction.quotations.clause_bounds import plural_verb_beside
from dossier.extraction.quotations.epithets import epithet_of, stated_ages, titles_of_strangers
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase, phrase_after
from dossier.extraction.quotations.roles import Roles, person_with_role, stated_roles
from dossier.extraction.quotations.salience import EPITHET_LEAD, Salience
from dossier.extraction.quotations.vocabulary import Pronoun, Vocabulary
from dossier.model import Article, ArticlePerson, Capacity, PersonMention, Span


@dataclass(frozen=True, slots=True)
class NamedSource:
    """Who a source phrase stands for: the name or words to show, and the person's key in the article if one.

    `sort` says how the text names the source: "name", "pronoun", "noun" or "none".
    """

    name: str | None
    entity: str | None = None
    span: Span | None = None
    sort: str = "none"


NOBODY = NamedSource(None)
# What may stand between a comma and the name in an apposition: "the host, council board member Anna Kos, said".
_IN_ROLE = wc.CAPITAL | wc.SPEAKER_NOUN
_LONGEST_ROLE = 10


@dataclass(slots=True)
class Cast:
    """The people and bodies of an article; phrases are to be resolved in reading order."""

    text: str
    vocabulary: Vocabulary
    people: Mapping[str, ArticlePerson]
    mentions: Sequence[PersonMention]
    starts: Sequence[int]
    roles: Roles
    ages: Mapping[str, int]
    salience: Salience
    bodies: Bodies
    elsewhere: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        article: Article,
        people: Sequence[ArticlePerson],
        mentions: Sequence[PersonMention],
        passages: Sequence[Passage],
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
            roles=stated_roles(article.text, subjects, vocabulary),
            ages=stated_ages(article.text, subjects),
            bodies=Bodies.of(passages, vocabulary),
            salience=Salience.of(known, subjects, passages, vocabulary),
            elsewhere=titles_of_strangers(passages, subjects),
        )

    def resolve(self, p: Passage, phrase: Phrase) -> NamedSource:
        """The speaker that a source phrase names; its name is None for a pronoun nobody can be found for."""
        span = p.span(phrase.first, phrase.last)
        alone = phrase.last - phrase.first == 1
        pronoun = self.vocabulary.pronouns.get(p.low[phrase.first]) if alone else None
        if pronoun:
            return self._pronoun(p, phrase.first, pronoun)
        author = self._author(p, phrase)
        if author:
            return self.resolve(p, author)
        mention = self._head_mention(p, phrase) or self._apposed_mention(p, phrase)
        if mention:
            return self._person(mention.entity, span, "name")
        printed = printed_words(p, phrase)
        entity = None if _plural(p, phrase, self.vocabulary) else person_with_role(printed, self.roles, self.vocabulary)
        if entity:
            return self._person(entity, span, "noun")
        described = self._described(p, phrase)
        if described:
            return self._person(described, span, "pronoun")  # as sure as "she" is
        body = self.bodies.same_noun(p, phrase)
        if body:
            self.bodies.note(body, span.start)
            return NamedSource(body, None, span, "noun")
        self._note_unlinked(p, phrase, printed)
        return NamedSource(printed, None, span, "noun")

    def _person(self, entity: str, span: Span, sort: str) -> NamedSource:
        self.salience.note(entity, span.start)
        if entity not in self.people:
            return NamedSource(entity, None, span, sort)
        return NamedSource(self.people[entity].name, entity, span, sort)

    def _pronoun(self, p: Passage, index: int, pronoun: Pronoun) -> NamedSource:
        span = p.span(index, index + 1)
        if pronoun.number == "thing":
            return NamedSource(self.bodies.it(p, index), None, span, "pronoun")
        if pronoun.number == "plural":
            return NamedSource(self.bodies.they(p, index), None, span, "pronoun")
        plural = pronoun.number == "either" and plural_verb_beside(p, index)
        if plural:
            return NamedSource(self.bodies.they(p, index), None, span, "pronoun")
        if not pronoun.gender:
            return NamedSource(None, None, span, "pronoun")
        leaders = self.salience.leaders(span.start, pronoun.gender)
        if len(leaders) == 1:
            self.salience.learn(leaders[0], pronoun.gender)
            return self._person(leaders[0], span, "pronoun")
        return NamedSource(None, None, span, "pronoun")

    def _is_somebody(self, p: Passage, phrase: Phrase) -> bool:
        """Whether a phrase is a name or ends with a noun for a person, so that a pronoun may stand for it."""
        after = range(phrase.first + 1, phrase.last)
        end = next((i for i in after if p.flags[i] & (wc.PREPOSITION | wc.PUNCTUATION)), phrase.last)
        if "person" in self.vocabulary.noun_kinds.get(p.low[end - 1], ()):
            return True
        alone = phrase.last - phrase.first == 1
        named = all(p.flags[i] & wc.CAPITAL for i in range(phrase.first, phrase.last))
        return named and not p.words[phrase.first].isupper() and not (alone and p.opens[phrase.first])

    def _author(self, p: Passage, phrase: Phrase) -> Phrase | None:
        """Who made a document that speaks: "a statement by the council read"."""
        by = next((i for i in range(phrase.first + 1, min(phrase.last + 1, len(p))) if p.flags[i] & wc.AGENT), None)
        if by is None or p.opens[by] or "document" not in self.vocabulary.noun_kinds.get(p.low[by - 1], ()):
            return None
        return phrase_after(p, by + 1, p.sentence_end(by))

    def _described(self, p: Passage, phrase: Phrase) -> str | None:
        """The person named before whom a description stands for; None where two may be meant."""
        epithet = epithet_of(p, phrase, self.vocabulary)
        if epithet is None:
            return self._only_speaker(p, phrase)
        if p.low[phrase.last - 1] in self.elsewhere:
            return None
        if epithet.age is not None:
            aged = sorted(entity for entity, age in self.ages.items() if age == epithet.age)
            if aged:
                return aged[0] if len(aged) == 1 else None
        at = p.starts[phrase.first]
        leaders = self.salience.leaders(at, epithet.gender, EPITHET_LEAD)
        if leaders and self._speaks_for_others(leaders[0]):
            return None
        other_age = epithet.age is not None and leaders and self.ages.get(leaders[0], epithet.age) != epithet.age
        return leaders[0] if len(leaders) == 1 and not other_age else None

    def _speaks_for_others(self, entity: str) -> bool:
        """Whether somebody was brought in as a spokesperson, and so is hardly "the singer" or "the victim"."""
        heads = [role[-1] for role, people in self.roles.items() if role and entity in people]
        return any("mouthpiece" in self.vocabulary.noun_kinds.get(head, frozenset()) for head in heads)

    def _only_speaker(self, p: Passage, phrase: Phrase) -> str | None:
        """The one person who has spoken so far, for "the government spokesman" who was not brought in otherwise."""
        kinds = self.vocabulary.noun_kinds.get(p.low[phrase.last - 1], frozenset())
        if "mouthpiece" not in kinds or not p.flags[phrase.first] & wc.DEFINITE:
            return None
        spoken = {place.entity for place in self.salience.spoken}
        only = spoken.pop() if len(spoken) == 1 else None
        gender = next((gender for gender in ("feminine", "masculine") if gender in kinds), "")
        person = self.people.get(only) if only else None
        fits = person is not None and (not gender or not person.gender or person.gender == gender)
        return person.key if person and fits else None

    def _note_unlinked(self, p: Passage, phrase: Phrase, printed: str) -> None:
        """Remember a body, or a name that the people of the article lack, for the pronouns that follow."""
        kinds: set[str] = set()
        for index in range(phrase.first, phrase.last):
            kinds |= self.vocabulary.noun_kinds.get(p.low[index], frozenset())
        capital = any(p.flags[i] & wc.CAPITAL and not p.opens[i] for i in range(phrase.first, phrase.last))
        if "body" in kinds or (capital and not kinds):
            self.bodies.note(printed, p.starts[phrase.first])
        if "group" in kinds:
            self.bodies.note_several(printed, p.starts[phrase.first])
        if kinds.isdisjoint(("body", "document", "group")) and self._is_somebody(p, phrase):
            gender = next((gender for gender in ("feminine", "masculine") if gender in kinds), "")
            self.salience.note_stranger(printed, gender, p.starts[phrase.first])

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
        if index == len(self.mentions):
            return None
        mention = self.mentions[index]
        before = next((i for i in range(comma + 1, len(p)) if p.starts[i] >= mention.span.start), len(p))
        first = comma + 1 + bool(p.flags[comma + 1] & wc.DEFINITE)  # "The Bishop of Durham, the Rev Paula Kos, said"
        if before - comma > _LONGEST_ROLE or not all(
            p.flags[i] & _IN_ROLE or p.words[i] == "." for i in range(first, before)
        ):
            return None
        after = next((i for i in range(before, len(p)) if p.starts[i] >= mention.span.end), len(p))
        closed = after == len(p) or p.flags[after] & wc.PUNCTUATION
        role = before == comma + 1 or first > comma + 1 or not p.flags[phrase.last - 1] & wc.CAPITAL
        return mention if closed and role else None

    def _heads(self, p: Passage, phrase: Phrase, mention: PersonMention) -> bool:
        before = [i for i in range(phrase.first, phrase.last) if p.ends[i] <= mention.span.start]
        after = next((i for i in range(phrase.first, phrase.last) if p.starts[i] >= mention.span.end), None)
        behind = p.flags[after + 1] if after is not None and after + 1 < len(p) else 0
        joined = after is not None and p.flags[after] & wc.CONJUNCTION and not behind & wc.CAPITAL
        attached = after is None or p.flags[after] & wc.PREPOSITION or joined  # "Kos and colleagues"
        owner = after is not None and (p.flags[after] & wc.CLITIC or p.words[after] in ("'", "’"))  # "Jukes’ colleague"
        if not attached and after is not None and (owner or p.words[after][0].islower()):
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
