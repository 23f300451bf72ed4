"""Which lines are the body of the article: a small logistic model, and the band from first to last sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from operator import mul

from dossier.intake.tables import table
from dossier.intake.text.context import CONTEXT, in_context
from dossier.intake.text.features import AROUND, OWN, SENTENCE, Line, around, content_words
from dossier.intake.text.words import LineCue

FEATURES = (*OWN, *AROUND)
# Inside the band a line is dropped only when it scores very low, outside it is kept only when it scores high;
# measured on scraped pages of 35 countries, held out by outlet.
_KEEP_SENTENCE, _KEEP_SHORT, _KEEP_OUTSIDE = 0.3, 0.4, 0.55
# What the second look counts for beside the first, in texts of more and of few lines.
_SECOND, _SECOND_OF_FEW, _FEW_SEEN = 0.85, 0.3, 60
_SURE = 0.6
_OF_BEST = 0.6
_DOUBT = 0.2
_LEAD_LINE, _LEAD_ABOVE = 9, 0.15
_FEW, _KEEP_BETWEEN, _KEEP_BELOW = 40, 0.08, 0.3
_LEAD_REACH, _LEAD_SHORTEST, _LEAD_LEAST = 5, 60, 0.04
# Measured on scraped pages: below this distance and above this share of words it is as often the story that goes on.
_APART, _ALIKE, _STORY = 9, 0.1, 600
_SIGNED = re.compile(r"[\"“„«»‘'][^\"“”„«»]{12,300}[.!?…,][\"”“»«’']\s?[-–—―]{1,2}\s?[^\W\d_]")
_ASIDE = LineCue.MENU.value | LineCue.PHOTO.value


@dataclass(frozen=True, slots=True)
class BodyVerdict:
    """Whether a line belongs to the body; `score` is the model's probability, `certain` False near the border."""

    body: bool
    score: float
    certain: bool


def judge(lines: Sequence[Line]) -> list[BodyVerdict]:
    """A verdict for every line of one text; the best line of a text without any clear one is still its body.

    The sentence "Ministers met for two hours on Sunday, officials said." between two others is kept at a score at
    which the same words under a row of links would not be.
    """
    scores = score(lines)
    if not scores:
        return []
    best = max(scores)
    sure = [i for i, (line, s) in enumerate(zip(lines, scores, strict=True)) if line.long and s > _SURE]
    first, last = (sure[0], sure[-1]) if sure else (scores.index(best),) * 2
    verdicts = []
    for i, (line, value) in enumerate(zip(lines, scores, strict=True)):
        inside = _KEEP_SENTENCE if line.long else _KEEP_SHORT
        border = min(inside if first <= i <= last else _KEEP_OUTSIDE, _OF_BEST * best)
        verdicts.append(BodyVerdict(value > border, value, abs(value - border) > _DOUBT * min(1.0, 2 * border)))
    _keep_between(lines, scores, verdicts, unsure=not sure)
    return verdicts


def _keep_between(lines: Sequence[Line], scores: Sequence[float], verdicts: list[BodyVerdict], *, unsure: bool) -> None:
    """Count in, as uncertain, the full sentences that a text of few lines would otherwise lose.

    Right above the first body sentence a full sentence is more often the lead than not. In a short text the model
    sees too little around a line to be sure of it; there a full sentence between two of the body, or right below its
    last one, is left in, and, where the model is sure of no sentence at all, every plain one.
    """
    few = len(lines) <= _FEW
    body = [i for i, verdict in enumerate(verdicts) if lines[i].long and (verdict.body or (few and unsure))]
    body = [i for i in body if verdicts[i].body or (scores[i] > _KEEP_BETWEEN and is_plain(lines[i]))]
    if not body:
        return
    kept = set(body)
    kept |= {i for i in (body[0] - 1,) if 0 <= i < _LEAD_LINE and scores[i] > _LEAD_ABOVE}
    if few:
        kept |= {i for i in range(body[0], body[-1]) if scores[i] > _KEEP_BETWEEN}
        kept |= {i for i in range(body[-1] + 1, min(body[-1] + 2, len(lines))) if scores[i] > _KEEP_BELOW}
    for i in kept:
        if lines[i].long and not verdicts[i].body:
            verdicts[i] = BodyVerdict(True, scores[i], certain=False)


