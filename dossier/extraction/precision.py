"""How often each rule was right on annotated news: the one reader of the measured figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# Fewer cases say nothing of a rule.
LEAST_CASES = 8


def precision_of(package: str, *rule: str) -> float | None:
    """The measured precision of a rule, 0 to 1; None where fewer than `LEAST_CASES` were seen.

    The counts stand in `precision.tsv` of the package that holds the rules. A rule is named by every column before
    `seen` and `right`: by its name alone, or by its name and the sort of source it found.
    """
    return _precisions(package).get(rule)


@cache
def _precisions(package: str) -> Mapping[tuple[str, ...], float]:
    text = (files(package) / "precision.tsv").read_text(encoding="utf-8")
    header, *rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    seen, right = header.index("seen"), header.index("right")
    return {
        tuple(row[: min(seen, right)]): round(int(row[right]) / int(row[seen]), 3)
        for row in rows
        if int(row[seen]) >= LEAST_CASES
    }
