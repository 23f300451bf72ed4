"""What an article has said of its dates so far: the day mentioned last, the year of the story, what settles others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dossier.extraction.dates.calendar import parse_day
from dossier.extraction.dates.scene import Atom, Lean, Mention
from dossier.extraction.dates.timex import place
from dossier.model import TimexType

# So many years of the past, and so many for each word of the day, make a text history rather than news.
_HISTORY = 4
# An expression is counted from what its own paragraph or the one before it mentions: further back it is forgotten.
_REACH = 1


@dataclass(frozen=True, slots=True)
class Register:
    """What a whole article tells of its month-days and weekdays, whose single mentions leave it open.

    `years`: (month, day) → the year; `ahead`: the ISO weekdays that lie ahead wherever the article says on which side.
    """

    years: Mapping[tuple[int, int], int] = field(default_factory=dict)
    ahead: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.years or self.ahead)


def settle(atoms: Iterable[Atom], published: date | None) -> Register:
    """What the surer expressions of an article settle for the others.

    A day printed with its year gives it to the same day without one; of the same day read in two years the surest
    reading wins: "since the Oct. 7 attack" before "on Oct. 7". A weekday that is surely ahead once ("will march on
    Friday") and never behind is ahead where nothing says so ("Friday: rain").
    """
    told: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    sides: dict[int, set[Lean]] = defaultdict(set)
    for atom in atoms:
        day = parse_day(atom.reading.value)
        if day is None or atom.reading.type not in (TimexType.DATE, TimexType.TIME) or published is None:
            continue
        if atom.weekday:
            sides[day.isoweekday()].add(atom.lean)
        elif (sureness := _sureness(atom, day, published)) >= 0:
            years = told[day.month, day.day]
            years[day.year] = max(sureness, years.get(day.year, 0))
    settled = {key: max(found, key=lambda y: (found[y], y)) for key, found in told.items() if len(found) > 1}
    behind = {Lean.BEHIND, Lean.GONE}
    ahead = {day for day, leans in sides.items() if {Lean.AHEAD, Lean.OPEN} <= leans and not leans & behind}
    return Register(settled, frozenset(ahead))


def _sureness(atom: Atom, day: date, published: date) -> int:
    """How sure the year of a day is: printed, told as over, probably over, open; below nought what lies ahead."""
    if atom.reading.anchor is None:
        return 3 if day <= published else -1
    return {Lean.GONE: 2, Lean.BEHIND: 1, Lean.OPEN: 0}.get(atom.lean, -1) if atom.yearless else -1


class Memory:
    """What the expressions read so far leave for later ones; `block` numbers the paragraph that is being read."""

    def __init__(self, published: date | None, register: Register) -> None:
        """Start with nothing mentioned."""
        self._published = published
        self.register = register
        self.years = dict(register.years)
        self.block = 0
        self._mention: tuple[Mention, int] | None = None
        self._story: tuple[int, int, int] | None = None
        self._far = self._near = 0
        self._months: dict[int, set[int]] = defaultdict(set)

    def forget(self) -> None:
        """Count nothing from what was mentioned: the day of publication is no part of the story."""
        self._mention = self._story = None

    def mention(self) -> Mention | None:
        """The date mentioned last, in this block or the one before."""
        return self._mention[0] if self._mention and self.block - self._mention[1] <= _REACH else None

    def story_year(self, sentence: int) -> int | None:
        """The year a story from the past is told in.

        In history it is the year printed last; in news only one printed with its month in the same sentence.
        """
        if self._story is None or self._published is None:
            return None
        year, position, _ = self._story
        if year >= self._published.year - 1:
            return None
        history = self._far >= _HISTORY and self._far >= _HISTORY * self._near
        dated = position >= sentence and self._mention and self._mention[0].precision != "year"
        return year if history or dated else None

    def told_year(self, month: int) -> int | None:
        """The year of a month that the article prints with one year alone, or in which its paragraph tells."""
        years = self._months.get(month, set())
        if len(years) == 1:
            return next(iter(years))
        if years or self._story is None or self._mention is None:
            return None
        here = self._story[2] == self.block and self._mention[0].precision in ("day", "month")
        return self._story[0] if here else None

    def remember(self, atom: Atom) -> None:
        """Take note of an expression."""
        reading = atom.reading
        if reading.vague or reading.unresolved or reading.type not in (TimexType.DATE, TimexType.TIME):
            return
        placed = place(reading.value)
        if placed is None or not placed.earliest:
            return
        day = date.fromisoformat(placed.earliest)
        if not reading.refers:
            self._near += 1
            self._story = None if self._story and self._story[2] < self.block else self._story
            return
        self._mention = (Mention(day, placed.precision), self.block)
        self._remember_year(atom, day, placed.precision)

    def _remember_year(self, atom: Atom, day: date, precision: str) -> None:
        if atom.reading.anchor is None and precision in ("day", "month", "year", "season"):
            self._story = (day.year, atom.end, self.block)
            self._far += self._published is not None and day.year < self._published.year - 2
            if precision in ("day", "month"):
                self._months[day.month].add(day.year)
            if precision == "day":
                self.years.setdefault((day.month, day.day), day.year)
        elif self._story and self._story[0] == day.year:
            self._story = (day.year, atom.end, self.block)
        elif not atom.yearless:
            self._near += atom.reading.anchor == self._published
