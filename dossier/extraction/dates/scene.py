"""What a reader sees: the words that matched, and the scene they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from dossier.extraction.dates.contexts import Contexts
from dossier.extraction.dates.grammar import word_key
from dossier.extraction.dates.timex import Placed
from dossier.extraction.dates.vocabulary import DateVocabulary
from dossier.model import TimexType

NO_PUBLICATION = "The article's publication date is not known, so this cannot be counted from it."
NO_SIDE = "The sentence does not say whether it lies ahead or behind."
NO_YEAR = "The sentence does not say in which year."
NO_REFERENCE = "The text before does not say exactly enough from which date this is counted."


_YEAR_BEFORE = re.compile(r"\b((?:1[5-9]|20)\d\d),? (?:[^\W\d_]{1,3} )?$")
# So many words may stand before an expression that opens its sentence: "But soon after Easter, …".
_OPENING = 3
_LONGEST_OPENING = 80


class Lean(Enum):
    """Whether the words near an expression say that it lies ahead or behind.

    GONE is surely behind ("was closed in May", "since May"), BEHIND probably, UNSURE either ("told to leave by May").
    """

    GONE = -2
    BEHIND = -1
    OPEN = 0
    AHEAD = 1
    UNSURE = 2


class DateKind(Enum):
    """What an expression is to the expressions beside it, as its reader says; most are OTHER.

    DEICTIC counts from the day on which it is said ("yesterday"), AGO from that day by a number ("three weeks ago");
    MONTH_DAY and WEEKDAY alone are the nearest day of their name.
    """

    OTHER = 0
    DEICTIC = 1
    AGO = 2
    MONTH_DAY = 3
    WEEKDAY = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: its TIMEX3 type and value, and how that was arrived at.

    `placed` is given where the place on the timeline is not that of the value alone ("the past few weeks"). `part`
    marks half an expression ("morning") that counts only next to a day; `refers` is False where nothing can be counted
    from it.
    """

    type: TimexType
    value: str
    anchor: date | None = None
    vague: bool = False
    unresolved: str | None = None
    placed: Placed | None = None
    part: bool = False
    refers: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Atom:
    """A reading with its place in the text and the rule that made it; `trigger` bounds the words that made it fire.

    `lean` is on which side its sentence sets it, `weekday` whether it is a weekday alone, `yearless` whether its year
    is not printed.
    """

    start: int
    end: int
    reading: Reading
    rule: str = ""
    trigger: tuple[int, int] | None = None
    lean: Lean = Lean.OPEN
    weekday: bool = False
    yearless: bool = False
    kind: DateKind = DateKind.OTHER


@dataclass(frozen=True, slots=True)
class Mention:
    """The date mentioned before, from which "a year earlier" is counted: its earliest day and its precision."""

    day: date
    precision: str


class Slots:
    """The words of a match by the name of their class, each branch's copy under the one name."""

    __slots__ = ("_found", "_vocabulary", "end", "start")

    def __init__(self, match: re.Match[str], vocabulary: DateVocabulary) -> None:
        self.start, self.end = match.span()
        self._vocabulary = vocabulary
        self._found = {
            name.partition("__")[0]: (words, match.span(name)) for name, words in match.groupdict().items() if words
        }

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def raw(self, name: str) -> str:
        """The printed words of a class, empty where it was not used."""
        return self._found[name][0] if name in self._found else ""

    def span(self, name: str) -> tuple[int, int]:
        """Where the words of a class stand."""
        return self._found[name][1]

    def value(self, name: str, cls: str = "") -> str:
        """What the printed word of a class stands for, empty where it was not used."""
        return self._vocabulary.value(cls or name, self.raw(name)) or ""

    def number(self, *names: str) -> float | None:
        """The first of the named classes that holds a number, as that number."""
        for name in names:
            words = self.raw(name)
            text = words if words[:1].isdigit() else self.value(name)
            if text and text != "X":
                return float(text)
        return None


