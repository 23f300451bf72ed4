"""Citations in the curator's own Markdown: `[[person:Olaf Scholz]]`.

    [[person:NAME]]  [[article:ID]]  [[date:EDTF]]                   a link in the running text
    [[quote:ID]]  [[sentence:ARTICLE#ANCHOR]]                        a link; alone on its line, the words in full
    [[timeline:EDTF PREFIX]]  [[coverage:QUOTE ID]]                  a table; alone on its line
    [[quote:ID "words that must stand in it"|shown instead]]         both additions are optional, for every kind

A citation that is not closed on its line is found too, as `broken`. Code spans and fenced blocks are left alone, and
so is a citation with a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CITATION = re.compile(r"(\\?)\[\[([a-z]{1,20}):([^\[\]\n]{1,400})\]\]")
_BEGUN = re.compile(r"(\\?)\[\[([a-z]{1,20}):")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_WITNESS = re.compile(r'["“]([^"“”]{1,400})["”]\s*$')


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: where it stands in its line, what it names, and the words it vouches for.

    A `broken` one was begun and is not whole; `reference` is then what stands there instead.
    """

    start: int
    end: int
    kind: str
    reference: str
    witness: str
    label: str
    alone: bool
    broken: bool = False


def citing_lines(markdown: str) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    """Every line of a text with its end, and the citations in it; lines of fenced code have none."""
    fence = ""
    for line in markdown.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
            yield line, ()
            continue
        yield line, () if fence else tuple(_in_line(line))


def _in_line(line: str) -> Iterator[Cited]:
    if "[[" not in line:
        return
    code = _code_spans(line)
    whole = {match.start(): match for match in _CITATION.finditer(line)}
    for begun in _BEGUN.finditer(line):
        if begun[1] or any(start < begun.start() < end for start, end in code):
            continue
        match = whole.get(begun.start())
        yield _whole(line, match) if match else _broken(line, begun)


def _whole(line: str, match: re.Match[str]) -> Cited:
    named, _, label = match[3].partition("|")
    witness = _WITNESS.search(named)
    reference = named[: witness.start()] if witness else named
    alone = line.strip() == match.group()
    words = witness[1].strip() if witness else ""
    return Cited(match.start(), match.end(), match[2], reference.strip(), words, label.strip(), alone)


def _broken(line: str, begun: re.Match[str]) -> Cited:
    """What was begun as a citation, up to the next one or the end of the line."""
    following = line.find("[[", begun.end())
    stop = following if following >= 0 else len(line)
    reference = line[begun.end() : stop].rstrip()
    return Cited(begun.start(), begun.end() + len(reference), begun[2], reference, "", "", False, broken=True)


def _code_spans(line: str) -> list[tuple[int, int]]:
    """The stretches between runs of as many backticks."""
    spans, opened = [], None
    for ticks in _TICKS.finditer(line):
        if opened is None:
            opened = ticks
        elif len(ticks.group()) == len(opened.group()):
            spans.append((opened.start(), ticks.end()))
            opened = None
    return spans
