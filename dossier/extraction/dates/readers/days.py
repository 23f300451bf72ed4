"""Days of a month whose year is not printed."""

from __future__ import annotations

from datetime import date

from dossier.extraction.dates.calendar import make_day, month_day_near, nearest
from dossier.extraction.dates.grammar import word_key
from dossier.extraction.dates.readers.common import (
    dated,
    day_number,
    nearest_month_day,
    none,
    told,
    unplaced,
    yearless,
)
from dossier.extraction.dates.scene import NO_PUBLICATION, NO_SIDE, NO_YEAR, Atom, Lean, Scene, Slots


def _is_name(slots: Slots, scene: Scene) -> bool:
    return scene.stands_before("name") or (scene.stands_after("place", 1) and word_key(slots.raw("month")) != "")


def month_day(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Day and month: the year printed before with the same day, else the one nearest to publication."""
    month, number = int(slots.value("month")), day_number(slots)
    if make_day(2000, month, number) is None or _is_name(slots, scene) or scene.stands_after("counted"):
        return none()
    ahead = scene.side in (Lean.AHEAD, Lean.UNSURE) and scene.published is not None
    if back := scene.anniversary:
        return _first_of_anniversaries(slots, scene, back, month, number)
    if year := scene.paired_year:
        day = make_day(year, month, number)
        return dated(slots, day.isoformat()) if day else none()
    if year := not ahead and (scene.years.get((month, number)) or scene.story_year):
        day = make_day(year, month, number)
        return yearless(slots, day.isoformat(), scene) if day else none()
    if scene.published is None or scene.any_year:
        return unplaced(slots, f"XXXX-{month:02}-{number:02}", NO_YEAR if scene.any_year else NO_PUBLICATION)
    day = _on_weekday(slots, scene.published, month, number)
    day = day or nearest_month_day(scene.published, month, number, scene.side)
    if day and day > scene.published and scene.opens_past:
        return unplaced(slots, f"XXXX-{month:02}-{number:02}", NO_SIDE)
    if day and not _printed_weekday(slots) and (year := told(scene, month, day)):
        day = make_day(year, month, number) or day
    return yearless(slots, day.isoformat(), scene) if day else none()


def _printed_weekday(slots: Slots) -> str:
    return slots.value("weekday") or slots.value("weekday_short")


def _on_weekday(slots: Slots, published: date, month: int, number: int) -> date | None:
    """The nearest day of that number which is the weekday printed with it: “Monday, Oct. 26”."""
    printed = _printed_weekday(slots)
    if not printed:
        return None
    days = (make_day(published.year + away, month, number) for away in (0, -1, 1, -2, -3, -4, -5))
    fitting = [day for day in days if day and day.isoweekday() == int(printed)]
    return nearest(published, fitting)


def _first_of_anniversaries(slots: Slots, scene: Scene, back: int, month: int, number: int) -> tuple[Atom, ...]:
    """The day that a numbered anniversary recalls: “the second anniversary of the Oct. 7 attack”."""
    near = month_day_near(scene.published, month, number) if scene.published else None
    day = make_day(near.year - back, month, number) if near and back > 0 else None
    if day is None:
        return unplaced(slots, f"XXXX-{month:02}-{number:02}", NO_YEAR)
    return dated(slots, day.isoformat(), anchor=scene.published)
