"""The dateline that opens a story: "MARLOWE, March 3 (Reuters) - Dock workers voted…"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.intake.text.signs import is_agency
from dossier.intake.text.stamps import Stamp, find_stamps
from dossier.model import Span

_OPENING = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_'’.-]*(?:[ /'’.-]{1,2}[^\W\d_]+){0,4}\.?)"
    r"(?P<more>,? [^()–—\n]{3,40}?)?\s*(?:[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]])?\s*(?:[–—]|--?)\s+\S"
)
_REACH = 140


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, printed date and agency at the head of a paragraph; each with its span, any of them missing."""

    place: Span | None
    stamp: Stamp | None
    agency: Span | None


def read_dateline(text: str, line: Span, language: str | None) -> Dateline | None:
    """The dateline with which a paragraph opens, or None.

    It needs a second sign beside its dash: capitals throughout, a full date, or an agency in brackets.
    """
    match = _OPENING.match(text, line.start, min(line.end, line.start + _REACH))
    if match is None:
        return None
    place = match["place"]
    agency = Span(*match.span("agency")) if match["agency"] and is_agency(match["agency"].split("/")[0]) else None
    shown = agency is not None or (match["agency"] is not None and place.isupper())
    stamps = find_stamps(text, Span(line.start, match.end("more")), language) if match["more"] else ()
    loud = place.isupper() and len(place) > 2 and not match["more"]
    if not (loud or shown or stamps) or any(word[0].islower() and len(word) > 3 for word in place.split()):
        return None
    if shown and agency is None:
        agency = Span(*match.span("agency"))
    return Dateline(Span(*match.span("place")), stamps[0] if stamps else None, agency)
