"""The body of an article as blocks, sentences and runs of marked words, ready for its template.

The words of all pieces of a block, joined, are the block's words: nothing is added to the text and nothing left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.model import (
    Annotations,
    Article,
    Quotation,
    QuotationKind,
    Role,
    Span,
    TimeExpression,
    block_anchor,
)
from dossier.pages.lookup import Lookup, person_link, quotation_link
from dossier.pages.marks import Highlight, Layer, MarkedStretch, segments

Key = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class SourceSign:
    """The sign after an utterance that leads to its page; `sources` counts the articles that print it."""

    at: int
    href: str
    label: str
    sources: int


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words under one link (or none), with the references that follow them."""

    words: str
    link: Highlight | None
    references: tuple[SourceSign, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces under the same quotation marks; `style` is empty outside quotations, `row` the row of the evidence."""

    style: str
    row: int
    pieces: tuple[LinkedWords, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence with its anchor, or what stands between two sentences (anchor empty); `start` is its offset."""

    start: int
    anchor: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the article, ready to print."""

    anchor: str
    role: Role
    stretches: tuple[Stretch, ...]


def marked_blocks(article: Article, lookup: Lookup, rows: Mapping[Key, int] | None = None) -> tuple[MarkedBlock, ...]:
    """Every block of the article in order, with people, quotations and dates marked and linked.

    `rows` says for each finding, by its kind and span, in which row of the article's evidence it stands.
    """
    annotations = lookup.annotations_of(article)
    references = sorted(_references(article, annotations, lookup), key=lambda r: (r.at, r.href))
    sentences = {sentence.span: sentence.anchor for sentence in article.sentences}
    cuts = {edge for span in sentences for edge in (span.start, span.end)} | {r.at for r in references}
    cuts |= {edge for block in article.blocks for edge in (block.span.start, block.span.end)}
    whole = segments(Span(0, len(article.text)), tuple(_marks(annotations, lookup, rows or {})), cuts)
    anchors = _anchor_by_offset(article)
    at_offset: dict[int, tuple[SourceSign, ...]] = {}
    for reference in references:
        at_offset[reference.at] = (*at_offset.get(reference.at, ()), reference)
    printed, position = [], 0
    for number, block in enumerate(article.blocks):
        while position < len(whole) and whole[position].span.start < block.span.start:
            position += 1
        first = position
        while position < len(whole) and whole[position].span.end <= block.span.end:
            position += 1
        stretches = _stretches(article.text, whole[first:position], anchors, at_offset)
        printed.append(MarkedBlock(block_anchor(number), block.role, stretches))
    return tuple(printed)


def _anchor_by_offset(article: Article) -> list[tuple[int, int, str]]:
    return sorted((s.span.start, s.span.end, s.anchor) for s in article.sentences)


def _stretches(
    text: str,
    inside: Sequence[MarkedStretch],
    anchors: Sequence[tuple[int, int, str]],
    references: dict[int, tuple[SourceSign, ...]],
) -> tuple[Stretch, ...]:
    if not inside:
        return ()
    anchor_at = _anchors_of(inside, anchors)
    grouped = groupby(zip(inside, anchor_at, strict=True), key=lambda pair: pair[1])
    found = []
    for anchor, members in grouped:
        of_it = [segment for segment, _ in members]
        found.append(Stretch(of_it[0].span.start, anchor, _runs(text, of_it, references)))
    return tuple(found)


def _anchors_of(inside: Sequence[MarkedStretch], anchors: Sequence[tuple[int, int, str]]) -> list[str]:
    """The anchor of the sentence that each segment lies in, empty between sentences."""
    at = max(bisect_right(anchors, inside[0].span.start, key=lambda entry: entry[0]) - 1, 0)
    found = []
    for segment in inside:
        while at + 1 < len(anchors) and anchors[at + 1][0] <= segment.span.start:
            at += 1
        lies_in = bool(anchors) and anchors[at][0] <= segment.span.start < anchors[at][1]
        found.append(anchors[at][2] if lies_in else "")
    return found


def _runs(text: str, inside: Sequence[MarkedStretch], references: dict[int, tuple[SourceSign, ...]]) -> tuple[Run, ...]:
    runs = []
    for marks, members in groupby(inside, key=lambda s: (s.on(Layer.REPORTED), s.on(Layer.QUOTED))):
        pieces = tuple(_piece(segment, text, references) for segment in members)
        present = [mark for mark in marks if mark]
        runs.append(Run(" ".join(m.name for m in present), present[-1].row if present else 0, pieces))
    return tuple(runs)


def _piece(segment: MarkedStretch, text: str, references: dict[int, tuple[SourceSign, ...]]) -> LinkedWords:
    words = segment.span.of(text)
    # A link of white space alone, as between two names that touch, is a stop for the keyboard that shows nothing.
    link = None if words.isspace() else segment.on(Layer.SOURCE, Layer.DATE, Layer.PERSON)
    return LinkedWords(words, link, references.get(segment.span.end, ()))


def _marks(annotations: Annotations, lookup: Lookup, rows: Mapping[Key, int]) -> Iterator[Highlight]:
    for mention in annotations.mentions:
        person = lookup.person_of.get((annotations.article, mention.entity))
        if person:
            row = rows.get(("person", mention.span), 0)
            yield Highlight(mention.span, Layer.PERSON, "d-person", person_link(person.id), row)
    for quotation in annotations.quotations:
        if not quotation.doubtful:
            yield from _quotation_marks(annotations.article, quotation, lookup, rows)
    for expression in annotations.dates:
        row = rows.get(("date", expression.span), 0)
        style = "d-date" if placed(expression) else "d-date d-open"
        yield Highlight(expression.span, Layer.DATE, style, date_href(expression, lookup), row)


def _quotation_marks(
    article_id: str, quotation: Quotation, lookup: Lookup, rows: Mapping[Key, int]
) -> Iterator[Highlight]:
    row = rows.get(("quotation", quotation.span), 0)
    if quotation.kind in {QuotationKind.MIXED, QuotationKind.INDIRECT}:
        yield Highlight(quotation.span, Layer.REPORTED, "d-reported", row=row)
    style = "d-scare" if quotation.kind is QuotationKind.SCARE else "d-quoted"
    spans = quotation.quoted or ((quotation.span,) if quotation.kind is QuotationKind.DIRECT else ())
    for span in spans:
        yield Highlight(span, Layer.QUOTED, style, row=row)
    person = lookup.person_of.get((article_id, quotation.entity)) if quotation.entity else None
    if quotation.source and person:
        yield Highlight(quotation.source, Layer.SOURCE, "d-source", person_link(person.id), row)


def placed(expression: TimeExpression) -> bool:
    """Whether a time expression has a place on the timeline."""
    return bool(expression.edtf and expression.earliest) and not expression.vague


def date_href(expression: TimeExpression, lookup: Lookup) -> str:
    """Where a time expression leads: to its place on the timeline, or to the list of unresolved ones."""
    return lookup.date_link(expression.edtf if placed(expression) and expression.edtf else "")


def _references(article: Article, annotations: Annotations, lookup: Lookup) -> Iterator[SourceSign]:
    t = lookup.t
    for quotation in annotations.quotations:
        for cluster, variant in lookup.carried.get((article.id, quotation.id), ()):
            sources = len({other.article for other in cluster.variants})
            speaker = cluster.speaker or t.plain("speaker unknown")
            where = t.plain("in this article only | in {n} articles", n=sources)
            label = t.plain("Quotation page: {speaker}, {where}", speaker=speaker, where=where)
            yield SourceSign(variant.span.end, quotation_link(cluster.id), label, sources)
