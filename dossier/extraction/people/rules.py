"""The sieve: which words of a run are a person's name, surest rule first, each rule with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dossier.extraction.people.names import Ground
from dossier.extraction.people.tables import (
    ACT,
    AFTER,
    BEFORE,
    CALENDAR,
    COMMON,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    KIN,
    MODIFIER,
    ORGANISATION,
    PARTICLE,
    PLACE,
    ROLE,
    SPEECH,
    SUFFIX,
    SURNAME,
    NameTables,
)
from dossier.extraction.people.tokens import Tokens
from dossier.model import Capacity

_INITIALS = re.compile(r"^(?:[^\W\d_]\.)+$")
# The given name after the family name: "Wei-ling", "Ji-woo", "Jinping" is told by the tables.
_DOUBLE_GIVEN = re.compile(r"^[^\W\d_a-z][^\W\d_]{0,6}-[^\W\d_]{1,6}$")
_NOT_A_NAME = frozenset((DEMONYM, CALENDAR, ORGANISATION, AFTER, BEFORE, HONORIFIC, ROLE, MODIFIER, COMMON, PLACE))
_NAME = frozenset((GIVEN, SURNAME))
_MAX_NAME = 6
_LONGEST_CUE = 3
_FARTHEST_ROLE = 6
_HYPHENS = frozenset("-‐‑–")
_ENDS_APPOSITION = frozenset((SPEECH, ACT))


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """Tokens `first` up to `end` taken for a person's name by `rule`, which fired at token `trigger`."""

    first: int
    end: int
    rule: str
    trigger: int
    ground: Ground = Ground.RULE


@dataclass(slots=True)
class Known:
    """The names an article has made sure of: full names, and which words are surnames or given names in them."""

    full: dict[tuple[str, ...], int] = field(default_factory=dict)
    surnames: dict[str, int] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)

    def learn(self, words: Sequence[str]) -> None:
        """Take note of a name that is sure."""
        key = tuple(words)
        self.full[key] = self.full.get(key, 0) + 1
        if len(words) > 1:
            self.given[words[0]] = self.given.get(words[0], 0) + 1
        self.surnames[words[-1]] = self.surnames.get(words[-1], 0) + 1


def is_initial(word: str) -> bool:
    """Whether a word is initials: "J.", "J.K."."""
    return len(word) <= 8 and word.isupper() and bool(_INITIALS.match(word))


def credit_before(tokens: Tokens, first: int, tables: NameTables) -> str | None:
    """The capacity that the words before a name tell: a cue of two words or more, or an agency's slash.

    "Reporting by Anna Novak" tells of an author, "REUTERS/Anna Novak" of a photographer.
    """
    words = tokens.words
    if words[first - 1] == "/" and len(words[first - 2]) > 1 and words[first - 2].isupper():
        return Capacity.PHOTOGRAPHER
    for size in range(_LONGEST_CUE, 1, -1):
        cue = " ".join(words[max(first - size, 0) : first]).lower()
        if cue in tables.credits and words[first - size][:1].isupper():
            return tables.credits[cue]
    return None


