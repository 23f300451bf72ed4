"""Which date stands on which page of the timeline."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from dossier.model import Citation, TimelineEntry, TimelineKind
from dossier.pages.paging import PAGE, by_period, in_pages, lines
from dossier.text.addresses import as_link, date_anchor
from dossier.text.edtf import PRECISIONS
from dossier.text.fold import fold

if TYPE_CHECKING:
    from dossier.pages.lookup import Lookup

_COARSE = frozenset({"century", "decade", "year", "half", "third", "season", "quarter", "interval"})
BEFORE, AHEAD = "before", "ahead"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told of a date: a sentence with every article that prints it, the date words marked."""

    before: str
    words: str
    after: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A date at one precision: what happened, what lay ahead when it was told, and the articles that appeared."""

    edtf: str
    anchor: str
    sort: str
    period: str
    happened: tuple[Told, ...]
    expected: tuple[Told, ...]
    reported: tuple[Citation, ...]

    @property
    def year(self) -> str:
        """The year it begins in."""
        return self.sort[:4]

    @property
    def told(self) -> tuple[Told, ...]:
        """All that is told of the date, behind or ahead."""
        return (*self.happened, *self.expected)

    @property
    def weight(self) -> int:
        """How many lines it takes on a phone."""
        told = sum(lines(t.before + t.words + t.after) + 1 + 2 * len(t.citations) for t in self.told)
        return 3 + told + 3 * len(self.reported)


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A further page of the timeline: a year or month of the reporting, or what lies before or after it."""

    name: str
    period: str
    days: tuple[Day, ...]

    @property
    def uri(self) -> str:
        """Its source address: `timeline/2022-01.md`."""
        return f"timeline/{self.name}.md"


def days_of(entries: Iterable[TimelineEntry], lookup: Lookup) -> tuple[Day, ...]:
    """The dates in order, coarser ones first; a sentence that several articles print is told once."""
    ordered = sorted(entries, key=_place)
    return tuple(_day(edtf, tuple(members), lookup) for edtf, members in groupby(ordered, key=lambda e: e.edtf))


def reporting_years(lookup: Lookup) -> tuple[str, str]:
    """The first and the last year in which articles appeared, but for the oldest tenth of them.

    One page of 2012 that is still kept up to date does not make ten years of background the reporting. Of no dated
    article, the years of everything told.
    """
    timeline = lookup.dossier.timeline
    reported = sorted(e.earliest[:4] for e in timeline if e.kind is TimelineKind.REPORTED)
    years = reported or sorted(e.earliest[:4] for e in timeline)
    return (years[len(years) // 10], years[-1]) if years else ("", "")


def timeline_pages(days: tuple[Day, ...], years: tuple[str, str]) -> tuple[TimelinePage, ...]:
    """The pages of a timeline too long for one, oldest first; empty where one page holds all."""
    if sum(day.weight for day in days) <= PAGE:
        return ()
    first, last = years
    before = tuple(day for day in days if day.sort[:4] < first)
    ahead = tuple(day for day in days if day.sort[:4] > last)
    within = tuple(day for day in days if first <= day.sort[:4] <= last)
    parts = by_period(within, lambda day: day.period, lambda day: day.weight)
    return (
        *_numbered(BEFORE, before),
        *(TimelinePage(part.name, part.period, part.rows) for part in parts),
        *_numbered(AHEAD, ahead),
    )


def dated_pages(lookup: Lookup) -> dict[str, str]:
    """For each date of the timeline the link to its place."""
    days = days_of(lookup.dossier.timeline, lookup)
    found = {day.edtf: f"timeline.html#{day.anchor}" for day in days}
    for page in timeline_pages(days, reporting_years(lookup)):
        found |= {day.edtf: as_link(f"timeline/{page.name}.html#{day.anchor}") for day in page.days}
    return found


def _numbered(name: str, days: tuple[Day, ...]) -> tuple[TimelinePage, ...]:
    pages = in_pages(days, lambda day: day.weight)
    return tuple(
        TimelinePage(name if number == 1 else f"{name}-{number}", name, page) for number, page in enumerate(pages, 1)
    )


def _day(edtf: str, entries: tuple[TimelineEntry, ...], lookup: Lookup) -> Day:
    first = entries[0]
    year = first.earliest[:4]
    period = year if first.precision in _COARSE else first.earliest[:7]
    by_kind: defaultdict[TimelineKind, list[Citation]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry.citation)
    return Day(
        edtf,
        date_anchor(edtf),
        first.earliest,
        period,
        _told(by_kind[TimelineKind.HAPPENED], edtf, lookup),
        _told(by_kind[TimelineKind.EXPECTED], edtf, lookup),
        tuple(by_kind[TimelineKind.REPORTED]),
    )


def _told(citations: list[Citation], edtf: str, lookup: Lookup) -> tuple[Told, ...]:
    """The sentences, each once; those that most articles print first."""
    found: dict[str, tuple[tuple[str, str, str], list[Citation]]] = {}
    for citation in citations:
        around = lookup.context(_date_words(citation, edtf, lookup))
        _, printed = found.setdefault(fold("".join(around)), (around, []))
        if citation.article not in {other.article for other in printed}:
            printed.append(citation)
    told = [Told(*around, tuple(printed)) for around, printed in found.values()]
    return tuple(sorted(told, key=lambda t: -len(t.citations)))


def _date_words(citation: Citation, edtf: str, lookup: Lookup) -> Citation:
    """The words of a cited sentence that give the date; the citation itself where they stand elsewhere."""
    found = lookup.annotations.get(citation.article)
    dates = found.dates if found else ()
    first = bisect_left(dates, citation.span.start, key=lambda date: date.span.start)
    for date in islice(dates, first, None):
        if date.span.start >= citation.span.end:
            break
        if date.edtf == edtf:
            return Citation(citation.article, date.span)
    return citation


def _place(entry: TimelineEntry) -> tuple[object, ...]:
    coarse = PRECISIONS.index(entry.precision) if entry.precision in PRECISIONS else len(PRECISIONS)
    cited = entry.citation
    return (
        entry.earliest[:4],
        entry.precision not in _COARSE,
        entry.earliest,
        coarse,
        entry.latest,
        entry.edtf,
        cited.article,
        cited.span,
    )
