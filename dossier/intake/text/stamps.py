"""Printed dates: the date, time and zone in a line that carries nothing else of weight.

"Published 3 May 2021, 17:40 CEST", "12.05.2021 | 08:15 Uhr", "2021年5月3日 9時40分". A date inside a sentence ("the
2008 summit", "since 3 May 2021") is never a printed date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dossier.intake.tables import table
from dossier.intake.text.beside import TOKEN, fillers, fits_after, fits_before
from dossier.intake.text.words import entries
from dossier.intake.text.zones import MONTH_DAY_YEAR, Zone, find_zone
from dossier.model import Span

_LONGEST = 220
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_AFTER_YEAR = r"(?=\D|$|\d{1,2}:\d\d)"
_NAME = r"(?P<name>[^\W\d_]{2,14})"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<sep>[-/.])\s?(?P<m>\d{{1,2}})(?P=sep)\s?(?P<d>\d{{1,2}})(?!\d)\.?",
        rf"{_YEAR}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]",
        rf"(?<![\d.])(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th|er|ère|º|\.|-|\s)?\s?(?:de |of |d['’])?{_NAME}"
        rf"(?:\.?,? ?|-)(?:de |del )?{_YEAR}{_AFTER_YEAR}",
        rf"{_NAME}\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {{0,2}}{_YEAR}{_AFTER_YEAR}",
        rf"(?<!\d){_YEAR}\.? (?P<m1>gada )?{_NAME}\.? (?P<d>\d{{1,2}})(?!\d)\.?",
        rf"(?<![\d.])(?P<d>\d{{1,2}})(?P<sep>[./-])\s?(?P<m>\d{{1,2}})(?P=sep)\s?{_YEAR}{_AFTER_YEAR}",
    )
)
_CLOCK = (
    r"(?P<half>午前|午後|上午|下午|오전|오후)?\s?(?P<H>\d{1,2})(?:(?:[:.h：]\s?|\s?[時点點时시]\s?)(?P<M>\d{2})(?!\d)"
    r"(?::(?P<S>\d{2}))?[分분]?)?(?:\s?(?P<ap>[AaPp])\.?\s?[Mm]\b\.?)?"
)
_TIME = re.compile(_CLOCK)
_ISO_TIME = re.compile(r"T(?P<H>\d{2}):(?P<M>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?")
_GAP = re.compile(r"[\s,;|·•–—()\[\]-]{0,6}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date: `value` is ISO 8601 at the precision printed, `span` its words, `label` what it is said to be.

    `left` is what stands before it on its line once weekday, label and time are taken off. `others` are the readings
    of an ambiguous date (03/04/2021); such a stamp has no value.
    """

    span: Span
    value: str | None
    label: str | None = None
    left: str = ""
    others: tuple[str, ...] = ()


def find_stamps(text: str, line: Span, language: str | None = None, places: str = "") -> tuple[Stamp, ...]:
    """The printed dates of one line, in order; none where the date is part of a sentence.

    `places` are words that may settle an ambiguous zone abbreviation ("IST" under a New Delhi dateline).
    """
    if len(line) > _LONGEST:
        return ()
    words = line.of(text)
    found: list[Stamp] = []
    refused: list[Span] = []
    end = 0
    for start, stop, values in _dates(words, language):
        if start < end:
            continue
        stamp = _stamp_at(words, line.start, end, (start, stop), values, places)
        after = stamp.span.end - line.start
        timed = "T" in (stamp.value or stamp.others[0])
        bare_day = not timed and (not words[start].isdigit() or words[start:stop].count(" ") > 1)
        if _stands_alone(words, end, after, stamp, bare_day=bare_day):
            found.append(stamp)
            end = after
        else:
            refused.append(stamp.span)
    # A date that belongs to a sentence makes the whole line one: "Hale (3 May 1921 - 4 June 1987) was…".
    if any(not any(span.overlaps(stamp.span) for stamp in found) for span in refused):
        return ()
    return tuple(found)


def _stamp_at(words: str, offset: int, begin: int, day: tuple[int, int], values: tuple[str, ...], places: str) -> Stamp:
    """The stamp around a day, with the time and zone beside it."""
    start, stop = day
    left, label, early = _strip_left(words, begin, start)
    clock, after = _time_after(words, stop)
    if clock is None and early is not None:
        clock, start = early.clock, early.start
    zone = find_zone(words, after, places)
    if zone is None and early is not None:
        zone = early.zone
    after = max(stop, after, zone.end if zone else 0)
    shift = (zone.offset or "") if zone and clock else ""
    moments = tuple(value + (f"T{clock}{shift}" if clock else "") for value in values)
    only = moments[0] if len(moments) == 1 else None
    return Stamp(Span(offset + start, offset + after), only, label, left, () if only else moments)


