"""DOCX: an article typed in or pasted into a word processor."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from dossier.intake.decoding import Decoded
from dossier.intake.formats import SeedReading
from dossier.intake.formats.html import reading_of_page
from dossier.intake.html.page import read_page
from dossier.intake.moments import iso_moment
from dossier.intake.packages import BROKEN, Package, damaged, expands, opened
from dossier.intake.seedfile import Seed
from dossier.intake.titles import plain_title
from dossier.model import Evidence, Severity, Statement, Tier

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_LONGEST_TITLE = 160
_DECLARED = (("title", "title"), ("creator", "authors"), ("created", "published"))


def read(seed: Seed) -> SeedReading:
    """The one article of a document: its paragraphs, headings, notes, and what stands in its margins.

    What the file declares as title, author and date is as often the name of a template as the truth: it is kept as an
    inferred alternative and never used.
    """
    try:
        with opened(seed) as package:
            bomb = package.bomb()
            if bomb is not None:
                return SeedReading((), (expands(seed, bomb),))
            markup = _markup(package)
            declared = tuple(_declared(package))
    except BROKEN as error:
        return SeedReading((), (damaged(seed, error),))
    if markup is None:
        problem = seed.problem("seed-broken", Severity.ERROR, "it holds no document", "save it again as DOCX or text")
        return SeedReading((), (problem,))
    reading = reading_of_page(seed, read_page(markup, seed.path), Decoded(markup, "utf-8", 1.0), "docx")
    return replace(
        reading,
        articles=tuple(
            replace(a, metadata=replace(a.metadata, alternatives=(*a.metadata.alternatives, *declared)))
            for a in reading.articles
        ),
    )


def _markup(package: Package) -> str | None:
    """The document as plain markup, so that its lines get their roles as those of any page do."""
    tree = package.tree(_DOCUMENT)
    if tree is None:
        return None
    rows = [(tag, words) for tag, words in _rows(tree) if words.strip()]
    first = next((i for i, (tag, _) in enumerate(rows) if tag == "h1"), None)
    if first is None and rows and len(rows[0][1]) < _LONGEST_TITLE and not rows[0][1].rstrip().endswith((".", ":")):
        rows[0] = ("h1", rows[0][1])
    body = "\n".join(f"<{tag}>{html.escape(words)}</{tag}>" for tag, words in rows)
    beside = "\n".join(
        f"<{tag}>{''.join(f'<p>{html.escape(words)}</p>' for _, words in _rows(part) if words.strip())}</{tag}>"
        for name, tag in _margins(package)
        if (part := package.tree(name)) is not None
    )
    return f"<html><body><article>{body}</article>\n{beside}</body></html>"


def _margins(package: Package) -> Iterator[tuple[str, str]]:
    """The running heads, the feet and the notes of a document, each with the element that stands for it."""
    for name in sorted(member.filename for member in package.members):
        part = name.removeprefix("word/")
        if part.startswith(("header", "footer", "footnotes", "endnotes")) and part.endswith(".xml"):
            yield name, "nav" if part.startswith("header") else "footer"


def _rows(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Each paragraph as the element it stands for and its words."""
    for paragraph in tree.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield _element(name, listed), "".join(_words(paragraph))


def _element(style: str, listed: bool) -> str:
    """The element of a paragraph style, by the names that it has in several languages."""
    if style in ("title", "titel", "titre", "ttulo", "titolo", "heading1", "berschrift1", "titre1"):
        return "h1"
    if style.startswith(("heading", "berschrift", "titre", "ttulo", "titolo", "kop", "subtitle", "untertitel")):
        return "h2"
    return "li" if listed or style.startswith(("list", "liste")) else "p"


def _words(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph; deleted ones are kept as field codes are, not at all."""
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(node.iterancestors(f"{_W}p"), None) is not paragraph:
            continue
        if node.tag == f"{_W}t":
            yield node.text or ""
        else:
            yield "-" if node.tag == f"{_W}noBreakHyphen" else " "


def _declared(package: Package) -> Iterator[tuple[str, Statement]]:
    tree = package.tree("docProps/core.xml")
    if tree is None:
        return
    for element in tree:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        for declared, field in _DECLARED:
            words = plain_title(element.text or "") if name == declared else ""
            value = iso_moment(words) if field == "published" else words
            if value:
                yield field, Statement(value, Tier.INFERRED, Evidence("intake.docx-properties"))
