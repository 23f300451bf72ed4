"""The page of dates: the timeline, and what has no place on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from dossier.model import Citation, Evidence, Page, TimelineEntry, TimelineKind, TimexType
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup
from dossier.text.addresses import article_address, as_link, date_anchor
from dossier.text.edtf import PRECISIONS

_KINDS = (TimelineKind.HAPPENED, TimelineKind.EXPECTED, TimelineKind.REPORTED)


@dataclass(frozen=True, slots=True)
class DateGroup:
    """Everything on one date, at one precision: what happened, then what was expected, then what was reported."""

    edtf: str
    anchor: str
    precision: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the timeline; coarser dates stand before finer ones."""

    name: str
    anchor: str
    groups: tuple[DateGroup, ...]


@dataclass(frozen=True, slots=True)
class OpenDate:
    """An expression off the timeline, with the reason."""

    words: str
    why: str
    citation: Citation
    sentence: str
    evidence: Evidence


def date_pages(lookup: Lookup) -> tuple[Page, ...]:
    """The one page of dates."""
    return (
        render_page(
            "dates.html.j2",
            "dates.md",
            "Dates",
            "What happened when, what was expected, and when it was reported.",
            years=years_of(lookup.dossier.timeline),
            unresolved=_unresolved(lookup),
            bounds=lookup.dossier.bounds,
            article_link=lambda article_id: as_link(article_address(article_id)),
            lookup=lookup,
        ),
    )


def years_of(timeline: tuple[TimelineEntry, ...]) -> tuple[Year, ...]:
    """The timeline by year and date; a date that several entries share is one group with one anchor."""
    ordered = sorted(timeline, key=_place)
    years = []
    for name, members in groupby(ordered, key=lambda entry: entry.earliest[:4]):
        groups = tuple(
            DateGroup(edtf, date_anchor(edtf), found[0].precision, found)
            for edtf, found in ((e, tuple(g)) for e, g in groupby(members, key=lambda entry: entry.edtf))
        )
        years.append(Year(name, f"y-{name}", groups))
    return tuple(years)


def _place(entry: TimelineEntry) -> tuple[object, ...]:
    coarse = PRECISIONS.index(entry.precision) if entry.precision in PRECISIONS else len(PRECISIONS)
    kind = _KINDS.index(entry.kind)
    cited = entry.citation
    return entry.earliest[:4], entry.earliest, coarse, entry.latest, entry.edtf, kind, cited.article, cited.span


def _unresolved(lookup: Lookup) -> list[OpenDate]:
    rows = []
    for article in lookup.dossier.articles:
        for expression in lookup.annotations_of(article).dates:
            placed = expression.edtf and expression.earliest and not expression.vague
            if placed or (expression.type in {TimexType.DURATION, TimexType.SET} and not expression.unresolved):
                continue
            citation = Citation(article.id, expression.span)
            why = expression.unresolved or ("vague" if expression.vague else "it has no place on a calendar")
            words = " ".join(lookup.words(citation).split())
            rows.append(OpenDate(words, why, citation, "".join(lookup.context(citation)), expression.evidence))
    return rows
