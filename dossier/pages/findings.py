"""What was found in an article and by which rule: equal findings in one row, with every place."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import (
    Annotations,
    Article,
    Evidence,
    PersonMention,
    Quotation,
    QuotationKind,
    Span,
    TimeExpression,
)
from dossier.pages.body import Key, date_href, placed
from dossier.pages.lookup import Lookup, person_link, quotation_link
from dossier.text.visible import shortened

_KINDS = {
    QuotationKind.DIRECT: "direct quotation",
    QuotationKind.MIXED: "mixed quotation",
    QuotationKind.INDIRECT: "reported speech",
    QuotationKind.SCARE: "quoted words",
}


@dataclass(frozen=True, slots=True)
class FoundAt:
    """Where something was found: the link to the page of the article, and the sentence or line on it."""

    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the evidence: what kind of thing, read as what, where that leads, by which rule, and the places.

    `others` counts the further articles that print a quotation; `words` are those of the first place.
    """

    number: int
    kind: str
    reading: str
    href: str
    others: int
    evidence: Evidence
    words: str
    places: tuple[FoundAt, ...]


@dataclass(frozen=True, slots=True)
class _Fact:
    span: Span
    key: str
    kind: str
    reading: str
    href: str
    others: int
    evidence: Evidence


def findings_of(article: Article, lookup: Lookup) -> tuple[tuple[Finding, ...], dict[Key, int]]:
    """The rows in reading order, and for each thing found the number of its row, counted from 1."""
    facts = sorted(_facts(article, lookup.annotations_of(article), lookup), key=lambda f: (f.span, f.key))
    rows: dict[tuple[object, ...], list[_Fact]] = {}
    numbers: dict[Key, int] = {}
    order: dict[tuple[object, ...], int] = {}
    for fact in facts:
        group = fact.kind, fact.reading, fact.href, fact.evidence.rule, fact.evidence.note
        rows.setdefault(group, []).append(fact)
        numbers[fact.key, fact.span] = order.setdefault(group, len(order) + 1)
    made = tuple(_row(order[group], found, article, lookup) for group, found in rows.items())
    return made, numbers


def _row(number: int, found: list[_Fact], article: Article, lookup: Lookup) -> Finding:
    first = found[0]
    words = shortened(first.span.of(article.text), 70)
    starts = [fact.span.start for fact in found]
    places = tuple(dict.fromkeys(FoundAt(lookup.page_link(article.id, at), article.anchor_at(at)) for at in starts))
    return Finding(number, first.kind, first.reading, first.href, first.others, first.evidence, words, places)


def _facts(article: Article, found: Annotations, lookup: Lookup) -> list[_Fact]:
    return [
        *(_mention(mention, article, lookup) for mention in found.mentions),
        *(_quotation(quotation, article, lookup) for quotation in found.quotations),
        *(_date(expression, lookup) for expression in found.dates),
    ]


def _mention(mention: PersonMention, article: Article, lookup: Lookup) -> _Fact:
    person = lookup.person_of.get((article.id, mention.entity))
    href, name = (person_link(person.id), person.name) if person else ("", mention.entity)
    return _Fact(mention.span, "person", lookup.t.plain("person"), name, href, 0, mention.evidence)


def _quotation(quotation: Quotation, article: Article, lookup: Lookup) -> _Fact:
    t = lookup.t
    carried = lookup.carried.get((article.id, quotation.id), ())
    href = quotation_link(carried[0][0].id) if carried else ""
    others = len({v.article for v in carried[0][0].variants} - {article.id}) if carried else 0
    nobody = t.plain("nobody") if quotation.kind is QuotationKind.SCARE else t.plain("speaker unknown")
    kind = t.plain(_KINDS[quotation.kind])
    return _Fact(quotation.span, "quotation", kind, quotation.speaker or nobody, href, others, quotation.evidence)


def _date(expression: TimeExpression, lookup: Lookup) -> _Fact:
    t = lookup.t
    if placed(expression) and expression.edtf:
        kind, reading = t.plain("date"), lookup.date(expression.edtf)
    else:
        kind = t.plain("unresolved date")
        reading = expression.unresolved or t.plain("vague" if expression.vague else "it has no place on a calendar")
    return _Fact(expression.span, "date", kind, reading, date_href(expression, lookup), 0, expression.evidence)
