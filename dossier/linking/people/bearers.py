"""Who bears a name in which article: the units that people linking joins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.linking.people.names import NameParts, names_with, parse_name
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Capacity,
    Gender,
    PersonKind,
    PersonMention,
    Quotation,
    Span,
)
from dossier.text.fold import fold

_LONGEST = 7
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person or a speaking organisation in one article, with what is printed of it there.

    `key` is the `ArticlePerson.key`, or `Quotation.speaker` for an organisation; `order` the article's place in the
    dossier; `forms` each printed spelling with its span, in reading order;
    `stated` that the curator says so of a quotation, whatever is printed.
    """

    article: str
    key: str
    name: str
    order: int
    kind: PersonKind
    parsed: NameParts
    forms: tuple[tuple[str, Span], ...]
    roles: tuple[tuple[str, Span], ...] = ()
    gender: Gender | None = None
    stated: bool = False

    @property
    def role_words(self) -> frozenset[str]:
        """The stated roles, folded for comparison."""
        return frozenset(fold(text) for text, _ in self.roles)


def gather_bearers(
    articles: Sequence[Article], annotations: Sequence[Annotations], rejected: frozenset[str]
) -> tuple[Bearer, ...]:
    """Everyone who is named in a story or speaks in it; authors and photographers of a story are not in it.

    `rejected` are folded names of organisations that the curator does not want as such.
    """
    bearers: list[Bearer] = []
    for order, (article, found) in enumerate(zip(articles, annotations, strict=True)):
        mentions: dict[str, list[PersonMention]] = defaultdict(list)
        for mention in found.mentions:
            if mention.capacity is Capacity.SUBJECT:
                mentions[mention.entity].append(mention)
        speaking = {quotation.entity for quotation in found.quotations}
        bearers += (
            _person(article, order, person, mentions[person.key])
            for person in found.people
            if person.key in mentions or person.key in speaking
        )
        bearers += _organisations(article, order, found, rejected)
    return tuple(bearers)


def _person(article: Article, order: int, person: ArticlePerson, mentions: Iterable[PersonMention]) -> Bearer:
    ordered = sorted(mentions, key=lambda mention: mention.span)
    return Bearer(
        article.id,
        person.key,
        person.name,
        order,
        PersonKind.PERSON,
        parse_name(person.name),
        forms=tuple((_words(article, m.span), m.span) for m in ordered),
        roles=tuple((_words(article, m.role), m.role) for m in ordered if m.role is not None),
        gender=person.gender,
    )


def _words(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())


def _organisations(article: Article, order: int, found: Annotations, rejected: frozenset[str]) -> list[Bearer]:
    """The organisations that speak in an article; several wordings with one key are one bearer each."""
    sources: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in found.quotations:
        if quotation.entity is None and quotation.speaker and not quotation.doubtful:
            sources[quotation.speaker].append(quotation)
    return [
        Bearer(
            article.id,
            speaker,
            _ARTICLE.sub("", speaker),
            order,
            PersonKind.ORGANISATION,
            NameParts(organisation_key(speaker)),
            forms=_printed(article, _ARTICLE.sub("", speaker), quotations),
            stated=any(quotation.evidence.curated for quotation in quotations),
        )
        for speaker, quotations in sources.items()
        if organisation_key(speaker) not in rejected
    ]


def _printed(article: Article, name: str, quotations: Iterable[Quotation]) -> tuple[tuple[str, Span], ...]:
    """Where the organisation's words stand: in each quotation's source, else last before it, else first after it.

    "The statement added" names no organisation: the place is then where the article names it.
    """
    places = set()
    for quotation in quotations:
        source = quotation.source
        at = article.text.find(name, source.start, source.end) if source is not None else -1
        if at < 0:
            at = article.text.rfind(name, 0, quotation.span.start)
        if at < 0:
            at = article.text.find(name, quotation.span.start)
        if at >= 0:
            places.add(Span(at, at + len(name)))
    return tuple((name, span) for span in sorted(places))


def organisation_key(words: str) -> str:
    """An organisation's name folded, without a leading article: "The Kremlin" → "kremlin"."""
    return fold(_ARTICLE.sub("", words))


def looks_like_organisation(words: str) -> bool:
    """Whether a source's words name one body: "Russia's foreign ministry", "NATO"; not "officials", "the leader".

    It must hold a capital beyond a leading article, and its head, the last word before any "of", must not be a
    role; without a known head ("ministry"), every word must be capitalised.
    """
    plain = _ARTICLE.sub("", words.strip())
    parts = _head_part(plain)
    if not 0 < len(parts) <= _LONGEST or parts[0][0].isdigit() or not any(c.isupper() for c in plain):
        return False
    first = fold(parts[0])
    if re.search(r"['’]s?$", parts[-1]) or first in names_with("pronoun") or first in names_with("honorific"):
        return False
    head = fold(parts[-1])
    if head in names_with("role") or head.removesuffix("s") in names_with("role"):
        return False
    return head in names_with("organisation") or all(part[0].isupper() for part in parts)


def is_named(words: str, text: str) -> bool:
    """Whether a text prints the words as a name: with a capital where no sentence begins, or as an acronym.

    "Asked what he knew, he left" makes no body called "Asked"; "according to Greenpeace" makes one.
    """
    parts = _head_part(_ARTICLE.sub("", words.strip()))
    head = parts[0] if parts else ""
    if len(parts) > 1 or sum(c.isupper() for c in head) > 1 or fold(head) in names_with("organisation"):
        return True
    return re.search(rf"(?:\w[,;:]?|[(—–-])\s{re.escape(head)}\b", text) is not None


def has_organisation_head(words: str) -> bool:
    """Whether the head of a name is a word for a body: "Halden Water Company"."""
    parts = _head_part(words)
    return bool(parts) and fold(parts[-1]) in names_with("organisation")


def _head_part(words: str) -> list[str]:
    """The words before any complement: "Bank of Halden" → ["Bank"]."""
    return [part for part in re.split(r"[\s-]+", _complement().split(words, maxsplit=1)[0]) if part]


@cache
def _complement() -> re.Pattern[str]:
    """The words after which a source only says more of itself, in all languages."""
    return re.compile(rf"\s(?:{'|'.join(sorted(names_with('complement')))})\s")
