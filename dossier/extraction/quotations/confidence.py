"""What each rule sees, and how often it was right on annotated news."""

from __future__ import annotations

from dossier.extraction.precision import precision_of
from dossier.extraction.quotations.rules import NOTES
from dossier.model import Evidence, Span


def evidence_of(rule: str, source: str, span: Span | None) -> Evidence:
    """The evidence of a rule that fired at a span, for a source named by "name", "pronoun", "noun" or "none".

    Its precision counts as right what had both the words and their source right.
    """
    return Evidence(rule, span, precision_of(__package__, rule, source), NOTES.get(rule, ""))
