"""Who speaks, comparable across articles: linked people, organisations, and roles as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from dossier.model import Person, PersonKind, Quotation
from dossier.text.fold import fold

_SPELLING = 0.85


class Relation(Enum):
    """How two quotations' speakers stand to each other."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: `person` is a `Person.id` where linked; `named` tells a name from a role or an organisation."""

    name: str
    key: str
    person: str | None = None
    named: bool = False


class SpeakerIndex:
    """Looks up who a quotation's speaker is among the linked people and organisations."""

    def __init__(self, people: Sequence[Person]) -> None:
        """An index over all linked people."""
        self._names = {person.id: person for person in people}
        self._members = {member: person for person in people for member in person.members}
        self._forms: dict[str, Person | None] = {}
        for person in sorted(people, key=lambda p: p.id):
            for words in sorted({person.name, *(form.text for form in person.forms)}):
                known = self._forms.setdefault(fold(words), person)
                if known is not person:
                    self._forms[fold(words)] = None  # a form of two people names neither

    def speaker(self, article: str, quotation: Quotation) -> Speaker | None:
        """The speaker of a quotation, linked where that is certain; None where the article names none."""
        person = self._members.get((article, quotation.entity)) if quotation.entity else None
        words = quotation.speaker or (person.name if person else None)
        if not words or not (folded := fold(words)):
            return None
        person = person or self._forms.get(folded)
        if person is None:
            return Speaker(words, folded, None, quotation.entity is not None)
        return Speaker(words, folded, person.id, person.kind is PersonKind.PERSON)

    def person(self, id_: str) -> Person:
        """The linked person behind an id."""
        return self._names[id_]


@lru_cache(maxsize=65536)
def relate(left: Speaker | None, right: Speaker | None) -> Relation:
    """Whether two speakers are the same, known to differ, or neither.

    A name against a role ("Stoltenberg", "the alliance's head") says nothing; two names a letter apart may be one
    person misspelt, so they are unknown too.
    """
    if left is None or right is None:
        return Relation.UNKNOWN
    if left.key == right.key or (left.person and left.person == right.person):
        return Relation.SAME
    if left.named and right.named and left.person and right.person:
        alike = JaroWinkler.similarity(left.key, right.key) >= _SPELLING
        return Relation.UNKNOWN if alike else Relation.DIFFERENT
    if _words_agree(left.key, right.key):
        return Relation.SAME
    if left.named != right.named or _words_overlap(left.key, right.key):
        return Relation.UNKNOWN
    return Relation.DIFFERENT


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
