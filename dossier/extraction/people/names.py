"""A name found in the text, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Capacity, Span


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` up to `end` name a person; `trigger` are the tokens (first, end) that made `rule` fire."""

    first: int
    end: int
    rule: str
    trigger: tuple[int, int] | None = None
    capacity: Capacity = Capacity.SUBJECT


@dataclass(frozen=True, slots=True)
class Title:
    """What stands round a name: an honorific, a role, and the words that tell a gender."""

    honorific: Span | None = None
    role: Span | None = None
    gender_word: str = ""
