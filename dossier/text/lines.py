"""Lines and paragraphs of plain text as spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_WRAP_MIN, _WRAP_MAX = 55, 100


def lines_of(text: str) -> tuple[Span, ...]:
    """The non-blank lines of a text, each trimmed of white space at both ends."""
    spans = []
    for match in _LINE.finditer(text):
        words = match.group()
        stripped = words.strip()
        if stripped:
            start = match.start() + len(words) - len(words.lstrip())
            spans.append(Span(start, start + len(stripped)))
    return tuple(spans)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: its lines, or, where it is hard-wrapped, runs of lines up to a blank one.

    A text counts as hard-wrapped when most lines that do not end a sentence are filled to a common column, as
    in an e-mail or a wire copy; news pasted from a page has one paragraph a line.
    """
    lines = lines_of(text)
    if not is_hard_wrapped(text, lines):
        return lines
    paragraphs: list[Span] = []
    for line in lines:
        if paragraphs and text.count("\n", paragraphs[-1].end, line.start) == 1:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def is_hard_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines were broken at a column rather than at paragraph ends."""
    if len(lines) < 4 or max(map(len, lines)) > _WRAP_MAX:
        return False
    followed = [a for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    broken = [a for a in followed if not _SENTENCE_END.search(a.of(text))]
    filled = [a for a in broken if len(a) >= _WRAP_MIN]
    return len(filled) >= 3 and len(filled) >= 0.7 * len(broken)


def line_number(text: str, offset: int) -> int:
    """The line, counted from 1, on which a code point stands."""
    return text.count("\n", 0, offset) + 1
