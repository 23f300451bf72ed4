"""Saved HTML: a browser's "save as", SingleFile, a clipper's bare markup."""

from __future__ import annotations

import re

from dossier.intake.building import article_of
from dossier.intake.decoding import Decoded, decode
from dossier.intake.formats import Reading
from dossier.intake.html.page import PageReading, read_page
from dossier.intake.seedfile import Seed
from dossier.model import Article, SourceText

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:-]{2,40})", re.IGNORECASE)


def read(seed: Seed) -> Reading:
    """The one article of a saved page."""
    data = seed.data or b""
    decoded = decode(data, seed.path, declared_charset(data))
    page = read_page(decoded.text, seed.path)
    problems = (*((decoded.problem,) if decoded.problem else ()), *page.problems)
    article = article_from_page(seed, seed.id, page, decoded, "html")
    return Reading((article,) if article else (), problems)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page's markup declares in its first kilobytes."""
    match = _XML_CHARSET.match(data[:200]) or _CHARSET.search(data[:20_000])
    return match[1].decode("ascii") if match else None


def article_from_page(
    seed: Seed, id: str, page: PageReading, decoded: Decoded, format: str, record: str | None = None
) -> Article | None:
    """The article of a page that was read, with the path back to its bytes; None when it has no text."""
    if not page.parts:
        return None
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
    return article_of(id, source, page.parts, page.metadata)
