"""How well the extractor reads the passages, one figure a measure, in per cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from itertools import combinations

from dossier.extraction import annotate
from dossier.intake import article_from_text
from dossier.model import Annotations, TimeExpression
from dossier.text.fold import fold
from tests.quality.passages import Mark, Passage, trimmed

# Annotated and found items that agree, and the number of each: everything an F1 needs.
Counts = tuple[int, int, int]
_SPEECH = ("direct", "mixed", "indirect")


def measure(passages: Iterable[Passage]) -> dict[str, float]:
    """Measure → F1 in per cent, one decimal."""
    totals: Counter[tuple[str, int]] = Counter()
    for passage in passages:
        for name, counts in score_passage(passage).items():
            for position, count in enumerate(counts):
                totals[name, position] += count
    return {name: _f1(*(totals[name, i] for i in range(3))) for name in sorted({name for name, _ in totals})}


def _f1(both: int, wanted: int, found: int) -> float:
    return round(200 * both / (wanted + found), 1) if wanted + found else 100.0


def score_passage(passage: Passage) -> dict[str, Counts]:
    """Measure → counts of one passage."""
    found, _ = annotate(article_from_text(passage.name, passage.text, passage.published))
    return {**_people(passage, found), **_quotations(passage, found), **_dates(passage, found)}


def _agree(wanted: Iterable[Hashable], found: Iterable[Hashable]) -> Counts:
    one, other = Counter(iter(wanted)), Counter(iter(found))
    return (one & other).total(), one.total(), other.total()


def _people(passage: Passage, found: Annotations) -> dict[str, Counts]:
    marks = passage.of("{")
    wanted = {(m.start, m.end): m.label for m in marks}
    mentions = {(m.span.start, m.span.end): m.entity for m in found.mentions}
    overlapping = sum(any(a < end and start < b for a, b in mentions) for start, end in wanted)
    both = wanted.keys() & mentions.keys()
    same = [{pair for pair in combinations(sorted(both), 2) if of[pair[0]] == of[pair[1]]} for of in (wanted, mentions)]
    return {
        "people, exact span": _agree(wanted, mentions),
        "people, overlapping span": (min(overlapping, len(mentions)), len(wanted), len(mentions)),
        "people, which mentions are one": _agree(*same),
    }


def _quotations(passage: Passage, found: Annotations) -> dict[str, Counts]:
    speech = [mark for mark in passage.of("<") if mark.kind in _SPEECH]
    heard = [
        (*trimmed(passage.text, q.span.start, q.span.end), str(q.kind), fold(q.speaker or ""))
        for q in found.quotations
        if q.kind in _SPEECH
    ]
    scare = [trimmed(passage.text, q.span.start, q.span.end) for q in found.quotations if q.kind == "scare"]
    direct = [mark for mark in speech if mark.kind == "direct"]
    direct_heard = [(a, b, who) for a, b, kind, who in heard if kind == "direct"]
    pairs = _paired(speech, heard)
    told = sum(fold(mark.label) == who for mark, (_, _, _, who) in pairs)
    kinds = sum(mark.kind == kind for mark, (_, _, kind, _) in pairs)
    return {
        "direct quotations, exact span": _agree(
            [(m.start, m.end) for m in direct], [(a, b) for a, b, _ in direct_heard]
        ),
        "direct quotations, span and speaker": _agree([(m.start, m.end, fold(m.label)) for m in direct], direct_heard),
        "all quotations, span within 80 %": (len(pairs), len(speech), len(heard)),
        "all quotations, span and speaker": (told, len(speech), len(heard)),
        "all quotations, span and kind": (kinds, len(speech), len(heard)),
        "scare quotes, exact span": _agree([(m.start, m.end) for m in passage.of("<") if m.kind == "scare"], scare),
    }


Heard = tuple[int, int, str, str]


def _paired(marks: list[Mark], heard: list[Heard]) -> list[tuple[Mark, Heard]]:
    """Marks and findings that share four fifths of the longer one, one to one, in reading order."""
    left, pairs = list(heard), []
    for mark in marks:
        near = next((h for h in left if _shared(mark, h) >= 0.8 * max(mark.end - mark.start, h[1] - h[0])), None)
        if near:
            left.remove(near)
            pairs.append((mark, near))
    return pairs


def _shared(mark: Mark, heard: Heard) -> int:
    return min(mark.end, heard[1]) - max(mark.start, heard[0])


def _dates(passage: Passage, found: Annotations) -> dict[str, Counts]:
    wanted = [(m.start, m.end, m.label) for m in passage.of("[")]
    times = [(t.span.start, t.span.end, _when(t)) for t in found.dates]
    placed = [[item for item in items if item[2][0].isdigit()] for items in (wanted, times)]
    return {
        "dates, span and EDTF": _agree(wanted, times),
        "dates on the timeline, span and EDTF": _agree(*placed),
    }


def _when(time: TimeExpression) -> str:
    return time.edtf or ("unresolved" if time.unresolved else "none")
