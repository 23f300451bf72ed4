"""The page of a person or organisation: who it is, what it said, when, and where it is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dossier.model import Citation, Evidence, Page, Person, StatedRole, TimelineEntry
from dossier.pages.chronology import Day, days_of
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, Way, person_link, shown_role
from dossier.pages.paging import in_pages
from dossier.pages.people import ListedPerson, citations_of, other_spellings, reported_by
from dossier.pages.spoken import QuoteRow
from dossier.pages.together import Naming, drawing, named_together
from dossier.text.addresses import as_link, person_address, source_uri
from dossier.text.fold import fold

Dated = dict[tuple[str, str], list[TimelineEntry]]

_QUOTES, _ARTICLES, _DAYS, _TOGETHER, _REPORTED = 220, 20, 10, 16, 12


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in one wording, the places that state it, and the evidence where the curator states it."""

    text: str
    citations: tuple[Citation, ...]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class NamedIn:
    """An article that names the person, with the places."""

    href: str
    title: str
    source: str
    day: str
    citations: tuple[Citation, ...]


def dated_sentences(lookup: Lookup) -> Dated:
    """For each sentence with a place on the timeline its entries there."""
    found: defaultdict[tuple[str, str], list[TimelineEntry]] = defaultdict(list)
    for entry in lookup.dossier.timeline:
        if entry.kind != "reported":
            found[entry.citation.article, lookup.anchor_of(entry.citation)].append(entry)
    return dict(found)


def person_pages(
    row: ListedPerson,
    lookup: Lookup,
    quotes: Sequence[QuoteRow],
    index: Naming,
    dated: Dated,
    ways: tuple[Way | None, Way | None],
) -> tuple[Page, ...]:
    """The page of a person, and further ones where the quotations or the articles are too many for it."""
    person = row.person
    spoken = sorted(quotes, key=lambda quote: (quote.day == "", quote.day, quote.href))
    named = _named_in(person, lookup)
    first = in_pages(spoken, lambda quote: quote.weight, _QUOTES)
    stem = source_uri(person_address(person.id)).removesuffix(".md")
    more_quotes = in_pages(spoken, lambda quote: quote.weight) if len(first) > 1 else ()
    more_named = in_pages(named, _named_weight) if len(named) > _ARTICLES else ()
    main = render_page(
        "person.html.j2",
        f"{stem}.md",
        person.name,
        _description(row, lookup),
        lookup=lookup,
        section="people.md",
        row=row,
        person=person,
        quotations=first[0] if first else (),
        named=named[:_ARTICLES],
        more_quotes=f"{_link(stem)}/quotations.html" if more_quotes else "",
        more_named=f"{_link(stem)}/named.html" if more_named else "",
        before=ways[0],
        after=ways[1],
        **_known_of(person, lookup, index, dated),
    )
    return (
        main,
        *(_further(lookup, row, "quotations", p, n, len(more_quotes)) for n, p in enumerate(more_quotes, 1)),
        *(_further(lookup, row, "named", p, n, len(more_named)) for n, p in enumerate(more_named, 1)),
    )


def _known_of(person: Person, lookup: Lookup, index: Naming, dated: Dated) -> dict[str, Any]:
    """What the sources tell of a person beside the quotations: roles, spellings, days, and who is named with it."""
    neighbours, days = named_together(person, index, lookup, _TOGETHER), _own_days(person, lookup, index, dated)
    return {
        "role": shown_role(person),
        "roles": _role_rows(person)[:_REPORTED],
        "reported": reported_by(person, lookup, doubtful=False)[:_REPORTED],
        "doubtful": reported_by(person, lookup, doubtful=True)[:_REPORTED],
        "spellings": other_spellings(person),
        "days": days[:_DAYS],
        "more_days": max(len(days) - _DAYS, 0),
        "together": neighbours,
        "nodes": drawing(neighbours),
        "see_also": [(person_link(i), lookup.people[i].name) for i in person.see_also[:12] if i in lookup.people],
        "members": _members(person, lookup),
    }


def _further(lookup: Lookup, row: ListedPerson, what: str, rows: Sequence[object], number: int, of: int) -> Page:
    """A further page of a person's quotations, or of the articles that name it."""
    t, stem = lookup.t, source_uri(person_address(row.person.id)).removesuffix(".md")

    def name(at: int) -> str:
        return f"{stem}/{what}" if at == 1 else f"{stem}/{what}-{at}"

    def way(at: int) -> tuple[str, str] | None:
        return (f"{_link(name(at))}.html", t.plain("page {page}", page=str(at))) if 1 <= at <= of else None

    heading = "{name}: quotations" if what == "quotations" else "{name}: articles"
    return render_page(
        "person_more.html.j2",
        f"{name(number)}.md",
        t.plain(heading, name=row.person.name),
        lookup=lookup,
        section="people.md",
        hidden=True,
        row=row,
        quotations=rows if what == "quotations" else (),
        named=rows if what == "named" else (),
        number=number,
        of=of,
        before=way(number - 1),
        after=way(number + 1),
    )


def _link(stem: str) -> str:
    return as_link(stem)


def _description(row: ListedPerson, lookup: Lookup) -> str:
    t = lookup.t
    articles = t.plain("in {n} article | in {n} articles", n=row.articles)
    return f"{row.person.name}: {articles}, {t.plain('{n} quotation | {n} quotations', n=row.quotations)}."


def _named_weight(named: NamedIn) -> int:
    return 5


def _named_in(person: Person, lookup: Lookup) -> list[NamedIn]:
    """The articles that name a person, in the order of their dates, each with its places."""
    known = [citation for citation in citations_of(person) if citation.article in lookup.articles]
    found = []
    for article, members in groupby(known, key=lambda citation: citation.article):
        citations = tuple(members)
        title, source = lookup.articles[article].title, lookup.source_name(article)
        found.append(NamedIn(lookup.link(citations[0]), title, source, lookup.day_of(article), citations))
    return sorted(found, key=lambda one: (one.day == "", one.day, one.href))


def _role_rows(person: Person) -> list[RoleRow]:
    """The roles in the dossier's order, one row for each wording, with the first place in each article."""
    rows: dict[str, tuple[StatedRole, dict[str, Citation]]] = {}
    for role in person.roles:
        _, citations = rows.setdefault(fold(role.text), (role, {}))
        if role.evidence is None:
            citations.setdefault(role.citation.article, role.citation)
    return [RoleRow(role.text, tuple(citations.values()), role.evidence) for role, citations in rows.values()]


def _own_days(person: Person, lookup: Lookup, index: Naming, dated: Dated) -> tuple[Day, ...]:
    """The dates of the sentences that name a person."""
    return days_of((entry for place in index.sentences.get(person.id, ()) for entry in dated.get(place, ())), lookup)


def _members(person: Person, lookup: Lookup) -> list[tuple[str, str, str]]:
    """The groups of mentions that make up a person: the name in the article, where the article stands, its title."""
    shown = person.members[:_REPORTED]
    return [(key, lookup.article_link(a), lookup.articles[a].title if a in lookup.articles else a) for a, key in shown]
