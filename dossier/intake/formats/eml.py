"""E-mail: an article that was mailed, a newsletter, a press release."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from dossier.intake.decoding import Decoded, decode
from dossier.intake.formats import SeedReading
from dossier.intake.formats.html import declared_charset, reading_of_page
from dossier.intake.formats.messages import header, parse_message, parts_of, payload, sent
from dossier.intake.formats.text import reading_of
from dossier.intake.html.page import read_page
from dossier.intake.outlets import outlet_of
from dossier.intake.seedfile import Seed
from dossier.intake.stated import combined
from dossier.intake.titles import plain_title
from dossier.model import Evidence, Metadata, Severity, Statement, Tier

_FORWARD = re.compile(r"^(?:\s*(?:re|aw|fwd?|wg|tr|rv|sv|vs|i|enc)\s*(?:\[\d{1,3}\])?\s*:\s*)+", re.IGNORECASE)
_LEAST_PLAIN = 200
_MAX_INNER = 4


def read(seed: Seed) -> SeedReading:
    """The one article of a message: its plain text when that is whole, else its HTML.

    The header gives the subject as title and, unless the message was forwarded, the day it was sent; a sender is no
    author. A message that was forwarded as an attachment is read in place of the one around it.
    """
    message, forwarded = _innermost(parse_message(seed.data or b""))
    stated = _stated(message, forwarded)
    plain, page = _texts(message, seed)
    if plain is not None and (page is None or len(plain.text.strip()) >= _LEAST_PLAIN):
        problems = (plain.problem,) if plain.problem else ()
        return _dated(reading_of(seed, plain, stated, "eml", problems), message)
    if page is not None:
        return _dated(_from_page(seed, page, stated), message)
    return SeedReading(
        (),
        (
            seed.problem(
                "seed-empty", Severity.ERROR, "the message has no text", "save its attachment as a file of its own"
            ),
        ),
    )


def _innermost(message: EmailMessage) -> tuple[EmailMessage, bool]:
    """The message that was forwarded as an attachment, if one was, and whether this one is a forward."""
    forwarded = bool(_FORWARD.match(header(message, "subject")))
    for _ in range(_MAX_INNER):
        inner = [part for part, _ in parts_of(message) if part.get_content_type() == "message/rfc822"]
        inside = inner[0].get_payload() if inner else None
        if not (isinstance(inside, list) and inside and isinstance(inside[0], EmailMessage)):
            break
        message, forwarded = inside[0], bool(_FORWARD.match(header(inside[0], "subject")))
    return message, forwarded


def _stated(message: EmailMessage, forwarded: bool) -> Metadata:
    rule = Evidence("intake.mail-header")
    title = _FORWARD.sub("", plain_title(header(message, "subject")))
    when = None if forwarded else sent(message)
    # Who forwards a newsletter is not its outlet; whom it came from stands printed in its text.
    name, address = parseaddr(header(message, "from")) if not forwarded else ("", "")
    outlet = outlet_of("https://" + address.rpartition("@")[2]) if "@" in address else None
    sender = plain_title(name)
    return Metadata(
        title=Statement(title, Tier.DECLARED, rule) if title else None,
        outlet=Statement(outlet, Tier.DECLARED, rule) if outlet else None,
        published=Statement(when, Tier.DECLARED, rule) if when else None,
        alternatives=(("outlet", Statement(sender, Tier.INFERRED, rule)),) if sender and not outlet else (),
    )


def _texts(message: EmailMessage, seed: Seed) -> tuple[Decoded | None, Decoded | None]:
    """The plain and the HTML text of a message, attachments left out."""
    found: dict[str, Decoded] = {}
    for part, _ in parts_of(message):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            data, charset = payload(part)
            if data.strip() and kind not in found:
                found[kind] = decode(
                    data, seed.path, charset or (declared_charset(data) if kind == "text/html" else None)
                )
    return found.get("text/plain"), found.get("text/html")


def _from_page(seed: Seed, decoded: Decoded, stated: Metadata) -> SeedReading:
    page = read_page(decoded.text, seed.path)
    page = replace(page, metadata=combined(stated, page.metadata))
    return reading_of_page(seed, page, decoded, "eml")


def _dated(reading: SeedReading, message: EmailMessage) -> SeedReading:
    """The reading with the day of the message as the day it was retrieved."""
    when = sent(message)
    return replace(
        reading, articles=tuple(replace(a, source=replace(a.source, retrieved=when)) for a in reading.articles)
    )