def with_lead(lines: Sequence[Line], verdicts: Sequence[BodyVerdict], signed: Collection[int]) -> list[BodyVerdict]:
    """The verdicts with the first paragraph counted in where a short text hid it from the model.

    `signed` are the lines that carry a printed date or a byline. A full sentence below the last of them, with only
    short lines and the body after it, opens the story.
    """
    found = list(verdicts)
    start = next((i for i, v in enumerate(found) if v.body and lines[i].long), len(lines))
    above = [i for i in signed if start - _LEAD_REACH <= i < start]
    if start == len(lines) or not above:
        return found
    for i in range(max(above) + 1, start):
        line = lines[i]
        if line.ends and line.size >= _LEAD_SHORTEST and is_plain(line) and found[i].score > _LEAD_LEAST:
            found[i] = BodyVerdict(True, found[i].score, certain=found[i].body)
    return found


def without_other_stories(lines: Sequence[Line], verdicts: Sequence[BodyVerdict]) -> list[BodyVerdict]:
    """The verdicts without what follows the story far below it and speaks of something else.

    Below many lines of a page's own words, sentences that share hardly a word with the story are its cookies, its
    terms, or another story.
    """
    runs: list[list[int]] = []
    for i in (i for i, verdict in enumerate(verdicts) if verdict.body):
        if runs and i - runs[-1][-1] <= _APART:
            runs[-1].append(i)
        else:
            runs.append([i])
    found = list(verdicts)
    if len(runs) < 2:
        return found
    story = max(runs, key=lambda run: sum(lines[i].size for i in run))
    told = _words_of(lines, story)
    for run in runs[runs.index(story) + 1 :] if sum(lines[i].size for i in story) >= _STORY else ():
        words = _words_of(lines, run)
        if len(words & told) < _ALIKE * len(words):
            for i in run:
                found[i] = BodyVerdict(False, found[i].score, certain=False)
    return found


def _words_of(lines: Sequence[Line], run: Sequence[int]) -> frozenset[str]:
    return frozenset(word for i in run for word in content_words(lines[i]))


def is_plain(line: Line) -> bool:
    """Whether nothing in a line says that it is a caption, a list or a page's own words."""
    aside = line.cues & _ASIDE if line.size < SENTENCE else line["tail-photo"]
    return not aside and not line["tail"] and not line["listed"] and not line["copyright"]


def with_speech(lines: Sequence[Line], verdicts: list[BodyVerdict]) -> list[BodyVerdict]:
    """The verdicts with signed statements beside body lines counted in: “I walk now.” — Ann Bell, 45, teacher."""
    found = list(verdicts)
    for i, line in enumerate(lines):
        beside = found[max(0, i - 1) : i] + verdicts[i + 1 : i + 2]
        if not found[i].body and line["quotes"] and any(v.body for v in beside) and _SIGNED.match(line.words):
            found[i] = BodyVerdict(True, found[i].score, certain=False)
    return found


def score(lines: Sequence[Line]) -> list[float]:
    """The probability of each line to be body text: seen once by itself and its place, then beside what was seen.

    In a text of few lines the first look counts for most: there is little around a line to be seen.
    """
    shapes = [(*line.shape, *place) for line, place in zip(lines, around(lines), strict=True)]
    first = [sum(map(mul, _weights("body_weights", FEATURES), shape)) for shape in shapes]
    weights = _weights("context_weights", (*FEATURES, *CONTEXT))
    second = _SECOND_OF_FEW if len(lines) <= _FEW_SEEN else _SECOND
    found = []
    for shape, once, beside in zip(shapes, first, in_context(lines, first), strict=True):
        again = sum(map(mul, weights, (*shape, *beside)))
        total = second * again + (1 - second) * once
        found.append(1 / (1 + exp(-max(-30.0, min(30.0, total)))))
    return found


@cache
def _weights(name: str, features: tuple[str, ...]) -> tuple[float, ...]:
    weights = {row["feature"]: float(row["weight"]) for row in table(name)}
    return tuple(weights[feature] for feature in features)
