"""EPUB: an article, or the articles of an issue, packed for a reader."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from dossier.intake.decoding import decode
from dossier.intake.formats import SeedReading
from dossier.intake.formats.html import declared_charset, reading_of_page
from dossier.intake.html.page import read_page
from dossier.intake.packages import BROKEN, Package, damaged, expands, opened
from dossier.intake.seedfile import Seed
from dossier.intake.stated import combined, metadata_from
from dossier.model import Article, Metadata, Problem, Severity

_CONTAINER = "META-INF/container.xml"
_FIELDS = {"title": "title", "creator": "author", "date": "published", "publisher": "outlet", "language": "language",
           "source": "url"}  # fmt: skip
_PAGES = ("application/xhtml+xml", "text/html")
_MAX_CHAPTERS = 500
_NO_ARTICLE = frozenset({"page-no-article", "page-no-text"})


def read(seed: Seed) -> SeedReading:
    """The articles of the book, one a chapter that holds a text; the cover, the contents and the imprint are none."""
    try:
        with opened(seed) as package:
            bomb = package.bomb()
            if bomb is not None:
                return SeedReading((), (expands(seed, bomb),))
            return _read(seed, package)
    except BROKEN as error:
        return SeedReading((), (damaged(seed, error),))


def _read(seed: Seed, package: Package) -> SeedReading:
    book = _book(package)
    chapters = list(_chapters(package, *book)) if book else []
    stated = _stated(book[1]) if book else Metadata()
    articles: list[Article] = []
    problems: list[Problem] = []
    skipped = 0
    for name in chapters[:_MAX_CHAPTERS]:
        number = 1 + len(articles)
        one = replace(seed, id=seed.id if number == 1 else f"{seed.id}-{number}")
        reading = _chapter(one, package.read(name) or b"", stated, name, alone=len(chapters) == 1)
        if not reading.articles or any(problem.code in _NO_ARTICLE for problem in reading.problems):
            skipped += 1
            continue
        articles.extend(reading.articles)
        problems.extend(reading.problems)
    if not articles:
        problem = seed.problem("archive-no-article", Severity.WARNING, "the book holds no article", "save it as a page")
        return SeedReading((), (problem,))
    if len(chapters) > _MAX_CHAPTERS:
        message, remedy = f"only the first {_MAX_CHAPTERS} of {len(chapters)} chapters were read", "split the book"
        problems.append(seed.problem("seed-too-many-records", Severity.WARNING, message, remedy))
    if skipped and len(articles) > 1:
        message, remedy = f"{skipped} chapters in it are no articles", "nothing, unless an article is missing"
        problems.append(seed.problem("archive-pages-skipped", Severity.NOTE, message, remedy))
    return SeedReading(tuple(articles), tuple(problems))


def _book(package: Package) -> tuple[str, etree._Element] | None:
    """The name and the tree of the file that lists the parts of the book."""
    container = package.tree(_CONTAINER)
    if container is None:
        return None
    names = [element.get("full-path") or "" for element in container.iter("{*}rootfile")]
    return next(((name, tree) for name in names if (tree := package.tree(name)) is not None), None)


def _chapters(package: Package, name: str, book: etree._Element) -> Iterator[str]:
    """The names of the members that are read in order, without the page of contents."""
    folder = posixpath.dirname(name)
    items = {item.get("id"): item for item in book.iter("{*}item")}
    for reference in book.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _stated(book: etree._Element) -> Metadata:
    """What the book says of itself, under the names of the Dublin Core."""
    fields: dict[str, list[str]] = {}
    for element in book.iterfind("{*}metadata/*"):
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in _FIELDS and (element.text or "").strip():
            fields.setdefault(_FIELDS[name], []).append(str(element.text).strip())
    return metadata_from(fields, "intake.epub")


def _chapter(seed: Seed, data: bytes, stated: Metadata, name: str, alone: bool) -> SeedReading:
    decoded = decode(data, seed.path, declared_charset(data))
    page = read_page(decoded.text, seed.path)
    # Of an issue with many articles, the book's title, authors and date are the issue's.
    known = stated if alone else Metadata(outlet=stated.outlet or stated.title, language=stated.language)
    page = replace(
        page, metadata=combined(known, page.metadata), url=stated.url.value if alone and stated.url else None
    )
    return reading_of_page(seed, page, decoded, "epub", record=None if alone else name[:100])
