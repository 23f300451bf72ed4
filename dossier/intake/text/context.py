"""What the model's first look at all lines says of each: how sure it is of its neighbours and of the text around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import exp, log

from dossier.intake.text.features import SENTENCE, Line

CONTEXT = (
    "seen", "seen-sure", "above-1", "below-1", "above-2", "below-2", "above-3", "below-3", "body-near", "body-far",
    "body-above", "body-below", "midst", "since-sure", "until-sure", "inside", "inside-short", "short-above-sure",
    "short-below-sure", "short-between-sure", "short-seen", "inside-seen", "short-below", "short-above",
    "short-since", "short-until",
)  # fmt: skip
# Logits are taken as far as this, in fourths; beyond a text's ends nothing is body.
_FARTHEST, _FOURTH, _NOTHING = 8.0, 4.0, -1.5
_SURE, _FAR = 0.6, 30


def in_context(lines: Sequence[Line], logits: Sequence[float]) -> list[tuple[float, ...]]:
    """For each line the features of what was first seen around it, in the order of `CONTEXT`.

    `logits` are the first model's, a line each. A short line between two sure sentences is a subhead, and the same line
    far below the last of them the name of a section.
    """
    size = len(lines)
    seen = [max(-_FARTHEST, min(_FARTHEST, logit)) / _FOURTH for logit in logits]
    chances = [1 / (1 + exp(-_FOURTH * value)) for value in seen]
    padded = [*[_NOTHING] * 3, *seen, *[_NOTHING] * 3]
    mass = list(accumulate((p * line.size for p, line in zip(chances, lines, strict=True)), initial=0.0))
    sums, total = list(accumulate(chances, initial=0.0)), mass[-1] + 1
    sure = [line.long and p > _SURE for line, p in zip(lines, chances, strict=True)]
    count = list(accumulate(sure, initial=0))
    since, until = _distances(sure), _distances(sure[::-1])[::-1]
    found = []
    for i, (line, own) in enumerate(zip(lines, seen, strict=True)):
        short = line.size < SENTENCE
        above, below = i > 0 and sure[i - 1], i + 1 < size and sure[i + 1]
        inside = count[i] > 0 and count[i + 1] < count[size]
        before, after = mass[i] / total, 1 - mass[i + 1] / total
        found.append((
            *_neighbours(padded, i),
            *(_share(sums, i, reach) for reach in (3, 10)),
            before,
            after,
            4 * before * after,
            since[i],
            until[i],
            inside,
            inside and short,
            below and short,
            above and short,
            above and below and short,
            own * short,
            own * inside,
            *(value * short for value in (padded[i + 4], padded[i + 2], since[i], until[i])),
        ))  # fmt: skip
    return found


def _neighbours(padded: Sequence[float], i: int) -> tuple[float, ...]:
    """What was seen of line `i`, how surely, and of the three lines above and below it; `padded` has three more."""
    own = padded[i + 3]
    return (
        own,
        abs(own),
        padded[i + 2],
        padded[i + 4],
        padded[i + 1],
        padded[i + 5],
        padded[i],
        padded[i + 6],
    )


def _share(sums: Sequence[float], i: int, reach: int) -> float:
    """The share of body lines among those within reach of line `i`, by their running sums."""
    low, high = max(0, i - reach), min(len(sums) - 1, i + reach + 1)
    return (sums[high] - sums[low] - (sums[i + 1] - sums[i])) / (2 * reach)


def _distances(sure: Sequence[bool]) -> list[float]:
    """How many lines back the last sure one stands, at most 30, as a logarithm."""
    found, gap = [], _FAR
    for is_sure in sure:
        found.append(log(1 + gap) / 3)
        gap = 0 if is_sure else min(gap + 1, _FAR)
    return found
