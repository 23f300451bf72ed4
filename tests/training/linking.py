"""What moving each number of linking does: `python -m tests.training.linking` (a quarter of an hour).

For quotations it prints precision and recall on two sets of generated families (seeds 21 and 22, not those of the
tests), for names how many pairs of pairs.tsv come out as written, each number moved down and up by a tenth. The
records are `dossier.linking.quotations.bars` and `dossier.linking.people.scores`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dossier.linking.people import likeness
from dossier.linking.people.scores import SCORES
from dossier.linking.quotations import grouping, links
from dossier.linking.quotations.bars import BARS
from tests.linking.people.test_pairs import PAIRS, outcome
from tests.linking.quotations.families import make_case, score
from tests.linking.quotations.test_families import pairs

SEEDS = (21, 22)


def moved(record: Any) -> Iterator[tuple[str, Any]]:
    """The record with each number a tenth lower, then higher; one that counts is moved by one."""
    for number in dataclasses.fields(record):
        kept = getattr(record, number.name)
        for step in (-1, 1):
            if isinstance(kept, Mapping):
                value: Any = MappingProxyType({key: part * (1 + 0.1 * step) for key, part in kept.items()})
            else:
                value = kept + step if isinstance(kept, int) else kept * (1 + 0.1 * step)
            yield f"{number.name} {'-' if step < 0 else '+'}", dataclasses.replace(record, **{number.name: value})


def families() -> str:
    """Precision and recall over all seeds."""
    found = [score(case, pairs(case)) for case in map(make_case, SEEDS)]
    return "  ".join(f"{precision:.3f} {recall:.3f}" for precision, recall in found)


def names() -> str:
    """How many pairs of names come out as written."""
    right = sum(outcome(left, other) == link for _, left, other, _, link in PAIRS)
    return f"{right} of {len(PAIRS)}"


def report(record: Any, place: Callable[[Any], None], measure: Callable[[], str]) -> None:
    """Print the measure as it is, then with each number moved."""
    print(f"{type(record).__name__:22} {measure()}")
    for name, other in moved(record):
        place(other)
        print(f"  {name:20} {measure()}", flush=True)
    place(record)


def _place_bars(bars: Any) -> None:
    for module in (links, grouping):
        vars(module)["BARS"] = bars


def _place_scores(scores: Any) -> None:
    vars(likeness)["SCORES"] = scores


def main() -> None:
    """Print both tables."""
    report(SCORES, _place_scores, names)
    report(BARS, _place_bars, families)


if __name__ == "__main__":
    main()