def _dates(words: str, language: str | None) -> list[tuple[int, int, tuple[str, ...]]]:
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(words):
            values = tuple(_values(match, language))
            if values:
                found.append((match.start(), match.end(), values))
    return sorted(found, key=lambda f: (f[0], -f[1]))


def _values(match: re.Match[str], language: str | None) -> Iterator[str]:
    """The days that a match can mean: two when day and month could change places."""
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    if parts.get("name"):
        readings = {(month, day) for month in _months(parts["name"], language)}
    else:
        month = int(parts["m"])
        readings = {(month, day)}
        if match.start("d") < match.start("y") and parts["sep"] == "/":
            swapped = (day, month)
            if month > 12:
                readings = {swapped}
            elif day <= 12 and (language in MONTH_DAY_YEAR or language is None):
                readings.add(swapped)
    for month, number in sorted(readings):
        try:
            yield date(year, month, number).isoformat()
        except ValueError:
            continue


def _months(name: str, language: str | None) -> set[int]:
    rows = _month_table().get(name.casefold(), ())
    own = {month for month, languages in rows if language in languages}
    return own or {month for month, _ in rows}


@dataclass(frozen=True, slots=True)
class _Early:
    """A time printed before its date: "17:41 JST, October 13, 2024"."""

    clock: str
    start: int
    zone: Zone | None


def _strip_left(words: str, begin: int, end: int) -> tuple[str, str | None, _Early | None]:
    """What stands before a date once weekday, particles, a time and a label are taken off; the label; the time."""
    left, label, early = words[begin:end], None, None
    while True:
        bare = left.rstrip(" \t\u00a0\u2002,;:.|·•–—-()[]#*")
        folded = bare.casefold()
        kind = next((k for k, p in _labels() if (m := p.search(folded)) and _at_edge(bare, m.start())), None)
        time = _last_time(words, begin, begin + len(bare)) if early is None else None
        if kind is not None:
            pattern = dict(_labels())[kind]
            match = pattern.search(folded)
            bare = bare[: match.start()] if match and len(folded) == len(bare) else ""
            label = label or (kind if kind != "filler" else None)
        elif time is not None:
            early, bare = time, words[begin : time.start]
        else:
            return left, label, early
        if label:
            return bare, label, early
        left = bare


def _at_edge(words: str, at: int) -> bool:
    """Whether a label starts a word, or was glued to the word before ("New DelhiUpdated")."""
    return at == 0 or not words[at - 1].isalnum() or (at < len(words) and words[at].isupper())


def _last_time(words: str, begin: int, end: int) -> _Early | None:
    piece = words[begin:end]
    for match in re.finditer(_CLOCK, piece[-24:]):
        start = begin + max(0, len(piece) - 24) + match.start("half" if match["half"] else "H")
        stop = begin + max(0, len(piece) - 24) + match.end()
        clock = _clock(match)
        if clock is None:
            continue
        zone = find_zone(words[:end], stop, "")
        rest = words[max(stop, zone.end if zone else stop) : end]
        if not rest.strip(" ,;|"):
            return _Early(clock, start, zone)
    return None


def _time_after(words: str, at: int) -> tuple[str | None, int]:
    """The time that follows a date within a few particles, as HH:MM, and where it ends."""
    iso = _ISO_TIME.match(words, at)
    if iso:
        return f"{iso['H']}:{iso['M']}", iso.start("zone") if iso["zone"] else iso.end()
    place = at
    for _ in range(4):
        gap = _GAP.match(words, place)
        place = gap.end() if gap else place
        match = _TIME.match(words, place)
        if match:
            clock = _clock(match)
            return (clock, match.end()) if clock else (None, at)
        token = TOKEN.match(words, place)
        if token is None or token.group().casefold() not in fillers():
            return None, at
        place = token.end()
    return None, at


def _clock(match: re.Match[str]) -> str | None:
    if match["M"] is None and match["ap"] is None:
        return None
    hour, minute = int(match["H"]), int(match["M"] or 0)
    half = (match["ap"] or "").lower() or {"午後": "p", "下午": "p", "오후": "p"}.get(match["half"] or "", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _stands_alone(words: str, begin: int, after: int, stamp: Stamp, *, bare_day: bool) -> bool:
    """Whether nothing but a name, a place or a section stands beside the date, set off from it."""
    fits = fits_before(stamp.left, stamp.label, first=begin == 0, bare_day=bare_day)
    return fits and fits_after(words[after:], stamp.label)


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns for a label or a particle at the end of what stands before a date."""
    kinds = (("updated", entries("updated")), ("published", entries("published")), ("filler", tuple(fillers())))
    return tuple(
        (kind, re.compile("(?:" + "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) + ")$"))
        for kind, words in kinds
    )


@cache
def _month_table() -> dict[str, tuple[tuple[int, frozenset[str]], ...]]:
    months: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
    for row in table("months"):
        entry = (int(row["month"]), frozenset(row["language"].split()))
        months[row["entry"]] = (*months.get(row["entry"], ()), entry)
    return months
