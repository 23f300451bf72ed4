"""Everyone named or speaking in the articles → people and organisations, each with all that is printed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.linking.people.bearers import (
    Bearer,
    gather_bearers,
    has_organisation_head,
    is_named,
    looks_like_organisation,
    organisation_key,
)
from dossier.linking.people.groups import BearerGroups
from dossier.linking.people.identity import Identity, former_addresses, give_addresses, state
from dossier.linking.people.judged import Decisions, Resolved, apply, curated, is_about_people, name_key, place, resolve
from dossier.linking.people.names import parse_name
from dossier.linking.people.rules import fitting_full_names, full_names_by_family, merge_provable
from dossier.linking.people.sources import as_person, begins_with_person, homes_of, known_people
from dossier.linking.people.suggestions import suggest_people
from dossier.model import (
    Annotations,
    Article,
    Citation,
    Judgement,
    Person,
    PersonKind,
    Problem,
    Reprint,
    Severity,
    StatedRole,
    Subject,
    Suggestion,
    SurfaceForm,
    Verdict,
)
from dossier.text.fold import fold

# From this share of common text on, an article says of its people what its copy says.
_COPY = 0.5


@dataclass(frozen=True, slots=True)
class PeopleLinks:
    """The people and organisations by id, what the curator should look at, and what was wrong."""

    people: tuple[Person, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[Problem, ...] = ()


def link_people(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    judgements: Sequence[Judgement],
    reprints: Sequence[Reprint] = (),
) -> PeopleLinks:
    """Everyone who is named in a story or speaks in it, merged where that is provable or decided.

    "NATO Secretary-General Jens Stoltenberg" in one article and "J. Stoltenberg" in another stay two until a
    curator says `same`: that they may be one is a suggestion.
    """
    bearers, sources = _bearers(articles, annotations, judgements)
    groups = BearerGroups(len(bearers))
    decisions = resolve(judgements, bearers, articles)
    settled = apply(decisions, groups)
    for source, person, evidence in homes_of(bearers, sources):
        if not settled & {source, person}:
            groups.join([source, person], evidence)
    merge_provable(bearers, groups, _copies(reprints), settled)
    identities, problems = _identities(bearers, groups, decisions)
    problems += _disputed_names(identities, decisions)
    problems += give_addresses(identities, {article.id: article.source.path for article in articles})
    former = former_addresses(identities)
    near = _see_also(bearers, groups, identities, decisions)
    published = {article.id: article.published_day for article in articles}
    people = [_person(identity, former, near, published) for identity in identities]
    people.sort(key=lambda person: person.id)
    suggestions = suggest_people(identities, {article.id: article for article in articles}, decisions)
    return PeopleLinks(tuple(people), suggestions, (*decisions.problems, *problems))


def _bearers(
    articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]
) -> tuple[tuple[Bearer, ...], list[int]]:
    """The bearers, with unnamed sources ("officials") left out and people quoted by name taken for people: these too.

    The second value are the numbers of those whom only the words of a source name.
    """
    spoken_of = [judgement for judgement in judgements if judgement.subject is Subject.PERSON]
    rejected = frozenset(
        organisation_key(target.name or "") for j in spoken_of if j.verdict is Verdict.REJECTED for target in j.targets
    )
    wanted = {name_key(t.name or "") for j in filter(is_about_people, spoken_of) for t in j.targets}
    found = gather_bearers(articles, annotations, rejected)
    texts = {article.id: article.text for article in articles}
    known = known_people(found)
    kept, sources = list[Bearer](), list[int]()
    for bearer in found:
        parsed = parse_name(bearer.name)
        if bearer.kind is PersonKind.PERSON:
            kept.append(bearer)
        elif parsed.key in known.full or (_is_stated_name(bearer) and parsed.is_full):
            sources.append(len(kept))
            kept.append(replace(bearer, kind=PersonKind.PERSON, parsed=parsed))
        elif name_key(bearer.name) in wanted or bearer.stated:
            kept += [bearer] if name_key(bearer.name) in wanted or _is_body(bearer, texts[bearer.article]) else []
        elif (person := as_person(bearer, known)) is not None:
            sources.append(len(kept))
            kept.append(person)
        elif _is_body(bearer, texts[bearer.article]) and not begins_with_person(bearer.name, known):
            kept.append(bearer)
    return tuple(kept), sources


def _is_stated_name(bearer: Bearer) -> bool:
    """Whether the curator states a person's name: no common noun ("many residents"), no body ("Halden Council")."""
    return bearer.stated and not bearer.name.islower() and not has_organisation_head(bearer.name)


def _is_body(bearer: Bearer, text: str) -> bool:
    """Whether a source is a body by its words; what the curator states must only be no common noun ("residents")."""
    if bearer.stated:
        return not bearer.name.islower()
    return looks_like_organisation(bearer.name) and is_named(bearer.name, text)


def _copies(reprints: Sequence[Reprint]) -> Mapping[str, frozenset[str]]:
    copies: dict[str, set[str]] = defaultdict(set)
    for reprint in reprints:
        if reprint.share >= _COPY:
            copies[reprint.left].add(reprint.right)
            copies[reprint.right].add(reprint.left)
    return {article: frozenset(others) for article, others in copies.items()}


