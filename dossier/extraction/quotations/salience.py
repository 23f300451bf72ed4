"""Whom "he", "she" and "the 37-year-old" stand for: one scorer of how prominent each person stands, never a guess.

Each place at which a person was named, spoke, or was meant by a pronoun has a score: the weights below, a point for
each feature it has. They were set by hand in the order that Lappin and Leass (1994, "An algorithm for pronominal
anaphora resolution") give to subject, recency and agreement, and tried on pronouns
that name a source in annotated news.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import plural_verb_beside
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.person_places import PersonPlace, SentencePart, places_of_mentions, places_of_unnamed
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.model import ArticlePerson, PersonMention

_WINDOW = 14
_FAR = 8
_ONE = ("singular", "either")


# What counts beside the part: who spoke last, whose gender is known to fit or unknown, each sentence in between, the
# sentence itself. LEAD_OVER is by how much the first must lead a second whom nothing else sets apart; a description
# needs a clearer lead than a pronoun.
SPOKE, FITS, UNKNOWN, STRANGE, DISTANCE, HERE = 0.7, 2.0, 1.0, 0.5, -1.1, 0.8
LEAD_OVER, EPITHET_LEAD = 0.25, 0.5


@dataclass(slots=True)
class Salience:
    """The people met so far, in reading order, and how prominent each stands."""

    people: Mapping[str, ArticlePerson]
    sentences: Sequence[int]
    named: Sequence[PersonPlace]
    pronouns: Sequence[tuple[int, str]]
    offsets: Sequence[int] = ()
    meant: list[PersonPlace] = field(default_factory=list)
    spoken: list[PersonPlace] = field(default_factory=list)
    read: int = 0
    strangers: dict[str, str] = field(default_factory=dict)
    learnt: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        people: Mapping[str, ArticlePerson],
        mentions: Sequence[PersonMention],
        passages: Sequence[Passage],
        vocabulary: Vocabulary,
    ) -> Salience:
        """Nobody has been met yet; the places of all mentions and pronouns outside quotation marks are known."""
        # A quotation of several sentences counts as one: the reporter's words lead from person to person.
        sentences = [p.starts[i] for p in passages for i, opens in enumerate(p.opens) if opens]
        strangers, unnamed = places_of_unnamed(passages, sentences, vocabulary)
        named = sorted((*places_of_mentions(mentions, passages, sentences), *unnamed), key=lambda place: place.at)
        genders = {word: p.gender for word, p in vocabulary.pronouns.items() if p.gender and p.number in _ONE}
        pronouns = [
            (p.starts[i], genders[p.low[i]])
            for p in passages
            for i, bits in enumerate(p.flags)
            if bits & wc.PRONOUN and p.low[i] in genders and not (p.verb_second and plural_verb_beside(p, i))
        ]
        return cls(people, sentences, named, pronouns, [place.at for place in named], strangers=strangers)

    def note(self, entity: str, at: int) -> None:
        """Remember that a person spoke: named there, or behind a pronoun."""
        self.spoken.append(PersonPlace(at, entity, self._sentence(at), SentencePart.SUBJECT, True))

    def note_stranger(self, printed: str, gender: str, at: int) -> None:
        """Remember that somebody spoke who is none of the people: "another victim", a name not known as one."""
        self.strangers[printed] = gender
        self.note(printed, at)

    def learn(self, entity: str, gender: str) -> None:
        """Remember the pronoun that somebody was called by: a victim once called "she" is no "he" later."""
        if entity in self.strangers:
            self.learnt.setdefault(entity, gender)

    def leaders(self, at: int, gender: str, lead: float = LEAD_OVER) -> tuple[str, ...]:
        """The most prominent person before an offset who can be of a gender, with every rival not behind by `lead`.

        None is left when nobody can be meant, and two or more when the text does not tell which.
        """
        while self.read < len(self.pronouns) and self.pronouns[self.read][0] < at:
            place, sort = self.pronouns[self.read]
            self.read += 1
            found = self._leaders(place, sort, LEAD_OVER)
            if len(found) == 1:
                self.learn(found[0], sort)
                self.meant.append(PersonPlace(place, found[0], self._sentence(place), SentencePart.SUBJECT))
        return self._leaders(at, gender, lead)

    def _leaders(self, at: int, gender: str, lead: float) -> tuple[str, ...]:
        end = bisect_left(self.offsets, at)
        near = [
            place
            for place in (*self.named[max(0, end - _WINDOW) : end], *self.meant[-_FAR:], *self.spoken[-_FAR:])
            if place.at < at
        ]
        here = self._sentence(at)
        latest = max((place for place in near if place.spoke), key=lambda place: place.at, default=None)
        scores: dict[str, float] = {}
        for place in near:
            own = self._gender(place.entity)
            if own is None or here - place.sentence > _FAR or (gender and own and own != gender):
                continue
            score = self._score(place, here, gender, own) + (SPOKE if place is latest else 0.0)
            scores[place.entity] = max(score, scores.get(place.entity, score))
        ranked = sorted(scores, key=lambda entity: (-scores[entity], entity))
        return tuple(entity for entity in ranked if scores[ranked[0]] - scores[entity] < lead)

    def _gender(self, entity: str) -> str | None:
        """The gender of a person or stranger, "" where it is not known; None for nobody."""
        person = self.people.get(entity)
        own = self.strangers.get(entity) if person is None else person.gender or ""
        return self.learnt.get(entity, "") if own == "" else own

    def _score(self, place: PersonPlace, here: int, gender: str, own: str) -> float:
        score = place.part.value + DISTANCE * (here - place.sentence)
        if gender:
            score += FITS if own == gender else UNKNOWN if place.entity in self.people else STRANGE
        return score + (HERE if here == place.sentence else 0.0)

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at) - 1
