"""The review queue for people: pairs that may be one, with the evidence and the entry that would settle each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from dossier.linking.people.bodies import body_blocks, compare_bodies
from dossier.linking.people.candidates import candidate_pairs
from dossier.linking.people.identity import Identity
from dossier.linking.people.judged import Decisions, name_key
from dossier.linking.people.likeness import NameLikeness, compare_names
from dossier.linking.people.names import NameParts, family_names, names_with, parse_name
from dossier.linking.people.rules import roles_agree
from dossier.model import Article, Citation, Entry, PersonKind, Subject, Suggestion, Target, Verdict
from dossier.text.entries import reference_to, yaml_target
from dossier.text.fold import fold

_LEAST = 0.5
_MOST_NAMES = 5
_MOST_BODIES = 12
_MOST_FULL_NAMES = 2
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Side:
    """One candidate of a question, with what is compared beside the name."""

    identity: Identity
    names: tuple[str, ...]
    articles: frozenset[str]
    roles: Mapping[str, str]  # folded → as printed
    mentions: int
    parsed: NameParts


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two candidates with how like they are, and in what."""

    left: _Side
    right: _Side
    score: float
    evidence: tuple[str, ...]


def suggest_people(
    identities: Sequence[Identity], articles: Mapping[str, Article], decisions: Decisions
) -> tuple[Suggestion, ...]:
    """The open questions, the one that would change most first; none that a curator has answered."""
    sides = [_side(identity) for identity in identities]
    namesakes = _namesakes_within_articles(sides)
    answered = _answered(identities, decisions)
    shared = _shared_names(sides)
    families = {family for side in sides if side.parsed.is_full for family in family_names(side.parsed)}
    bearing = _bearing(sides)
    found: list[_Pair] = []
    for left, right in (*_people(sides), *_bodies(sides)):
        if (left, right) in answered or {left, right} & namesakes or _one_surname(sides[left], sides[right], families):
            continue
        likeness = _compare(sides[left], sides[right])
        if likeness is not None:
            score, evidence = likeness
            beside = _namesakes_beside(sides[left], sides[right], bearing)
            found.append(_Pair(sides[left], sides[right], score, (*evidence, *beside)))
    suggestions = (_suggestion(pair, articles, shared) for pair in _likeliest(found))
    return tuple(sorted(suggestions, key=lambda s: (-s.weight, s.id)))


