"""Which line is the headline: the line before the body that speaks of what the body speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from math import log
from operator import mul

from dossier.intake.tables import table
from dossier.intake.text.body import BodyVerdict
from dossier.intake.text.features import Line, content_words
from dossier.intake.text.words import LineCue
from dossier.text.fold import fold

_SHORTEST, _LONGEST = 8, 300
_REACH = 60
_LEAST, _LEAST_FIRST = -1.5, -4.0
FEATURES = (
    "shared", "shared-count", "tiny", "kicker", "usual", "lengthy", "ends", "asks", "repeated", "echoed", "photo",
    "menu", "copyright", "tail", "link", "listed", "bracketed", "separators", "distance", "standfirst-next",
    "date-after", "capital-words", "quotes", "colon", "heading", "byline-cue", "lower-start", "twin-next",
    "body", "first-line", "bias",
)  # fmt: skip
_MEASURED = ("tail", "link", "listed", "bracketed", "separators", "capital-words", "quotes", "lower-start")


def body_start(lines: Sequence[Line], verdicts: Sequence[BodyVerdict]) -> int:
    """The index of the first line of the body: a full sentence of it where there is one."""
    body = [i for i, verdict in enumerate(verdicts) if verdict.body]
    return next((i for i in body if lines[i].long), body[0] if body else len(lines))


def headline_reach(lines: Sequence[Line], verdicts: Sequence[BodyVerdict]) -> int:
    """The index before which a headline can stand: the body's start, or one more where that is itself no sentence."""
    start = body_start(lines, verdicts)
    titled = start + 1 < len(lines) and not lines[start].ends and lines[start].size < 160
    return start + 1 if titled else start


def find_headline(
    lines: Sequence[Line], verdicts: Sequence[BodyVerdict], dated: Collection[int], stated: str | None = None
) -> int | None:
    """The index of the headline, or None where the text starts with its body.

    `dated` are the lines that are printed dates; `stated` is the title that the container declares, whose own line,
    if it is there, is the headline.
    """
    start = headline_reach(lines, verdicts)
    if stated is not None:
        wanted = fold(stated)
        same = [i for i in range(min(len(lines), start + 3)) if fold(lines[i].words) == wanted]
        if same:
            return same[-1]
    scores = {}
    for i, features in candidates(lines, verdicts, start, dated):
        scores[i] = sum(map(mul, _weights(), features))
    if not scores:
        return None
    best = max(scores, key=lambda i: (scores[i], -i))
    # The first line of a text has the place of a headline for it.
    return best if scores[best] > (_LEAST_FIRST if best == 0 else _LEAST) else None


def candidates(
    lines: Sequence[Line], verdicts: Sequence[BodyVerdict], start: int, dated: Collection[int]
) -> Iterator[tuple[int, tuple[float, ...]]]:
    """The lines before `start` that could be the headline, each with its features in the order of `FEATURES`."""
    spoken: set[str] = set()
    paragraphs: set[str] = set()
    for line, verdict in zip(lines[start:], verdicts[start:], strict=True):
        if verdict.body and line.long:
            spoken |= content_words(line)
            paragraphs.add(line.key)
    repeats = Counter(line.key for line in lines)
    for i in range(max(0, start - _REACH), start):
        line = lines[i]
        # A copy of a paragraph is a highlight, never the headline.
        if i in dated or not _SHORTEST <= line.size <= _LONGEST or line.key in paragraphs:
            continue
        found = {
            **_words_of(line, spoken),
            **_place_of(i, lines, verdicts, start, dated),
            "repeated": min(repeats[line.key] - 1, 2) / 2,
        }
        yield i, tuple(float(found[name]) for name in FEATURES)


def _words_of(line: Line, spoken: set[str]) -> dict[str, float]:
    """The features of a line's own words, beside those of the body (`spoken`)."""
    own = content_words(line)
    shared = len(own & spoken)
    asks = line.words.rstrip("\"'”’»").endswith(("?", "!", "…"))
    return {
        "shared": shared / len(own) if own else 0.0,
        "shared-count": min(shared, 6) / 6,
        "tiny": line.size < 18,
        "kicker": 18 <= line.size < 32,
        "usual": 42 <= line.size < 115,
        "lengthy": line.size >= 130,
        "ends": line.ends and not asks,
        "asks": asks,
        "photo": line.cues & LineCue.PHOTO.value > 0,
        "menu": line.cues & LineCue.MENU.value > 0,
        "byline-cue": line.cues & LineCue.BYLINE.value > 0,
        "copyright": "©" in line.words,
        "colon": ": " in line.words,
        "heading": line.words.startswith("# "),
        **{name: line[name] for name in _MEASURED},
    }


def _place_of(
    i: int, lines: Sequence[Line], verdicts: Sequence[BodyVerdict], start: int, dated: Collection[int]
) -> dict[str, float]:
    """The features of where line `i` stands: what follows it, and how far the body is."""
    line = lines[i]
    next_lines = range(i + 1, min(i + 7, start + 1))
    return {
        "echoed": len(line.key) > 25 and _is_echoed(line, lines[: start + 1]),
        "distance": log(1 + start - i) / 4,
        "standfirst-next": any(lines[j].size >= 80 and j < start for j in next_lines[:2]),
        "date-after": any(j in dated for j in next_lines),
        "twin-next": i + 1 < len(lines) and lines[i + 1].key == line.key,
        "body": verdicts[i].body,
        "first-line": i == 0,
        "bias": 1.0,
    }


def _is_echoed(line: Line, lines: Sequence[Line]) -> bool:
    return any(line.key in other.key for other in lines if other is not line)


@cache
def _weights() -> tuple[float, ...]:
    weights = {row["feature"]: float(row["weight"]) for row in table("headline_weights")}
    return tuple(weights[name] for name in FEATURES)
