"""Times of day. A time belongs to the day named next to it; the joining is done afterwards."""

from __future__ import annotations

import re

from dossier.extraction.dates.readers.common import atom, none
from dossier.extraction.dates.scene import Atom, Reading, Scene, Slots
from dossier.model import TimexType

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.](\d\d))?")


def clock(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A time of the clock: "8:49 PM" is T20:49."""
    raw = slots.raw("clock") or slots.raw("hour") or slots.value("number")
    match = _CLOCK.match(raw)
    if match is None or int(match[1]) > 24 or ("number" in slots and int(match[1]) > 12):
        return none()
    if "." in raw and not slots.raw("ampm"):
        return none()
    hour = int(match[1])
    half = slots.value("ampm") or {"AF": "PM", "EV": "PM", "NI": "PM", "MO": "AM"}.get(slots.value("daypart"), "")
    hour = hour % 12 + 12 if half == "PM" and hour < 13 else hour % 12 if half == "AM" and hour == 12 else hour
    zone = "Z" if slots.value("zone") == "Z" else ""
    return atom(
        slots, Reading(TimexType.TIME, f"T{hour:02}:{match[2] or '00'}{zone}", part="daypart" in slots and not half)
    )


def moment(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Noon is T12:00; dawn and dusk stand for a part of the day."""
    value = slots.value("daymoment")
    return atom(
        slots,
        Reading(TimexType.TIME, f"T{'MO' if value == 'DAWN' else value}", part=not scene.stands_before("clockcue")),
    )


def part(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A part of the day, which counts only next to a day: "Tuesday morning"."""
    return atom(slots, Reading(TimexType.TIME, f"T{slots.value('daypart')}", part=True))
