"""Saved HTML: a browser's "save as", SingleFile, a clipper's bare markup."""

from __future__ import annotations

import re
from dataclasses import replace

from dossier.intake.building import article_of
from dossier.intake.decoding import Decoded, decode
from dossier.intake.formats import SeedReading
from dossier.intake.html.page import PageReading, read_page
from dossier.intake.seedfile import Seed
from dossier.intake.text.hygiene import character_problems
from dossier.model import SourceText

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:-]{2,40})", re.IGNORECASE)


def read(seed: Seed) -> SeedReading:
    """The one article of a saved page."""
    data = seed.data or b""
    decoded = decode(data, seed.path, declared_charset(data))
    return reading_of_page(seed, read_page(decoded.text, seed.path), decoded, "html")


def declared_charset(data: bytes) -> str | None:
    """The charset that a page's markup declares in its first kilobytes."""
    match = _XML_CHARSET.match(data[:200]) or _CHARSET.search(data[:20_000])
    return match[1].decode("ascii") if match else None


def reading_of_page(
    seed: Seed, page: PageReading, decoded: Decoded, format: str, record: str | None = None
) -> SeedReading:
    """The article of a page that was read, with the path back to its bytes; none when it has no text."""
    problems = (*((decoded.problem,) if decoded.problem else ()), *page.problems)
    if not page.parts:
        return SeedReading((), problems)
    source = SourceText(
        path=seed.path,
        text="",
        sha256=seed.sha256,
        format=format,
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        record=record,
        url=page.url,
        retrieved=page.retrieved,
    )
    article = article_of(seed.id, source, page.parts, page.metadata)
    told = {problem.code for problem in problems}
    # Lines of the article are no lines of the markup, so these are told without one.
    found = (replace(p, line=None) for p in character_problems(seed.path, article.text))
    lost = "seed-broken-utf8" in told
    return SeedReading((article,), (*problems, *(p for p in found if not (lost and p.code == "seed-lost-characters"))))
