"""The pages of quotations: one per utterance, its variants side by side; and their index."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import (
    Article,
    Citation,
    DiffOp,
    DiffPart,
    Page,
    Quotation,
    QuotationCluster,
    QuotationKind,
    Variant,
    VariantLabel,
)
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, person_link, quotation_link
from dossier.text.addresses import quotation_address, source_uri
from dossier.text.visible import shortened


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """What a list of quotations shows of one."""

    cluster: QuotationCluster
    href: str
    words: str
    speaker: str | None
    speaker_href: str
    kind: str
    sources: int
    outlets: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class VariantView:
    """One printing of an utterance, ready to print beside the others."""

    variant: Variant
    citation: Citation
    quotation: Quotation | None
    parts: tuple[DiffPart, ...]
    spaced: bool
    printed: str | None
    mark_open: str
    mark_close: str
    sentences: tuple[tuple[Citation, str], ...]


def quote_pages(lookup: Lookup, rows: tuple[QuoteRow, ...]) -> tuple[Page, ...]:
    """The index, widest travelled first, and one page per utterance."""
    outlets = sorted({name for row in rows for name in row.outlets})
    index = render_page(
        "quotes.html.j2",
        "quotes.md",
        "Quotations",
        "Every quotation, who said it, and which articles print it in which words.",
        lookup=lookup,
        quotes=rows,
        facets=[
            ("Speaker", "speaker", sorted({row.speaker or "unknown" for row in rows})),
            ("Kind", "kind", sorted({row.kind for row in rows})),
            ("Printed in", "printed", ["several articles", "one article"]),
            ("Source", "outlet", outlets),
        ],
    )
    return (index, *(_page(row, lookup) for row in rows))


def quote_rows(lookup: Lookup) -> tuple[QuoteRow, ...]:
    """The quotations, those printed in most articles first, then in the order of the articles."""
    order = {article.id: number for number, article in enumerate(lookup.dossier.articles)}
    rows = [quote_row(cluster, lookup) for cluster in lookup.dossier.clusters]

    def place(row: QuoteRow) -> tuple[int, int, int, str]:
        first = row.citations[0] if row.citations else None
        at = (order.get(first.article, len(order)), first.span.start) if first else (len(order), 0)
        return -row.sources, *at, row.cluster.id

    return tuple(sorted(rows, key=place))


def quote_row(cluster: QuotationCluster, lookup: Lookup) -> QuoteRow:
    """What a list shows of a cluster: its reference wording, speaker, and the places that print it."""
    citations = tuple(Citation(variant.article, variant.span) for variant in cluster.variants)
    known = cluster.speaker_id in lookup.people if cluster.speaker_id else False
    return QuoteRow(
        cluster=cluster,
        href=quotation_link(cluster.id),
        words=wording(cluster, lookup),
        speaker=cluster.speaker,
        speaker_href=person_link(cluster.speaker_id) if cluster.speaker_id and known else "",
        kind=_kind(cluster, lookup),
        sources=len({citation.article for citation in citations}),
        outlets=tuple(sorted({lookup.source_name(citation.article) for citation in citations})),
        citations=citations,
    )


def wording(cluster: QuotationCluster, lookup: Lookup) -> str:
    """The reference wording of an utterance, white space folded."""
    variants = cluster.variants
    reference = next((v for v in variants if v.label is VariantLabel.REFERENCE), variants[0] if variants else None)
    return " ".join(lookup.words(Citation(reference.article, reference.span)).split()) if reference else ""


def _kind(cluster: QuotationCluster, lookup: Lookup) -> str:
    found = {
        quotation.kind
        for variant in cluster.variants
        if (quotation := lookup.quotations.get((variant.article, variant.quotation)))
    }
    return str(next((kind for kind in QuotationKind if kind in found), QuotationKind.DIRECT))


def _page(row: QuoteRow, lookup: Lookup) -> Page:
    cluster = row.cluster
    speaker = row.speaker or "Speaker unknown"
    return render_page(
        "quote.html.j2",
        source_uri(quotation_address(cluster.id)),
        f"{speaker}: “{shortened(row.words, 80)}”",
        f"{speaker}: “{row.words}”",
        row=row,
        cluster=cluster,
        kind=row.kind,
        differences=cluster.differences,
        variants=[_variant(variant, lookup) for variant in cluster.variants],
        see_also=[quote_row(lookup.clusters[i], lookup) for i in cluster.see_also if i in lookup.clusters],
        lookup=lookup,
    )


def _variant(variant: Variant, lookup: Lookup) -> VariantView:
    citation = Citation(variant.article, variant.span)
    quotation = lookup.quotations.get((variant.article, variant.quotation))
    article = lookup.articles.get(variant.article)
    words = lookup.words(citation)
    differs = any(part.op is not DiffOp.EQUAL for part in variant.diff)
    parts = variant.diff if differs else (DiffPart(DiffOp.EQUAL, words),)
    printed = variant.printed_speaker
    if printed is None and quotation and quotation.source and article:
        printed = quotation.source.of(article.text)
    quoted = bool(quotation) and quotation is not None and quotation.kind is QuotationKind.DIRECT
    return VariantView(
        variant=variant,
        citation=citation,
        quotation=quotation,
        parts=parts,
        spaced=_needs_spaces(parts),
        printed=printed,
        mark_open="“" if quoted else "",
        mark_close="”" if quoted else "",
        sentences=_sentences(citation, article) if article else (),
    )


def _needs_spaces(parts: tuple[DiffPart, ...]) -> bool:
    """Whether the parts hold bare words, so that spaces between them must be printed."""
    return len(parts) > 1 and not any(part.text[:1].isspace() or part.text[-1:].isspace() for part in parts)


def _sentences(citation: Citation, article: Article) -> tuple[tuple[Citation, str], ...]:
    """The whole sentences that the variant touches, each with the citation that leads to it."""
    touched = article.sentences_in(citation.span)
    return tuple((Citation(article.id, sentence.span), sentence.span.of(article.text)) for sentence in touched)