def _identities(
    bearers: Sequence[Bearer], groups: BearerGroups, decisions: Decisions
) -> tuple[list[Identity], list[Problem]]:
    """One identity per group, named; a decision is that of every group it reaches."""
    reached: dict[int, list[Resolved]] = defaultdict(list)
    ordered = sorted(
        (*decisions.split, *decisions.same, *decisions.stated), key=lambda r: (r.judgement.path, r.judgement.line)
    )
    for resolved in ordered:
        for root in groups.roots(index for indexes in resolved.bearers for index in indexes):
            if not any(known.judgement is resolved.judgement for known in reached[root]):
                reached[root].append(resolved)
    identities, problems = [], []
    for indexes, merges in groups.members():
        identity = Identity([bearers[i] for i in indexes], indexes, tuple(dict.fromkeys(merges)))
        problems += state(identity, reached.get(groups.find(indexes[0]), ()))
        identities.append(identity)
    return identities, problems


def _disputed_names(identities: Sequence[Identity], decisions: Decisions) -> list[Problem]:
    """A name or alias that the curator gives to two people, or gives to one while another bears it in print."""
    claims: dict[str, list[tuple[Identity, Judgement]]] = defaultdict(list)
    for identity in identities:
        if identity.named_by is not None:
            claims[fold(identity.name)].append((identity, identity.named_by))
    owner_of = {index: identity for identity in identities for index in identity.indexes}
    for resolved in decisions.stated:
        for key, value in resolved.judgement.values:
            if key == "alias":
                claims[fold(value)].append((owner_of[resolved.bearers[0][0]], resolved.judgement))
    printed: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities if claims else ():
        for name in sorted({fold(bearer.name) for bearer in identity.bearers}):
            printed[name].append(identity)
    problems = []
    for name, claimants in claims.items():
        first, by = claimants[0]
        if by is first.named_by and printed[name] and first not in printed[name]:
            problems.append(_dispute(by, name, "the articles print it of somebody else"))
        problems += [
            _dispute(other_by, name, f"{place(by)} gives it to “{first.name}”")
            for other, other_by in claimants[1:]
            if other is not first
        ]
    return problems


def _dispute(judgement: Judgement, name: str, rival: str) -> Problem:
    message = f"two people claim the name “{name}”: {rival}"
    remedy = "Remove one, or say that the two people are the same."
    return Problem("curation-contradiction", Severity.ERROR, judgement.path, message, remedy, line=judgement.line)


def _see_also(
    bearers: Sequence[Bearer], groups: BearerGroups, identities: Sequence[Identity], decisions: Decisions
) -> dict[str, set[str]]:
    """Who is easily taken for whom: decided to be different, namesakes, and full names that a bare surname fits."""
    id_of = {groups.find(identity.indexes[0]): identity.id for identity in identities}
    near: dict[str, set[str]] = defaultdict(set)

    def beside(ids: Iterable[str]) -> None:
        several = set(ids)
        for one in several if len(several) <= _MOST_BESIDE else ():
            near[one] |= several - {one}

    for resolved in decisions.apart:
        beside(id_of[root] for indexes in resolved.bearers for root in groups.roots(indexes))
    cores: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        cores[identity.core].add(identity.id)
    for ids in cores.values():
        beside(ids)
    fulls = full_names_by_family(list(enumerate(bearers)), groups)
    for identity in identities:
        first = identity.bearers[0]
        if first.kind is PersonKind.PERSON and all(bearer.parsed.is_bare for bearer in identity.bearers):
            fitting = fitting_full_names(first.parsed, fulls)[:_MOST_BESIDE]
            others = {id_of[groups.find(full.indexes[0])] for full in fitting} - {identity.id}
            near[identity.id] |= others
    return near


_MOST_BESIDE = 12


def _person(
    identity: Identity,
    former: Mapping[str, Sequence[str]],
    near: Mapping[str, set[str]],
    published: Mapping[str, str | None],
) -> Person:
    return Person(
        id=identity.id,
        name=identity.name,
        kind=identity.kind,
        members=tuple((bearer.article, bearer.key) for bearer in identity.bearers),
        forms=_forms(identity),
        roles=_roles(identity, published),
        merges=identity.merges,
        former_ids=tuple(former.get(identity.id, ())),
        see_also=tuple(sorted(near.get(identity.id, ()))),
    )


def _forms(identity: Identity) -> tuple[SurfaceForm, ...]:
    """Every spelling with its places, the most printed first, then the aliases that no article prints."""
    citations: dict[str, set[tuple[int, Citation]]] = defaultdict(set)
    for bearer in identity.bearers:
        for text, span in bearer.forms:
            citations[text].add((bearer.order, Citation(bearer.article, span)))
    printed = [
        SurfaceForm(text, tuple(c for _, c in sorted(found, key=lambda f: (f[0], f[1].span))))
        for text, found in sorted(citations.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    aliases = [SurfaceForm(alias, ()) for alias in identity.aliases if alias not in citations]
    return (*printed, *aliases)


def _roles(identity: Identity, published: Mapping[str, str | None]) -> tuple[StatedRole, ...]:
    """Each role once per article, dated ones first in order; what the curator adds stands last."""
    stated: dict[tuple[str, str], tuple[str, int, StatedRole]] = {}
    for bearer in identity.bearers:
        for text, span in bearer.roles:
            day = published.get(bearer.article)
            role = StatedRole(text, Citation(bearer.article, span), day)
            stated.setdefault((bearer.article, fold(text)), (day or "9999", bearer.order, role))
    roles = [role for *_, role in sorted(stated.values(), key=lambda s: (s[0], s[1], s[2].citation.span))]
    first = next((Citation(b.article, span) for b in identity.bearers for _, span in b.forms), None)
    if first is not None:
        roles += [StatedRole(text, first, evidence=curated(judgement)) for text, judgement in identity.roles]
    return tuple(roles)
