"""A page's layout: its segments, which of them are surely text, and the box that holds the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lxml.html import HtmlElement

from dossier.intake.html.segments import Box, Segment, letters, segments_of

_SENTENCE_END = re.compile(r"[.!?…。！？:;।][\"'”’»«“)\]]*$")
ASIDE = frozenset({"aside", "nav", "footer", "form", "fieldset", "menu", "dialog", "address"})
_ITEMS = frozenset({"p", "li", "dt", "dd", "td", "th", "blockquote", "pre"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FULL_STOPS = (".", ".”", '."', "。", ".“", ".»")
_BOXED, _FEW = 2, 0.2
# Characters looked through for parts of lines on one page; no article comes near, and it bounds the time.
_MAX_SEARCHED = 2_000_000_000
_SHORT_KEY = 25
_OPENING = 40
_SHARE_OF_CORE = 0.8
# From here on, characters make a sentence of an article and no label, link or line of a menu.
LONG = 80


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page declares that helps to find its body; every one may be empty."""

    titles: tuple[str, ...] = ()
    description: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()


class Page:
    """A page's segments, which of them an extractor takes for text, and the box that holds the article."""

    def __init__(self, body: HtmlElement, extracted: str, hints: Hints) -> None:
        self.segments = segments_of(body)
        self.titles = {letters(title) for title in hints.titles if letters(title)}
        self.description = letters(hints.description)
        self.authors = tuple(letters(a) for a in hints.authors if letters(a))
        self.declared = letters(hints.body)
        lines = [letters(line) for line in extracted.splitlines()]
        self.lines = frozenset(lines)
        self.extracted = "\n".join(lines)
        self.searched = 0
        self.kept = [self._is_kept(s) for s in self.segments]
        self.core = self._core()
        self.core_set = frozenset(self.core)
        self.shapes = Counter(self.segments[i].box.shape for i in self.core)
        depths = sorted(self.segments[i].box.depth for i in self.core)
        self.depth = depths[len(depths) // 2] if depths else 0
        self.core_shapes = frozenset(self.segments[i].box.shape for i in self.core)
        self.container = self._container()
        self.headline = self._headline()
        self.repeats = Counter(s.key for s in self.segments)
        self.common = self._common_marks()

    def _is_kept(self, segment: Segment) -> bool:
        if len(segment.key) < _SHORT_KEY or segment.key in self.lines:
            return segment.key in self.lines
        if self.searched > _MAX_SEARCHED:
            return False
        self.searched += len(self.extracted) + len(self.declared)
        return segment.key in self.extracted or (len(segment.key) > 2 * _SHORT_KEY and segment.key in self.declared)

    def _core(self) -> list[int]:
        """The segments that are surely text: long, kept, not links, and in no box that is about something else.

        What has the shape of these on the page is text too, though the extractor left it out.
        """
        plain = [i for i, s in enumerate(self.segments) if self._is_plain(s)]
        tests: tuple[Callable[[int], bool], ...] = (
            lambda i: self.kept[i] and width(self.segments[i]) >= LONG and not in_aside(self.segments[i]),
            lambda i: self.kept[i] and width(self.segments[i]) >= LONG // 2,
            lambda i: width(self.segments[i]) >= LONG and not in_aside(self.segments[i]),
            lambda i: self.kept[i],
        )
        found = next(filter(None, ([i for i in plain if test(i)] for test in tests)), [])
        shapes = {self.segments[i].box.shape for i in found if self.segments[i].box.tag != "li"}
        chosen = set(found)
        return [
            i
            for i in plain
            if i in chosen or (self.segments[i].box.shape in shapes and width(self.segments[i]) >= LONG // 2)
        ]

    def _is_plain(self, s: Segment) -> bool:
        return s.linked < 0.5 and s.box.tag not in HEADINGS and s.key not in self.titles and bool(s.key)

    def _container(self) -> Box | None:
        """The innermost box that holds most of the core's characters."""
        mass: Counter[Box] = Counter()
        for i in self.core:
            for box in self.segments[i].box.chain():
                mass[box] += len(self.segments[i].text)
        total = sum(len(self.segments[i].text) for i in self.core)
        holding = [box for box, chars in mass.items() if chars >= _SHARE_OF_CORE * total]
        return max(holding, key=lambda box: box.depth, default=None)

    def _common_marks(self) -> frozenset[str]:
        """The marks that most of the core carries, which therefore tell nothing: "paywall" around every paragraph."""
        counts: Counter[str] = Counter()
        for i in self.core:
            counts.update({mark for box in self.around(self.segments[i]) or () for mark in box.marks})
        return frozenset(mark for mark, count in counts.items() if count > 0.3 * len(self.core))

    def _headline(self) -> int | None:
        """The segment that prints the title before the text: an h1 if there is one, else the nearest to the text."""
        first = self.core[0] if self.core else 0
        found = [i for i, s in enumerate(self.segments[: first + 1]) if s.key in self.titles]
        tops = [i for i in found if self.segments[i].box.tag == "h1"] or [i for i in found if i < first]
        return tops[-1] if tops else None

    def is_standfirst(self, i: int, marks: frozenset[str], tags: frozenset[str]) -> bool:
        """Whether a segment before the text sums it up: so marked, in the article's header, or the description."""
        s = self.segments[i]
        if "standfirst" in marks or ("header" in tags and width(s) > 60 and s.linked < 0.5):
            return True
        start = s.key[:_OPENING]
        described = len(s.key) > 30 and self.description.startswith(start)
        following = self.segments[self.core[min(1, len(self.core) - 1)]].box
        return described and (s.box.shape != following.shape or s.box.names != following.names)

    def is_linked_sentence(self, i: int) -> bool:
        """Whether a segment that is one link is a sentence of the text all the same, and no headline elsewhere."""
        s = self.segments[i]
        in_place = s.box.tag == "p" and s.box.shape in self.core_shapes and self.core[0] < i < self.core[-1]
        return in_place and s.text.endswith(_FULL_STOPS) and len(s.text) > LONG // 2

    def is_boxed(self, i: int) -> bool:
        """Whether a segment stands in a box inside the article: deeper than its paragraphs, and shaped as few are."""
        box = self.segments[i].box
        deep = box.depth > self.depth + _BOXED and box.tag not in ("blockquote", "li")
        return deep and self.shapes[box.shape] <= _FEW * len(self.core)

    def is_scrap(self, i: int) -> bool:
        """Whether a segment is a few loose words in no sentence, shaped unlike the paragraphs: "Advertisement"."""
        s = self.segments[i]
        if width(s) >= LONG // 2 or _SENTENCE_END.search(s.text) or s.box.tag in _ITEMS:
            return False
        return s.box.shape not in self.core_shapes

    def around(self, segment: Segment) -> list[Box] | None:
        """The boxes from the segment out to the article's box; None when it stands outside the article."""
        boxes: list[Box] = []
        for box in segment.box.chain():
            if box is self.container:
                return boxes
            boxes.append(box)
        return None


def width(segment: Segment) -> int:
    """The length of a segment in Latin letters: a Chinese, Japanese or Korean character says more than one."""
    text = segment.text
    return len(text) if text.isascii() else len(text) + sum(1 for c in text if c >= "\u2e80")


def in_aside(segment: Segment) -> bool:
    """Whether the page itself says that the segment stands beside the article."""
    return any(box.tag in ASIDE for box in segment.box.chain())
