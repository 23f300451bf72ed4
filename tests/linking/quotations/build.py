"""Articles with quotations, put together for the tests without the extraction stage."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.language.sentences import anchored_sentences
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Block,
    Citation,
    Evidence,
    Metadata,
    Person,
    PersonMention,
    Quotation,
    QuotationKind,
    Role,
    SourceText,
    Span,
    Statement,
    SurfaceForm,
    Tier,
)
from dossier.text.lines import paragraphs_of

GIVEN = Evidence("test.given")


@dataclass(frozen=True)
class Said:
    """A quotation to be printed: its words, who is named for it, in which role, of which kind."""

    words: str
    speaker: str | None = None
    role: str = ""
    kind: QuotationKind = QuotationKind.DIRECT


@dataclass(frozen=True)
class Printed:
    """An article and what was found in it."""

    article: Article
    annotations: Annotations


def printed(name: str, said: Sequence[Said], published: str | None = None, outlet: str | None = None) -> Printed:
    """An article that prints each quotation in a paragraph of its own, with its speaker named after it."""
    text, quotations, mentions, people = "", [], [], dict[str, ArticlePerson]()
    for number, one in enumerate(said):
        start = len(text) + 1
        span = Span(start, start + len(one.words))
        text += f"“{one.words}”"
        if one.speaker is not None:
            lead = f" said {one.role} " if one.role else " said "
            text += lead
            place = Span(len(text), len(text) + len(one.speaker))
            role = Span(place.start - len(one.role) - 1, place.start - 1) if one.role else None
            text += f"{one.speaker}."
            people[one.speaker] = ArticlePerson(one.speaker, one.speaker)
            mentions.append(PersonMention(place, one.speaker, GIVEN, role))
        text += "\n\n"
        digest = hashlib.sha256(f"{name}{number}{one.words}".encode()).hexdigest()[:8]
        quoted = () if one.kind is QuotationKind.INDIRECT else (span,)
        quotations.append(Quotation(f"q-{digest}", span, one.kind, quoted, GIVEN, one.speaker, one.speaker))
    stated = Metadata(
        published=Statement(published, Tier.PRINTED, GIVEN) if published else None,
        outlet=Statement(outlet, Tier.PRINTED, GIVEN) if outlet else None,
    )
    annotations = Annotations(name, tuple(people.values()), tuple(mentions), tuple(quotations))
    return Printed(article_of(name, text, stated), annotations)


def article_of(name: str, text: str, metadata: Metadata = Metadata()) -> Article:  # noqa: B008
    """An article whose every paragraph is body."""
    spans = paragraphs_of(text)
    return Article(
        name,
        SourceText(f"{name}.txt", text, "0" * 64),
        tuple(Block(span, Role.PARAGRAPH, GIVEN) for span in spans),
        anchored_sentences(text, spans),
        metadata,
    )


def people_of(prints: Sequence[Printed]) -> tuple[Person, ...]:
    """Every speaker linked across articles by exact name, as people linking would do."""
    members: dict[str, list[tuple[str, str]]] = {}
    forms: dict[str, list[Citation]] = {}
    for one in prints:
        for person in one.annotations.people:
            members.setdefault(person.name, []).append((one.article.id, person.key))
        for mention in one.annotations.mentions:
            forms.setdefault(mention.entity, []).append(Citation(one.article.id, mention.span))
    return tuple(
        Person(
            name.lower().replace(" ", "-"),
            name,
            members=tuple(found),
            forms=(SurfaceForm(name, tuple(forms[name])),),
        )
        for name, found in sorted(members.items())
    )
