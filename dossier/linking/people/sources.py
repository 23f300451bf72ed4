"""Sources whose words name a person: "Lauren Nel from Natural Justice" is nobody's organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dossier.language.lexicon import rows_of_all_packs
from dossier.linking.people.bearers import Bearer, has_organisation_head
from dossier.linking.people.names import NameParts, names_with, parse_name
from dossier.model import Evidence, PersonKind, Span
from dossier.text.fold import fold

_MOST_PARTS, _MOST_WORDS = 5, 40
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_EDGE = ' ,;:–—-"“”'


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """The people who are named in the articles: their full names, folded, and their family names."""

    full: frozenset[str]
    families: frozenset[str]


def known_people(bearers: Sequence[Bearer]) -> KnownPeople:
    """What `as_person` needs to know of everyone who is named as a person."""
    names = [b.parsed for b in bearers if b.kind is PersonKind.PERSON and b.parsed.is_full]
    return KnownPeople(frozenset(name.key for name in names), frozenset(name.family for name in names))


def as_person(source: Bearer, known: KnownPeople) -> Bearer | None:
    """A speaking organisation as the person whom its words name; None where they name none, or more than one.

    A known full name stands at the beginning ("Richard Weir of the union") or at the end ("fellow protester Richard
    Weir") of the words; or the words are a family name that people of the dossier bear and no place does.
    """
    words = " ".join(source.name.split())
    if has_organisation_head(words):
        return None
    name = _named(words, known.full)
    if name is None and " " not in words and fold(words) in known.families and fold(words) not in _places():
        name = words
    if name is None:
        return None
    forms = tuple(
        (name, Span(span.start + at, span.start + at + len(name)))
        for text, span in source.forms
        if (at := text.find(name)) >= 0
    )
    return replace(source, name=name, kind=PersonKind.PERSON, parsed=parse_name(name), forms=forms)


def begins_with_person(words: str, known: KnownPeople) -> bool:
    """Whether a source's words begin with a known full name and are no organisation's all the same."""
    plain = " ".join(words.split())
    return _prefix(plain, known.full) is not None and not has_organisation_head(plain)


def _named(words: str, full: frozenset[str]) -> str | None:
    """The known full name that a phrase is about; None where it only speaks of one ("a friend of Okello")."""
    name = _prefix(words, full)
    if name is not None:
        return name if not name.endswith(_POSSESSIVE) and _says_more(words[len(name) :]) else None
    parts = words.split(" ")[-_MOST_WORDS:]
    for size in range(min(_MOST_PARTS, len(parts) - 1), 1, -1):
        name = " ".join(parts[-size:]).strip(_EDGE)
        if parse_name(name).key in full:
            before = " ".join(parts[:-size]).rstrip(_EDGE)
            return name if before and not _speaks_of_another(before) else None
    return None


def _says_more(rest: str) -> bool:
    """Whether what follows a name only says more of the person: ", a baker", "of the union", "told reporters"."""
    if rest.startswith(","):
        rest = rest[1:]
    elif not rest.startswith(" "):
        return False  # "Okello's lawyer"
    first = rest.strip(_EDGE).split(" ")[0]
    return first not in _together() and (first[:1].islower() or first in names_with("complement"))


def _speaks_of_another(before: str) -> bool:
    """Whether what stands before a name makes the source somebody else: "a friend of", "the mayor's wife and"."""
    last = before.split(" ")[-1].lower()
    return last in names_with("complement") | _together() or last.endswith(_POSSESSIVE)


def _together() -> frozenset[str]:
    return names_with("joiner") | {"&"}


def _prefix(words: str, full: frozenset[str]) -> str | None:
    parts = words.split(" ", _MOST_PARTS + 1)
    for size in range(min(_MOST_PARTS, len(parts) - 1), 1, -1):
        name = " ".join(parts[:size]).strip(_EDGE)
        if words.startswith(name) and parse_name(name).key in full:
            return name
    return None


@cache
def _places() -> frozenset[str]:
    """The words that name places, in all languages: "Cleveland said" is a city's as often as a president's."""
    rows = (*rows_of_all_packs("people_places"), *rows_of_all_packs("people_organisations"))
    return frozenset(fold(row["entry"]) for row in rows)


def homes_of(bearers: Sequence[Bearer], sources: Sequence[int]) -> list[tuple[int, int, Evidence]]:
    """For each source that names a person, the one person of its own article who bears that name, with the evidence."""
    apart = frozenset(sources)
    within: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, bearer in enumerate(bearers):
        if bearer.kind is PersonKind.PERSON and index not in apart:
            for key in {bearer.parsed.key, bearer.parsed.family}:
                within[bearer.article, key].append(index)
    homes = []
    for index in sources:
        bearer = bearers[index]
        found = within.get((bearer.article, _key(bearer.parsed)), ())
        if len(found) == 1:
            note = f"the words “{bearer.key}” name “{bearer.name}”"
            homes.append((index, found[0], Evidence("link.source-names-person", note=note)))
    return homes


def _key(name: NameParts) -> str:
    return name.family if name.is_bare else name.key
