"""How often each rule was right on annotated news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def precision_of(rule: str, source: str) -> float | None:
    """The measured precision of a rule for one sort of source, 0 to 1; None where too few cases were seen.

    `source` is "name", "pronoun", "noun" or "none". Right means both the words and their source.
    """
    return _table().get((rule, source))


_LEAST_CASES = 8


@cache
def _table() -> dict[tuple[str, str], float]:
    """`precision.tsv` beside this module: the counts each figure rests on."""
    resource = files(__package__) / "precision.tsv"
    if not resource.is_file():
        return {}
    lines = [line for line in resource.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]
    return {
        (row["rule"], row["source"]): round(int(row["right"]) / int(row["seen"]), 3)
        for row in rows
        if int(row["seen"]) >= _LEAST_CASES
    }
