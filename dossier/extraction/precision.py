"""How often each rule was right on annotated news: the one reader of the measured figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dossier.text.tables import read_table

# Fewer cases say nothing of a rule.
LEAST_CASES = 8


def precision_of(package: str, *rule: str) -> float | None:
    """The measured precision of a rule, 0 to 1; None where fewer than `LEAST_CASES` were seen.

    The counts stand in `precision.tsv` of the package that holds the rules. A rule is named by
    its name alone, or by its name and the sort of source it found.
    """
    return _precisions(package).get(rule)


@cache
def _precisions(package: str) -> Mapping[tuple[str, ...], float]:
    return {
        tuple(row[column] for column in ("rule", "source") if column in row): round(int(row["right"]) / seen, 3)
        for row in read_table(files(package) / "precision.tsv")
        if (seen := int(row["seen"])) >= LEAST_CASES
    }
