"""What a line looks like: language-neutral measurements of a line and its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from math import log

from dossier.intake.text.words import LineCue, cues_in
from dossier.model import Span

_SCANNED = 260
_DENSE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d]")
_STOPS = re.compile(r"[.!?…]['\"”’»)\]]?\s")
_END = tuple(".!?…。！？।؟۔")
_CLOSERS = "'\"”’»)]）」』“‘*_ \u00a0"
_LINK = re.compile(r"://|@\w|\.(?:com|org|net|info|[a-z]{2})(?=[/\s),]|$)")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b")
_LIST = re.compile(r"[•·▪●◦*‣–—-]\s|\d{1,2}[.)]\s|[\[{<|>►▶→»]")
_TAIL = re.compile(r"\([^()]{2,60}\)\.?$|[|/]\s?[^|/]{2,40}$")
_SEPARATORS = re.compile(r"[|•·›»/]")
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_GAPS = {code: " " for code in range(128) if not chr(code).isalpha()}
_ASCII_SMALL = "["  # stands after the capitals and before the small letters
_DIGITS = re.compile(r"[0-9]")
_QUOTES = re.compile(r'["“”„«»「」『』]')
_PHOTO, _MENU, _BYLINE = LineCue.PHOTO.value, LineCue.MENU.value, LineCue.BYLINE.value
SENTENCE = 80


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph measured. `size` counts characters as if all scripts were as wide as Latin.

    `long` says that it looks like a full sentence of running text; `key` is what two repeats of the line share;
    `shape` holds the line's own features, in the order of `OWN`, a yes or no as a truth value.
    """

    span: Span
    words: str
    key: str
    size: float
    ends: bool
    long: bool
    cues: int
    shape: tuple[float, ...]

    def __getitem__(self, feature: str) -> float:
        """One of the line's own features by name."""
        return self.shape[_PLACE[feature]]


OWN = (
    "size", "short", "brief", "medium", "wide", "ends", "ends-colon", "asks", "stops", "one-stop", "commas",
    "capital-words", "lower-start", "shouted", "digits", "link", "clock", "listed", "tail", "separators", "quotes",
    "small-words", "photo-cue", "menu-cue", "byline-cue", "copyright", "long-words", "bracketed", "listed-long",
    "tail-photo",
)  # fmt: skip


def measure(text: str, span: Span) -> Line:
    """One line measured by its first hundreds of characters and its last, so that a giant line costs no more."""
    words = text[span.start : min(span.end, span.start + _SCANNED)]
    bare = (words if len(span) <= _SCANNED else text[span.end - 20 : span.end]).rstrip(_CLOSERS)
    plain = words.isascii()
    tokens = words.translate(_ASCII_GAPS).split() if plain else _WORD.findall(words)
    dense = 0 if plain else len(_DENSE.findall(words))
    size = len(span) * (1 + 1.6 * dense / len(words))
    ends = bare.endswith(_END)
    cues = cues_in(words, tokens, dense > 0) if size < 250 else _tail_cues(text, span, dense)
    key = words.casefold().strip(_CLOSERS + ".:•-–[ ")
    capitals = sum([token < _ASCII_SMALL if plain else token[0].isupper() for token in tokens])
    shape = _shape(words, bare, tokens, capitals, size, dense, ends, cues)
    return Line(span, words, key, size, ends, ends and size >= SENTENCE, cues, shape)


def _tail_cues(text: str, span: Span, dense: int) -> int:
    """The cues in the last words of a long line, where a caption names its photographer."""
    tail = text[span.end - 60 : span.end]
    return cues_in(tail, _WORD.findall(tail), dense > 0) & _PHOTO


def _shape(
    words: str, bare: str, tokens: Sequence[str], capitals: int, size: float, dense: int, ends: bool, cues: int
) -> tuple[float, ...]:
    count = len(tokens) or 1
    stops, digits, first = _stops(words, size, dense), len(_DIGITS.findall(words)), words[:1]
    return (
        log(1 + size) / 6,
        size < 22,
        22 <= size < 60,
        60 <= size < 130,
        size >= 260,
        ends,
        bare.endswith((":", "：")),
        bare.endswith(("?", "？", "!", "！")),
        min(stops, 4) / 4,
        ends and stops == 0 and size >= 40,
        min((words.count(",") + words.count("、") + words.count("，")) * 60 / (size + 20), 2.0),
        _CAPITALS_UNSPACED if dense else capitals / count,
        first.islower(),
        words.isupper() and len(words) > 3,
        min(digits * 5 / (size + 5), 2.0),
        bool(_LINK.search(words)) if size < 600 else 0.0,
        digits > 2 and size < 130 and bool(_CLOCK.search(words)),
        bool(_LIST.match(words)),
        size < 400 and bool(_TAIL.search(words[-70:])),
        min(len(_SEPARATORS.findall(words)), 3) / 3 if size < 300 else 0.0,
        bool(_QUOTES.search(words)),
        _UNSPACED if dense else len([t for t in tokens if len(t) <= 3 and t[0].islower()]) / count,
        cues & _PHOTO > 0,
        cues & _MENU > 0,
        cues & _BYLINE > 0,
        "©" in words or "(c)" in words,
        0.0 if dense else sum(map(len, tokens)) / count / 10,
        first == "[",
        size >= SENTENCE and bool(_LIST.match(words)),
        size >= SENTENCE and cues & _PHOTO > 0 and not ends,
    )


