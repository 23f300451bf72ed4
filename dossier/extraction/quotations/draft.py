"""A quotation before it has its id."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Evidence, QuotationKind, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a `Quotation` but the id, which depends on the drafts before it."""

    span: Span
    kind: QuotationKind
    quoted: tuple[Span, ...]
    evidence: Evidence
    speaker: str | None = None
    entity: str | None = None
    source: Span | None = None
    cue: Span | None = None
