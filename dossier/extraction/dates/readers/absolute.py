"""Dates that name their year, or the month and day from which it follows."""

from __future__ import annotations

import re

from dossier.extraction.dates.calendar import make_day, nearest
from dossier.extraction.dates.grammar import word_key
from dossier.extraction.dates.readers.common import (
    atom,
    dated,
    day_number,
    nearest_month,
    nearest_month_day,
    none,
    some_year,
    stepped,
    unplaced,
    whole_year,
    yearless,
)
from dossier.extraction.dates.scene import NO_PUBLICATION, NO_SIDE, NO_YEAR, Atom, Lean, Reading, Scene, Slots
from dossier.extraction.dates.timex import interval, place
from dossier.model import TimexType

# What follows a figure that is no year: a hyphen and figures that are no year either ("2021-555").
_CHAIN = re.compile(r"[-–](?!(?:1\d|20)\d\d(?![\d-]))\d")

_SHORTEST_NOUN = 4


def full(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Day, month and year: "14 April 2021" is 2021-04-14."""
    day = make_day(whole_year(slots), slots.value("month"), day_number(slots))
    return dated(slots, day.isoformat()) if day else none()


def rel_month_day(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Last Oct. 23: the most recent before publication; next: the first after; this: of the same year."""
    month, number, step = int(slots.value("month")), day_number(slots), int(slots.value("rel"))
    if scene.published is None:
        return unplaced(slots, f"XXXX-{month:02}-{number:02}", NO_PUBLICATION)
    days = [d for y in range(-1, 2) if (d := make_day(scene.published.year + y, month, number))]
    if step:
        days = [d for d in days if d != scene.published and (d > scene.published) == (step > 0)]
    else:
        days = [d for d in days if d.year == scene.published.year]
    day = nearest(scene.published, days)
    return dated(slots, day.isoformat(), anchor=scene.published) if day else none()


def month_day_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Day and month with "last year" or "that year"."""
    month, number = int(slots.value("month")), day_number(slots)
    year, anchor = some_year(slots, scene)
    if year is None:
        return unplaced(slots, f"XXXX-{month:02}-{number:02}", NO_PUBLICATION)
    day = make_day(year, month, number)
    return dated(slots, day.isoformat(), anchor=anchor) if day else none()


def day_range(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Two days of one month: "March 3 to 5" is two dates that know their interval."""
    month = int(slots.value("month"))
    first, last = int(slots.raw("from")), int(slots.raw("day"))
    if scene.stands_before("name") or scene.stands_after("counted") or first >= last:
        return none()
    if year := int(slots.raw("year") or 0):
        start = make_day(year, month, first)
    elif scene.story_year:
        start = make_day(scene.story_year, month, first)
    elif scene.published is None:
        return none()
    else:
        start = nearest_month_day(scene.published, month, first, scene.side)
    end = make_day(start.year, month, last) if start else None
    if start is None or end is None:
        return none()
    cut = slots.span("from")[1]
    while scene.text[cut].isalpha():
        cut += 1
    return _ends(slots, (start.isoformat(), cut), (end.isoformat(), slots.span("day")[0]))


def _ends(slots: Slots, first: tuple[str, int], last: tuple[str, int]) -> tuple[Atom, ...]:
    here, there = place(first[0]), place(last[0])
    whole = interval(here, there) if here and there else None
    if whole is None:
        return none()
    return (
        Atom(slots.start, first[1], Reading(TimexType.DATE, first[0], placed=whole)),
        Atom(last[1], slots.end, Reading(TimexType.DATE, last[0], placed=whole)),
    )


def month_range(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Two months of one year: "March to June 2011"."""
    first, last = int(slots.value("from", "month")), int(slots.value("month"))
    year = slots.raw("year")
    if first >= last:
        return none()
    return _ends(slots, (f"{year}-{first:02}", slots.span("from")[1]), (f"{year}-{last:02}", slots.span("month")[0]))


def year_range(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Two years, the second cut short: "1932-33"."""
    first, tail = slots.raw("from"), slots.raw("tens") or slots.raw("year")[2:]
    if int(tail) <= int(first[2:]) or scene.stands_before("label") or not first.startswith(slots.raw("year")[:2]):
        return none()
    start = slots.span("tens" if "tens" in slots else "year")[0]
    return _ends(slots, (first, slots.span("from")[1]), (first[:2] + tail, start))


def month_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Month and year: "March 2011" is 2011-03."""
    return dated(slots, f"{whole_year(slots)}-{int(slots.value('month')):02}")


def month_this_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A month of last year, of this year, of that year."""
    month = int(slots.value("month"))
    year, anchor = some_year(slots, scene)
    if year is None:
        return unplaced(slots, f"XXXX-{month:02}", NO_PUBLICATION)
    return dated(slots, f"{year:04}-{month:02}", anchor=anchor)


def month(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A bare month: the one nearest to publication, unless the sentence says ahead or behind.

    A month word that is also a name or a verb ("May", "March") counts only after a word that introduces a time.
    """
    raw, number = slots.raw("month"), int(slots.value("month"))
    if word_key(raw) in scene.vocabulary.names and not (scene.stands_before("introducer") or scene.describes):
        return none()
    if scene.stands_before("name") or scene.stands_after("place") or scene.stands_after("paper"):
        return none()
    if scene.is_surname(raw):
        return none()
    if scene.before.isdigit() and len(scene.before) < len("1900"):
        return none()
    if word_key(raw) in scene.vocabulary.names and scene.after and scene.after[0][0].isupper() and raw.istitle():
        return none()
    if scene.story_year and scene.side is not Lean.AHEAD and not scene.describes:
        return yearless(slots, f"{scene.story_year:04}-{number:02}", scene)
    if scene.published is None or scene.any_year:
        return unplaced(slots, f"XXXX-{number:02}", NO_YEAR if scene.any_year else NO_PUBLICATION)
    day = nearest_month(scene.published, number, scene.side)
    if day > scene.published and scene.opens_past:
        return unplaced(slots, f"XXXX-{number:02}", NO_SIDE)
    return yearless(slots, f"{day.year:04}-{day.month:02}", scene)


def rel_month(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Last, this or next October, counted from publication."""
    month, step = int(slots.value("month")), int(slots.value("rel"))
    if scene.published is None:
        return unplaced(slots, f"XXXX-{month:02}", NO_PUBLICATION)
    day = nearest_month(scene.published, month, Lean.OPEN) if step == 0 else stepped(scene.published, month, step)
    year = scene.published.year if step == 0 else day.year
    return dated(slots, f"{year:04}-{month:02}", anchor=scene.published)


def year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A bare year, where nothing near says that it is an amount, a label or a house number."""
    raw = slots.raw("year")
    introduced = scene.stands_before("introducer")
    if _no_year(scene) or (int(raw) < 1900 and not introduced and not scene.stands_before("definite")):
        return none()
    amount = (raw.endswith("00") and int(raw) != 2000) or _counts_things(scene)
    if amount and not introduced and not scene.stands_before("definite"):
        return none()
    return dated(slots, raw)


def _counts_things(scene: Scene) -> bool:
    """Whether a plural noun follows right away: "paid 1999 crowns"."""
    word = scene.after[0].removesuffix(".") if scene.after else ""
    if scene.stands_before("event") or _is_of_now(scene):
        return False
    endings = [ending[1:] for ending in scene.contexts.after["plural"]]
    verb = word in scene.contexts.cues or len(word) < _SHORTEST_NOUN
    return word.islower() and not verb and any(word.endswith(ending) for ending in endings)


def _no_year(scene: Scene) -> bool:
    if scene.stands_before("label") or scene.stands_before("amount"):
        return True
    if scene.stands_after("counted") or _house_number(scene):
        return True
    if _amount_of_three_words(scene) or _CHAIN.match(scene.text, scene.end):
        return True
    if scene.before[-1:] == "-" and scene.before[0].isdigit() and not re.search(r"\b\d{4}[-–]$", _left(scene, 5)):
        return True
    before = _left(scene, 24)
    word = before.split()[-1] if before.split() and before[-1:].isspace() else ""
    # "Peugeot 2008", "Euro 2012": a capitalised word right before that opens no sentence makes it a label.
    inside = len(before.split()) > 1 and not before.split()[-2].endswith((".", "!", "?", ":"))
    known = scene.stands_before("introducer") or scene.stands_before("event") or _is_of_now(scene)
    return word[:1].isupper() and word.isalpha() and inside and not known


def _is_of_now(scene: Scene) -> bool:
    """Whether a figure after a name is about the year of publication, as of a yearly event: "US Open 2023"."""
    year = int(scene.text[scene.start : scene.start + 4]) if scene.text[scene.start].isdigit() else 0
    return scene.published is not None and abs(year - scene.published.year) <= 1


def _house_number(scene: Scene) -> bool:
    """Whether a street follows: "1901 Harbour Street", not "since 2014 the harbour"."""
    return any(
        scene.stands_after("place", at + 1)
        for at, word in enumerate(scene.after)
        if _all_capital(scene.after[: at + 1])
    )


def _all_capital(words: tuple[str, ...]) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() for word in words)


def _left(scene: Scene, width: int) -> str:
    return scene.text[max(0, scene.start - width) : scene.start]


def _amount_of_three_words(scene: Scene) -> bool:
    if scene.before not in scene.contexts.before["amountup"]:
        return False
    words = _left(scene, 12).lower().split()
    return len(words) > 1 and words[-2] == "up"


def plain_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A year that is called one: "the year 2050"."""
    return dated(slots, slots.raw("year"))


def short_year(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A year cut to its last two figures after an apostrophe: "in '87"."""
    return dated(slots, str(whole_year(slots)))


def before_christ(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A year before the common era; EDTF counts 1 BC as the year 0."""
    number = int(slots.raw("bcyear"))
    return atom(
        slots, Reading(TimexType.DATE, f"BC{number:04}", unresolved="It lies before the calendar of this site.")
    )


def decade(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """Ten years: "the 1970s", "the '70s", "the seventies"."""
    if slots.raw("decadeyear").endswith("00") and slots.raw("decadeyear") < "2000":
        return dated(slots, f"{slots.raw('decadeyear')[:2]}XX")
    if "decadeyear" in slots:
        return dated(slots, f"{slots.raw('decadeyear')[:3]}X")
    if "yy" in slots or "tens" in slots:
        tens = slots.raw("tens") or slots.raw("yy")[1:]
        return dated(slots, f"{'20' if int(tens) < 30 else '19'}{tens[0]}X") if tens[1] == "0" else none()
    return dated(slots, f"19{slots.value('decadeword')}X")


def century(slots: Slots, scene: Scene) -> tuple[Atom, ...]:
    """A hundred years: "the 14th century" is 13XX."""
    if scene.after and scene.vocabulary.value("era", scene.after[0]):
        return none()
    number = int(slots.raw("nth") or slots.value("ordinal"))
    return dated(slots, f"{number - 1:02}XX") if number <= 22 else none()
