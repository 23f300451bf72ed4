"""Headlines, where capitals tell nothing: only what the article names elsewhere counts there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dossier.extraction.people.names import Ground, Name
from dossier.extraction.people.tables import (
    AFTER,
    CALENDAR,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    ORGANISATION,
    PLACE,
    ROLE,
)
from dossier.extraction.people.tokens import BREAK, Tokens

NOT_ALONE = frozenset(
    (PLACE, DEMONYM, ORGANISATION, CALENDAR, HONORIFIC, ROLE, AFTER, "B", "M", "F", "V", "W", "K", "T", "N", "X")
)
_REACH = 30
_NAMESAKES = 4


@dataclass(slots=True)
class KnownNames:
    """The names of the article: whole, by surname, alone, and in lower case for headlines in capitals."""

    full: dict[tuple[str, ...], int] = field(default_factory=dict)
    of_surname: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    alone: dict[str, int] = field(default_factory=dict)
    folded: set[str] = field(default_factory=set)
    folded_last: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)

    def learn(self, words: tuple[str, ...]) -> None:
        """Take note of a name."""
        self.full[words] = self.full.get(words, 0) + 1
        self.folded_last.add(words[-1].casefold())
        if len(words) == 1:
            self.alone[words[0]] = self.alone.get(words[0], 0) + 1
        elif self.full[words] == 1:
            self.given.add(words[0])
            self.folded.add(" ".join(words).casefold())
            known = self.of_surname.setdefault(words[-1], [])
            if len(known) < _NAMESAKES:
                known.append(words)


def shouted(tokens: Tokens, name: Name, known: KnownNames) -> list[Name]:
    """In a headline in capitals only what the article names elsewhere, or a given name with what follows it."""
    found = named_in_capitals(tokens, name.first, name.end, known)
    if not found and name.end - name.first <= 3 and GIVEN in tokens.classes[name.first]:
        return [name]
    return found


def named_in_capitals(tokens: Tokens, first: int, end: int, known: KnownNames) -> list[Name]:
    """The names known from elsewhere in the article that stand among these words in capitals."""
    found = []
    at = first
    while at < end:
        size = next((n for n in (3, 2) if at + n <= end and _folded(tokens, at, at + n) in known.folded), 0)
        if not size and _folded(tokens, at, at + 1) in known.folded_last and not only_other(tokens.classes[at]):
            size = 1
        if size:
            found.append(Name(at, at + size, "people.capitals"))
        at += size or 1
    return found


def _folded(tokens: Tokens, first: int, end: int) -> str:
    return " ".join(tokens.words[first:end]).casefold()


def is_headline(tokens: Tokens, name: Name) -> bool:
    """Whether nearly every word of the line has a capital, so that capitals tell nothing."""
    words = [w for w in _line(tokens, name) if len(w) > 3 and w[0].isalpha()]
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _line(tokens: Tokens, name: Name) -> list[str]:
    """The words round a name up to the ends of its block, not further than a headline is long."""
    first, end = name.first, name.end
    while first > 0 and tokens.words[first - 1] != BREAK and name.first - first < _REACH:
        first -= 1
    while end < len(tokens.words) and tokens.words[end] != BREAK and end - name.end < _REACH:
        end += 1
    return tokens.words[first:end]


def known_part(tokens: Tokens, name: Name, known: KnownNames) -> Name:
    """The longest part of a name in a headline that the article names elsewhere: "Brandl Sees" is Brandl."""
    words = tuple(tokens.words[name.first : name.end])
    if known.full.get(words, 0) > 1:
        return name
    for size in range(len(words) - 1, 0 if name.ground is Ground.TAGGER else 1, -1):
        for at in range(len(words) - size + 1):
            part = words[at : at + size]
            if part in known.full or (size == 1 and any(full != words for full in known.of_surname.get(part[0], ()))):
                return replace(name, first=name.first + at, end=name.first + at + size)
    return name


def only_other(classes: str) -> bool:
    return bool(classes) and NOT_ALONE.issuperset(classes)
