"""The words beside a quotation in which its source may stand."""

from __future__ import annotations

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.kinds import names_work
from dossier.extraction.quotations.passages import Passage

_LEFTOVER_MARKS = frozenset("'’\"”")


def right_zone(p: Passage, k: int) -> tuple[int, int, bool]:
    """The tokens after a quotation up to the next one or the end of the sentence, and whether a sentence ended."""
    first = k + 1
    while first < len(p) and (p.flags[first] & (wc.COMMA | wc.DASH) or p.words[first] in _LEFTOVER_MARKS):
        first += 1
    if first >= len(p) or p.flags[first] & wc.QUOTE:
        return first, first, False
    crossed = p.opens[first]
    last = first + 1
    while last < len(p) and not p.opens[last] and not p.flags[last] & wc.QUOTE:
        last += 1
    return first, last, crossed


def _is_name(p: Passage, index: int) -> bool:
    """Whether quoted words are a name that goes on with the sentence, in a language where nouns tell: „Glut“."""
    return p.verb_second and names_work(p, index, p.vocabulary)


def segment_start(p: Passage, k: int) -> int:
    """The start of the sentence that leads to a quotation, or the end of an earlier quotation in it."""
    if p.opens[k]:
        return k
    index = k - 1
    while index > 0 and not p.opens[index] and (not p.flags[index] & wc.QUOTE or _is_name(p, index)):
        index -= 1
    return index + 1 if index >= 0 and p.flags[index] & wc.QUOTE else max(index, 0)
