"""How often each rule was right on annotated news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_LEAST_CASES = 8


def precision_of(rule: str) -> float | None:
    """The measured precision of a rule, 0 to 1; None where too few cases were seen.

    Right means exactly the words that an annotator marked as a person's name.
    """
    return _table().get(rule)


@cache
def _table() -> dict[str, float]:
    """`precision.tsv` beside this module: the counts each figure rests on."""
    resource = files(__package__) / "precision.tsv"
    if not resource.is_file():
        return {}
    lines = [line for line in resource.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]
    return {
        row["rule"]: round(int(row["right"]) / int(row["seen"]), 3) for row in rows if int(row["seen"]) >= _LEAST_CASES
    }
