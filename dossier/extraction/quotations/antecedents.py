"""Whom "he" and "she" stand for: by subject, recency and gender, never against the evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.model import Article, ArticlePerson, PersonMention, Span

_WINDOW = 14
_FAR = 8
_LEAD = 60
# Weights tuned on pronouns that name a source in annotated news.
_SUBJECT, _SPEAKER, _GENDER, _DISTANCE, _SAME_SENTENCE = 1.6, 1.0, 2.0, 1.1, 0.8
_GENDER_UNKNOWN = 1.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A person named, or standing behind a resolved pronoun, at a character offset."""

    at: int
    entity: str
    sentence: int
    subject: bool
    spoke: bool = False


@dataclass(slots=True)
class Antecedents:
    """The people named so far, in reading order, and how prominent each stands."""

    people: Mapping[str, ArticlePerson]
    sentences: Sequence[int]
    places: list[_Place] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    spoken: list[_Place] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        article: Article,
        people: Mapping[str, ArticlePerson],
        mentions: Sequence[PersonMention],
        quoted: Sequence[Span],
    ) -> Antecedents:
        """The places of all mentions outside quotation marks; the first in a sentence counts as its subject."""
        found = cls(people, [sentence.span.start for sentence in article.sentences])
        opens = [span.start for span in quoted]
        last = -1
        for mention in mentions:
            at = mention.span.start
            inside = bisect_right(opens, at) - 1
            if inside >= 0 and at < quoted[inside].end:
                continue
            sentence = found._sentence(at)
            begins = found.sentences[sentence] if sentence >= 0 else 0
            subject = sentence != last and at - max(begins, _end_before(quoted, inside)) <= _LEAD
            last = sentence
            found.places.append(_Place(at, mention.entity, sentence, subject))
            found.offsets.append(at)
        return found

    def note(self, entity: str, at: int) -> None:
        """Remember that a person spoke: named there, or behind a pronoun."""
        self.spoken.append(_Place(at, entity, self._sentence(at), True, True))

    def person_before(self, at: int, gender: str) -> str | None:
        """The most prominent person before an offset who can be "he" or "she"; None when nobody can."""
        end = bisect_left(self.offsets, at)
        near = [p for p in (*self.places[max(0, end - _WINDOW) : end], *self.spoken[-_FAR:]) if p.at < at]
        here = self._sentence(at)
        scores: dict[str, tuple[float, int]] = {}
        latest = max((p for p in near if p.spoke), key=lambda p: p.at, default=None)
        for place in near:
            person = self.people.get(place.entity)
            if person is None or here - place.sentence > _FAR:
                continue
            if gender and person.gender is not None and person.gender != gender:
                continue
            score = self._score(place, here, gender, person) + (_SPEAKER if place is latest else 0.0)
            if place.entity not in scores or (score, place.at) > scores[place.entity]:
                scores[place.entity] = (score, place.at)
        if not scores:
            return None
        return max(sorted(scores), key=lambda entity: scores[entity])

    def _score(self, place: _Place, here: int, gender: str, person: ArticlePerson) -> float:
        score = -_DISTANCE * (here - place.sentence)
        score += _SUBJECT if place.subject else 0.0
        if gender:
            score += _GENDER if person.gender == gender else _GENDER_UNKNOWN
        return score + (_SAME_SENTENCE if here == place.sentence else 0.0)

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at) - 1


def _end_before(quoted: Sequence[Span], inside: int) -> int:
    return quoted[inside].end if inside >= 0 else 0
