"""Joining what belongs together: a day and its time, the ends of a range, and the words that narrow a date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossier.extraction.dates.calendar import add_days, make_day, parse_day
from dossier.extraction.dates.scene import Atom, DateKind, Reading
from dossier.extraction.dates.timex import Placed, interval, place
from dossier.language.lexicon import Lexicon
from dossier.model import TimexType

_GAP = 16
_LONGEST_PREFIX = 24
# So many words ("Shortly after", "At about") may stand before the time that a sentence opens with.
_OPENING = 2
_LAST_WORDS = re.compile(r"[\w-]+(?: [\w-]+){0,3} ?$")
_LONGEST_QUOTED = 1000
SAID_THEN = "It was said on another day than that of publication, from which alone it could be counted."
NO_DAY = "The text does not say on which day."


@dataclass(frozen=True, slots=True)
class Glue:
    """What may stand between the parts of an expression: class → words → what they say."""

    words: Mapping[str, Mapping[str, str]]

    def says(self, cls: str, words: str) -> str | None:
        """What the words say as glue of a class; None when they are none."""
        return self.words.get(cls, {}).get(" ".join(words.lower().replace("–", "-").split()))


def build_glue(lexicon: Lexicon) -> Glue:
    """The glue table of a language pack."""
    words: dict[str, dict[str, str]] = {}
    for row in lexicon.rows("date_glue"):
        words.setdefault(row["class"], {})[row["entry"]] = row["value"]
    return Glue(words)


def compose(
    text: str, starts: Sequence[int], atoms: Sequence[Atom], glue: Glue, heading: date | None = None
) -> tuple[Atom, ...]:
    """The atoms of one block joined into expressions, loose parts of the day dropped.

    `starts` is where the block and each of its sentences begins, `heading` the day under which the block stands.
    """
    first = starts[0]
    joined = _on_days(text, _join_times(text, atoms, glue), starts, glue, heading)
    ranged = _join_ranges(text, joined, glue)
    whole = _in_the_mouth(text, [a for a in ranged if not a.reading.part], starts)
    return tuple(
        _prefixed(text, first if i == 0 else max(first, whole[i - 1].end), a, glue) for i, a in enumerate(whole)
    )


def _join_times(text: str, atoms: Sequence[Atom], glue: Glue) -> list[Atom]:
    found: list[Atom] = []
    for atom in atoms:
        last = found[-1] if found else None
        if last and atom.start - last.end <= _GAP and (both := _joined(text, last, atom, glue)):
            found[-1] = both
        else:
            found.append(atom)
    return found


def _joined(text: str, one: Atom, two: Atom, glue: Glue) -> Atom | None:
    gap = text[one.end : two.start]
    if _is_day(one) and _is_time(two) and (gap == " " or glue.says("date-time", gap) is not None):
        return _timed(one, two, one.reading)
    if _is_time(one) and _is_day(two) and (gap == " " or glue.says("time-date", gap) is not None):
        return _timed(one, two, two.reading)
    if _is_time(one) and _is_time(two) and two.reading.part and gap == " ":
        return replace(one, end=two.end)
    return None


def _timed(one: Atom, two: Atom, day: Reading) -> Atom:
    dated, clock = (one, two) if day is one.reading else (two, one)
    reading = replace(day, type=TimexType.TIME, value=f"{day.value}{clock.reading.value}")
    return Atom(one.start, two.end, reading, dated.rule, kind=dated.kind)


def _is_day(atom: Atom) -> bool:
    value = atom.reading.value
    return atom.reading.type is TimexType.DATE and (bool(re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", value)))


def _is_time(atom: Atom) -> bool:
    return atom.reading.type is TimexType.TIME and atom.reading.value.startswith("T")


def _on_days(text: str, atoms: Sequence[Atom], starts: Sequence[int], glue: Glue, heading: date | None) -> list[Atom]:
    """Each time of the clock set on a day that its sentence names, the one before it preferred; else unresolved.

    A sentence that goes on telling ("It was freed at 4 p.m.", "At 4 p.m. it was freed") keeps the day of the one right
    before it in its paragraph, where that speaks of one day only. `heading` holds until another day is named.
    """
    found: list[Atom] = []
    days: dict[int, list[date]] = {}
    named = [(bisect_right(starts, atom.start), day_of(atom.reading)) for atom in atoms]
    first = {number: day for number, day in reversed(named) if day}
    for (number, day), atom in zip(named, atoms, strict=True):
        if _is_time(atom) and not atom.reading.part:
            here = days.get(number, []) or ([first[number]] if number in first else [])
            if not here and _goes_on(text, starts[number - 1], atom.start, glue):
                before = days.get(number - 1, [])
                here = before if len(set(before)) == 1 else []
            day = here[-1] if here else heading if not days else None
            value = f"{day.isoformat()}{atom.reading.value}" if day else atom.reading.value
            reading = replace(atom.reading, value=value, anchor=day, unresolved=None if day else NO_DAY)
            atom = replace(atom, reading=reading)
        found.append(atom)
        if day:
            days.setdefault(number, []).append(day)
    return found


def _goes_on(text: str, start: int, at: int, glue: Glue) -> bool:
    """Whether a sentence clearly goes on telling, by the words before its time of the clock."""
    words = text[start : min(at, start + _LONGEST_QUOTED)].split(maxsplit=_OPENING)
    return len(words) <= _OPENING or glue.says("goes-on", words[0]) is not None


def _in_the_mouth(text: str, atoms: Sequence[Atom], starts: Sequence[int]) -> list[Atom]:
    """The atoms, unresolved where they count from the day of a quotation: “It burned yesterday,” she said on Monday."""
    told: dict[int, set[date]] = {}
    deictic = [atom.kind is DateKind.DEICTIC and atom.reading.anchor is not None for atom in atoms]
    inside = [_is_quoted(text, starts[bisect_right(starts, atom.start) - 1], atom.start) for atom in atoms]
    for atom, counted, quoted in zip(atoms, deictic, inside, strict=True):
        if (day := day_of(atom.reading)) and not counted and not quoted:
            told.setdefault(bisect_right(starts, atom.start), set()).add(day)
    found = []
    for atom, counted, quoted in zip(atoms, deictic, inside, strict=True):
        days = told.get(bisect_right(starts, atom.start), set())
        anchor = atom.reading.anchor
        if counted and quoted and anchor and anchor not in days and any(day < anchor for day in days):
            value = f"XXXX-XX-XX{atom.reading.value[10:]}"
            atom = replace(atom, reading=replace(atom.reading, value=value, anchor=None, unresolved=SAID_THEN))
        found.append(atom)
    return found


def _is_quoted(text: str, first: int, at: int) -> bool:
    """Whether a quotation that opened in the sentence is still open."""
    before = text[max(first, at - _LONGEST_QUOTED) : at]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _join_ranges(text: str, atoms: Sequence[Atom], glue: Glue) -> list[Atom]:
    found = list(atoms)
    for i in range(len(found) - 1):
        one, two = found[i], found[i + 1]
        gap = text[one.end : two.start]
        if len(gap) > _GAP or not _is_range(text, one, gap, glue):
            continue
        one, two = _in_order(one, two)
        if whole := _interval(one.reading, two.reading):
            found[i], found[i + 1] = _end_of(one, whole), _end_of(two, whole)
    return found


def _end_of(atom: Atom, whole: Placed) -> Atom:
    """One end of a range, no longer an expression of its own."""
    return replace(atom, rule="date.range", kind=DateKind.OTHER, reading=replace(atom.reading, placed=whole))


def _in_order(one: Atom, two: Atom) -> tuple[Atom, Atom]:
    """The ends of a range set one after the other, where each alone was taken for the day nearest to publication.

    "Between January 1 and September 18", printed in October, begins in that year; "Tuesday to Friday" ends after it.
    """
    first, last = day_of(one.reading), day_of(two.reading)
    if not first or not last or first <= last or one.kind is not two.kind:
        return one, two
    if one.kind is DateKind.MONTH_DAY and (earlier := make_day(first.year - 1, first.month, first.day)):
        return replace(one, reading=replace(one.reading, value=earlier.isoformat())), two
    if one.kind is DateKind.WEEKDAY and (later := add_days(last, 7)):
        return one, replace(two, reading=replace(two.reading, value=later.isoformat()))
    return one, two


def _is_range(text: str, one: Atom, gap: str, glue: Glue) -> bool:
    if glue.says("dash", gap) is not None:
        return True
    opened = _LAST_WORDS.search(text, max(0, one.start - _GAP), one.start)
    return (
        glue.says("range", gap) is not None
        and opened is not None
        and glue.says("from", opened.group().split()[-1]) is not None
    )


def _interval(one: Reading, two: Reading) -> Placed | None:
    if one.vague or two.vague or one.unresolved or two.unresolved or one.placed or two.placed:
        return None
    first, last = place(one.value), place(two.value)
    return interval(first, last) if first and last else None


def _prefixed(text: str, first: int, atom: Atom, glue: Glue) -> Atom:
    """The atom with the words that narrow it taken in, and "since" or "until" read off the words before."""
    # "Over three years" is a length, "over the past three years" a place in time.
    lasting = atom.reading.type is TimexType.DURATION
    cls = "span-prefix" if lasting else "prefix"
    if atom.reading.type is not TimexType.SET and not (lasting and (atom.reading.anchor or atom.reading.vague)):
        words, said = _before(text, first, atom.start, cls, glue)
        if words:
            # "Early 2014" is only known to lie in that year, so what is measured of "2014" says nothing of it.
            rule = "date.narrowed" if _WHOLE.fullmatch(atom.reading.value) else atom.rule
            atom = replace(atom, start=atom.start - words, rule=rule, reading=replace(atom.reading, note=said))
    if atom.kind is DateKind.AGO and (said := _before(text, first, atom.start, "span-prefix", glue)[1]):
        atom = replace(atom, reading=_roughly(atom.reading, said))
    return _open_ended(text, first, atom, glue)


# A month or a year as a whole.
_WHOLE = re.compile(r"\d{4}(-\d\d)?")


def _roughly(reading: Reading, said: str) -> Reading:
    """A reading counted from a number that is not exact: "more than 150 years ago" ends there, "about" is near it."""
    known = place(reading.value)
    if known is None or reading.placed or reading.unresolved or reading.vague:
        return reading
    if said == "more":
        known = Placed(f"../{known.edtf.split('/')[-1]}", "", known.latest, "interval")
    elif "/" not in known.edtf:
        known = replace(known, edtf=f"{known.edtf}~")
    return replace(reading, placed=known, note=said)


def _before(text: str, first: int, start: int, cls: str, glue: Glue) -> tuple[int, str]:
    """How many characters before `start` are the longest prefix of the class, and what it says."""
    match = _LAST_WORDS.search(text, max(first, start - _LONGEST_PREFIX), start)
    if match is None or match.group()[-1] not in " -":
        return 0, ""
    words, at = match.group(), match.start()
    while words:
        if (at == 0 or not text[at - 1].isalnum()) and (said := glue.says(cls, words)) is not None:
            return start - at, said
        cut = words.find(" ") + 1
        if not cut:
            return 0, ""
        words, at = words[cut:], at + cut
    return 0, ""


def _open_ended(text: str, first: int, atom: Atom, glue: Glue) -> Atom:
    reading = atom.reading
    if reading.type is not TimexType.DATE or reading.vague or reading.unresolved or reading.placed:
        return atom
    known = place(reading.value)
    words, _ = _before(text, first, atom.start, "since", glue)
    if known is None or not words:
        return atom
    until = reading.anchor.isoformat() if reading.anchor else known.latest
    placed = Placed(f"{known.edtf.split('/')[0]}/..", known.earliest, max(until, known.latest), "interval")
    return replace(
        atom, rule="date.since", reading=replace(reading, placed=placed), trigger=(atom.start - words, atom.end)
    )


def day_of(reading: Reading) -> date | None:
    """The day a reading stands for; None when it is longer, vague or unresolved."""
    return None if reading.unresolved or reading.vague else parse_day(reading.value)
