"""How long and how often: durations, spells up to now, sets."""

from __future__ import annotations

import re

from dossier.extraction.dates.calendar import shift as moved
from dossier.extraction.dates.calendar import unit_value
from dossier.extraction.dates.readers.common import atom, none
from dossier.extraction.dates.readers.relative import UNIT_NAMES, vague_reading
from dossier.extraction.dates.scene import Atom, Reading, Scene, Slots
from dossier.extraction.dates.timex import interval, place
from dossier.model import TimexType

_TAIL = re.compile(r"[-‐‑–](\w{1,12})")
_FACTORS = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M"), "WE": (2, "D")}


def _code(slots: Slots) -> str:
    for name in ("unit", "clockunit", "dayunit", "singular", "units"):
        if code := slots.value(name):
            return code
    return ""


def _length(count: float | None, code: str) -> str:
    """The TIMEX3 value of so many units: `P3Y`, `PT5H`, `PXW` for an unknown number."""
    if count is not None and code in _FACTORS:
        factor, code = _FACTORS[code]
        count *= factor
    code = {"F": "W", "E": "Y", "C": "Y", "WE": "D", "Q": "M"}.get(code, code)
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"


def _lasting(value: str) -> Reading:
    return Reading(TimexType.DURATION, value, refers=False)


def duration(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Three years is P3Y; several years PXY; year-long P1Y."""
    if scene.before == "-" or scene.stands_after("age"):
        return none()
    if "singular" in slots and not {"number", "digits", "some"} & set(_names(slots)):
        return atom(slots, _lasting(_length(1, _code(slots))))
    return atom(slots, _lasting(_length(slots.number("number", "digits"), _code(slots))))


def _names(slots: Slots) -> tuple[str, ...]:
    return tuple(name for name in ("number", "digits", "some", "one") if name in slots)


def duration_half(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Two and a half years is P2.5Y."""
    count = slots.number("number", "digits", "one")
    return atom(slots, _lasting(_length((1.0 if count is None else count) + 0.5, _code(slots))))


def duration_part(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Half an hour is PT30M, half a year P6M."""
    code = _code(slots)
    value = {"TH": "PT30M", "TM": "PT30S", "Y": "P6M", "E": "P5Y", "C": "P50Y", "D": "PT12H"}.get(
        code, _length(0.5, code)
    )
    return atom(slots, _lasting(value))


def duration_adjective(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A three-year siege is P3Y; "three-year-old" is an age and no time expression."""
    tail = _TAIL.match(scene.text, slots.end)
    if tail and tail[1].lower() in scene.contexts.after["age"]:
        return none()
    return duration(slots, scene)


def duration_or_set(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A week lasts P1W; after an amount ("two trips a week") it says how often."""
    value = _length(1, _code(slots))
    before = scene.text[max(0, scene.start - 40) : scene.start].split()[-2:]
    often = any(_is_amount(word, scene) for word in before)
    return atom(slots, Reading(TimexType.SET if often else TimexType.DURATION, value, refers=False))


def _is_amount(word: str, scene: Scene) -> bool:
    return word.strip("$€£(,").replace(",", "").replace(".", "").isdigit() or bool(
        scene.vocabulary.value("number", word) or scene.vocabulary.value("often", word)
    )


def some_units(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """For years is PXY."""
    return atom(slots, _lasting(_length(None, _code(slots))))


def vague_span(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The past few weeks: a spell of unknown length that ends with publication, PXW."""
    value = _length(None, _code(slots))
    if slots.value("nextspan") and not slots.value("pastspan"):
        return atom(slots, Reading(TimexType.DURATION, value, vague=True, refers=False))
    return atom(slots, vague_reading(value, scene, TimexType.DURATION))


def past_next_span(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """The past six months: P6M, on the timeline from that long ago to publication."""
    code = _code(slots)
    half = "number" not in slots and "digits" not in slots and "singular" not in slots
    count = slots.number("number", "digits") or (0.5 if half else 1.0)
    value = _length(count, code)
    back = "pastspan" in slots
    base, unit = scene.published, UNIT_NAMES.get(code)
    if base is None or unit is None or count != int(count):
        return atom(slots, _lasting(value))
    far = moved(base, unit, int(count) * (2 if code == "F" else 1) * (-1 if back else 1))
    here = place(base.isoformat())
    there = place(unit_value(far, "year" if unit in ("decade", "century") else unit)) if far else None
    placed = (interval(there, here) if back else interval(here, there)) if here and there else None
    return atom(slots, Reading(TimexType.DURATION, value, anchor=base, placed=placed, refers=False))


def each_unit(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Every Monday is XXXX-WXX-1, every two weeks P2W, per day P1D."""
    if "weekday" in slots or "weekdays" in slots:
        value = f"XXXX-WXX-{slots.value('weekday') or slots.value('weekdays')}"
    elif "month" in slots:
        day = int(slots.raw("day") or slots.value("ordinal") or 0)
        value = f"XXXX-{int(slots.value('month')):02}" + (f"-{day:02}" if day else "")
    elif "daypart" in slots:
        value = f"XXXX-XX-XXT{slots.value('daypart')}"
    elif "weekdaily" in slots or "weekends" in slots:
        value = "P1WD" if "weekdaily" in slots else "XXXX-WXX-WE"
    else:
        count = slots.number("number", "digits")
        value = _length(None if "few" in slots else count or 1, _code(slots))
    return atom(slots, Reading(TimexType.SET, value, refers=False))


def frequency(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Daily is P1D; capitalised inside a sentence ("the Daily Post") it is a name."""
    if slots.raw("frequency")[0].isupper():
        return none()
    return atom(slots, Reading(TimexType.SET, slots.value("frequency"), refers=False))