def _likeliest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs without the less likely full names of a bare surname.

    Where its own article prints a full name that fits, those are asked about, else the two that fit best; the others
    stand on the person's page as "see also".
    """
    kept: list[_Pair] = []
    fitting: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.left.parsed.is_bare != pair.right.parsed.is_bare:
            bare = pair.left if pair.left.parsed.is_bare else pair.right
            fitting[bare.identity.id].append(pair)
        else:
            kept.append(pair)
    for rivals in fitting.values():
        beside = [pair for pair in rivals if pair.left.articles & pair.right.articles]
        ranked = sorted(rivals, key=lambda p: (-p.score, -max(p.left.mentions, p.right.mentions)))
        kept += beside or ranked[:_MOST_FULL_NAMES]
    return kept


def _side(identity: Identity) -> _Side:
    bearers = identity.bearers
    names = dict.fromkeys((identity.name, *sorted({bearer.name for bearer in bearers})))
    # Of who has a full name the bare surname says nothing more: it is anybody's who bears it.
    full = [name for name in names if parse_name(name).is_full]
    return _Side(
        identity,
        tuple(full or names)[:_MOST_NAMES],
        frozenset(bearer.article for bearer in bearers),
        {fold(text): text for bearer in reversed(bearers) for text, _ in reversed(bearer.roles)},
        sum(len(bearer.forms) for bearer in bearers),
        next((bearer.parsed for bearer in bearers if bearer.parsed.is_full), bearers[0].parsed),
    )


def _people(sides: Sequence[_Side]) -> list[tuple[int, int]]:
    people = [n for n, side in enumerate(sides) if side.identity.kind is PersonKind.PERSON]
    return [(people[a], people[b]) for a, b in candidate_pairs([sides[n].names for n in people])]


def _bodies(sides: Sequence[_Side]) -> list[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        if side.identity.kind is PersonKind.ORGANISATION:
            for block in sorted({block for name in side.names for block in body_blocks(name)}):
                blocks[block].append(number)
    small = (members for members in blocks.values() if len(members) <= _MOST_BODIES)
    return sorted({pair for members in small for pair in combinations(members, 2)})


def _answered(identities: Sequence[Identity], decisions: Decisions) -> set[tuple[int, int]]:
    """Pairs that a curator has called different, or left open for good."""
    number_of = {index: number for number, identity in enumerate(identities) for index in identity.indexes}
    answered: set[tuple[int, int]] = set()
    for resolved in decisions.apart:
        groups = [sorted({number_of[i] for i in indexes}) for indexes in resolved.bearers]
        for one, other in combinations(groups, 2):
            answered.update((min(a, b), max(a, b)) for a in one for b in other)
    return answered


def _compare(left: _Side, right: _Side) -> tuple[float, tuple[str, ...]] | None:
    """The score of a pair with its evidence; names first, then what else speaks for or against."""
    compare = compare_names if left.identity.kind is PersonKind.PERSON else compare_bodies
    alike = [like for a in left.names for b in right.names if (like := compare(a, b)) is not None]
    if not alike:
        return None if not _namesakes(left, right) else (_LEAST, ("one name, which an article gives to two people",))
    best: NameLikeness = max(alike, key=lambda like: (like.score, like.because))
    score, evidence = best.score, [best.because]
    genders = {b.gender for side in (left, right) for b in side.identity.bearers} - {None}
    if len(genders) > 1:
        score -= 0.3
        evidence.append("the articles write of a man and of a woman")
    role = next((r for r in sorted(left.roles) for other in sorted(right.roles) if roles_agree(r, other)), None)
    if role:
        score += 0.1
        evidence.append(f"both are called “{left.roles[role]}”")
    together = len(left.articles & right.articles)
    if together:
        # A surname beside a full name in one article is no sign of a second person.
        score -= 0.0 if left.parsed.is_bare or right.parsed.is_bare else 0.1
        evidence.append(f"both names stand in {_counted(together, 'article')}")
    elif left.identity.kind is PersonKind.PERSON:
        evidence.append("no article prints both names")
    return (min(score, 1.0), tuple(evidence)) if score >= _LEAST else None


def _namesakes_within_articles(sides: Sequence[_Side]) -> set[int]:
    """Those who share name and article with another, or have no name: no entry could say which of them is meant."""
    bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, side in enumerate(sides):
        for bearer in side.identity.bearers:
            bearers[name_key(bearer.name), bearer.article].add(number)
    return {n for (key, _), found in bearers.items() if len(found) > 1 or not key for n in found}


def _one_surname(left: _Side, right: _Side, families: Set[str]) -> bool:
    """Whether two bare surnames, one or alike, are those of full names: each is asked about with these instead."""
    both = left.parsed.is_bare and right.parsed.is_bare
    return both and bool({left.parsed.family, right.parsed.family} & families)


def _bearing(sides: Sequence[_Side]) -> dict[tuple[str, str], list[_Side]]:
    """Who with a full name of a family stands in an article: (article, family name) → the sides."""
    bearing: dict[tuple[str, str], list[_Side]] = defaultdict(list)
    for side in sides:
        if side.identity.kind is PersonKind.PERSON and side.parsed.is_full:
            for article in side.articles:
                for family in family_names(side.parsed):
                    bearing[article, family].append(side)
    return bearing


def _namesakes_beside(left: _Side, right: _Side, bearing: Mapping[tuple[str, str], Sequence[_Side]]) -> tuple[str, ...]:
    """Whoever else of the name stands beside a bare surname: "Ada Bush" in an article that says "Bush"."""
    if left.parsed.is_bare == right.parsed.is_bare:
        return ()
    bare, full = (left, right) if left.parsed.is_bare else (right, left)
    others = {
        side.identity.name
        for article in bare.articles
        for side in bearing.get((article, bare.parsed.family), ())
        if side is not full
    }
    if not others:
        return ()
    shown = " and ".join(f"“{name}”" for name in sorted(others)[:_MOST_SHOWN])
    more = f" and {len(others) - _MOST_SHOWN} more" if len(others) > _MOST_SHOWN else ""
    return (f"the article that says “{bare.identity.name}” names {shown}{more} too",)


def _namesakes(left: _Side, right: _Side) -> bool:
    return name_key(left.identity.name) == name_key(right.identity.name)


def _shared_names(sides: Sequence[_Side]) -> frozenset[str]:
    """The names that more than one person bears, so that an entry must say in which article."""
    bearers: dict[str, int] = defaultdict(int)
    for side in sides:
        for key in {name_key(name) for name in side.names}:
            bearers[key] += 1
    return frozenset(key for key, count in bearers.items() if count > 1)


def _suggestion(pair: _Pair, articles: Mapping[str, Article], shared: frozenset[str]) -> Suggestion:
    first, second = sorted((pair.left, pair.right), key=_to_show)
    names = [f"“{side.identity.name}” ({_counted(side.mentions, 'mention')})" for side in (first, second)]
    one = "person" if first.identity.kind is PersonKind.PERSON else "organisation"
    targets = tuple(target for side in (first, second) for target in _targets(side, articles, shared))
    return Suggestion(
        id=f"people-{_digest(targets)}",
        question=f"Is {names[1]} the same {one} as {names[0]}?",
        entry=Entry(Subject.PERSON, Verdict.SAME, targets, (("name", first.identity.name),)),
        candidates=(first.identity.id, second.identity.id),
        citations=tuple(c for side in (first, second) if (c := _first_citation(side)) is not None),
        evidence=pair.evidence,
        weight=round(pair.score * max(1, min(first.mentions, second.mentions)), 4),
    )


def _to_show(side: _Side) -> tuple[bool, int, int, str, str]:
    """The order in which two candidates are proposed: the fuller name first, then the one printed more often.

    A bare surname comes last, however often it is printed; initials and titles make no name fuller.
    """
    name = parse_name(side.identity.name)
    titles = names_with("honorific")
    parts = [part for part in (*name.given.split(), *name.middle, name.family) if len(part) > 1 and part not in titles]
    titled = any(part in titles for part in name.middle)
    size = 0 if titled or side.identity.kind is PersonKind.ORGANISATION else len(parts)
    return not name.is_full, -size, -side.mentions, side.identity.name, side.identity.id


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _digest(targets: Sequence[Target]) -> str:
    """A mark made of the names asked about, so that a question keeps its id whatever else is in the dossier."""
    return hashlib.sha256("\n".join(sorted(map(yaml_target, targets))).encode()).hexdigest()[:10]


def _targets(side: _Side, articles: Mapping[str, Article], shared: frozenset[str]) -> list[Target]:
    """How a curation file names this person: by name, or by name and article where others bear the name."""
    name = side.identity.name
    printed = {bearer.name for bearer in side.identity.bearers}
    if name not in printed:
        name = min(printed)
    if name_key(name) not in shared:
        return [Target(name=name)]
    places = dict.fromkeys((bearer.name, reference_to(articles[bearer.article])) for bearer in side.identity.bearers)
    return [Target(name=words, article=reference) for words, reference in places]


def _first_citation(side: _Side) -> Citation | None:
    return next((Citation(b.article, span) for b in side.identity.bearers for _, span in b.forms), None)
