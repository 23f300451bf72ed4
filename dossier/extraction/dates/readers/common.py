"""What the readers share: making atoms, finding years, stepping over the calendar."""

from __future__ import annotations

from datetime import date

from dossier.extraction.dates.calendar import add_months, make_day, month_day_near
from dossier.extraction.dates.scene import Atom, Lean, Reading, Scene, Slots
from dossier.model import TimexType

_TURN_OF_SHORT_YEARS = 30
# News speaks of what lies further ahead only with a word that says so.
FAR_AHEAD = 100
# A date as near as this to publication is news, whatever year the article has named for its month.
_NEWS = 60
# A story told in the past may bear the date of its printing, which the clock of another zone puts a day or two ahead.
_STILL_NEAR = 2


def none() -> tuple[Atom, ...]:
    """No date after all."""
    return ()


def atom(slots: Slots, reading: Reading) -> tuple[Atom, ...]:
    """One atom over the whole match."""
    return (Atom(slots.start, slots.end, reading),)


def dated(slots: Slots, value: str, anchor: date | None = None) -> tuple[Atom, ...]:
    """A date with its value."""
    return atom(slots, Reading(TimexType.DATE, value, anchor=anchor))


def yearless(slots: Slots, value: str, scene: Scene) -> tuple[Atom, ...]:
    """A date whose year is not printed, with the side on which its sentence sets it."""
    reading = Reading(TimexType.DATE, value, anchor=scene.published)
    return (Atom(slots.start, slots.end, reading, lean=scene.side, yearless=True),)


def unplaced(slots: Slots, value: str, why: str) -> tuple[Atom, ...]:
    """A date that cannot be resolved, with the reason for a reader."""
    return atom(slots, Reading(TimexType.DATE, value, unresolved=why))


def whole_year(slots: Slots) -> int:
    """The printed year; a short one ('87) belongs to the century that makes it lie before about 2030."""
    if "year" in slots:
        return int(slots.raw("year"))
    short = int(slots.raw("yy")[1:])
    return short + (2000 if short < _TURN_OF_SHORT_YEARS else 1900)


def day_number(slots: Slots, name: str = "day") -> int:
    """The number of the day, in figures or as an ordinal."""
    return int(slots.raw(name) or slots.value("ordinal") or 0)


def some_year(slots: Slots, scene: Scene) -> tuple[int | None, date | None]:
    """The year of "last year" (from publication) or "that year" (from the date before), and what it is counted from."""
    if "rel" in slots:
        base = scene.published
        return (base.year + int(slots.value("rel")) if base else None), base
    if scene.mention and "refrel" in slots:
        return scene.mention.day.year + int(slots.value("refrel")), scene.mention.day
    return (scene.published.year if scene.published else None), scene.published


def nearest_month(published: date, month: int, lean: Lean) -> date:
    """The first day of the month nearest to publication, on the side the sentence leans to."""
    here = published.replace(day=1)
    ahead = add_months(here, (month - here.month) % 12) or here
    behind = add_months(here, -((here.month - month) % 12)) or here
    if lean is Lean.AHEAD:
        return ahead
    if lean is Lean.GONE or (ahead - here).days > FAR_AHEAD:
        return behind
    return behind if (here - behind).days <= (ahead - here).days else ahead


def nearest_month_day(published: date, month: int, day: int, lean: Lean) -> date | None:
    """The month-day nearest to publication; one far ahead only where the sentence leans ahead."""
    near = month_day_near(published, month, day)
    far = _STILL_NEAR if lean is Lean.GONE else FAR_AHEAD
    # What is told as past and yet arranged ("set a trial date of Jan. 13") is the nearest on either side.
    if near is None or lean in (Lean.AHEAD, Lean.BEHIND) or (near - published).days <= far:
        return near
    # 29 February may be years back.
    earlier = (make_day(near.year - back, month, day) for back in range(1, 9) if near.year > back)
    return next((found for found in earlier if found), near)


def told(scene: Scene, month: int, found: date) -> int | None:
    """The year that the article itself gives the month, where the nearest one is too far off to be the news."""
    if scene.published is None or scene.side is Lean.AHEAD or abs((found - scene.published).days) <= _NEWS:
        return None
    return scene.told_year(month)


def stepped(published: date, month: int, step: int) -> date:
    """The most recent (step -1) or the coming (step 1) month of that number, the present one left out."""
    here = published.replace(day=1)
    away = (month - here.month) % 12 or 12 if step > 0 else -((here.month - month) % 12 or 12)
    return add_months(here, away) or here


def near_year(published: date, month: int, lean: Lean) -> int:
    """The year that a month or season without one belongs to."""
    return nearest_month(published, month, lean).year
