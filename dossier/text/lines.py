"""Lines and paragraphs of plain text as spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
_ENDS = tuple(".!?…:;。！？")
_CLOSERS = "'\"”’»)]"
_WORD = re.compile(r"\S+")
_WRAP_MIN, _WRAP_MAX, _LEAST_BROKEN = 32, 100, 3
_OVERLONG, _FILLED = 0.1, 0.6


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


def paragraphs_of(
    text: str, lines: tuple[Span, ...] | None = None, least_broken: int = _LEAST_BROKEN
) -> tuple[Span, ...]:
    """The paragraphs of a text (or of some lines of it): its lines, or, where it is hard-wrapped, what was one line.

    In an e-mail or a wire copy lines are filled to a common column: a line break is part of a paragraph where the
    next word would not have fitted before it. News pasted from a page has one paragraph a line. `least_broken` is
    how many broken lines it takes to believe that; a mail is believed sooner.
    """
    lines = lines_of(text) if lines is None else lines
    column = wrap_column(text, lines, least_broken)
    if column is None:
        return lines
    paragraphs: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and _is_next_line(text, last, line) and _is_filled(text, last, line, column):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
        last = line
    return tuple(paragraphs)


def wrap_column(text: str, lines: Sequence[Span], least_broken: int = _LEAST_BROKEN) -> int | None:
    """The column at which the lines of a text were broken; None where a line is a paragraph.

    A text is hard-wrapped when its lines are short and most of those that end in mid-sentence are as long as their
    next word lets them be.
    """
    if len(lines) <= least_broken:
        return None
    lengths = sorted(map(len, lines))
    column = lengths[int(len(lengths) * (1 - _OVERLONG / 2)) - 1]
    if not _WRAP_MIN <= column <= _WRAP_MAX or sum(n > _WRAP_MAX for n in lengths) > _OVERLONG * len(lengths):
        return None
    broken = [
        (a, b) for a, b in pairwise(lines) if _is_next_line(text, a, b) and not _ends_sentence(text, a) and len(a) > 3
    ]
    filled = [a for a, b in broken if _is_filled(text, a, b, column)]
    share = _FILLED if least_broken >= _LEAST_BROKEN else _FILLED / 2
    return column if len(filled) >= least_broken and len(filled) >= share * len(broken) else None


def _is_next_line(text: str, line: Span, following: Span) -> bool:
    """Whether no empty line stands between two lines."""
    return len(_BREAK.findall(text, line.end, following.start)) == 1


def _is_filled(text: str, line: Span, following: Span, column: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = _WORD.match(text, following.start, min(following.end, following.start + _WRAP_MAX))
    return word is not None and len(line) + 1 + word.end() - word.start() >= column


def _ends_sentence(text: str, line: Span) -> bool:
    return text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSERS).endswith(_ENDS)


def line_number(text: str, offset: int) -> int:
    """The line, counted from 1, on which a code point stands."""
    return text.count("\n", 0, offset) + 1
