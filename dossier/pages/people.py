"""The pages of people and of organisations that speak, and their index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from dossier.model import Citation, Evidence, Page, Person, PersonKind, QuotationKind, StatedRole, SurfaceForm
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, person_link
from dossier.pages.quotes import QuoteRow, quote_row
from dossier.text.addresses import article_address, as_link, person_address, source_uri
from dossier.text.fold import fold

Sentences = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a list of people shows of one."""

    person: Person
    href: str
    role: StatedRole | None
    mentions: int
    articles: int
    quotations: int
    reported: int
    spellings: tuple[SurfaceForm, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in one wording, the places that state it, and the evidence where the curator states it."""

    text: str
    citations: tuple[Citation, ...]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """Another person of the same articles, with the sentences that name both."""

    href: str
    name: str
    articles: int
    sentences: tuple[Citation, ...]


def people_pages(lookup: Lookup, rows: tuple[PersonRow, ...]) -> tuple[Page, ...]:
    """The index, most often named first, and one page per person or organisation."""
    named = _sentences_naming(lookup)
    outlets = sorted({name for row in rows for name in row.outlets})
    index = render_page(
        "people.html.j2",
        "people.md",
        "People",
        "Everybody named in the articles, with every spelling, role and quotation.",
        lookup=lookup,
        people=rows,
        facets=[
            ("Kind", "kind", [str(kind) for kind in PersonKind]),
            ("Speech", "speaks", ["quoted", "not quoted"]),
            ("Source", "outlet", outlets),
        ],
    )
    return (index, *(_page(person, lookup, named) for person in lookup.dossier.people))


def person_rows(lookup: Lookup) -> tuple[PersonRow, ...]:
    """The people, most often named first."""
    rows = (_row(person, lookup) for person in lookup.dossier.people)
    return tuple(sorted(rows, key=lambda r: (-r.quotations - r.mentions, r.person.name, r.person.id)))


def _row(person: Person, lookup: Lookup) -> PersonRow:
    citations = citations_of(person)
    articles = sorted({citation.article for citation in citations} | {article for article, _ in person.members})
    return PersonRow(
        person=person,
        href=person_link(person.id),
        role=_shown_role(person),
        mentions=len(citations),
        articles=len(articles),
        quotations=len(lookup.spoken.get(person.id, ())),
        reported=len(_reported(person, lookup, doubtful=False)),
        spellings=_other_spellings(person),
        outlets=tuple(sorted({lookup.source_name(article) for article in articles})),
    )


def citations_of(person: Person) -> tuple[Citation, ...]:
    """Every place that names the person, in order of article and text."""
    found = {citation for form in person.forms for citation in form.citations}
    return tuple(sorted(found, key=lambda c: (c.article, c.span)))


def _other_spellings(person: Person) -> tuple[SurfaceForm, ...]:
    """The forms that are no part of the name shown: "Schultz" of Olaf Scholz, but not "Scholz"."""
    return tuple(form for form in person.forms if form.text not in person.name)


def _page(person: Person, lookup: Lookup, named: dict[str, dict[Sentences, Citation]]) -> Page:
    citations = citations_of(person)
    articles = {citation.article for citation in citations} | {article for article, _ in person.members}
    quotations: list[QuoteRow] = [quote_row(cluster, lookup) for cluster in lookup.spoken.get(person.id, ())]
    description = f"{person.name}: {len(citations)} mentions in {len(articles)} articles, {len(quotations)} quotations."
    return render_page(
        "person.html.j2",
        source_uri(person_address(person.id)),
        person.name,
        description,
        person=person,
        role=_shown_role(person),
        roles=_role_rows(person),
        reported=_reported(person, lookup, doubtful=False),
        doubtful=_reported(person, lookup, doubtful=True),
        spellings=_other_spellings(person),
        count=len(citations),
        article_count=len(articles),
        quotations=quotations,
        contexts=[(a, list(members)) for a, members in groupby(_known(citations, lookup), key=lambda c: c.article)],
        together=_named_together(person, articles, lookup, named),
        see_also=[(person_link(i), lookup.people[i].name) for i in person.see_also if i in lookup.people],
        article_link=lambda article_id: as_link(article_address(article_id)),
        lookup=lookup,
    )


def _known(citations: tuple[Citation, ...], lookup: Lookup) -> list[Citation]:
    return [citation for citation in citations if citation.article in lookup.articles]


def _role_rows(person: Person) -> list[RoleRow]:
    """The roles in the dossier's order, one row for each wording, with the first place in each article."""
    rows: dict[str, tuple[StatedRole, list[Citation]]] = {}
    for role in person.roles:
        _, citations = rows.setdefault(fold(role.text), (role, []))
        if role.evidence is None and role.citation.article not in {citation.article for citation in citations}:
            citations.append(role.citation)
    return [RoleRow(role.text, tuple(citations), role.evidence) for role, citations in rows.values()]


def _shown_role(person: Person) -> StatedRole | None:
    """The role to show beside a name: the curator's, else the first that a source states."""
    curated = [role for role in person.roles if role.evidence]
    return next(iter([*curated, *person.roles]), None)


def _reported(person: Person, lookup: Lookup, doubtful: bool) -> list[tuple[Citation, str]]:
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


def _sentences_naming(lookup: Lookup) -> dict[str, dict[Sentences, Citation]]:
    """For each person the sentences that name them, with one citation into each."""
    named: defaultdict[str, dict[Sentences, Citation]] = defaultdict(dict)
    for person in lookup.dossier.people:
        for citation in citations_of(person):
            named[person.id].setdefault((citation.article, lookup.anchor_of(citation)), citation)
    return dict(named)


def _named_together(
    person: Person, articles: set[str], lookup: Lookup, named: dict[str, dict[Sentences, Citation]]
) -> list[NamedTogether]:
    mine = named.get(person.id, {})
    found = []
    for other in _people_of(articles, lookup):
        if other.id == person.id:
            continue
        theirs = named.get(other.id, {})
        shared = {article for article, _ in theirs} & articles
        both = tuple(mine[key] for key in mine if key in theirs)
        if shared:
            found.append(NamedTogether(person_link(other.id), other.name, len(shared), both))
    return sorted(found, key=lambda row: (-len(row.sentences), -row.articles, row.name, row.href))


def _people_of(articles: set[str], lookup: Lookup) -> list[Person]:
    found = {}
    for article_id in sorted(articles & lookup.annotations.keys()):
        for member in lookup.annotations[article_id].people:
            person = lookup.person_of.get((article_id, member.key))
            if person:
                found[person.id] = person
    return list(found.values())
