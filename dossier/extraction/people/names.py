"""A name found in the text, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dossier.model import Capacity, Span


class Ground(Enum):
    """How sure it is that words are a person's name, by what found them; this steers, the rule's name is only shown.

    COURTESY ("Mr. Novak") holds against all else, SURE and TITLED ("Lord Novak") where the tagger sees no name; RULE is
    any other rule of the sieve, TAGGER the tagger alone, SURNAME the surname of a name found elsewhere.
    """

    RULE = 0
    SURE = 1
    COURTESY = 2
    TAGGER = 3
    SURNAME = 4
    TITLED = 5


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` up to `end` name a person; `trigger` are the tokens (first, end) that made `rule` fire."""

    first: int
    end: int
    rule: str
    trigger: tuple[int, int] | None = None
    capacity: Capacity = Capacity.SUBJECT
    ground: Ground = Ground.RULE


@dataclass(frozen=True, slots=True)
class Title:
    """What stands round a name: an honorific, a role, and the words that tell a gender."""

    honorific: Span | None = None
    role: Span | None = None
    gender_word: str = ""
