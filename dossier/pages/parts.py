"""The further pages of a long article: its parts, the lines set aside, and all that was found in it.

The first page keeps the address under which every sentence is cited: it knows what stands on another page, and leads
there with or without script.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.model import Article, Page, Role, Span
from dossier.pages.articles import ListedArticle
from dossier.pages.body import MarkedBlock, Stretch
from dossier.pages.environment import render_page
from dossier.pages.findings import Finding
from dossier.pages.layout import ArticleLayout, aside_address, evidence_address, part_address
from dossier.pages.lines import PrintedLine
from dossier.pages.lookup import Lookup
from dossier.pages.paging import in_pages
from dossier.text.addresses import as_link, source_uri
from dossier.text.visible import shortened

_ROWS = 80
# Beyond so many sentences elsewhere the first page names the part that each stands in, and no longer its place there.
_EXACT, _KNOWN = 500, 2_000


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What of an article stands on one of its further pages: the link, from beside the first, and what it is called.

    Each of `sentences` has a link of its own, without script too; of `others` the page is known.
    """

    href: str
    name: str
    sentences: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A line set aside, or a stretch of a very long one; `article_lines` stand before it and `href` leads to them.

    `block` is the line with its sentences and marks; a stretch has its words alone, and the anchors of the `sentences`
    that begin in it.
    """

    anchor: str
    number: int
    role: str
    certain: bool
    block: MarkedBlock | None
    words: str
    sentences: tuple[str, ...]
    article_lines: int
    href: str


def in_parts(lines: Sequence[PrintedLine], layout: ArticleLayout) -> tuple[tuple[PrintedLine, ...], ...]:
    """The lines of each part in order; without those set aside where these have pages of their own."""
    if layout.aside:
        lines = [line for line in lines if line.read]
    if not layout.cuts:
        return (tuple(lines),)
    headline = next((line for line in lines if line.block.role is Role.HEADLINE), None)
    parts: list[list[PrintedLine]] = [[] for _ in range(len(layout.cuts) + 1)]
    for line in lines:
        for at, piece in [(0, line)] if line is headline else _divided(line, layout.cuts):
            parts[at].append(piece)
    return tuple(map(tuple, parts))


def _divided(line: PrintedLine, cuts: Sequence[int]) -> Iterator[tuple[int, PrintedLine]]:
    """The line, in several pieces where a part begins within it; the first keeps its anchor and its notes."""
    at = bisect_right(cuts, line.source.span.start)
    inside = [cut for cut in cuts[at:] if cut < line.source.span.end]
    if not inside:
        yield at, line
        return
    begins: list[list[Stretch]] = [[]]
    for stretch in line.block.stretches:
        if inside and stretch.anchor and stretch.start >= inside[0]:
            inside.pop(0)
            begins.append([])
        begins[-1].append(stretch)
    for number, stretches in enumerate(begins):
        anchor = "" if number else line.block.anchor
        block = dataclasses.replace(line.block, anchor=anchor, stretches=tuple(stretches))
        yield at + number, dataclasses.replace(line, block=block, margin=() if number else line.margin)


def anchors_elsewhere(
    article: Article, parts: Sequence[Sequence[PrintedLine]], aside: Sequence[Sequence[AsideRow]], lookup: Lookup
) -> tuple[Elsewhere, ...]:
    """What the first page leads on to: the anchors on each further page."""
    say = lookup.t.plain
    found: list[tuple[str, str, list[str], list[str]]] = []
    exact, left = _EXACT, _KNOWN
    for number, part in enumerate(parts[1:], 2):
        sentences = [stretch.anchor for line in part for stretch in line.block.stretches if stretch.anchor]
        blocks = [line.block.anchor for line in part if line.block.anchor]
        found.append((part_address(article.page_name, number), _named(number, len(parts), lookup), sentences, blocks))
    for number, rows in enumerate(aside, 1):
        anchors = [anchor for row in rows for anchor in (row.anchor, *row.sentences) if anchor]
        found.append((aside_address(article.page_name, number), say("the lines set aside"), [], anchors))
    made = []
    for address, name, sentences, blocks in found:
        near = as_link(address.partition("/")[2])
        others = [*sentences[exact:], *blocks][:left]
        made.append(Elsewhere(near, name, tuple(sentences[:exact]), tuple(others)))
        exact, left = max(exact - len(sentences), 0), left - len(others)
    return tuple(made)


def part_pages(
    row: ListedArticle, parts: Sequence[Sequence[PrintedLine]], findings: Sequence[Finding], lookup: Lookup
) -> Iterator[Page]:
    """The pages of the second part and those after it."""
    ways = ways_of(row, len(parts), lookup)
    for number, lines in enumerate(parts[1:], 2):
        yield render_page(
            "part.html.j2",
            source_uri(part_address(row.page_name, number)),
            f"{shortened(row.title, 90)} ({ways[number - 1][1]})",
            lookup=lookup,
            section="articles.md",
            row=row,
            article=lookup.articles[row.id],
            named=ways[number - 1][1],
            headline=None,
            same_title=False,
            lines=lines,
            findings=found_on(ways[number - 1][0], findings),
            ways=ways,
            here=ways[number - 1][0],
            before=ways[number - 2],
            after=ways[number] if number < len(parts) else None,
            aside_href=aside_link(lookup.articles[row.id], lookup),
            reference=lookup.references.get(row.id),
        )


def ways_of(row: ListedArticle, parts: int, lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """The link to each part of an article and what it is called; empty where there is one."""
    numbers = range(1, parts + 1) if parts > 1 else ()
    return tuple((as_link(part_address(row.page_name, number)), _named(number, parts, lookup)) for number in numbers)


def found_on(page: str, findings: Sequence[Finding]) -> list[Finding]:
    """The first rows of what was found on a page."""
    return [finding for finding in findings if any(place.page == page for place in finding.places)][:_ROWS]


def aside_link(article: Article, lookup: Lookup) -> str:
    """Where the lines set aside stand, if not in their places."""
    layout = lookup.layouts.get(article.id, ArticleLayout())
    return as_link(aside_address(article.page_name, 1)) if layout.aside else ""


def aside_rows(lines: Sequence[PrintedLine], article: Article, lookup: Lookup) -> tuple[tuple[AsideRow, ...], ...]:
    """The rows of each page of lines set aside; none where these stand in their places."""
    starts = [line.source.span.start for line in lines]
    last, pages = -1, []
    for spans in lookup.layouts.get(article.id, ArticleLayout()).aside:
        rows = []
        for span in spans:
            at = bisect_right(starts, span.start) - 1
            rows.append(
                _aside_row(lines[at], span, [line for line in lines[last + 1 : at] if line.read], article, lookup)
            )
            last = at
        pages.append(tuple(rows))
    return tuple(pages)


def _aside_row(
    line: PrintedLine, span: Span, between: Sequence[PrintedLine], article: Article, lookup: Lookup
) -> AsideRow:
    href = lookup.page_link(article.id, between[0].source.span.start) if between else ""
    stretches = [stretch for stretch in line.block.stretches if span.start <= stretch.start < span.end]
    return AsideRow(
        anchor=line.block.anchor if line.source.span.start == span.start else "",
        number=line.number,
        role=lookup.t.plain(line.block.role.value),
        certain=line.source.certain,
        block=line.block if line.source.span == span else None,
        words=span.of(article.text),
        sentences=tuple(stretch.anchor for stretch in stretches if stretch.anchor),
        article_lines=len(between),
        href=f"{href}#{between[0].block.anchor}" if between else "",
    )


def aside_pages(
    row: ListedArticle, pages: Sequence[Sequence[AsideRow]], rules: Sequence[object], lookup: Lookup
) -> Iterator[Page]:
    """The pages of the lines that were set aside, where there are too many to stand in their places.

    `rules` are what set them aside, told of on the last page.
    """
    title = lookup.t.plain("{name}: the lines set aside", name=shortened(row.title, 80))
    article = lookup.articles[row.id]
    yield from _numbered(row, "aside.html.j2", aside_address, title, pages, lookup, set_aside=rules, article=article)


def evidence_pages(row: ListedArticle, findings: Sequence[Finding], lookup: Lookup) -> Iterator[Page]:
    """The pages of all that was found in an article, where that is much."""
    title = lookup.t.plain("{name}: what was found", name=shortened(row.title, 80))
    pages = in_pages(findings, lambda finding: 5) if len(findings) > _ROWS else ()
    yield from _numbered(row, "evidence.html.j2", evidence_address, title, pages, lookup)


def _numbered(
    row: ListedArticle,
    template: str,
    address: Callable[[str, int], str],
    title: str,
    pages: Sequence[Sequence[object]],
    lookup: Lookup,
    **view: Any,
) -> Iterator[Page]:
    def way(at: int) -> tuple[str, str] | None:
        name = lookup.t.plain("page {page}", page=str(at))
        return (as_link(address(row.page_name, at)), name) if 1 <= at <= len(pages) else None

    for number, rows in enumerate(pages, 1):
        yield render_page(
            template,
            source_uri(address(row.page_name, number)),
            title,
            lookup=lookup,
            section="articles.md",
            hidden=True,
            row=row,
            rows=rows,
            here=as_link(address(row.page_name, number)),
            before=way(number - 1),
            after=way(number + 1),
            **view,
        )


def _named(number: int, of: int, lookup: Lookup) -> str:
    return lookup.t.plain("part {number} of {all}", number=str(number), all=str(of))
