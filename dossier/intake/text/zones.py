"""Time zones as printed: an offset, an abbreviation, and the places that settle an ambiguous one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.intake.tables import table

# English is printed both ways round; every other language here puts the day first (or the year).
MONTH_DAY_YEAR = frozenset({"en"})

_OFFSET = re.compile(
    r"[\s(\[,]{0,3}(?:(?P<base>UTC|GMT)\s?)?(?P<sign>[+−–-])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?!\d)(?=[\s)\],|.]|$)"
)
_ABBREVIATION = re.compile(r"[\s(\[,]{0,3}(?P<name>[A-Z]{1,5})(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone found at `end`; `offset` is `+05:30`, or None where the abbreviation stays ambiguous."""

    offset: str | None
    end: int


def find_zone(words: str, at: int, places: str) -> Zone | None:
    """The zone printed right after a time: "(UTC +04:00)", "GMT+7", "CEST", "IST" with the places around it."""
    match = _OFFSET.match(words, at)
    if match and (match["base"] or (match["m"] and words[at : at + 1] in ("+", "-", "−", " "))):
        hours, minutes = int(match["h"]), int(match["m"] or 0)
        if hours <= 14 and minutes < 60:
            return Zone(f"{'+' if match['sign'] == '+' else '-'}{hours:02}:{minutes:02}", match.end())
    match = _ABBREVIATION.match(words, at)
    rows = _zones().get(match["name"], ()) if match else ()
    if match is None or not rows:
        return None
    if len(rows) == 1:
        return Zone(rows[0][0], match.end())
    around = f" {places} {words} "
    named = {
        offset for offset, names, _ in rows if any(re.search(rf"\b{re.escape(n)}(?![a-z])", around) for n in names)
    }
    settled = named or {offset for offset, _, usual in rows if usual}
    return Zone(settled.pop() if len(settled) == 1 else None, match.end())


@cache
def _zones() -> dict[str, tuple[tuple[str, tuple[str, ...], bool], ...]]:
    zones: dict[str, tuple[tuple[str, tuple[str, ...], bool], ...]] = {}
    for row in table("zones"):
        names = tuple(name for name in row["places"].split(";") if name)
        zones[row["entry"]] = (*zones.get(row["entry"], ()), (row["offset"], names, row["use"] == "usual"))
    return zones
