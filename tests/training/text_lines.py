"""Fit the weights of the models: `python -m tests.training.text_lines PAGES.jsonl… --out FOLDER`.

A labelled file holds one page a line: {"lines": […], "labels": ["BODY", "TITLE" or anything else, …]}. Logistic
regression by AdaGrad with L2. For the body model every page counts alike and every line by its length; pages of few
lines are also seen without their debris, and cut after their first paragraphs, at lower weights, so that clean and
short texts are kept whole. The headline model learns from the lines above the body. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, sqrt
from operator import mul
from pathlib import Path

from dossier.intake.text.body import FEATURES, judge
from dossier.intake.text.features import around, measure
from dossier.intake.text.headline import FEATURES as HEADLINE_FEATURES
from dossier.intake.text.headline import candidates, headline_reach
from dossier.intake.text.stamps import find_stamps
from dossier.text.lines import lines_of

_EPOCHS, _RATE, _L2 = 40, 0.15, 3e-5
_L2_HEAD = 3e-4
_CLEAN, _CUT, _CUTS, _FEW = 0.3, 0.15, (4, 8), 150


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a training page."""

    features: tuple[float, ...]
    wanted: bool
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


def headlines(paths: Iterable[Path]) -> Iterator[Row]:
    """The rows of the headline model: the lines above the body of every page that shows its title there."""
    for path in paths:
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text = "\n".join(" ".join(line.splitlines()) for line in record["lines"] if line.strip())
            labels = [label for line, label in zip(record["lines"], record["labels"], strict=True) if line.strip()]
            lines = [measure(text, span) for span in lines_of(text)]
            if len(lines) != len(labels):
                continue
            verdicts = judge(lines)
            start = headline_reach(lines, verdicts)
            dated = {i for i in range(min(start + 3, len(lines))) if find_stamps(text, lines[i].span)}
            found = list(candidates(lines, verdicts, start, dated))
            if any(labels[i] == "TITLE" for i, _ in found):
                yield from (Row(features, labels[i] == "TITLE", 1.0) for i, features in found)


def fit(rows: Sequence[Row], prior: Sequence[float], l2: float) -> list[float]:
    """The weights, in the order of the features; what no page shows keeps its prior."""
    size = len(prior)
    weights, squares, mean = list(prior), [1e-6] * size, [0.0] * size
    order, shuffle = list(range(len(rows))), random.Random(7).shuffle
    scale = len(rows) / sum(row.weight for row in rows)
    for epoch in range(_EPOCHS):
        shuffle(order)
        for number in order:
            row = rows[number]
            total = sum(map(mul, weights, row.features))
            error = (1 / (1 + exp(-max(-30.0, min(30.0, total)))) - row.wanted) * row.weight * scale
            for i, x in enumerate(row.features):
                gradient = error * x + l2 * (weights[i] - prior[i])
                if gradient:
                    squares[i] += gradient * gradient
                    weights[i] -= _RATE * gradient / sqrt(squares[i])
        if epoch >= _EPOCHS // 2:
            mean = [m + w / (_EPOCHS - _EPOCHS // 2) for m, w in zip(mean, weights, strict=True)]
    return mean


def write(path: Path, what: str, made: str, names: Sequence[str], weights: Sequence[float]) -> None:
    """The table of one model, with what it was made from and when."""
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=True)]
    head = f"# Weights of the {what} model, used by text/{what}.py.\n"
    head += f"# Made by `python -m tests.training.text_lines`, {made}.\n"
    path.write_text(head + "feature\tweight\n" + "".join(lines), encoding="utf-8")


def main() -> None:
    """Read the pages, fit, write the tables; the headline model stands on the body model, so that comes first."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument("--out", type=Path, required=True, help="the data folder of this package")
    options.add_argument("--day", default=date.today().isoformat(), help="the day to name in the tables")
    chosen = options.parse_args()
    made = f"{chosen.day}, on {', '.join(path.stem for path in chosen.pages)}"
    body = fit(list(pages(chosen.pages)), [0.0] * len(FEATURES), _L2)
    write(chosen.out / "body_weights.tsv", "body", made, FEATURES, body)
    prior = [4.0 if name == "heading" else 0.0 for name in HEADLINE_FEATURES]
    write(
        chosen.out / "headline_weights.tsv",
        "headline",
        made,
        HEADLINE_FEATURES,
        fit(list(headlines(chosen.pages)), prior, _L2_HEAD),
    )


if __name__ == "__main__":
    main()
