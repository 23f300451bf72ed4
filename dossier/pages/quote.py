"""The page of one utterance: the words in full, who printed them when, and the variants side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.model import (
    Article,
    Citation,
    DiffOp,
    DiffPart,
    Page,
    Quotation,
    QuotationKind,
    Reference,
    Span,
    Variant,
)
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, Way
from dossier.pages.spoken import QuoteRow, quote_row
from dossier.text.addresses import quotation_address, source_uri
from dossier.text.visible import beside, shortened

_SHOWN = 40
_LONG = 240


@dataclass(frozen=True, slots=True)
class VariantView:
    """One printing of an utterance, ready to print beside the others; `number` is its place among all of them."""

    number: int
    variant: Variant
    citation: Citation
    quotation: Quotation | None
    parts: tuple[DiffPart, ...]
    spaced: bool
    printed: str | None
    mark_open: str
    mark_close: str
    sentences: tuple[tuple[Citation, str], ...]
    words: str
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A day on which an utterance was printed, with the printings; `day` is empty where it is not known."""

    day: str
    views: tuple[VariantView, ...]


def quote_page(row: QuoteRow, lookup: Lookup, before: Way | None, after: Way | None) -> Page:
    """The page of an utterance; variants beyond forty are counted and left to the articles that print them."""
    cluster, t = row.cluster, lookup.t
    speaker = row.speaker or t.plain("speaker unknown")
    views = [_variant(number, variant, lookup) for number, variant in enumerate(cluster.variants[:_SHOWN], 1)]
    return render_page(
        "quote.html.j2",
        source_uri(quotation_address(cluster.id)),
        f"{speaker}: “{shortened(row.words, 80)}”",
        f"{speaker}: “{row.words}”",
        lookup=lookup,
        section="quotes.md",
        row=row,
        long=len(row.words) > _LONG,
        reported=row.kind == QuotationKind.INDIRECT,
        differences=cluster.differences,
        variants=views,
        more=cluster.variants[_SHOWN:],
        strip=_strip(views, lookup),
        evidence=cluster.evidence,
        reference=lookup.references.get(cluster.id),
        see_also=[quote_row(lookup.clusters[i], lookup) for i in cluster.see_also[:12] if i in lookup.clusters],
        before=before,
        after=after,
    )


def _strip(views: Sequence[VariantView], lookup: Lookup) -> list[Printed]:
    """The printings by day, undated ones at the end."""
    by_day: defaultdict[str, list[VariantView]] = defaultdict(list)
    for view in views:
        by_day[lookup.day_of(view.variant.article)].append(view)
    return [Printed(day, tuple(by_day[day])) for day in sorted(by_day, key=lambda day: (not day, day))]


def _variant(number: int, variant: Variant, lookup: Lookup) -> VariantView:
    citation = Citation(variant.article, variant.span)
    quotation = lookup.quotations.get((variant.article, variant.quotation))
    article = lookup.articles.get(variant.article)
    words = " ".join(lookup.words(citation).split())
    differs = any(part.op is not DiffOp.EQUAL for part in variant.diff)
    parts = variant.diff if differs else (DiffPart(DiffOp.EQUAL, words),)
    printed = variant.printed_speaker
    if printed is None and quotation and quotation.source and article:
        printed = quotation.source.of(article.text)
    quoted = quotation is not None and quotation.kind is QuotationKind.DIRECT
    return VariantView(
        number=number,
        variant=variant,
        citation=citation,
        quotation=quotation,
        parts=parts,
        spaced=_needs_spaces(parts),
        printed=printed,
        mark_open="“" if quoted else "",
        mark_close="”" if quoted else "",
        sentences=_sentences(citation, article) if article else (),
        words=words,
        reference=lookup.references.get(variant.article),
    )


def _needs_spaces(parts: tuple[DiffPart, ...]) -> bool:
    """Whether the parts hold bare words, so that spaces between them must be printed."""
    return len(parts) > 1 and not any(part.text[:1].isspace() or part.text[-1:].isspace() for part in parts)


def _sentences(citation: Citation, article: Article) -> tuple[tuple[Citation, str], ...]:
    """The sentences that the variant touches, each with the citation that leads to it; less of a long one."""
    touched = article.sentences_in(citation.span)
    return tuple((Citation(article.id, s.span), _in_sentence(citation.span, s.span, article)) for s in touched)


def _in_sentence(span: Span, sentence: Span, article: Article) -> str:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    before, after = beside(sentence.of(article.text), start - sentence.start, end - sentence.start)
    return before + article.text[start:end] + after
