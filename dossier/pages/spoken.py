"""An utterance as lists show it: the quoted words apart from the frame that the reporter put around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.model import (
    Citation,
    Quotation,
    QuotationCluster,
    QuotationKind,
    Span,
    Variant,
    VariantLabel,
)
from dossier.pages.lookup import Lookup, person_link, quotation_link
from dossier.pages.paging import lines

_MARKS = "\"“”„‟«»‹›‘’‚'` "
_SHORT = 3
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """Some words of an utterance; `quoted` where they stood inside quotation marks, which are then part of them."""

    words: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """What a list of quotations shows of one.

    `unsure` is the share of cases in which its rule is right, where that is less than four in five; `relayed_by` who
    tells in the same article that it was said; `names` what the outlet of each article is called; `day` the first day
    on which it is known to have been printed.
    """

    cluster: QuotationCluster
    href: str
    words: str
    pieces: tuple[SpokenWords, ...]
    speaker: str | None
    speaker_href: str
    kind: str
    sources: int
    outlets: tuple[str, ...]
    names: dict[str, str]
    citations: tuple[Citation, ...]
    day: str
    fragment: bool
    alleged: bool
    relayed_by: str
    unsure: float | None

    @property
    def weight(self) -> int:
        """How many lines the row takes on a phone."""
        return lines(self.words + self.words[: len(self.words) // 6]) + 3 + 2 * min(len(self.citations), 6)


def quote_rows(lookup: Lookup) -> tuple[QuoteRow, ...]:
    """The utterances: those of several articles first, by their number, then the newest."""
    rows = [quote_row(cluster, lookup) for cluster in lookup.dossier.clusters]
    rows.sort(key=lambda row: row.cluster.id)
    rows.sort(key=lambda row: row.day, reverse=True)
    rows.sort(key=lambda row: -row.sources if row.sources > 1 else 0)
    return tuple(rows)


def quote_row(cluster: QuotationCluster, lookup: Lookup) -> QuoteRow:
    """What a list shows of a cluster: its reference wording, speaker, and the places that print it."""
    citations = tuple(_once(Citation(variant.article, variant.span) for variant in cluster.variants))
    reference = reference_of(cluster)
    found = lookup.quotations.get((reference.article, reference.quotation)) if reference else None
    known = cluster.speaker_id in lookup.people if cluster.speaker_id else False
    pieces = pieces_of(Citation(reference.article, reference.span), found, lookup) if reference else ()
    kind = _kind(cluster, lookup)
    names = {citation.article: lookup.source_name(citation.article) for citation in citations}
    days = sorted(filter(None, (lookup.day_of(citation.article) for citation in citations)))
    return QuoteRow(
        cluster=cluster,
        href=quotation_link(cluster.id),
        words=wording(cluster, lookup),
        pieces=pieces,
        speaker=cluster.speaker,
        speaker_href=person_link(cluster.speaker_id) if cluster.speaker_id and known else "",
        kind=kind,
        sources=len({citation.article for citation in citations}),
        outlets=tuple(sorted(set(names.values()))),
        names=names,
        citations=citations,
        day=days[0] if days else "",
        fragment=kind == QuotationKind.MIXED and _quoted_words(pieces) < _SHORT,
        alleged=_alleged(reference, found, lookup),
        relayed_by=lookup.relayed.get((reference.article, reference.quotation), "") if reference else "",
        unsure=_unsure(found),
    )


def reference_of(cluster: QuotationCluster) -> Variant | None:
    """The variant that the others are set against."""
    variants = cluster.variants
    return next((v for v in variants if v.label is VariantLabel.REFERENCE), variants[0] if variants else None)


def wording(cluster: QuotationCluster, lookup: Lookup) -> str:
    """The reference wording of an utterance, white space folded."""
    reference = reference_of(cluster)
    return " ".join(lookup.words(Citation(reference.article, reference.span)).split()) if reference else ""


def pieces_of(citation: Citation, quotation: Quotation | None, lookup: Lookup) -> tuple[SpokenWords, ...]:
    """The cited words as they are shown: what stood in quotation marks in such marks, the rest as it stands.

    He called the plan “a gift to nobody” and left.
    """
    article = lookup.articles.get(citation.article)
    if article is None:
        return ()
    text, span = article.text, citation.span
    spans = [s for s in (quotation.quoted if quotation else ()) if s.overlaps(span)]
    if not spans and quotation is not None and quotation.kind is not QuotationKind.INDIRECT:
        spans = [span]
    found: list[SpokenWords] = []
    at = span.start
    for quoted in spans:
        inside = Span(max(quoted.start, at), max(min(quoted.end, span.end), at))
        _frame(found, text[at : inside.start], first=at == span.start)
        if words := " ".join(inside.of(text).split()):
            found.append(SpokenWords(f"“{words}”", True))
        at = inside.end
    _frame(found, text[at : span.end], first=at == span.start)
    return _joined(found)


def _frame(found: list[SpokenWords], between: str, first: bool) -> None:
    """The reporter's words between two quoted stretches, without the marks that belonged to those."""
    words = " ".join(between.split())
    words = words.rstrip(_MARKS) if first else words.strip(_MARKS)
    if words:
        found.append(SpokenWords(words, False))


def _joined(found: Sequence[SpokenWords]) -> tuple[SpokenWords, ...]:
    """The pieces with the space that stands between two of them, none before a closing sign."""
    pieces: list[SpokenWords] = []
    if found and found[-1].quoted:
        # The comma before the closing mark belongs to the sentence around it: “We will sail,” she said.
        found = [*found[:-1], SpokenWords(found[-1].words.removesuffix(",”").removesuffix("”") + "”", True)]
    for piece in found:
        spaced = pieces and not (not piece.quoted and piece.words[0] in ".,;:!?)’")
        pieces.append(SpokenWords(" " + piece.words, piece.quoted) if spaced else piece)
    return tuple(pieces)


def _quoted_words(pieces: tuple[SpokenWords, ...]) -> int:
    return sum(len(piece.words.split()) for piece in pieces if piece.quoted)


def _once(citations: Iterable[Citation]) -> list[Citation]:
    """The first citation into each article."""
    found: dict[str, Citation] = {}
    for citation in citations:
        found.setdefault(citation.article, citation)
    return list(found.values())


def _kind(cluster: QuotationCluster, lookup: Lookup) -> str:
    found = {
        quotation.kind
        for variant in cluster.variants
        if (quotation := lookup.quotations.get((variant.article, variant.quotation)))
    }
    return str(next((kind for kind in QuotationKind if kind in found), QuotationKind.DIRECT))


def _alleged(reference: Variant | None, found: Quotation | None, lookup: Lookup) -> bool:
    if reference is None or found is None or found.cue is None or reference.article not in lookup.articles:
        return False
    return "alleg" in found.cue.of(lookup.articles[reference.article].text).lower()


def _unsure(found: Quotation | None) -> float | None:
    sure = found.evidence.confidence if found else None
    return sure if sure is not None and sure < _SURE else None
