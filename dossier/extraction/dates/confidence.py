"""How often each date rule was right on annotated news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_LEAST_CASES = 8


def precision_of(rule: str) -> float | None:
    """The measured precision of a rule, 0 to 1; None where too few cases were seen to say."""
    return _table().get(rule)


@cache
def _table() -> dict[str, float]:
    """`precision.tsv` beside this module: the counts each figure rests on."""
    lines = (files(__package__) / "precision.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {rule: round(int(right) / int(seen), 3) for rule, seen, right in rows if int(seen) >= _LEAST_CASES}
