"""The page cut into segments: runs of words between two block boundaries, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from dossier.intake.tables import markup_words

# Elements that begin and end a line of their own; the rest run on inside one.
_BLOCK = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
# Elements whose words no browser shows in a page.
_SILENT = frozenset(
    (
        "applet", "audio", "canvas", "datalist", "desc", "embed", "head", "iframe", "input", "map", "metadata",
        "meter", "object", "param", "progress", "script", "source", "style", "template", "title", "track", "video",
    )
)  # fmt: skip
# Elements whose words stand beside the text, wherever in it they are put: what can be pressed, chosen or filled in,
# the labels of a drawing, and what only a browser without scripts shows.
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PICTURES, _AROUND = frozenset(("img", "picture", "amp-img")), 3
CONTROLS = frozenset(("button", "noscript", "select", "svg", "textarea"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A character that no page shows: where a single line break stood.
_BREAK = "\x1e"
_LONG_LINE = 80
# More lines than an article can have: what follows them on a page is kept in one piece, and said to be.
MAX_SEGMENTS = 8_000
SURPLUS = "surplus"
# Boxes deeper than this are one with the box around them: no page needs as many, and it bounds the time.
_DEEPEST = 200
# What may stand behind the stop of a sentence, and the stops; a clause also ends where it leads on to a list.
_CLOSERS = "\"'”’»«“)] "
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।")
_CLAUSE_STOPS = (*_STOPS, ":", ";")
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A block element on the way from the page's body to a segment.

    `marks` are the meanings of its class words; two boxes with the same `shape` have the same tags and classes all
    the way out, as the paragraphs of one article have.
    """

    tag: str
    parent: Box | None
    marks: frozenset[str] = frozenset()
    hidden: bool = False
    depth: int = 0
    shape: int = 0
    names: str = ""

    def chain(self) -> Iterator[Box]:
        """This box and the boxes around it, outwards."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A run of words in one box; `linked` is the share of its characters that are link text, `key` its bare letters.

    `label` are the meanings of the class words of the inline elements that open it (`<span class="byline">`).
    """

    text: str
    box: Box
    linked: float
    key: str
    label: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Line:
    """What has been read since the last block boundary."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    breaks: int = 0
    label: set[str] = field(default_factory=set)
    controls: list[tuple[str, str]] = field(default_factory=list)


def ends_sentence(text: str) -> bool:
    """Whether words end as a sentence does, closing marks and brackets aside: `“We will rebuild.”`."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def ends_clause(text: str) -> bool:
    """Whether words end as a sentence does, or lead on to what is said or listed below: `The demands:`."""
    return text.rstrip(_CLOSERS).endswith(_CLAUSE_STOPS)


def pictured_segments(body: HtmlElement) -> tuple[tuple[Segment, ...], frozenset[Box]]:
    """The segments of a page's body, and the boxes in which a picture stands, out to the third around it.

    A `<p>` is a segment, and so are the loose words of a `<div>` between two paragraphs; two line breaks in a row part
    paragraphs, as an empty line does in a text. The walk keeps its own stack: markup may be nested without end.
    """
    walk = _Walk()
    walk.read(body)
    return tuple(walk.found), frozenset(walk.pictured)


def letters(text: str) -> str:
    """The letters and figures of a text, lower-case: the key by which two printings of a paragraph are compared."""
    return _KEY.sub("", text).lower()


def width(segment: Segment) -> int:
    """The length of a segment in Latin letters: a Chinese, Japanese or Korean character says more than one."""
    text = segment.text
    return len(text) if text.isascii() else len(text) + sum(1 for c in text if c >= "\u2e80")


