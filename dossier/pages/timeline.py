"""The timeline: what happened, what lay ahead and when it was reported, from the years of the reporting on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.model import Citation, Page, TimexType
from dossier.pages.chronology import AHEAD, BEFORE, Day, TimelinePage, days_of, reporting_years, timeline_pages
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup
from dossier.pages.paging import in_pages, lines
from dossier.pages.strip import Strip, strip
from dossier.text.addresses import as_link
from dossier.text.edtf import month_name
from dossier.text.visible import shortened

_WIDELY, _OPEN = 12, 120
# How many years the overview of a long timeline opens with, and how many dates of each.
_YEARS, _DATES = 5, 3
VAGUE, NO_PLACE = "vague", "it has no place on a calendar"


@dataclass(frozen=True, slots=True)
class OpenDates:
    """Expressions of the same words off the timeline, with the reason and the sentences they stand in."""

    words: str
    why: str
    citations: tuple[Citation, ...]

    @property
    def weight(self) -> int:
        """How many lines it takes on a phone."""
        return 2 + lines(self.words + self.why) + 2 * min(len(self.citations), 4)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the timeline on the overview: its name, where it stands, and how much it holds."""

    name: str
    year: str
    href: str
    count: int


def timeline_index(lookup: Lookup) -> tuple[Page, ...]:
    """The timeline, on one page where it is short; else an overview and a page for each year or month."""
    days = days_of(lookup.dossier.timeline, lookup)
    years = reporting_years(lookup)
    further = timeline_pages(days, years)
    unresolved = open_dates(lookup)
    open_pages = in_pages(unresolved, lambda row: row.weight)
    apart = bool(further) or sum(row.weight for row in unresolved) > _OPEN
    shown = in_pages(unresolved, lambda row: row.weight, _OPEN)[0] if unresolved else ()
    main = _main(lookup, days, years, further, shown if apart else unresolved, len(unresolved))
    lists = [_open_page(lookup, rows, number, len(open_pages)) for number, rows in enumerate(open_pages, 1)]
    return (
        main,
        *(_page(lookup, page, number, further) for number, page in enumerate(further)),
        *(lists if len(shown) < len(unresolved) and apart else ()),
    )


def _main(
    lookup: Lookup,
    days: tuple[Day, ...],
    years: tuple[str, str],
    further: tuple[TimelinePage, ...],
    unresolved: Sequence[OpenDates],
    total: int,
) -> Page:
    t = lookup.t
    widely = sorted((d for d in days if _sources(d) > 1), key=lambda d: (-_sources(d), d.sort))[:_WIDELY]
    return render_page(
        "timeline.html.j2",
        "timeline.md",
        t.plain("Timeline"),
        t.plain("What happened when, what was expected, and when it was reported."),
        lookup=lookup,
        section="timeline.md",
        hidden=True,
        strip=density(lookup, days, further),
        background=[] if further else [day for day in days if day.sort[:4] < years[0]],
        days=[] if further else [day for day in days if day.sort[:4] >= years[0]],
        periods=[_period(page, lookup) for page in further if page.period not in {BEFORE, AHEAD}],
        outside=[_period(page, lookup) for page in further if page.period in {BEFORE, AHEAD}],
        widely=sorted(widely, key=lambda d: d.sort) if further else [],
        opening=opening(days, years, widely) if further else (),
        years=years,
        unresolved=unresolved,
        more_open=total - len(unresolved),
        bounds=lookup.dossier.bounds[:60],
    )


def density(lookup: Lookup, days: Iterable[Day], further: Sequence[TimelinePage] = ()) -> Strip | None:
    """How much is told of each month within the years of the reporting, leading to the timeline."""
    first, last = reporting_years(lookup)
    counts: Counter[str] = Counter()
    links: dict[str, str] = {}
    for day in days:
        if first <= day.sort[:4] <= last and len(day.period) == 7:
            counts[day.period] += len(day.told) + len(day.reported)
            links.setdefault(day.period, lookup.date_link(day.edtf))
            links.setdefault(day.period[:4], lookup.date_link(day.edtf))
    for page in further:
        links[page.period] = as_link(f"timeline/{page.name}.html")
    return strip(counts, links)


