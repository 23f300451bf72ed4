"""The index of the quotations: those of several articles first, then the newest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dossier.model import Page, QuotationKind
from dossier.pages.environment import render_page
from dossier.pages.facets import Facet, facet, narrows_all
from dossier.pages.lookup import Lookup
from dossier.pages.paging import ListPart, by_period, in_pages
from dossier.pages.spoken import QuoteRow

_SEVERAL = 200
_NEWEST = 160


def quotes_index(lookup: Lookup, rows: tuple[QuoteRow, ...]) -> tuple[Page, ...]:
    """The page of all quotations; where that is too long, what travelled furthest and the newest, then by month."""
    listed = [row for row in rows if row.kind != QuotationKind.INDIRECT]
    several = tuple(row for row in listed if row.sources > 1)
    single = tuple(row for row in listed if row.sources == 1)
    if len(in_pages(listed, _weight)) < 2:
        return (_page(lookup, several, single, listed),)
    parts = by_period(single, lambda row: row.day, _weight)
    wide = in_pages(several, _weight)
    shown = in_pages(several, _weight, _SEVERAL)[0] if several else ()
    newest = in_pages([row for row in single if not row.fragment], _weight, _NEWEST)
    first = _page(lookup, shown, newest[0] if newest else (), listed, parts, wide)
    further = (_wide_page(lookup, some, len(several), number, len(wide)) for number, some in enumerate(wide, 1))
    return (
        first,
        *(further if len(shown) < len(several) else ()),
        *(_page(lookup, (), part.rows, listed, parts, (), part) for part in parts),
    )


def _weight(row: QuoteRow) -> int:
    return 1 if row.fragment and row.sources == 1 else row.weight


def wide_name(number: int) -> str:
    """The name of a further page of quotations that several articles print."""
    return "several" if number == 1 else f"several-{number}"


def _page(
    lookup: Lookup,
    several: Sequence[QuoteRow],
    single: Sequence[QuoteRow],
    listed: Sequence[QuoteRow],
    parts: tuple[ListPart[QuoteRow], ...] = (),
    wide: tuple[tuple[QuoteRow, ...], ...] = (),
    part: ListPart[QuoteRow] | None = None,
) -> Page:
    t = lookup.t
    shown = [*several, *single]
    narrows = narrows_all(lookup, parts, part)
    named = lookup.period_name(part.period) if part else ""
    return render_page(
        "quotes.html.j2",
        f"quotes-{part.name}.md" if part else "quotes.md",
        t.plain("Quotations, {period}", period=named) if part else t.plain("Quotations"),
        t.plain("What was said, by whom, in which articles: each utterance once."),
        lookup=lookup,
        section="quotes.md",
        hidden=True,
        several=several,
        more_several=sum(map(len, wide)) - len(several) if wide else 0,
        single=[row for row in single if not row.fragment],
        fragments=[row for row in single if row.fragment],
        total=len(listed),
        parts=[one.link for one in parts],
        part=part.link if part else None,
        narrows=narrows,
        facets=_facets([row for row in listed if row.speaker], lookup)[:2] if narrows else _facets(shown, lookup),
        before=None,
        after=None,
    )


def _wide_page(lookup: Lookup, rows: tuple[QuoteRow, ...], total: int, number: int, of: int) -> Page:
    t = lookup.t
    return render_page(
        "quotes.html.j2",
        f"quotes-{wide_name(number)}.md",
        t.plain("Quotations that several articles print, page {page} of {of}", page=str(number), of=str(of)),
        lookup=lookup,
        section="quotes.md",
        hidden=True,
        several=rows,
        more_several=0,
        single=[],
        fragments=[],
        total=total,
        parts=(),
        part=ListPart("", rows, number),
        narrows=False,
        facets=_facets(rows, lookup),
        before=_way(number - 1, lookup) if number > 1 else None,
        after=_way(number + 1, lookup) if number < of else None,
    )


def _way(number: int, lookup: Lookup) -> tuple[str, str]:
    return f"quotes-{wide_name(number)}.html", lookup.t.plain("page {page}", page=str(number))


def _facets(rows: Sequence[QuoteRow], lookup: Lookup) -> tuple[Facet, ...]:
    t = lookup.t
    speakers = Counter(row.speaker or t.plain("speaker unknown") for row in rows)
    outlets = Counter(name for row in rows for name in row.outlets)
    printed = Counter(t.plain("several articles") if row.sources > 1 else t.plain("one article") for row in rows)
    return (
        facet(t.plain("Speaker"), "speaker", speakers),
        facet(t.plain("Outlet"), "outlet", outlets),
        facet(t.plain("Printed in"), "printed", printed),
    )
