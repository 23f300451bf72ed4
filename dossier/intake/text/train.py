"""Fit the weights of the body model: `python -m dossier.intake.text.train LABELLED.jsonl… --out weights.tsv`.

A labelled file holds one page a line: {"lines": […], "labels": ["BODY" or anything else, …]}. Logistic regression by
AdaGrad with L2, every page counting alike and every line by its length. Pages of few lines are also seen without
their debris, and cut after their first paragraphs, at lower weights, so that clean and short texts are kept whole.
Deterministic.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from operator import mul
from pathlib import Path

from dossier.intake.text.body import FEATURES
from dossier.intake.text.features import around, measure
from dossier.text.lines import lines_of

_EPOCHS, _RATE, _L2 = 40, 0.15, 3e-5
_CLEAN, _CUT, _CUTS, _FEW = 0.3, 0.15, (4, 8), 150


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a training page."""

    features: tuple[float, ...]
    body: bool
    weight: float


def rows_of(lines: Sequence[str], labels: Sequence[str], share: float) -> Iterator[Row]:
    """The training rows of one page, whose weights add up to `share`."""
    kept = [(line, label) for line, label in zip(lines, labels, strict=True) if line.strip()]
    text = "\n".join(" ".join(line.splitlines()) for line, _ in kept)
    measured = [measure(text, span) for span in lines_of(text)]
    if len(measured) != len(kept):
        return
    total = sum(min(line.size, 400) + 20 for line in measured)
    for line, place, (_, label) in zip(measured, around(measured), kept, strict=True):
        yield Row((*line.shape, *place), label == "BODY", share * (min(line.size, 400) + 20) / total)


def pages(paths: Iterable[Path]) -> Iterator[Row]:
    """The rows of all pages, and of those with few lines also cleaned and cut."""
    for path in paths:
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            lines, labels = record["lines"], record["labels"]
            yield from rows_of(lines, labels, 1.0)
            if "BODY" not in labels or len(lines) >= _FEW:
                continue
            clean = [i for i, label in enumerate(labels) if label != "DEBRIS"]
            plain = [i for i in clean if labels[i] != "SUMMARY"]
            cuts = [(clean, _CLEAN), *((_cut(plain, labels, paragraphs), _CUT) for paragraphs in _CUTS)]
            for kept, share in (*cuts, (_cut(clean, labels, _CUTS[0]), _CUT)):
                yield from rows_of([lines[i] for i in kept], [labels[i] for i in kept], share)


def _cut(kept: Sequence[int], labels: Sequence[str], paragraphs: int) -> list[int]:
    """The lines up to the given number of body lines."""
    cut, seen = [], 0
    for i in kept:
        seen += labels[i] == "BODY"
        if seen > paragraphs:
            break
        cut.append(i)
    return cut


def fit(rows: Sequence[Row]) -> list[float]:
    """The weights, in the order of `FEATURES`."""
    size = len(FEATURES)
    weights, squares, mean = [0.0] * size, [1e-6] * size, [0.0] * size
    order, shuffle = list(range(len(rows))), random.Random(7).shuffle
    scale = len(rows) / sum(row.weight for row in rows)
    for epoch in range(_EPOCHS):
        shuffle(order)
        for number in order:
            row = rows[number]
            total = sum(map(mul, weights, row.features))
            error = (1 / (1 + exp(-max(-30.0, min(30.0, total)))) - row.body) * row.weight * scale
            for i, x in enumerate(row.features):
                gradient = error * x + _L2 * weights[i]
                if gradient:
                    squares[i] += gradient * gradient
                    weights[i] -= _RATE * gradient / sqrt(squares[i])
        if epoch >= _EPOCHS // 2:
            mean = [m + w / (_EPOCHS - _EPOCHS // 2) for m, w in zip(mean, weights, strict=True)]
    return mean


def main() -> None:
    """Read the pages, fit, write the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    weights = fit(list(pages(chosen.pages)))
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in zip(FEATURES, weights, strict=True)]
    head = "# Weights of the body model, fitted by dossier/intake/text/train.py; the features are in features.py.\n"
    chosen.out.write_text(head + "feature\tweight\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