def opening(days: Iterable[Day], years: tuple[str, str], told: Sequence[Day] = ()) -> tuple[tuple[Day, ...], ...]:
    """What a long timeline opens with: the latest years of the reporting, of each the dates most is told of.

    Dates without a month are left to the pages of their year, which "this year" would win each time, and so are those
    that are already `told`.
    """
    by_year: defaultdict[str, list[Day]] = defaultdict(list)
    for day in days:
        if years[0] <= day.year <= years[1] and len(day.period) == 7 and day.happened and day not in told:
            by_year[day.year].append(day)
    fullest = (sorted(by_year[year], key=_fullness)[:_DATES] for year in sorted(by_year, reverse=True)[:_YEARS])
    return tuple(tuple(sorted(some, key=lambda day: day.sort)) for some in fullest)


def _fullness(day: Day) -> tuple[int, int, str]:
    articles = {citation.article for told in day.happened for citation in told.citations}
    return -len(articles), -len(day.happened), day.edtf


def _sources(day: Day) -> int:
    return max((len(told.citations) for told in day.told), default=0)


def _period(page: TimelinePage, lookup: Lookup) -> Period:
    month = month_name(page.period[5:7], lookup.t.plain)
    number = page.name.removeprefix(page.period).strip("-")
    short = (month or lookup.t.plain("the year")) + (f" ({number})" if number else "")
    count = sum(len(day.told) + len(day.reported) for day in page.days)
    outside = page.period in {BEFORE, AHEAD}
    href = as_link(f"timeline/{page.name}.html")
    return Period(_name(page, lookup) if outside else short, page.period[:4], href, count)


def _name(page: TimelinePage, lookup: Lookup) -> str:
    t = lookup.t
    if page.period in {BEFORE, AHEAD}:
        first, last = page.days[0].sort[:4], page.days[-1].sort[:4]
        span = first if first == last else f"{first}–{last}"
        return t.plain("Background, {period}" if page.period == BEFORE else "Later, {period}", period=span)
    number = page.name.removeprefix(page.period).strip("-")
    return lookup.date(page.period) + (f" ({number})" if number else "")


def _page(lookup: Lookup, page: TimelinePage, number: int, pages: Sequence[TimelinePage]) -> Page:
    named = _name(page, lookup)

    def way(at: int) -> tuple[str, str] | None:
        if not 0 <= at < len(pages):
            return None
        return as_link(f"timeline/{pages[at].name}.html"), _name(pages[at], lookup)

    return render_page(
        "timeline_period.html.j2",
        page.uri,
        lookup.t.plain("Timeline, {period}", period=named),
        lookup=lookup,
        section="timeline.md",
        hidden=True,
        named=named,
        days=page.days,
        before=way(number - 1),
        after=way(number + 1),
    )


def _open_page(lookup: Lookup, rows: Sequence[OpenDates], number: int, of: int) -> Page:
    t = lookup.t

    def way(at: int) -> tuple[str, str] | None:
        return (f"timeline/{open_name(at)}.html", t.plain("page {page}", page=str(at))) if 1 <= at <= of else None

    return render_page(
        "timeline_open.html.j2",
        f"timeline/{open_name(number)}.md",
        t.plain("Off the timeline, page {page} of {of}", page=str(number), of=str(of)),
        lookup=lookup,
        section="timeline.md",
        hidden=True,
        unresolved=rows,
        before=way(number - 1),
        after=way(number + 1),
    )


def open_name(number: int) -> str:
    """The name of a page of expressions that have no place on the timeline."""
    return "off" if number == 1 else f"off-{number}"


def open_dates(lookup: Lookup) -> tuple[OpenDates, ...]:
    """The expressions that have no place on the timeline, equal ones together, the commonest reason first."""
    found: defaultdict[tuple[str, str], list[Citation]] = defaultdict(list)
    for article in lookup.dossier.articles:
        for expression in lookup.annotations_of(article).dates:
            placed = expression.edtf and expression.earliest and not expression.vague
            if placed or (expression.type in {TimexType.DURATION, TimexType.SET} and not expression.unresolved):
                continue
            citation = Citation(article.id, expression.span)
            why = expression.unresolved or lookup.t.plain(VAGUE if expression.vague else NO_PLACE)
            found[why, shortened(lookup.words(citation), 60)].append(citation)
    reasons = Counter(why for why, _ in found)
    rows = [OpenDates(words, why, tuple(citations)) for (why, words), citations in found.items()]
    return tuple(sorted(rows, key=lambda r: (-reasons[r.why], r.why, -len(r.citations), r.words.casefold(), r.words)))
