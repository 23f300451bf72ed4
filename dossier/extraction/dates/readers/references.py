"""Dates counted from the date mentioned before: the next morning, that summer, a year earlier."""

from __future__ import annotations

from datetime import date

from dossier.extraction.dates.calendar import add_days, last_weekday, next_weekday, unit_value
from dossier.extraction.dates.calendar import shift as moved
from dossier.extraction.dates.readers.common import atom, dated, none, unplaced
from dossier.extraction.dates.readers.relative import COARSENESS, UNKNOWN, count_of, unit_of
from dossier.extraction.dates.scene import NO_PUBLICATION, NO_REFERENCE, Atom, Reading, Scene, Slots
from dossier.model import TimexType


def reference_part(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The next morning, that night: counted from the day mentioned before."""
    known = scene.mention
    tail, step = f"T{slots.value('daypart')}", int(slots.value("refrel"))
    if known is None or known.precision != "day":
        return atom(slots, Reading(TimexType.TIME, f"XXXX-XX-XX{tail}", unresolved=NO_REFERENCE))
    day = add_days(known.day, step)
    return atom(slots, Reading(TimexType.TIME, f"{day.isoformat()}{tail}", anchor=known.day)) if day else none()


def shift(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A year earlier, two days later: counted from the date mentioned before, else from publication."""
    unit, count = unit_of(slots), count_of(slots) if "singular" not in slots else 1.0
    if ("shiftend" in slots and scene.after) or scene.stands_after("compared"):
        # "Three days later than planned" compares two dates and names none.
        return none()
    step = int(count) * int(slots.value("shift") or slots.value("shiftend"))
    return _from_mention(slots, scene, unit, step)


def _from_mention(slots: Slots, scene: Scene, unit: str, step: int) -> tuple[Atom, ...]:
    known = scene.mention
    if unit == "weekend":
        return _weekend_near(slots, known.day, step) if known and known.precision == "day" else none()
    # "A year earlier" may be counted from publication; "two days later" and "the day before" need a date before them.
    far = step < 0 and unit not in ("day", "week")
    base = known.day if known else scene.published if far else None
    if base is None:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_REFERENCE)
    if known and COARSENESS.index(known.precision) > COARSENESS.index(unit):
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_REFERENCE)
    day = moved(base, unit, step)
    shown = "year" if unit in ("decade", "century") else unit
    return dated(slots, unit_value(day, shown), anchor=base) if day else none()


def _weekend_near(slots: Slots, day: date, step: int) -> tuple[Atom, ...]:
    """That weekend is the one of the day's week; the next and the previous are those after and before the day."""
    found = day if not step else (next_weekday(day, 6, True) if step > 0 else last_weekday(day, 7, True))
    return dated(slots, unit_value(found, "weekend"), anchor=day) if found else none()


def reference_weekday(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """That Friday, the following Tuesday: counted from the day mentioned before."""
    number, step, known = int(slots.value("weekday")), int(slots.value("refrel")), scene.mention
    if known is None or known.precision != "day":
        return unplaced(slots, f"XXXX-WXX-{number}", NO_REFERENCE)
    if step == 0:
        return _day(slots, add_days(known.day, number - known.day.isoweekday()), known.day)
    return _day(slots, (next_weekday if step > 0 else last_weekday)(known.day, number, strictly=True), known.day)


def reference_season(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """That summer: of the year of the date mentioned before."""
    code, step, known = slots.value("season"), int(slots.value("refrel")), scene.mention
    if known is None or COARSENESS.index(known.precision) > COARSENESS.index("year"):
        return unplaced(slots, f"XXXX-{code}", NO_REFERENCE)
    winter = code == "WI" and known.precision != "year" and known.day.month < 3
    return dated(slots, f"{known.day.year + step - winter:04}-{code}", anchor=known.day)


def same_period(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The same period last year: as long as the period mentioned before, so many years away from it; else the year."""
    known = scene.mention
    unit = unit_of(slots) or (known.precision if known else "")
    base = known.day if known and known.precision == unit else None
    if unit == "month" and base is None and scene.published is None:
        return unplaced(slots, "XXXX", NO_PUBLICATION)
    if "year" in slots:
        there, year = base, int(slots.raw("year"))
    else:
        there = base or scene.published
        if there is None:
            return unplaced(slots, "XXXX", NO_PUBLICATION)
        year = there.year + (int(slots.value("rel")) if "rel" in slots else int(slots.value("shift")))
    if base is None or unit not in ("month", "quarter", "half"):
        return dated(slots, f"{year:04}", anchor=there)
    return dated(slots, unit_value(base.replace(year=year, day=1), unit), anchor=base)


def shift_vague(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Several years later."""
    return atom(slots, Reading(TimexType.DATE, "XXXX", vague=True, refers=False))


def reference(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The following day, that year: counted from the date mentioned before."""
    unit = unit_of(slots)
    if scene.mention is None or not unit:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_REFERENCE)
    return _from_mention(slots, scene, unit, int(slots.value("refrel")))


def _day(slots: Slots, day: date | None, anchor: date) -> tuple[Atom, ...]:
    return dated(slots, day.isoformat(), anchor=anchor) if day else none()
