"""The index of people: those quoted or widely named first, organisations apart, everybody by the alphabet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.model import Citation, Page, Person, PersonKind, QuotationKind, StatedRole, SurfaceForm
from dossier.pages.environment import render_page
from dossier.pages.facets import Facet, facet, narrows_all
from dossier.pages.lookup import Lookup, person_link, shown_role
from dossier.pages.paging import ListPart, in_pages, lines
from dossier.text.fold import fold

_LEAD = 200
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """What a list of people shows of one; `name_key` orders it under the last name."""

    person: Person
    href: str
    role: StatedRole | None
    mentions: int
    articles: int
    quotations: int
    reported: int
    spellings: tuple[SurfaceForm, ...]
    outlets: tuple[str, ...]
    name_key: str

    @property
    def prominent(self) -> bool:
        """Whether it stands among those whom a reader looks for first: quoted, or named in two articles."""
        return bool(self.quotations) or self.articles > 1

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        return self.name_key[:1] if "a" <= self.name_key[:1] <= "z" else _OTHER

    @property
    def weight(self) -> int:
        """How many lines the row takes on a phone."""
        return lines(self.person.name + (self.role.text if self.role else "")) + 3


def person_rows(lookup: Lookup) -> tuple[ListedPerson, ...]:
    """The people, those named in most articles first: many quotations in one article do not make a main character."""
    rows = (_row(person, lookup) for person in lookup.dossier.people)
    order = sorted(rows, key=lambda r: (-r.articles, -r.quotations, -r.mentions, r.person.name, r.person.id))
    return tuple(order)


def _row(person: Person, lookup: Lookup) -> ListedPerson:
    citations = citations_of(person)
    articles = sorted({citation.article for citation in citations} | {article for article, _ in person.members})
    organisation = person.kind is PersonKind.ORGANISATION
    return ListedPerson(
        person=person,
        href=person_link(person.id),
        role=shown_role(person),
        mentions=len(citations),
        articles=len(articles),
        quotations=len(lookup.spoken.get(person.id, ())),
        reported=len(reported_by(person, lookup, doubtful=False)),
        spellings=other_spellings(person),
        outlets=tuple(sorted({lookup.source_name(article) for article in articles})),
        name_key=fold(person.name) if organisation else _last_first(person.name),
    )


def _last_first(name: str) -> str:
    words = fold(name).split()
    return " ".join([*words[-1:], *words[:-1]])


def citations_of(person: Person) -> tuple[Citation, ...]:
    """Every place that names the person, in order of article and text."""
    found = {citation for form in person.forms for citation in form.citations}
    return tuple(sorted(found, key=lambda c: (c.article, c.span)))


def other_spellings(person: Person) -> tuple[SurfaceForm, ...]:
    """The forms that are no part of the name shown: "Schultz" of Olaf Scholz, but not "Scholz"."""
    return tuple(form for form in person.forms if form.text not in person.name)


def reported_by(person: Person, lookup: Lookup, doubtful: bool) -> list[tuple[Citation, str]]:
    """What the person is said to have said in the reporter's words, where no page of a quotation carries it."""
    found = []
    for article_id, key in person.members:
        annotations = lookup.annotations.get(article_id)
        for quotation in annotations.quotations if annotations else ():
            own = key in {quotation.entity, quotation.speaker} and quotation.kind is not QuotationKind.SCARE
            if own and quotation.doubtful == doubtful and (article_id, quotation.id) not in lookup.carried:
                citation = Citation(article_id, quotation.span)
                found.append((citation, lookup.words(citation)))
    return found


def people_index(lookup: Lookup, rows: tuple[ListedPerson, ...]) -> tuple[Page, ...]:
    """The page of people; where that is too long, of those most widely named, and a page for each letter."""
    persons = [row for row in rows if row.person.kind is PersonKind.PERSON]
    groups = [row for row in rows if row.person.kind is PersonKind.ORGANISATION]
    lead = [row for row in persons if row.prominent]
    rest = sorted((row for row in persons if not row.prominent), key=_by_name)
    if len(in_pages(rows, lambda row: row.weight)) < 2:
        return (_page(lookup, lead, groups, rest, rows),)
    parts = tuple(_letters(persons))
    shown = in_pages(lead, lambda row: row.weight, _LEAD)
    bodies = in_pages(sorted(groups, key=_by_name), lambda row: row.weight)
    few = in_pages(groups, lambda row: row.weight, _LEAD)
    return (
        _page(lookup, shown[0] if shown else (), few[0] if few else (), (), rows, parts, more=len(few) > 1),
        *(_page(lookup, (), (), part.rows, rows, parts, part=part) for part in parts),
        *(
            _page(lookup, (), some, (), rows, parts, part=ListPart("organisations", some, number))
            for number, some in enumerate(bodies if len(few) > 1 else (), 1)
        ),
    )


def _by_name(row: ListedPerson) -> tuple[str, str]:
    return row.name_key, row.person.id


def _letters(rows: Iterable[ListedPerson]) -> Iterable[ListPart[ListedPerson]]:
    ordered = sorted(rows, key=lambda row: (row.letter == _OTHER, row.letter, *_by_name(row)))
    for letter, members in groupby(ordered, key=lambda row: row.letter):
        for number, page in enumerate(in_pages(members, lambda row: row.weight), 1):
            yield ListPart(letter, page, number)


def _page(
    lookup: Lookup,
    lead: Sequence[ListedPerson],
    groups: Sequence[ListedPerson],
    rest: Sequence[ListedPerson],
    every: Sequence[ListedPerson],
    parts: tuple[ListPart[ListedPerson], ...] = (),
    part: ListPart[ListedPerson] | None = None,
    more: bool = False,
) -> Page:
    t = lookup.t
    narrows = narrows_all(lookup, parts, part)
    named = part.period.upper() if part and len(part.period) == 1 else t.plain(part.period) if part else ""
    return render_page(
        "people.html.j2",
        f"people-{part.name}.md" if part else "people.md",
        t.plain("People, {letter}", letter=named) if part else t.plain("People"),
        t.plain("Who is named in the articles, as what, and who is quoted."),
        lookup=lookup,
        section="people.md",
        hidden=True,
        lead=lead,
        groups=groups,
        rest=rest,
        more=more,
        persons=sum(row.person.kind is PersonKind.PERSON for row in every),
        organisations=sum(row.person.kind is PersonKind.ORGANISATION for row in every),
        parts=[one.link for one in parts],
        part=part.link if part else None,
        narrows=narrows,
        # What speaks in which outlet the search does not know of a person: the whole list narrows by words.
        facets=() if narrows else _facets([*lead, *groups, *rest], lookup),
    )


def _facets(rows: Sequence[ListedPerson], lookup: Lookup) -> tuple[Facet, ...]:
    t = lookup.t
    speaks = Counter(t.plain("quoted") if row.quotations else t.plain("not quoted") for row in rows)
    return (
        facet(t.plain("Speech"), "speaks", speaks),
        facet(t.plain("Outlet"), "outlet", Counter(name for row in rows for name in row.outlets)),
    )
