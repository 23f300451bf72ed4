"""Who speaks, comparable across articles: linked people, organisations, and roles as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from dossier.model import Person, PersonKind, Quotation, QuotationKind
from dossier.text.fold import fold

_SPELLING = 0.85
_SURE = 0.8


class Relation(Enum):
    """How two quotations' speakers stand to each other."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: `person` is a `Person.id` where linked; `named` tells a name from a role or an organisation.

    `sure` is False where the rule that found the speaker is often wrong (a quotation without a cue that was given to
    whoever spoke last): such a speaker speaks for a match, and not against one.
    """

    name: str
    key: str
    person: str | None = None
    named: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SpeakerIndex:
    """Looks up who a quotation's speaker is among the linked people and organisations: by id, member, printed form."""

    people: Mapping[str, Person]
    members: Mapping[tuple[str, str], Person]
    forms: Mapping[str, Person | None]

    def speaker(self, article: str, quotation: Quotation) -> Speaker | None:
        """The speaker of a quotation, linked where that is certain; None where the article names none."""
        person = self.members.get((article, quotation.entity or quotation.speaker or ""))
        words = quotation.speaker or (person.name if person else None)
        if not words or not (folded := fold(words)):
            return None
        person = person or self.forms.get(folded)
        confidence = quotation.evidence.confidence
        sure = confidence is None or confidence >= _SURE or quotation.kind is not QuotationKind.DIRECT
        if person is None:
            return Speaker(words, folded, None, quotation.entity is not None, sure)
        return Speaker(words, folded, person.id, person.kind is PersonKind.PERSON, sure)

    def person(self, id_: str) -> Person:
        """The linked person behind an id."""
        return self.people[id_]


def index_speakers(people: Sequence[Person]) -> SpeakerIndex:
    """The index over all linked people; a form that two of them have names neither."""
    forms: dict[str, Person | None] = {}
    for person in sorted(people, key=lambda p: p.id):
        for words in sorted({person.name, *(form.text for form in person.forms)}):
            known = forms.setdefault(fold(words), person)
            if known is not person:
                forms[fold(words)] = None
    members = {member: person for person in people for member in person.members}
    return SpeakerIndex({person.id: person for person in people}, members, forms)


@lru_cache(maxsize=65536)
def relate(left: Speaker | None, right: Speaker | None) -> Relation:
    """Whether two speakers are the same, known to differ, or neither.

    A name against a role ("Stoltenberg", "the alliance's head") says nothing; two names a letter apart may be one
    person misspelt, so they are unknown too, and so is whoever is not surely the speaker.
    """
    if left is None or right is None:
        return Relation.UNKNOWN
    if left.key == right.key or (left.person and left.person == right.person):
        return Relation.SAME
    if left.named and right.named and left.person and right.person:
        apart = JaroWinkler.similarity(left.key, right.key) < _SPELLING
    elif _words_agree(left.key, right.key):
        return Relation.SAME
    else:
        apart = left.named == right.named and not _words_overlap(left.key, right.key)
    return Relation.DIFFERENT if apart and left.sure and right.sure else Relation.UNKNOWN


def _words_agree(left: str, right: str) -> bool:
    short, long = sorted((_tokens(left), _tokens(right)), key=len)
    return bool(short) and all(any(_akin(a, b) for b in long) for a in short)


def _words_overlap(left: str, right: str) -> bool:
    return any(_akin(a, b) for a in _tokens(left) for b in _tokens(right))


def _tokens(key: str) -> list[str]:
    return [word for word in key.split() if len(word) > 1 or not word.isascii()]


def _akin(left: str, right: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    short = min(len(left), len(right))
    return left == right or (short >= 5 and (shared >= short or shared >= 5))
