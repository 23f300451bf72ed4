"""MHTML: a page and its pictures in one MIME file, as browsers save it."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

from dossier.intake.decoding import decode
from dossier.intake.formats import SeedReading
from dossier.intake.formats.html import declared_charset, reading_of_page
from dossier.intake.formats.messages import header, parse_message, parts_of, payload, sent
from dossier.intake.html.page import read_page
from dossier.intake.seedfile import Seed
from dossier.model import Severity


def read(seed: Seed) -> SeedReading:
    """The one article of the page that was saved; frames and pictures are left out."""
    message = parse_message(seed.data or b"")
    location = header(message, "snapshot-content-location") or None
    part = _page_of(message, location)
    if part is None:
        return SeedReading(
            (),
            (
                seed.problem(
                    "page-no-article",
                    Severity.ERROR,
                    "the file holds no HTML page",
                    "save the page again as “web page, single file”",
                ),
            ),
        )
    data, charset = payload(part)
    decoded = decode(data, seed.path, charset or declared_charset(data))
    page = read_page(decoded.text, seed.path, location or header(part, "content-location") or None)
    page = replace(page, retrieved=page.retrieved or sent(message))
    return reading_of_page(seed, page, decoded, "mhtml")


def _page_of(message: EmailMessage, location: str | None) -> EmailMessage | None:
    """The HTML part that was saved from `location`, else the first one."""
    pages = [part for part, _ in parts_of(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    saved = [part for part in pages if location and header(part, "content-location") == location]
    return next(iter(saved or pages), None)
