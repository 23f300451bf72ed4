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
from enum import Enum

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.clause_bounds import plural_verb_beside
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.model import ArticlePerson, PersonMention

_WINDOW = 14
_FAR = 8
_LEAD = 60
_ONE = ("singular", "either")


class SentencePart(Enum):
    """What part a person has in a sentence, with its weight."""

    SUBJECT = 1.6
    OPENING = 1.0  # subject of an introductory clause: "After Kos had won, Lind said she …"
    INTRODUCED = 2.0  # "the plan worries Anna Kos, head of the yard"
    OTHER = 0.0
    OBLIQUE = -0.4  # after a preposition: "a victory over Kos"
    OWNER = -0.2  # "Kos’s aide"


# What counts beside the part: who spoke last, whose gender is known to fit or unknown, each sentence in between, the
# sentence itself. LEAD_OVER is by how much the first must lead a second whom nothing else sets apart; a description
# needs a clearer lead than a pronoun.
SPOKE, FITS, UNKNOWN, STRANGE, DISTANCE, HERE = 0.7, 2.0, 1.0, 0.5, -1.1, 0.8
LEAD_OVER, EPITHET_LEAD = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """A person named, speaking, or standing behind a pronoun, at a character offset."""

    at: int
    entity: str
    sentence: int
    part: SentencePart
    spoke: bool = False


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
        named = _places(mentions, passages, sentences)
        genders = {word: p.gender for word, p in vocabulary.pronouns.items() if p.gender and p.number in _ONE}
        pronouns = [
            (p.starts[i], genders[p.low[i]])
            for p in passages
            for i, bits in enumerate(p.flags)
            if bits & wc.PRONOUN and p.low[i] in genders and not (p.verb_second and plural_verb_beside(p, i))
        ]
        return cls(people, sentences, named, pronouns, [place.at for place in named])

    def note(self, entity: str, at: int) -> None:
        """Remember that a person spoke: named there, or behind a pronoun."""
        self.spoken.append(PersonPlace(at, entity, self._sentence(at), SentencePart.SUBJECT, True))

    def note_stranger(self, printed: str, gender: str, at: int) -> None:
        """Remember that somebody spoke who is none of the people: "another victim", a name not known as one."""
        self.strangers[printed] = gender
        self.note(printed, at)

    def leaders(self, at: int, gender: str, lead: float = LEAD_OVER) -> tuple[str, ...]:
        """The most prominent person before an offset who can be of a gender, with every rival not behind by `lead`.

        None is left when nobody can be meant, and two or more when the text does not tell which.
        """
        while self.read < len(self.pronouns) and self.pronouns[self.read][0] < at:
            place, sort = self.pronouns[self.read]
            self.read += 1
            found = self._leaders(place, sort, LEAD_OVER)
            if len(found) == 1:
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
        if person is None:
            return self.strangers.get(entity)
        return person.gender or ""

    def _score(self, place: PersonPlace, here: int, gender: str, own: str) -> float:
        score = place.part.value + DISTANCE * (here - place.sentence)
        if gender:
            score += FITS if own == gender else UNKNOWN if place.entity in self.people else STRANGE
        return score + (HERE if here == place.sentence else 0.0)

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at) - 1


def _places(
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
