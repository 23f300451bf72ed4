"""What a linked person is called, and the addresses that lead to the page."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.linking.people.bearers import Bearer
from dossier.linking.people.judged import Resolved, place
from dossier.linking.people.names import NameParts, parse_name
from dossier.model import Evidence, Judgement, PersonKind, Problem, Severity, Verdict
from dossier.text.fold import fold, slugify


@dataclass(slots=True)
class Identity:
    """One person in the making: the bearers joined, what the curator states, and the id chosen."""

    bearers: list[Bearer]
    indexes: list[int]
    merges: tuple[Evidence, ...]
    name: str = ""
    named_by: Judgement | None = None
    aliases: list[str] = field(default_factory=list)
    roles: list[tuple[str, Judgement]] = field(default_factory=list)
    kind: PersonKind = PersonKind.PERSON
    id: str = ""
    core: str = ""


def state(identity: Identity, decisions: Sequence[Resolved]) -> list[Problem]:
    """Give a person its name and kind from the curator's decisions (in file order), else from what is printed."""
    problems: list[Problem] = []
    listed: str | None = None
    kinds = {bearer.kind for bearer in identity.bearers}
    identity.kind = PersonKind.PERSON if PersonKind.PERSON in kinds else PersonKind.ORGANISATION
    for resolved in decisions:
        judgement = resolved.judgement
        if judgement.verdict is Verdict.SAME and listed is None:
            listed = _listed_name([target.name for target in resolved.targets if target.name], identity.bearers)
        for key, value in judgement.values:
            if key == "name":
                problems += _name(identity, value, judgement)
            elif key == "alias" and value not in identity.aliases:
                identity.aliases.append(value)
            elif key == "role":
                identity.roles.append((value, judgement))
            elif key == "kind":
                identity.kind = PersonKind(value)
    identity.name = identity.name or listed or printed_name(identity.bearers)
    return problems


def _listed_name(names: Sequence[str], bearers: Sequence[Bearer]) -> str | None:
    """Of the names that a `same` lists the one to show: a full one, then the most printed, then the first."""
    printed = Counter(fold(text) for bearer in bearers for text, _ in bearer.forms)
    return min(names, key=lambda name: (*_less_telling(name, parse_name(name)), -printed[fold(name)]), default=None)


def _name(identity: Identity, value: str, judgement: Judgement) -> list[Problem]:
    if identity.named_by is None:
        identity.name, identity.named_by = value, judgement
        return []
    if identity.name == value:
        return []
    message = f"one person is named “{value}” here and “{identity.name}” by {place(identity.named_by)}"
    return [_error("curation-contradiction", judgement, message, "Keep one `name:`; the first one counts until then.")]


def printed_name(bearers: Sequence[Bearer]) -> str:
    """The name to show: a full one before one with initials, mixed case before capitals, then the most printed."""
    printed: Counter[str] = Counter()
    parsed = {}
    for bearer in bearers:
        parsed[bearer.name] = bearer.parsed
        printed[bearer.name] += 1 + sum(text == bearer.name for text, _ in bearer.forms)

    return min(printed, key=lambda name: (*_less_telling(name, parsed[name]), -printed[name], -len(name), name))


def _less_telling(name: str, parsed: NameParts) -> tuple[bool, bool, bool]:
    """What speaks against showing a form: that it is no full name, has an initial for it, or is in capitals."""
    first = parsed.given.split(" ")[0]
    return (not parsed.is_full, len(first) == 1, name.isupper())


def give_addresses(identities: Sequence[Identity], paths: Mapping[str, str]) -> list[Problem]:
    """Give every person an id: first and last name where nobody before has them, else the whole name, else a mark.

    Merging spellings changes neither first nor last name, and who stands later in the dossier takes no name from who
    stands earlier, so neither changes an address. The mark is that of the article where the person first stands. Two
    different names that would share an address are reported; `paths` gives the seed of each article.
    """
    problems: list[Problem] = []
    for identity in identities:
        identity.core = _core(identity)
    owner: dict[str, Identity] = {}
    for claim in (_core, _whole, _marked):
        claimants: dict[str, list[Identity]] = defaultdict(list)
        for identity in identities:
            if not identity.id:
                claimants[claim(identity)].append(identity)
        for slug, rivals in claimants.items():
            if slug not in owner:
                owner[slug] = next((rival for rival in rivals if rival.named_by is not None), rivals[0])
                owner[slug].id = slug
            if claim is _whole:
                problems += [_collision(rival, slug, paths) for rival in rivals if _is_surprising(rival, owner[slug])]
    return problems


def _is_surprising(identity: Identity, owner: Identity) -> bool:
    """Whether another name has the address that this name leads one to expect; a namesake is no surprise."""
    if identity.id:
        return False
    alike = identity.name.casefold() == owner.name.casefold()
    return identity.named_by is not None or (not alike and _whole(owner) == _whole(identity))


def _core(identity: Identity) -> str:
    if identity.named_by is not None:
        return slugify(identity.name)
    return core_slug(next((b for b in identity.bearers if b.name == identity.name), identity.bearers[0]), identity.name)


def core_slug(bearer: Bearer, name: str) -> str:
    """The address of a name without its middle parts: "George W. Bush" → `george-bush`."""
    parsed = bearer.parsed
    if not parsed.is_full or parsed.chain or not parsed.given:
        return slugify(name)
    return slugify(" ".join(part for part in parsed.core if part))


def _whole(identity: Identity) -> str:
    return slugify(identity.name)


def _marked(identity: Identity) -> str:
    first = identity.bearers[0]
    return f"{slugify(identity.name)}-{mark(first)}"


def mark(bearer: Bearer) -> str:
    """Six hexadecimal digits that tell a bearer from all others, whatever else is in the dossier."""
    return hashlib.sha256(f"{bearer.article}\n{bearer.kind}\n{bearer.key}".encode()).hexdigest()[:6]


def _collision(identity: Identity, slug: str, paths: Mapping[str, str]) -> Problem:
    message = f"the name “{identity.name}” would share the address “{slug}” with somebody else"
    remedy = "Give one of them a `name:` in people.yml that tells the two apart."
    if identity.named_by is not None:
        return _error("link-address-taken", identity.named_by, message, remedy)
    path = paths[identity.bearers[0].article]
    return Problem("link-address-taken", Severity.WARNING, path, message, remedy)


def former_addresses(identities: Sequence[Identity]) -> dict[str, tuple[str, ...]]:
    """For each id the addresses that lead there too: what each spelling, or each bearer alone, would be called.

    An address that is somebody's own, or that two people could claim, leads nowhere.
    """
    own = {identity.id for identity in identities}
    claimed: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        for slug in _addresses(identity) - own:
            claimed[slug].add(identity.id)
    former: dict[str, list[str]] = defaultdict(list)
    for slug in sorted(claimed):
        if len(claimed[slug]) == 1:
            former[min(claimed[slug])].append(slug)
    return {id_: tuple(slugs) for id_, slugs in former.items()}


def _addresses(identity: Identity) -> set[str]:
    slugs = {slugify(text) for text in (identity.name, *identity.aliases)}
    decided = any(merge.curated for merge in identity.merges)
    for bearer in identity.bearers:
        slugs |= {core_slug(bearer, bearer.name), slugify(bearer.name)}
        if decided and (bearer.parsed.is_bare or bearer.key != bearer.name):
            slugs.add(f"{slugify(bearer.name)}-{mark(bearer)}")
        slugs |= {slugify(text) for text, _ in bearer.forms}
    return slugs


def _error(code: str, judgement: Judgement, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, judgement.path, message, remedy, line=judgement.line)
