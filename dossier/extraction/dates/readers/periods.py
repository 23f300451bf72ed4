"""Seasons, quarters, halves, weeks and days with a name."""

from __future__ import annotations

from datetime import date

from dossier.extraction.dates.calendar import SEASON_START, add_days, make_day, month_day_near, nearest
from dossier.extraction.dates.calendar import holiday as holiday_in
from dossier.extraction.dates.calendar import week_of as iso_week
from dossier.extraction.dates.readers.common import (
    FAR_AHEAD,
    atom,
    dated,
    near_year,
    none,
    some_year,
    stepped,
    unplaced,
    whole_year,
    yearless,
)
from dossier.extraction.dates.scene import NO_PUBLICATION, NO_SIDE, NO_YEAR, Atom, Lean, Reading, Scene, Slots
from dossier.model import TimexType

# In the week before it a feast colours what is told: "crowds filled the Easter market".
_FEAST_NEAR = 7
_LOCAL = "local"
_BY_COUNTRY = "Its day differs from one country to the next."
_FISCAL = "Fiscal years differ from one organisation to the next."


def fiscal_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Fiscal year 2009 is FY2009, whose days are the organisation's own."""
    return unplaced(slots, f"FY{slots.raw('from') or slots.raw('year')}", _FISCAL)


def season(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The summer of 2018 is 2018-SU."""
    return none() if scene.stands_before("name") else dated(slots, f"{whole_year(slots)}-{slots.value('season')}")


def rel_season(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Last winter, this summer, counted from publication."""
    code, step = slots.value("season"), int(slots.value("rel"))
    if scene.published is None:
        return unplaced(slots, f"XXXX-{code}", NO_PUBLICATION)
    start = SEASON_START[code]
    year = _season_year(scene.published, code) if step == 0 else stepped(scene.published, start, step).year
    if step < 0 and _is_within(scene.published, code):
        year = _season_year(scene.published, code) - 1
    return dated(slots, f"{year:04}-{code}", anchor=scene.published)


def _is_within(day: date, code: str) -> bool:
    return (day.month - SEASON_START[code]) % 12 < 3


def _season_year(day: date, code: str) -> int:
    return day.year - 1 if code == "WI" and day.month < 3 else day.year


def season_this_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The spring of last year."""
    year, anchor = some_year(slots, scene)
    code = slots.value("season")
    if year is None:
        return unplaced(slots, f"XXXX-{code}", NO_PUBLICATION)
    return dated(slots, f"{year:04}-{code}", anchor=anchor)


def season_bare(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """In the autumn: the one nearest to publication, on the side the sentence leans to."""
    if slots.raw("season")[0].isupper() or (scene.after and scene.after[0] == "of"):
        return none()
    return season_noun(slots, scene)


def season_noun(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The same where every noun has a capital: "im Herbst"."""
    code = slots.value("season")
    if scene.published is None:
        return unplaced(slots, f"XXXX-{code}", NO_PUBLICATION)
    if _is_within(scene.published, code):
        return yearless(slots, f"{_season_year(scene.published, code):04}-{code}", scene)
    if scene.is_limit and scene.side in (Lean.BEHIND, Lean.UNSURE):
        # "Called for repairs before winter" says nothing of which winter.
        return unplaced(slots, f"XXXX-{code}", NO_SIDE)
    year = near_year(scene.published, SEASON_START[code], scene.side)
    return yearless(slots, f"{year:04}-{code}", scene)


def _quarter_number(slots: Slots) -> str:
    return slots.value("ordinal") or slots.value("lastpart") or slots.value("quartercode") or slots.raw("nth")


def quarter(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The third quarter of 2009 is 2009-Q3."""
    number = _quarter_number(slots)
    return dated(slots, f"{slots.raw('year')}-Q{number}") if number in "1234" else none()


def quarter_this_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The third quarter of last year."""
    year, anchor = some_year(slots, scene)
    return _quarter(slots, year, anchor)


def _quarter(slots: Slots, year: int | None, anchor: date | None) -> tuple[Atom, ...]:
    number = _quarter_number(slots)
    if number not in ("1", "2", "3", "4"):
        return none()
    if year is None:
        return unplaced(slots, f"XXXX-Q{number}", NO_PUBLICATION)
    return dated(slots, f"{year:04}-Q{number}", anchor=anchor)


def quarter_bare(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The third quarter: the most recent one that had begun, unless the sentence looks ahead."""
    number = _quarter_number(slots)
    if scene.text[slots.end : slots.end + 1] == ":":
        # "Q1: How did you begin?" numbers a question.
        return none()
    if scene.published is None or number not in ("1", "2", "3", "4"):
        return _quarter(slots, None, None)
    begun = 3 * int(number) - 2 <= scene.published.month
    ahead = scene.side is Lean.AHEAD
    return _quarter(slots, scene.published.year - (0 if begun or ahead else 1), scene.published)


def half(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The first half of 2009 is 2009-H1."""
    return dated(slots, f"{slots.raw('year')}-H{slots.value('halfpart') or slots.value('halfcode')}")


def half_this_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The first half of this year."""
    year, anchor = some_year(slots, scene)
    number = slots.value("halfpart")
    if year is None:
        return unplaced(slots, f"XXXX-H{number}", NO_PUBLICATION)
    return dated(slots, f"{year:04}-H{number}", anchor=anchor)


def week_of(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The week of March 6: the calendar week that holds the day."""
    month, number = int(slots.value("month")), int(slots.raw("day") or slots.value("ordinal") or 0)
    if make_day(2000, month, number) is None:
        return none()
    if scene.published is None:
        return unplaced(slots, "XXXX-WXX", NO_PUBLICATION)
    day = month_day_near(scene.published, month, number)
    return dated(slots, iso_week(day), anchor=scene.published) if day else none()


def holiday(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Christmas 2007; without a year, the one nearest to publication on the side the sentence leans to."""
    formula = slots.value("holiday")
    if formula == _LOCAL:
        return unplaced(slots, "XXXX-XX-XX", _BY_COUNTRY)
    if scene.stands_before("name") or scene.stands_after("paper") or scene.stands_after("place"):
        return none()
    if "year" in slots or len(formula) == 10:
        return _named(slots, holiday_in(formula, int(slots.raw("year") or 1)), None)
    if scene.published is None or scene.any_year:
        why = NO_YEAR if scene.any_year else NO_PUBLICATION
        return atom(slots, Reading(TimexType.DATE, _open_value(formula), unresolved=why))
    near = [d for y in range(-1, 2) if (d := holiday_in(formula, scene.published.year + y))]
    if scene.side is Lean.AHEAD:
        near = [d for d in near if d >= scene.published]
    else:
        far = add_days(scene.published, _FEAST_NEAR if scene.side is Lean.GONE else FAR_AHEAD)
        near = [d for d in near if far is None or d <= far]
    day = nearest(scene.published, near)
    if day and day > scene.published and scene.opens_past:
        return atom(slots, Reading(TimexType.DATE, _open_value(formula), unresolved=NO_SIDE))
    return yearless(slots, day.isoformat(), scene) if day else none()


def _named(slots: Slots, day: date | None, anchor: date | None) -> tuple[Atom, ...]:
    return dated(slots, day.isoformat(), anchor=anchor) if day else none()


def _open_value(formula: str) -> str:
    return (
        f"XXXX-{formula}"
        if len(formula) == 5 and formula[2] == "-" and formula.replace("-", "").isdigit()
        else "XXXX-XX-XX"
    )


def rel_holiday(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Last Christmas: the most recent before publication; this Easter: the nearest; next: the first after."""
    formula, step = slots.value("holiday"), int(slots.value("rel"))
    if formula == _LOCAL:
        return unplaced(slots, "XXXX-XX-XX", _BY_COUNTRY)
    if len(formula) == 10:
        return none()
    if scene.published is None:
        return atom(slots, Reading(TimexType.DATE, _open_value(formula), unresolved=NO_PUBLICATION))
    near = [d for y in range(-1, 2) if (d := holiday_in(formula, scene.published.year + y))]
    if step:
        near = [d for d in near if (d > scene.published) == (step > 0) and d != scene.published]
    return _named(slots, nearest(scene.published, near), scene.published)