@dataclass(frozen=True)
class Scene:
    """Where a match stands: the text around it, the publication day, the date mentioned before."""

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    published: date | None
    mention: Mention | None
    years: Mapping[tuple[int, int], int]
    weekdays_ahead: frozenset[int]
    told_year: Callable[[int], int | None]
    story_year: int | None
    vocabulary: DateVocabulary
    contexts: Contexts
    surnames: frozenset[str]

    @cached_property
    def before(self) -> str:
        """The word or sign right before, in lower case; empty at the start of the block."""
        return self.contexts.word_before(self.text, self.start)

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The three words right after, as printed."""
        return self.contexts.words_after(self.text, self.end, 3)

    def stands_before(self, cls: str) -> bool:
        """Whether a word of the class stands right before."""
        return self.before in self.contexts.before[cls]

    def is_surname(self, word: str) -> bool:
        """Whether somebody in the article bears the word as a name and nothing right before makes it a time."""
        return word_key(word) in self.surnames and not self.stands_before("firm")

    def stands_after(self, cls: str, within: int = 1) -> bool:
        """Whether a word of the class stands within the next words."""
        known = self.contexts.after[cls]
        return any(w.lower() in known or w.lower().removesuffix(".") in known for w in self.after[:within])

    @cached_property
    def paired_year(self) -> int | None:
        """The year printed right before, a comma and a small word between: "In 2022, on 24 February"."""
        pair = _YEAR_BEFORE.search(self.text, max(self.sentence[0], self.start - 12), self.start)
        return int(pair[1]) if pair else None

    @cached_property
    def describes(self) -> bool:
        """Whether it stands between an article and a noun: "a June report"."""
        return self.before in self.contexts.before["article"] and bool(self.after) and self.after[0].islower()

    @cached_property
    def any_of_its_kind(self) -> bool:
        """Whether a weekday is any of its kind: "on a Tuesday, Wednesday or Sunday"."""
        words = re.findall(r"[^\W\d_]+", self.text[max(0, self.start - 40) : self.start])
        for at in range(len(words) - 1, 0, -1):
            word = words[at]
            if word.lower() in self.contexts.before["indefinite"]:
                return words[at - 1].lower() in self.contexts.before["anyday"]
            if word.lower() not in self.contexts.before["listing"] and not self.vocabulary.value("weekday", word):
                return False
        return False

    @cached_property
    def anniversary(self) -> int:
        """Which anniversary of the day is spoken of, -1 for one without a number, 0 for none."""
        words = re.findall(r"[\w-]+", self.text[max(self.sentence[0], self.start - 60) : self.start].lower())[-4:]
        at = next((i for i, word in enumerate(words) if word in self.contexts.before["anniversary"]), -1)
        if at < 0:
            return 0
        told = words[at - 1] if at else ""
        figures = re.match(r"\d+", told)
        return int(figures.group() if figures else self.vocabulary.value("ordinal", told) or -1)

    @cached_property
    def any_year(self) -> bool:
        """Whether a day or month without a year may be of any: "was born on May 3", "is held annually on May 3"."""
        return self.contexts.is_any_year(self.text, self.sentence[0], self.start)

    @cached_property
    def follows_small_word(self) -> bool:
        """Whether a word in lower case stands right before: in a sentence, what is capital there is a name."""
        words = self.text[max(self.sentence[0], self.start - 24) : self.start].split()
        return bool(words) and words[-1].isalpha() and words[-1].islower()

    @cached_property
    def side(self) -> Lean:
        """The lean of a month or day without a year, where what would lie ahead in a sentence told in the past is over.

        "On Oct. 7 gunmen killed two", printed in August, is of the year before; "announced a vote on Oct. 7" is open.
        """
        if self.lean not in (Lean.BEHIND, Lean.OPEN):
            return self.lean
        if self.contexts.plans(self.text, self.sentence, (self.start, self.end)):
            return Lean.BEHIND
        return Lean.GONE if self.lean is Lean.BEHIND else Lean.OPEN

    @cached_property
    def opens_past(self) -> bool:
        """Whether it opens a sentence whose next verb is past and which yet speaks of plans.

        "On May 3, the ministry announced, the bridge is shut" may be either.
        """
        return self.side is Lean.BEHIND and self._opens_sentence

    @cached_property
    def _opens_sentence(self) -> bool:
        if self.start - self.sentence[0] > _LONGEST_OPENING:
            return False
        opening = self.text[self.sentence[0] : self.start].split()
        return 1 <= len(opening) <= _OPENING and self.text[self.end : self.end + 1] == ","

    @cached_property
    def is_limit(self) -> bool:
        """Whether a word such as "before" stands right before, which takes its tense from the verb."""
        return self.contexts.cues.get(self.before, ("", 0))[0] == "limit"

    @cached_property
    def lean(self) -> Lean:
        """Whether the nearest tense cue of the sentence points ahead or behind.

        Of a possessive ("ahead of Friday's vote") only the words next to it speak, after "before" the verb; what
        nobody plans ("Friday's flood") has happened.
        """
        owned = self.contexts.possessed(self.text, self.end)
        if not owned and self.before in self.contexts.before["article"]:
            owned = self.after
        if any(word.lower().removesuffix(".") in self.contexts.after["unplanned"] for word in (*owned, self.before)):
            # Also in "vowed to strike back for an attack Friday".
            return Lean.GONE
        if self.contexts.is_over(self.text, self.sentence[0], self.start):
            return Lean.GONE
        possessive = self.text[self.end : self.end + 1] in ("'", "’")
        reach = 3 if possessive else 14
        # In front of a sentence ("Until Friday, the town had …") what follows tells.
        waits = self._opens_sentence and self.contexts.cues.get(self.before, ("", 0))[1] == 1
        first = self.start if waits else self.sentence[0]
        tense = self.contexts.tense(self.text, (first, self.sentence[1]), (self.start, self.end), reach)
        if not tense and first == self.start:
            tense = self.contexts.tense(self.text, self.sentence, (self.start, self.end), reach)
        return {"future": Lean.AHEAD, "past": Lean.BEHIND, "unsure": Lean.UNSURE}.get(tense, Lean.OPEN)
