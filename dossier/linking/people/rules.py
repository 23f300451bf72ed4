"""The rules that merge people across articles: only what is provably one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dossier.linking.people.bearers import Bearer
from dossier.linking.people.groups import BearerGroups
from dossier.linking.people.names import NameParts, family_names, middles_agree
from dossier.model import Evidence, Gender, PersonKind

# Beyond this many different full names with one first and last name, nothing is compared: they stay apart.
_MOST_NAMESAKES = 24
_MOST_SHOWN = 4

Indexed = tuple[int, Bearer]


def merge_provable(
    bearers: Sequence[Bearer], groups: BearerGroups, reprints: Mapping[str, frozenset[str]], settled: frozenset[int]
) -> None:
    """Join, surest rule first: one full name; one first and last name; a surname that fits exactly one full name.

    `reprints` are, for each article id, the ids of articles that share most of its text; `settled` the bearers that
    the curator split off, which no rule touches.
    """
    open_ones = [(index, bearer) for index, bearer in enumerate(bearers) if index not in settled]
    merge_same_names(bearers, groups, open_ones)
    merge_first_and_last(bearers, groups, open_ones)
    merge_surnames(bearers, groups, open_ones, reprints)


def merge_same_names(bearers: Sequence[Bearer], groups: BearerGroups, open_ones: Sequence[Indexed]) -> None:
    """Rule link.same-name: "Jens Stoltenberg" in two articles, after case, accent, hyphen and honorific folding.

    Where one article tells two people of one name apart, its bearers of that name join nobody.
    """
    named: dict[tuple[PersonKind, str], list[int]] = defaultdict(list)
    for index, bearer in open_ones:
        if not bearer.parsed.is_bare:
            named[bearer.kind, bearer.parsed.key].append(index)
    for indexes in named.values():
        _join_same(indexes, bearers, groups, "link.same-name")


def _join_same(indexes: Sequence[int], bearers: Sequence[Bearer], groups: BearerGroups, rule: str) -> None:
    here = Counter(bearers[root].article for root in _one_per_article(indexes, bearers, groups))
    alone = [index for index in indexes if here[bearers[index].article] < 2]
    if len(alone) > 1:
        name = bearers[alone[0]].name
        groups.join(alone, Evidence(rule, note=f"{len(alone)} articles print the name “{name}”"))


def _one_per_article(indexes: Sequence[int], bearers: Sequence[Bearer], groups: BearerGroups) -> list[int]:
    """One index for every group within each article: two of them are two namesakes in one article.

    An organisation is one body however often an article words it, so its wordings count once.
    """
    kept: dict[tuple[str, int], int] = {}
    for index in indexes:
        own = groups.find(index) if bearers[index].kind is PersonKind.PERSON else 0
        kept.setdefault((bearers[index].article, own), index)
    return list(kept.values())


def merge_first_and_last(bearers: Sequence[Bearer], groups: BearerGroups, open_ones: Sequence[Indexed]) -> None:
    """Rule link.same-first-last: "George W. Bush" and "George Bush", unless "George H. W. Bush" is about too."""
    cores: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, bearer in open_ones:
        if bearer.parsed.is_full and bearer.parsed.given and not bearer.parsed.chain:
            cores[bearer.parsed.core].append(index)
    for indexes in cores.values():
        by_key: dict[str, list[int]] = defaultdict(list)
        for index in indexes:
            by_key[bearers[index].parsed.key].append(index)
        if 1 < len(by_key) <= _MOST_NAMESAKES:
            _join_core(by_key, bearers, groups)


def _join_core(by_key: Mapping[str, list[int]], bearers: Sequence[Bearer], groups: BearerGroups) -> None:
    """Join the full names of one first and last name if all their middle names agree, each with each.

    Where one of the names is known to be borne by two, an article tells two of the names apart, or their stated roles
    have nothing in common ("actor Michael B. Halden", "striker Michael Halden"), none is joined.
    """
    indexes = [index for same in by_key.values() for index in same]
    firsts = [bearers[same[0]] for same in by_key.values()]
    agree = all(middles_agree(a.parsed.middle, b.parsed.middle) for a, b in combinations(firsts, 2))
    genders = {bearers[index].gender for index in indexes} - {None}
    shared_article = any(
        {bearers[i].article for i in one} & {bearers[i].article for i in other}
        for one, other in combinations(by_key.values(), 2)
    )
    namesakes = any(len(groups.roots(same)) > 1 for same in by_key.values())
    roles = [{role for index in same for role in bearers[index].role_words} for same in by_key.values()]
    agree &= all(_may_be_one(a, b) for a, b in combinations(roles, 2))
    if agree and len(genders) < 2 and not shared_article and not namesakes:
        names = ", ".join(f"“{bearer.name}”" for bearer in firsts[:_MOST_SHOWN])
        groups.join(indexes, Evidence("link.same-first-last", note=f"one first and last name: {names}"))


def merge_surnames(
    bearers: Sequence[Bearer],
    groups: BearerGroups,
    open_ones: Sequence[Indexed],
    reprints: Mapping[str, frozenset[str]],
) -> None:
    """Rules link.surname-role and link.surname-reprint: a bare surname that fits exactly one full name.

    Fitting is not enough: the role must be stated alike ("President Biden", "US President Joe Biden"), or the
    article must reprint one that gives the full name. Bare surnames that fit two full names join nobody.
    """
    fulls = full_names_by_family(open_ones, groups)
    left: dict[str, list[int]] = defaultdict(list)
    for index, bearer in open_ones:
        if bearer.parsed.is_bare:
            fitting = fitting_full_names(bearer.parsed, fulls)
            rule = _proof(bearer, fitting[0], reprints) if len(fitting) == 1 else None
            if rule is not None:
                note = f"“{bearer.name}” fits “{fitting[0].shown}” and no other full name; {_WHY[rule]}"
                groups.join([fitting[0].indexes[0], index], Evidence(rule, note=note))
            elif len(fitting) < 2:
                left[bearer.parsed.key].append(index)
    for indexes in left.values():
        for alike in _told_apart(indexes, bearers):
            _join_same(alike, bearers, groups, "link.same-surname")


def _told_apart(indexes: Sequence[int], bearers: Sequence[Bearer]) -> list[list[int]]:
    """The bearers of one bare surname in sets that nothing tells apart: no other gender, no other role.

    Where a man and a woman, or a mayor and a goalkeeper, bear it, those of whom neither is said join nobody.
    """
    genders = {bearers[index].gender for index in indexes} - {None}
    if len(genders) > 1:
        by_gender = ([i for i in indexes if bearers[i].gender is gender] for gender in sorted(genders, key=str))
        return [part for same in by_gender for part in _by_role(same, bearers)]
    return _by_role(indexes, bearers)


def _by_role(indexes: Sequence[int], bearers: Sequence[Bearer]) -> list[list[int]]:
    classes: list[tuple[set[str], list[int]]] = []
    for index in indexes:
        roles = bearers[index].role_words
        if roles:
            agreeing = [c for c in classes if any(roles_agree(mine, theirs) for mine in roles for theirs in c[0])]
            joined = (set(roles).union(*(c[0] for c in agreeing)), [*(i for c in agreeing for i in c[1]), index])
            classes = [c for c in classes if c not in agreeing] + [joined]
    return [list(indexes)] if len(classes) < 2 else [sorted(members) for _, members in classes]


_WHY = {
    "link.surname-role": "the same role is stated of both",
    "link.surname-reprint": "an article that shares this text gives the full name",
}


@dataclass(slots=True)
class FullName:
    """A group of bearers with a full name, and what is printed of them in all their articles."""

    shown: str
    parsed: NameParts
    indexes: list[int] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    genders: set[Gender] = field(default_factory=set)


def full_names_by_family(bearers: Sequence[Indexed], groups: BearerGroups) -> dict[str, list[FullName]]:
    """For every family name the groups whose full name has it.

    A name that may be in East Asian order ("Kim Jong Un") stands under its first part too.
    """
    full: dict[tuple[int, str], FullName] = {}
    for index, bearer in bearers:
        name = bearer.parsed
        if bearer.kind is PersonKind.PERSON and name.is_full:
            for family in sorted(family_names(name)):
                known = full.setdefault((groups.find(index), family), FullName(bearer.name, name))
                known.indexes.append(index)
                known.articles.add(bearer.article)
                known.roles |= bearer.role_words
                known.genders |= {bearer.gender} if bearer.gender else set()
    fulls: dict[str, list[FullName]] = defaultdict(list)
    for (_, family), known in full.items():
        fulls[family].append(known)
    return fulls


def fitting_full_names(name: NameParts, fulls: Mapping[str, Sequence[FullName]]) -> list[FullName]:
    """The full names that a bare surname, with or without initials, may stand for."""
    return [
        full
        for full in fulls.get(name.family, ())
        if (not name.given or full.parsed.given.startswith(name.given[0]))
        and name.generation in ("", full.parsed.generation)
    ]


def _proof(bearer: Bearer, full: FullName, reprints: Mapping[str, frozenset[str]]) -> str | None:
    """The rule that proves a bare surname to be this full name; None where it only may be."""
    if bearer.article in full.articles:
        return None  # the article itself keeps the two apart
    if bearer.gender and full.genders - {bearer.gender}:
        return None
    if any(roles_agree(mine, theirs) for mine in bearer.role_words for theirs in full.roles):
        return "link.surname-role"
    copies = reprints.get(bearer.article, frozenset())
    return "link.surname-reprint" if copies & full.articles else None


def _may_be_one(left: set[str], right: set[str]) -> bool:
    """Whether roles speak for one person, or at least one side has none: "actor" and "striker" speak against."""
    return not left or not right or any(roles_agree(a, b) for a in left for b in right)


def roles_agree(left: str, right: str) -> bool:
    """Whether two folded roles are one, the longer only saying of what: "president", "us president"."""
    shorter, longer = sorted((left, right), key=len)
    return bool(shorter) and (longer == shorter or longer.endswith(f" {shorter}"))