class _Walk:
    """One pass over a page."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self.line = _Line()
        self.shapes: dict[tuple[int, str, str], int] = {}
        self.surplus: list[str] = []
        self.pictured: set[Box] = set()

    def read(self, body: HtmlElement) -> None:
        root = Box("body", None)
        # (element, the box around it, inside a link, its own box once it has been entered)
        stack: list[tuple[HtmlElement, Box, bool, Box | None]] = [(body, root, False, None)]
        while stack:
            element, box, in_link, entered = stack.pop()
            tag = element.tag
            if entered is not None:
                if entered is not box:
                    self._flush(entered)
                self._words(element.tail, in_link)
            elif not isinstance(tag, str) or tag in _SILENT:
                self._words(element.tail, in_link)
            elif tag in CONTROLS:
                self._control(element, tag)
                self._words(element.tail, in_link)
            elif tag == "br":
                self._break(box)
                self._words(element.tail, in_link)
            else:
                inner = self._enter(element, tag, box)
                stack.append((element, box, in_link, inner))
                linked = in_link or tag == "a"
                self._words(element.text, linked)
                stack.extend((child, inner, linked, None) for child in reversed(element))
        self._flush(root)
        if self.surplus:
            self.found.append(Segment("\n".join(self.surplus), Box(SURPLUS, root, depth=1), 0.0, ""))

    def _enter(self, element: HtmlElement, tag: str, box: Box) -> Box:
        if tag in _BLOCK:
            self._flush(box)
            # A headline in a box inside the heading is the heading's: <h3><div>The outlook</div></h3>.
            return self._box(element, box.tag if box.tag in HEADINGS else tag, box)
        if tag in _PICTURES:
            self.pictured.update(islice(box.chain(), _AROUND))
        if not self.line.length:
            self._note(element, tag)
        return box

    def _box(self, element: HtmlElement, tag: str, parent: Box) -> Box:
        if parent.depth >= _DEEPEST:
            return parent
        classes = element.get("class") or ""
        names = f"{classes} {element.get('id') or ''}"
        style = element.get("style")
        hidden = element.get("hidden") is not None or bool(style and _HIDDEN.search(style))
        # The class of the paragraph itself is left out: the first and the last often have one of their own.
        key = (parent.shape, tag, "" if tag == "p" else classes)
        shape = self.shapes.setdefault(key, len(self.shapes) + 1)
        return Box(
            tag, parent, marks_of(names) if len(names) > 1 else frozenset(), hidden, parent.depth + 1, shape, classes
        )

    def _note(self, element: HtmlElement, tag: str) -> None:
        """Remember the class words of an inline element that opens a line: <span class="byline">."""
        if tag == "time":
            self.line.label.add("time")
        names = element.get("class")
        if names:
            self.line.label |= marks_of(names)

    def _words(self, words: str | None, in_link: bool) -> None:
        if not words:
            return
        line = self.line
        line.pieces.append(words)
        if not words.isspace():
            line.length += len(words)
            line.linked += len(words) if in_link else 0
            line.breaks = 0

    def _break(self, box: Box) -> None:
        self.line.breaks += 1
        if self.line.breaks > 1 and self.line.length:
            self._flush(box)
        else:
            self.line.pieces.append(_BREAK)

    def _control(self, element: HtmlElement, tag: str) -> None:
        """Remember the words of a control; they follow the line in which it stands and do not cut that in two."""
        words = " ".join(" ".join(_shown_in(element)).split())
        if words:
            self.line.controls.append((tag, words))

    def _flush(self, box: Box) -> None:
        line = self.line
        if not line.length and not line.controls:
            line.pieces.clear()
            line.label.clear()
            return
        texts = _paragraphs("".join(line.pieces)) if line.length else []
        if len(self.found) < MAX_SEGMENTS:
            linked, label = line.linked / max(1, line.length), frozenset(line.label)
            self.found += [Segment(text, box, linked, letters(text), label) for text in texts]
            for tag, words in line.controls:
                self.found.append(Segment(words, Box(tag, box, depth=box.depth + 1), 0.0, letters(words)))
        else:
            self.surplus += [*texts, *(words for _, words in line.controls)]
        self.line = _Line()


def _shown_in(element: HtmlElement) -> Iterator[str]:
    """The words that an element shows, in order, without those of the silent elements inside it."""
    stack: list[HtmlElement | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        inner = [item.text] if item.text else []
        for child in item:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                inner.append(child)
            if child.tail:
                inner.append(child.tail)
        stack.extend(reversed(inner))


def _paragraphs(words: str) -> list[str]:
    """The words of one box: one paragraph, or several where single line breaks stand between long sentences."""
    lines = [line for line in (" ".join(part.split()) for part in words.split(_BREAK)) if line]
    long = [line for line in lines if len(line) >= _LONG_LINE and ends_clause(line)]
    return lines if len(long) > 1 and len(long) >= 0.7 * len(lines) else [" ".join(lines)]


@lru_cache(maxsize=16384)
def marks_of(names: str) -> frozenset[str]:
    """What the words of a class or id attribute say of an element: `article-related__Teaser` says "debris"."""
    names, meanings = names[:400], markup_words()
    words = {token.lower() for token in _TOKEN.findall(names)} | ({*names.lower().split()} if "-" in names else set())
    return frozenset(mark for word in words & meanings.keys() for mark in meanings[word])
