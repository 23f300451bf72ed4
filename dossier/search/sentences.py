"""Down to the sentence: which of an article's sentences answer a query best, and which words of them to mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.search.documents import HEADLINE
from dossier.search.matching import ItemHits
from dossier.search.phrases import stands_of
from dossier.search.words import tokens_of, words_at

_NEAR = 6
_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sentence is judged by: what each item found, days asked for, and whether it must be said, by whom."""

    items: tuple[ItemHits, ...]
    days: tuple[str, ...] = ()
    spoken: bool = False
    speakers: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class MatchedText:
    """A text held against a query: which items it has, the places of their words, and how many words it has."""

    matched: tuple[bool, ...]
    marks: tuple[tuple[int, int], ...]
    nearness: int
    length: int


def read(text: str, items: Sequence[ItemHits]) -> MatchedText:
    """A text held against what the items of a query are."""
    tokens: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end, word in words_at(text):
        for token in tokens_of(word):
            tokens.append(token)
            spans.append((start, end))
    stands = [stands_of(tokens, item.phrase) for item in items]
    marks = sorted(
        {
            spans[at + step]
            for item, found in zip(items, stands, strict=True)
            for at in found
            for step in range(len(item.phrase))
        }
    )
    near = 0
    for at in range(len(items) - 1):
        if stands[at] and stands[at + 1]:
            distance = _least_distance(stands[at], stands[at + 1])
            if distance <= _NEAR:
                near += min(items[at].rarity, items[at + 1].rarity) // distance
    return MatchedText(tuple(bool(found) for found in stands), tuple(marks), near, len(tokens))


def is_headline(sentence: list[Any]) -> bool:
    """Whether a sentence of a record is a headline."""
    return len(sentence) > 2 and bool(sentence[2] & HEADLINE)


def _least_distance(some: Sequence[int], others: Sequence[int]) -> int:
    """The least distance between two of some rising numbers, at least 1."""
    least, at = 1 << 30, 0
    for place in some:
        while at + 1 < len(others) and abs(others[at + 1] - place) <= abs(others[at] - place):
            at += 1
        least = min(least, abs(others[at] - place))
    return max(least, 1)


def best_sentences(record: list[Any], asked: Asked, most: int = 3) -> tuple[list[tuple[int, int, MatchedText]], int]:
    """((score, number of the sentence, reading), the best first; how many have any of it)."""
    quoted = {quotation[0]: quotation for quotation in record[5] if _is_by(quotation, asked)}
    dated = {date[0]: 512 for date in record[6] if is_within(date[1], asked.days)}
    dated |= {date[0]: 1024 for date in record[6] if date[1] in asked.days}
    scored = []
    for number, sentence in enumerate(record[4]):
        reading = read(sentence[1], asked.items)
        score = reading.nearness + sum(
            item.rarity for item, has in zip(asked.items, reading.matched, strict=True) if has
        )
        score += dated.get(number, 0)
        if asked.speakers is not None and not asked.items and number in quoted:
            score += 256
        if not score:
            continue
        if number in quoted:
            score += score if asked.spoken else score // 8
        if is_headline(sentence):
            score = score * 3 // 4
        scored.append((score * _LENGTH // (_LENGTH + reading.length), number, reading))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return scored[:most], len(scored)


def _is_by(quotation: list[Any], asked: Asked) -> bool:
    return asked.speakers is None or quotation[3] in asked.speakers


def is_within(edtf: str, days: Iterable[str]) -> bool:
    """Whether a date is one of some days, of any year where none is said, or lies in one of some months or years."""
    edges = [edge.rstrip("?~%") for edge in edtf.split("/")]
    return any(
        edge == day or (len(day) < 10 and edge.startswith(day)) or (day[0] == "-" and edge[4:] == day[1:])
        for day in days
        for edge in edges
    )


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> list[str]:
    """A text cut so that every second piece is to be marked; neighbours with only white space between are one.

    >>> pieces("spheres of great influence", [(0, 7), (8, 10), (17, 26)])
    ['', 'spheres of', ' great ', 'influence', '']
    """
    cut, at = [""], 0
    for start, end in marks:
        if start < at:
            continue
        if len(cut) > 1 and text[at:start].isspace():
            cut[-2] += text[at:end]
            at = end
            continue
        cut[-1] += text[at:start]
        cut += [text[start:end], ""]
        at = end
    cut[-1] += text[at:]
    return cut
