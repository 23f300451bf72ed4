"""What each rule sees, and how often it was right on annotated news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dossier.model import Evidence, Span

_LEAST_CASES = 8


def evidence_of(rule: str, source: str, span: Span | None) -> Evidence:
    """The evidence of a rule that fired at a span, for a source named by "name", "pronoun", "noun" or "none"."""
    return Evidence(rule, span, precision_of(rule, source), _notes().get(rule, ""))


def precision_of(rule: str, source: str) -> float | None:
    """The measured precision of a rule for one sort of source, 0 to 1; None where too few cases were seen.

    Right means both the words and their source. The counts stand in `precision.tsv`.
    """
    return _precisions().get((rule, source))


@cache
def _precisions() -> dict[tuple[str, str], float]:
    return {
        (row["rule"], row["source"]): round(int(row["right"]) / int(row["seen"]), 3)
        for row in _rows("precision.tsv")
        if int(row["seen"]) >= _LEAST_CASES
    }


@cache
def _notes() -> dict[str, str]:
    return {row["rule"]: row["note"] for row in _rows("rules.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this module as column → cell."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]