class NameSieve:
    """The rules over one article's tokens."""

    def __init__(self, tokens: Tokens, tables: NameTables) -> None:
        """Prepare the rules for one article."""
        self.tokens, self.tables = tokens, tables
        self.words, self.classes = tokens.words, tokens.classes
        self.credits_end = -1

    def candidates(self, first: int, end: int) -> Iterator[NameCandidate]:
        """What the rules that need nothing but the run and its neighbours find in it."""
        at = first
        while at < end:
            at, titled = self._skip(at, end)
            if at >= end:
                return
            stop = self._stretch(at, end)
            found = self._judge(at, stop, end, titled) if stop > at else None
            if found:
                yield found
                at = found.end
            else:
                at = self._next(at, stop)

    def _next(self, at: int, stop: int) -> int:
        """Where to look on: where nouns have capitals too, at a given name behind one ("Deichgräfin Anna Kos")."""
        inner = range(at + 1, stop) if self.tables.capital_nouns else ()
        return next((i for i in inner if GIVEN in self.classes[i]), max(stop, at + 1))

    def _skip(self, at: int, end: int) -> tuple[int, int]:
        """Past the words before a name, and the token of the title that stood last before it (-1: none)."""
        titled = at - 1 if self._is_title(at - 1) else -1
        while at < end and self._leads(at, end):
            # "Governor VK Saxena": initials without stops do not part a title from its name.
            titled = at if self._is_title(at) else titled if self._are_initials(at) else -1
            at += 1
        return at, titled

    def _are_initials(self, at: int) -> bool:
        return len(self.words[at]) <= 2 and self.words[at].isupper() and not self.classes[at]

    def _is_title(self, at: int) -> bool:
        found = self.classes[at]
        if HONORIFIC in found and self.words[at][:1].isupper():
            return True
        return ROLE in found and COMMON not in found

    def _leads(self, at: int, end: int) -> bool:
        """Whether a capitalised word is more likely to stand before a name than to be part of it."""
        found, word = self.classes[at], self.words[at]
        if self.words[at - 1] in self.tables.courtesy:
            return SURNAME not in found and (HONORIFIC in found or ROLE in found)
        if not found:
            return len(word) > 1 and word.isupper() and not is_initial(word) and not self._all_capitals(at)
        if HONORIFIC in found or ROLE in found:
            return GIVEN not in found or at + 1 < end
        if GIVEN in found or SURNAME in found:
            return False
        return not _NOT_A_NAME.isdisjoint(found)

    def _all_capitals(self, at: int) -> bool:
        return self.words[at - 1].isupper() and self.words[at + 1].isupper() and len(self.words[at + 1]) > 1

    def _stretch(self, at: int, end: int) -> int:
        """The end of the words from `at` that could make one name."""
        stop = at
        while stop < end and stop - at < _MAX_NAME:
            found = self.classes[stop]
            if stop > at and not self._may_continue(found, self.words[stop]):
                break
            stop += 1
        while stop > at + 1 and PARTICLE in self.classes[stop - 1] and self.words[stop - 1][0].islower():
            stop -= 1
        return stop

    def _may_continue(self, found: str, word: str) -> bool:
        if not found or PARTICLE in found or SUFFIX in found or SURNAME in found or GIVEN in found:
            return True
        return is_initial(word)

    def _judge(self, at: int, stop: int, end: int, titled: int) -> NameCandidate | None:
        """The name that stands in a stretch, by the surest rule that fires."""
        if stop < end and AFTER in self.classes[stop] and not self._is_title(stop):
            return None
        if titled < 0 and at > 0 and self._before_place(at - 1):
            return None
        size = stop - at
        if titled >= 0 and size <= 5:
            return self._titled(at, stop, titled)
        if stop == end and 2 <= size <= 4 and self._is_credit(at):
            self.credits_end = stop
            return NameCandidate(at, stop, "people.credit", at - 1, Ground.SURE)
        return self._named(at, stop) or self._told(at, stop)

    def _named(self, at: int, stop: int) -> NameCandidate | None:
        """The name that its own words tell: initials, a given name, a family name."""
        size, given = stop - at, GIVEN in self.classes[at]
        initial = next((i for i in range(at, stop - 1) if is_initial(self.words[i])), -1)
        if initial >= 0:
            return NameCandidate(at, stop, "people.initials", initial)
        if size > 1 and given and self._surname_like(at + 1, stop):
            return NameCandidate(at, stop, "people.given-name", at)
        if size == 2 and SURNAME in self.classes[at] and _DOUBLE_GIVEN.match(self.words[at + 1]):
            return NameCandidate(at, stop, "people.family-first", at)
        if size > 1 and SURNAME in self.classes[stop - 1] and PLACE not in self.classes[at]:
            return NameCandidate(at, stop, "people.family-name", stop - 1)
        return None

    def _told(self, at: int, stop: int) -> NameCandidate | None:
        """The name that the words round it tell: an age, a role, what is said or done, kin."""
        size = stop - at
        if 2 <= size <= 4 and not self._known_elsewhere(at, stop):
            if size < 4 and self._is_apposed(at, stop):
                return NameCandidate(at, stop, "people.apposed", at - 2, Ground.SURE)
            if self._is_aged(at):
                return NameCandidate(at, stop, "people.aged", at - 1, Ground.SURE)
            if self._is_described(stop):
                return NameCandidate(at, stop, "people.apposition", stop, Ground.SURE)
            if size < 4 and self._is_somebody(stop):
                return NameCandidate(at, stop, "people.is-role", stop, Ground.SURE)
            if size < 4 and self._acts(stop):
                return NameCandidate(at, stop, "people.speaks", stop)
        if size == 1 and KIN in self.classes[at - 1] and self.words[at - 1][0].islower():
            return NameCandidate(at, stop, "people.kin", at - 1)
        if size == 1 and GIVEN in self.classes[at] and self._acts(stop) and PLACE not in self.classes[at]:
            return NameCandidate(at, stop, "people.given-name-acts", stop)
        return None

    def _titled(self, at: int, stop: int, titled: int) -> NameCandidate | None:
        while at - 1 > titled and self._are_initials(at - 1):
            at -= 1
        if self.words[titled] in self.tables.courtesy:
            return NameCandidate(at, stop, "people.courtesy", titled, Ground.COURTESY)
        if stop - at == 1 and PLACE in self.classes[at] and _NAME.isdisjoint(self.classes[at]):
            return None
        if KIN in self.classes[titled]:
            return NameCandidate(at, stop, "people.kin", titled)
        if HONORIFIC in self.classes[titled]:
            ground = Ground.TITLED if self.words[titled] in self.tables.styled else Ground.RULE
            return NameCandidate(at, stop, "people.honorific", titled, ground)
        return NameCandidate(at, stop, "people.title-name", titled, Ground.SURE)

    def _is_credit(self, at: int) -> bool:
        """Whether a credit stands before: "Reporting by", "REUTERS/", or a credited name and a comma or "and"."""
        if 0 < at - self.credits_end <= 2 and self.classes[at - 1] in ("", COMMON):
            return True
        return credit_before(self.tokens, at, self.tables) is not None

    def _is_described(self, stop: int) -> bool:
        """Whether a comma and an age or a role follow: ", 34, …", ", the party's deputy leader"."""
        if self.words[stop] != ",":
            return False
        if self.words[stop + 1].isdigit() and self.words[stop + 2] == ",":
            return True
        for at in range(stop + 1, min(stop + 1 + _FARTHEST_ROLE, len(self.words))):
            word = self.words[at]
            if ROLE in self.classes[at] and self.words[at + 1] not in ("'s", "’s", "-"):
                return word not in self.tables.relations
            if word in self.tables.ages:
                return True
            if not word[0].isalnum() and word not in ("'s", "’s", "-"):
                return False
            if word[0].islower() and not _ENDS_APPOSITION.isdisjoint(self.classes[at]):
                return False
        return False

    def _is_apposed(self, at: int, stop: int) -> bool:
        """Whether a role and a comma stand before, a comma or a verb after: "her stylist, Lume Rosk, said"."""
        if self.words[at - 1] != "," or ROLE not in self.classes[at - 2] or self.words[at - 2] in self.tables.relations:
            return False
        return self.words[stop] == "," or SPEECH in self.classes[stop]

    def _is_aged(self, at: int) -> bool:
        """Whether an age stands before, a people's name between at most: "30-year-old Zimbabwean Mduduzi Masuku"."""
        back = at - 1
        if DEMONYM in self.classes[back]:
            back -= 1
        return self.words[back] in self.tables.ages and self.words[back - 1] in _HYPHENS

    def _is_somebody(self, stop: int) -> bool:
        """Whether it is said what the bearer is: "is a mother of two", "is the managing director"."""
        if self.words[stop] not in self.tables.copulas:
            return False
        for at in range(stop + 1, min(stop + 1 + _FARTHEST_ROLE, len(self.words))):
            if ROLE in self.classes[at]:
                return self.words[at + 1] not in ("'s", "’s", "-")
            if not self.words[at][0].isalpha() or not _ENDS_APPOSITION.isdisjoint(self.classes[at]):
                return False
        return False

    def _before_place(self, at: int) -> bool:
        return BEFORE in self.classes[at] and self.words[at][:1].isupper()

    def _surname_like(self, at: int, stop: int) -> bool:
        last = self.classes[stop - 1]
        return PLACE not in last or SURNAME in last or GIVEN in last

    def _known_elsewhere(self, at: int, stop: int) -> bool:
        return any(not _NOT_A_NAME.isdisjoint(self.classes[i]) for i in range(at, stop))

    def _acts(self, stop: int) -> bool:
        return SPEECH in self.classes[stop] or ACT in self.classes[stop]
