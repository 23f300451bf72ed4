"""The head of a mail pasted as plain text: "From: …", "Date: …", "Subject: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache

from dossier.intake.outlets import outlet_of
from dossier.intake.tables import table
from dossier.intake.text.signs import outlet_in
from dossier.intake.text.stamps import find_stamps
from dossier.model import Evidence, Metadata, Span, Statement, Tier

_FIELD = re.compile(r"\**(?P<name>[^\W\d_][\w-]{0,30})\**\s?[:：]\**\s?")
_BEFORE, _LONGEST = 3, 40


@dataclass(frozen=True, slots=True)
class MailHead:
    """The first `size` lines of a text, a mail's head: what they print, and the words of the subject."""

    size: int
    subject: Span | None
    printed: Metadata


def read_mail_head(text: str, lines: Sequence[Span]) -> MailHead | None:
    """The head of a mail at the start of a text, or None.

    It takes three known fields in a row, or two of which one is the subject; a few words may stand before ("Begin
    forwarded message"). A mail's date is when it was sent, which for a newsletter is its publication.
    """
    first = next((i for i, line in enumerate(lines[: _BEFORE + 1]) if _meaning(text, line)), None)
    if first is None:
        return None
    end = first
    found: dict[str, Span] = {}
    while end < min(len(lines), first + _LONGEST) and _FIELD.match(text, lines[end].start, lines[end].end):
        meaning = _meaning(text, lines[end])
        if meaning:
            found.setdefault(meaning, lines[end])
        elif end > first + 1 and len(lines[end]) > 200:
            break
        end += 1
    if len(found) < 2 or (len(found) < 3 and "subject" not in found):
        return None
    subject = _value(text, found["subject"]) if "subject" in found else None
    printed = Metadata(
        title=_title(text, subject),
        outlet=_outlet(text, found.get("from")),
        published=_sent(text, found.get("date")),
    )
    return MailHead(end, subject, printed)


def _meaning(text: str, line: Span) -> str | None:
    match = _FIELD.match(text, line.start, line.end)
    meaning = _fields().get(match["name"].casefold()) if match else None
    return meaning if meaning != "again" else None


def _value(text: str, line: Span) -> Span | None:
    """The words of a field, without the marks of a reply or a forwarded mail ("Fwd: Re:")."""
    match = _FIELD.match(text, line.start, line.end)
    start = match.end() if match else line.end
    while (again := _FIELD.match(text, start, line.end)) and _fields().get(again["name"].casefold()) == "again":
        start = again.end()
    return Span(start, line.end) if start < line.end else None


def _title(text: str, subject: Span | None) -> Statement | None:
    if subject is None:
        return None
    return Statement(" ".join(subject.of(text).split()), Tier.PRINTED, Evidence("intake.mail-subject", subject))


def _outlet(text: str, line: Span | None) -> Statement | None:
    """The outlet that a mail is from, by the domain of its sender or by a sender's name that is an outlet's."""
    sender = _value(text, line) if line else None
    if sender is None:
        return None
    words = sender.of(text).replace("<", " <")
    name, address = parseaddr(words)
    known = outlet_of("https://" + address.rpartition("@")[2]) if "@" in address else None
    outlet = known or outlet_in(name or words)
    return Statement(outlet, Tier.PRINTED, Evidence("intake.mail-from", sender)) if outlet else None


def _sent(text: str, line: Span | None) -> Statement | None:
    stamps = find_stamps(text, line) if line else ()
    if not stamps or stamps[0].value is None:
        return None
    return Statement(stamps[0].value, Tier.PRINTED, Evidence("intake.mail-date", stamps[0].span))


@cache
def _fields() -> dict[str, str]:
    return {row["entry"]: row["meaning"] for row in table("mailfields")}
