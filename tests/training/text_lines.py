"""Fit the weights of the models: `python -m tests.training.text_lines PAGES.jsonl… --out FOLDER` (needs numpy, scipy).

A labelled file holds one page a line: {"id": …, "lines": […], "labels": ["BODY", "TITLE" or anything else, …]}. Every
page counts alike and every line by its length; pages of few lines are also seen without their debris, and cut after
their first paragraphs, at lower weights, so that clean and short texts are kept whole. The context model looks at what
the body model says of the lines around: while it learns, a page is judged by a body model that saw no page of its
outlet (`id` up to the first underscore), as it will be when the page is new. Logistic regression by L-BFGS with L2.
The headline model learns from the lines above the body, by AdaGrad. Deterministic.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, sqrt
from operator import mul
from pathlib import Path
from typing import Any

from dossier.intake.text.body import FEATURES, judge
from dossier.intake.text.context import CONTEXT, in_context
from dossier.intake.text.features import Line, around, measure
from dossier.intake.text.headline import FEATURES as HEADLINE_FEATURES
from dossier.intake.text.headline import candidates, headline_reach
from dossier.intake.text.stamps import find_stamps
from dossier.text.lines import lines_of

_EPOCHS, _RATE = 40, 0.15
_L2_BODY, _L2_CONTEXT, _FOLDS = 1e-5, 3e-6, 5
_L2_HEAD = 3e-4
_CLEAN, _CUT, _CUTS, _FEW = 0.3, 0.15, (4, 8), 150


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a training page."""

    features: tuple[float, ...]
    wanted: bool
    weight: float


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page as it is learned from: its lines measured, and a row for each."""

    outlet: str
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]


def page_of(outlet: str, lines: Sequence[str], labels: Sequence[str], share: float) -> Iterator[LabelledPage]:
    """A page with its training rows, whose weights add up to `share`; nothing for one whose lines do not match."""
    kept = [(line, label) for line, label in zip(lines, labels, strict=True) if line.strip()]
    text = "\n".join(" ".join(line.splitlines()) for line, _ in kept)
    measured = [measure(text, span) for span in lines_of(text)]
    if not measured or len(measured) != len(kept):
        return
    total = sum(min(line.size, 400) + 20 for line in measured)
    rows = (
        Row((*line.shape, *place), label == "BODY", share * (min(line.size, 400) + 20) / total)
        for line, place, (_, label) in zip(measured, around(measured), kept, strict=True)
    )
    yield LabelledPage(outlet, tuple(measured), tuple(rows))


def pages(paths: Iterable[Path]) -> Iterator[LabelledPage]:
    """All pages, and those with few lines also cleaned and cut."""
    for path in paths:
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            lines, labels = record["lines"], record["labels"]
            outlet = str(record["id"]).partition("_")[0]
            yield from page_of(outlet, lines, labels, 1.0)
            if "BODY" not in labels or len(lines) >= _FEW:
                continue
            clean = [i for i, label in enumerate(labels) if label != "DEBRIS"]
            plain = [i for i in clean if labels[i] != "SUMMARY"]
            cuts = [(clean, _CLEAN), *((_cut(plain, labels, paragraphs), _CUT) for paragraphs in _CUTS)]
            for kept, share in (*cuts, (_cut(clean, labels, _CUTS[0]), _CUT)):
                yield from page_of(outlet, [lines[i] for i in kept], [labels[i] for i in kept], share)


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


def two_looks(found: Sequence[LabelledPage]) -> tuple[list[float], list[float]]:
    """The weights of the body model and of the context model."""
    body = fit_whole([row for page in found for row in page.rows], _L2_BODY)
    second: list[Row] = []
    for fold in range(_FOLDS):
        strangers = [row for page in found if _fold(page) != fold for row in page.rows]
        weights = fit_whole(strangers, _L2_BODY)
        second += (row for page in found if _fold(page) == fold for row in _in_context(page, weights))
    return body, fit_whole(second, _L2_CONTEXT)


def _in_context(page: LabelledPage, weights: Sequence[float]) -> Iterator[Row]:
    logits = [sum(map(mul, weights, row.features)) for row in page.rows]
    for row, beside in zip(page.rows, in_context(page.lines, logits), strict=True):
        yield replace(row, features=(*row.features, *beside))


def _fold(page: LabelledPage) -> int:
    return int(hashlib.md5(page.outlet.encode(), usedforsecurity=False).hexdigest(), 16) % _FOLDS


def fit_whole(rows: Sequence[Row], l2: float) -> list[float]:
    """The weights of the logistic regression at its optimum, in the order of the features."""
    import numpy
    from scipy.optimize import minimize

    features = numpy.array([row.features for row in rows], float)
    wanted = numpy.array([row.wanted for row in rows], float)
    shares = numpy.array([row.weight for row in rows], float)
    shares /= shares.sum()

    def loss(weights: Any) -> tuple[float, Any]:
        chance = 1 / (1 + numpy.exp(-numpy.clip(features @ weights, -30, 30)))
        miss = -(shares * numpy.log(numpy.where(wanted > 0, chance, 1 - chance) + 1e-12)).sum()
        return miss + l2 * (weights @ weights) / 2, features.T @ (shares * (chance - wanted)) + l2 * weights

    start = numpy.zeros(features.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return [float(weight) for weight in found.x]


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
    head = f"# Weights of the {what} model, used by text/{'body' if what == 'context' else what}.py.\n"
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
    body, context = two_looks(list(pages(chosen.pages)))
    write(chosen.out / "body_weights.tsv", "body", made, FEATURES, body)
    write(chosen.out / "context_weights.tsv", "context", made, (*FEATURES, *CONTEXT), context)
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
