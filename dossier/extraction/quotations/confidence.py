"""How often each rule was right on annotated news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def measured_precision() -> dict[str, float]:
    """Rule name → its measured precision (span and speaker both right), 0 to 1; unmeasured rules are absent.

    The figures stand in `precision.tsv` beside this module, with the numbers of cases they rest on.
    """
    resource = files(__package__) / "precision.tsv"
    if not resource.is_file():
        return {}
    lines = [line for line in resource.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = (dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:])
    return {row["rule"]: int(row["right"]) / int(row["seen"]) for row in rows if int(row["seen"])}