def _stops(words: str, size: float, dense: int) -> int:
    """How many sentences end inside a line."""
    stops = len(_STOPS.findall(words)) if size > 30 else 0
    return stops + words.count("。") + words.count("！") + words.count("？") if dense else stops


_PLACE = {feature: i for i, feature in enumerate(OWN)}
_CLOCK_PLACE = _PLACE["clock"]
# What a script without capitals and spaces is taken to have: about what running text in Latin script has.
_SMALL_WORDS, _UNSPACED, _CAPITALS_UNSPACED = _PLACE["small-words"], 0.4, 0.15

AROUND = (
    "bias", "before-first", "after-last", "gap-before", "gap-after", "long-1", "long-near", "long-far", "repeated",
    "repeated-near", "short-near", "page", "copy", "echo", "opening", "closing", "opening-apart", "sandwiched",
    "menu-near", "shared-words",
    "shared-short", "under-date",
)  # fmt: skip


def around(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    """For each line the features of its place, in the order of `AROUND`."""
    long = [line.long for line in lines]
    size, count = len(lines), Counter(line.key for line in lines)
    sums, shorts = _running(long), _running([line.size < 40 for line in lines])
    menus = _running([line.cues & _MENU > 0 for line in lines])
    # Shifted by two: at place i stand the two lines above line i.
    clocks = [0.0, 0.0, *(line.shape[_CLOCK_PLACE] for line in lines)]
    total = sums[-1]
    before, after, shared = _gaps(long), _gaps(long[::-1])[::-1], _shared_words(lines)
    page = log(1 + size / (1 + total)) / 3
    found: list[tuple[float, ...]] = []
    for i, line in enumerate(lines):
        low, high = max(0, i - 3), min(size, i + 4)
        before_long, here, after_long = i > 0 and long[i - 1], long[i], i + 1 < size and long[i + 1]
        near, copy, echo = _twice(lines, i, count[line.key] > 1)
        found.append((
            1.0,
            sums[i] == 0,
            sums[i] == total,
            log(1 + before[i]) / 3,
            log(1 + after[i]) / 3,
            (before_long + after_long) / 2,
            *_long_nearby(sums, i),
            count[line.key] > 1,
            near,
            (shorts[high] - shorts[low]) / (high - low),
            page,
            copy,
            echo,
            here and sums[i] == 0,
            here and sums[i + 1] == total,
            here and sums[i] == 0 and not after_long,
            before_long and after_long and line.size < SENTENCE and not line.ends,
            min(menus[high] - menus[low], 3) / 3,
            shared[i],
            shared[i] if line.size < SENTENCE else 0.0,
            line.ends and (clocks[i] or clocks[i + 1]),
        ))  # fmt: skip
    return found


def _long_nearby(sums: Sequence[int], i: int) -> tuple[float, float]:
    """The share of long lines among the three and among the ten on either side of line `i`, by their running sums."""
    size, here = len(sums) - 1, sums[i + 1] - sums[i]
    near = sums[min(size, i + 4)] - sums[max(0, i - 3)] - here
    wide = sums[min(size, i + 11)] - sums[max(0, i - 10)] - here
    return near / 6, wide / 20


def _twice(lines: Sequence[Line], i: int, repeated: bool) -> tuple[bool, bool, bool]:
    """Whether a line stands again nearby, opens the line below it, or goes on the line above it."""
    line, size = lines[i], len(lines)
    near = repeated and any(lines[j].key == line.key for j in range(max(0, i - 3), min(size, i + 4)) if j != i)
    if near:
        return True, False, False
    copy = i + 1 < size and line.size > 20 and lines[i + 1].key.startswith(line.key)
    return False, copy, i > 0 and lines[i - 1].size > 20 and line.key.startswith(lines[i - 1].key)


def _running(flags: Sequence[bool]) -> list[int]:
    """Running sums, one longer than the flags."""
    return list(accumulate(flags, initial=0))


def _shared_words(lines: Sequence[Line]) -> list[float]:
    """For each line the share of its longer words that also stand in another long line.

    An article speaks of one thing; what a page says of itself, of cookies and of other stories shares few words of it.
    """
    words = [content_words(line) for line in lines]
    count = Counter(chain.from_iterable(w for w, line in zip(words, lines, strict=True) if line.long))
    once, twice = set(count), {word for word, times in count.items() if times > 1}
    return [
        len(own & (twice if line.long else once)) / len(own) if own else 0.0
        for own, line in zip(words, lines, strict=True)
    ]


def content_words(line: Line) -> frozenset[str]:
    """The longer words of a line; pairs of characters in a script without spaces."""
    return _content(line.key, line.shape[_SMALL_WORDS] == _UNSPACED)


@lru_cache(maxsize=4096)
def _content(key: str, unspaced: bool) -> frozenset[str]:
    if unspaced:
        return frozenset(map("".join, pairwise(_DENSE.findall(key))))
    return frozenset([word for word in key.split() if len(word) > 4])


def _gaps(long: Sequence[bool]) -> list[int]:
    """How many lines back the last long one stands, at most 30."""
    gaps, gap = [], 30
    for is_long in long:
        gaps.append(gap)
        gap = 0 if is_long else min(gap + 1, 30)
    return gaps
