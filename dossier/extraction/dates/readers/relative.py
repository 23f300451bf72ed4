"""Dates counted from publication or from the date mentioned before."""

from __future__ import annotations

from datetime import date

from dossier.extraction.dates.calendar import add_days, last_weekday, next_weekday, unit_value
from dossier.extraction.dates.calendar import shift as moved
from dossier.extraction.dates.readers.common import atom, dated, none, unplaced
from dossier.extraction.dates.scene import NO_PUBLICATION, NO_SIDE, Atom, Lean, Reading, Scene, Slots
from dossier.extraction.dates.timex import Placed
from dossier.model import TimexType

UNIT_NAMES = {"D": "day", "W": "week", "WE": "weekend", "F": "week", "M": "month", "Q": "quarter", "Y": "year"}
UNIT_NAMES |= {"E": "decade", "C": "century"}
UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
COARSENESS = ("day", "week", "weekend", "interval", "month", "season", "quarter", "half", "year", "decade", "century")


def unit_of(slots: Slots) -> str:
    """The calendar unit of the match, whichever class it was found under."""
    for name in ("unit", "period", "singular", "units", "dayunit"):
        if code := slots.value(name):
            return UNIT_NAMES.get(code, "")
    return ""


def weekday(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A bare weekday: the most recent one, publication day included, unless the sentence looks ahead."""
    number = int(slots.value("weekday"))
    if scene.is_surname(slots.raw("weekday")):
        return none()
    if scene.any_of_its_kind:
        return atom(slots, Reading(TimexType.SET, f"XXXX-WXX-{number}", refers=False))
    if scene.stands_before("name") or scene.stands_after("paper") or scene.stands_after("place"):
        return none()
    if scene.published is None:
        return unplaced(slots, f"XXXX-WXX-{number}", NO_PUBLICATION)
    if scene.lean is Lean.UNSURE:
        return unplaced(slots, f"XXXX-WXX-{number}", NO_SIDE)
    ahead = scene.lean is Lean.AHEAD or (scene.lean is Lean.OPEN and number in scene.weekdays_ahead)
    day = (next_weekday if ahead else last_weekday)(scene.published, number)
    if day is None:
        return none()
    reading = Reading(TimexType.DATE, day.isoformat(), anchor=scene.published)
    return (Atom(slots.start, slots.end, reading, lean=scene.lean, weekday=True),)


def _day(slots: Slots, day: date | None, anchor: date | None) -> tuple[Atom, ...]:
    return dated(slots, day.isoformat(), anchor=anchor) if day else none()


def rel_weekday(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Last Friday is the most recent before publication, next Friday the first after it."""
    number, step = int(slots.value("weekday")), int(slots.value("rel"))
    if scene.published is None:
        return unplaced(slots, f"XXXX-WXX-{number}", NO_PUBLICATION)
    if step < 0 or (step == 0 and scene.lean in (Lean.BEHIND, Lean.GONE)):
        return _day(slots, last_weekday(scene.published, number, strictly=step < 0), scene.published)
    return _day(slots, next_weekday(scene.published, number, strictly=step > 0), scene.published)


def weekday_week(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Friday of last week: that day of the calendar week before."""
    number = int(slots.value("weekday"))
    if scene.published is None:
        return unplaced(slots, f"XXXX-WXX-{number}", NO_PUBLICATION)
    monday = add_days(scene.published, 1 - scene.published.isoweekday() + 7 * int(slots.value("rel")))
    return _day(slots, add_days(monday, number - 1) if monday else None, scene.published)


def deictic(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Today, yesterday evening, last night."""
    if scene.stands_before("name") or (scene.stands_after("paper") and slots.raw("deictic").istitle()):
        return none()
    if scene.text[scene.start].isupper() and scene.follows_small_word:
        # "and Tomorrow Unlimited" is a name.
        return none()
    if slots.value("deictic") == "0" and scene.stands_before("nowadays"):
        # "Bread was dearer then than today" means nowadays.
        return atom(slots, vague_reading("PRESENT_REF", scene))
    offset, _, part = (slots.value("deictic") or slots.value("deicticpart")).partition(" ")
    part = part or slots.value("daypart")
    if int(offset) >= 0 and scene.stands_before("everyday") and scene.text[slots.end : slots.end + 1] not in ("'", "’"):
        # "The youth of today" is of no day.
        return none()
    return _day_with_part(slots, scene.published, int(offset), part)


def this_part(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """This morning."""
    return _day_with_part(slots, scene.published, 0, slots.value("daypart"))


def _day_with_part(slots: Slots, base: date | None, offset: int, part: str) -> tuple[Atom, ...]:
    kind = TimexType.TIME if part else TimexType.DATE
    tail = f"T{part}" if part else ""
    if base is None:
        return atom(slots, Reading(kind, f"XXXX-XX-XX{tail}", unresolved=NO_PUBLICATION))
    day = add_days(base, offset)
    return atom(slots, Reading(kind, f"{day.isoformat()}{tail}", anchor=base, refers=bool(offset))) if day else none()


def relative(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Last week, this month, next year, counted from publication."""
    unit, step = unit_of(slots), int(slots.value("rel"))
    if step < 0 and unit in ("decade", "century") and scene.start < slots.span("rel")[0]:
        # "The last decade" is the ten years up to now.
        return none()
    if scene.published is None:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_PUBLICATION)
    day = moved(scene.published, unit, step)
    return dated(slots, unit_value(day, unit), anchor=scene.published) if day else none()


def deictic_period(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """One word for a period counted from publication: "heuer" is this year, "Vormonat" the month before."""
    step, _, code = slots.value("deicticperiod").partition(" ")
    unit = UNIT_NAMES[code]
    if scene.published is None:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_PUBLICATION)
    day = moved(scene.published, unit, int(step))
    return dated(slots, unit_value(day, unit), anchor=scene.published) if day else none()


def before_last(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The week before last, the year after next."""
    unit = unit_of(slots)
    if scene.published is None:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_PUBLICATION)
    day = moved(scene.published, unit, int(slots.value("beforelast")))
    return dated(slots, unit_value(day, unit), anchor=scene.published) if day else none()


def weekend(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The weekend: the one that is on or just past, unless the sentence looks ahead."""
    if scene.published is None:
        return unplaced(slots, UNKNOWN["weekend"], NO_PUBLICATION)
    saturday = 6 if scene.published.isoweekday() != 7 else 7
    step = next_weekday if scene.lean is Lean.AHEAD else last_weekday
    day = step(scene.published, saturday)
    return dated(slots, unit_value(day, "weekend"), anchor=scene.published) if day else none()


def period_part(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The end of the year: that year, with the part as a note."""
    unit, step = unit_of(slots), int(slots.value("rel") or 0)
    if scene.published is None:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_PUBLICATION)
    day = moved(scene.published, unit, step)
    if day is None:
        return none()
    note = slots.value("partof")
    return atom(slots, Reading(TimexType.DATE, unit_value(day, unit), anchor=scene.published, note=note))


def count_of(slots: Slots) -> float:
    """The number before the unit, -1 where there is none."""
    count = slots.number("number", "digits", "one")
    return -1.0 if count is None else count


def ago(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Three weeks ago: counted back from publication, as fine as the unit named."""
    if "some" in slots:
        return ago_vague(slots, scene)
    return _counted(slots, scene, count_of(slots) * int(slots.value("ago")), half=" half" in _middle(slots, scene))


def _middle(slots: Slots, scene: Scene) -> str:
    return scene.text[slots.start : slots.end]


def _counted(slots: Slots, scene: Scene, count: float, half: bool) -> tuple[Atom, ...]:
    unit = unit_of(slots)
    base = scene.published
    if base is None:
        return unplaced(slots, UNKNOWN.get(unit, "XXXX"), NO_PUBLICATION)
    if half or count != int(count):
        months = {"year": 12, "decade": 120, "century": 1200}.get(unit, 0) * (
            count + (0.5 if count > 0 else -0.5) * half
        )
        day = moved(base, "month", int(months)) if months else None
        return dated(slots, unit_value(day, "year"), anchor=base) if day else none()
    day = moved(base, unit, int(count) * (2 if slots.value("unit") == "F" else 1))
    shown = "year" if unit in ("decade", "century") else unit
    return dated(slots, unit_value(day, shown), anchor=base) if day else none()


def half_ago(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Half a century ago."""
    base, months = scene.published, {"year": 6, "decade": 60, "century": 600}.get(unit_of(slots))
    if base is None or months is None:
        return unplaced(slots, "XXXX", NO_PUBLICATION) if base is None else none()
    day = moved(base, "month", months * int(slots.value("ago")))
    return dated(slots, unit_value(day, "month" if months == 6 else "year"), anchor=base) if day else none()


def ago_time(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Two hours ago: some time of the publication day, or of the night before."""
    return atom(slots, Reading(TimexType.TIME, "PAST_REF", vague=True))


def ago_vague(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Decades ago, several years ago: some time in the past; "66 million years ago" is none of the calendar's."""
    if "some" not in slots and (scene.before.isdigit() or scene.vocabulary.value("often", scene.before)):
        return none()
    direction = slots.value("ago")
    return atom(slots, vague_reading("PAST_REF" if direction == "-1" else "FUTURE_REF", scene))


def vague_reading(value: str, scene: Scene, kind: TimexType = TimexType.DATE) -> Reading:
    """A vague time; one that lies in the past ends, at the latest, on the publication day."""
    placed = None
    if scene.published and (value == "PAST_REF" or kind is TimexType.DURATION):
        day = scene.published.isoformat()
        placed = Placed(f"../{day}", "", day, "interval")
    return Reading(kind, value, anchor=scene.published, vague=True, placed=placed, refers=False)


def in_time(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """In two years' time: counted from publication."""
    return _counted(slots, scene, count_of(slots), half=False)


def vague(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Recently, now, in the future; not "in the past four years", "now-cancelled", "in the future of the club"."""
    following = scene.after[0].lower() if scene.after else ""
    counted = following.isdigit() or any(
        scene.vocabulary.value(c, following) for c in ("number", "few", "singular", "units")
    )
    if counted or scene.text[slots.end : slots.end + 1] == "-":
        return none()
    if scene.stands_after("whose") and "future" in slots:
        return none()
    return atom(slots, vague_reading(slots.value("vague") or slots.value("future"), scene))
