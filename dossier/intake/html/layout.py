"""A page's layout: its segments, which of them are surely text, and the box that holds the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml.html import HtmlElement

from dossier.intake.html.container import container_of, own_part
from dossier.intake.html.fitted import BOXED, COMMON, FEW, LONG
from dossier.intake.html.groups import captioned, kin_of, link_lists
from dossier.intake.html.segments import HEADINGS, Box, Segment, ends_clause, letters, pictured_segments, width

# The class of a first paragraph whose first letter is a large one: it is a paragraph like the others.
_INITIAL = re.compile(r"drop[-_]?cap|initial", re.IGNORECASE)
ASIDE = frozenset({"aside", "nav", "footer", "form", "fieldset", "menu", "dialog", "address"})
_ITEMS = frozenset({"p", "li", "dt", "dd", "td", "th", "blockquote", "pre"})
# A headline may ask or exclaim, but has no full stop.
_FULL_STOPS = (".", ".”", '."', "。", ".“", ".»")
# Characters looked through for parts of lines on one page; no article comes near, and it bounds the time.
_MAX_SEARCHED = 2_000_000_000
_SHORT_KEY = 25
# A title of so many letters is told by them alone; a kicker before it has no more than so many.
LEAST_TITLE, _KICKER = 15, 60
_OPENING, _BROKEN_OFF = 40, 12
_PULLED, _LONGEST_PULLED, _LONGEST_PARAGRAPH, _MAX_PULLED = 30, 300, 2_000, 400


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page declares that helps to find its body; every one may be empty."""

    titles: tuple[str, ...] = ()
    description: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's segments, which of them an extractor takes for text, and the box that holds the article.

    `core` are the numbers of the segments that are surely text, in document order; `headline` is the number of the one
    that prints the title. `shapes` counts the shapes of the core's boxes, `common` are the marks that most of the core
    carries and that therefore tell nothing ("paywall" around every paragraph); `rescued` are segments that are text
    whatever their boxes say. `first_of` is the number of the first core segment with a key, `pulled` are pull
    quotes, `captioned` words alone with a picture, `kin` what bears the very classes of the text.
    """

    segments: tuple[Segment, ...]
    titles: frozenset[str]
    description: str
    authors: tuple[str, ...]
    kept: tuple[bool, ...]
    repeats: Mapping[str, int]
    core: tuple[int, ...] = ()
    core_set: frozenset[int] = frozenset()
    shapes: Mapping[int, int] = field(default_factory=dict)
    depth: int = 0
    container: Box | None = None
    headline: int | None = None
    common: frozenset[str] = frozenset()
    rescued: frozenset[int] = frozenset()
    first_of: Mapping[str, int] = field(default_factory=dict)
    pulled: frozenset[int] = frozenset()
    first_paragraph: int | None = None
    pictured: frozenset[Box] = frozenset()
    captioned: frozenset[int] = frozenset()
    link_lists: frozenset[Box] = frozenset()
    kin: frozenset[int] = frozenset()

    def is_standfirst(self, i: int, marks: frozenset[str], tags: frozenset[str]) -> bool:
        """Whether a segment before the text sums it up: so marked, in the article's header, or the description."""
        s = self.segments[i]
        if ("standfirst" in marks and not _INITIAL.search(s.box.names)) or (
            "header" in tags and width(s) > 60 and s.linked < 0.5
        ):
            return True
        start = s.key[:_OPENING]
        # A description that breaks off inside the paragraph was cut from the text, and sums nothing up.
        whole = len(s.key) <= len(self.description) + _BROKEN_OFF
        described = len(s.key) > 30 and self.description.startswith(start) and whole
        following = self.segments[self.core[min(1, len(self.core) - 1)]].box
        return described and (s.box.shape != following.shape or s.box.names != following.names)

    def is_linked_sentence(self, i: int) -> bool:
        """Whether a segment that is one link is a sentence of the text all the same, and no headline elsewhere."""
        s = self.segments[i]
        in_place = s.box.tag == "p" and s.box.shape in self.shapes and self.core[0] < i < self.core[-1]
        return in_place and s.text.endswith(_FULL_STOPS) and len(s.text) > LONG // 2

    def is_boxed(self, i: int) -> bool:
        """Whether a segment stands in a box inside the article: deeper than its paragraphs, and shaped as few are."""
        box = self.segments[i].box
        deep = box.depth > self.depth + BOXED and box.tag not in ("blockquote", "li")
        return deep and self.shapes.get(box.shape, 0) <= FEW * len(self.core)

    def is_scrap(self, i: int) -> bool:
        """Whether a segment is a few loose words in no sentence, shaped unlike the paragraphs: "Advertisement"."""
        s = self.segments[i]
        if width(s) >= LONG // 2 or ends_clause(s.text) or s.box.tag in _ITEMS:
            return False
        return s.box.shape not in self.shapes

    def around(self, segment: Segment) -> list[Box] | None:
        """The boxes from the segment out to the article's box; None when it stands outside the article."""
        return boxes_within(segment.box, self.container)


def layout_of(body: HtmlElement, extracted: str, hints: Hints) -> Layout:
    """The layout of a page's body; `extracted` is the text that an extractor takes for the article, lines of it."""
    segments, pictured = pictured_segments(body)
    titles = frozenset(key for title in hints.titles if (key := letters(title)))
    kept = _kept(segments, extracted, letters(hints.body))
    return _around_core(
        Layout(
            segments=segments,
            titles=titles,
            description=letters(hints.description),
            authors=tuple(key for author in hints.authors if (key := letters(author))),
            kept=kept,
            repeats=Counter(segment.key for segment in segments),
            pictured=pictured,
            link_lists=link_lists(segments),
        ),
        _core(segments, kept, titles),
    )


def recentred(layout: Layout, numbers: Sequence[int]) -> Layout:
    """The layout as it is when the article's text is the segments of the given numbers."""
    return replace(_around_core(layout, tuple(numbers)), rescued=frozenset(numbers))


def _around_core(layout: Layout, core: tuple[int, ...]) -> Layout:
    segments = layout.segments
    core = own_part(segments, core, _headline(segments, core, layout.titles))
    container = container_of(segments, core)
    # What lies outside the article's box is judged by where it stands: a standfirst above, a teaser below.
    core = tuple(i for i in core if container is None or container in segments[i].box.chain())
    depths = sorted(segments[i].box.depth for i in core)
    return replace(
        layout,
        core=core,
        core_set=frozenset(core),
        shapes=Counter(segments[i].box.shape for i in core),
        depth=depths[len(depths) // 2] if depths else 0,
        container=container,
        headline=_headline(segments, core, layout.titles),
        common=_common_marks(segments, core, container),
        first_of={segments[i].key: i for i in reversed(core)},
        pulled=frozenset(_pulled(segments, core)),
        captioned=frozenset(captioned(segments, layout.pictured, core, HEADINGS)),
        kin=frozenset(kin_of(segments, core)),
        first_paragraph=next((i for i in core if segments[i].box.tag != "li"), None),
    )


def _kept(segments: Sequence[Segment], extracted: str, declared: str) -> tuple[bool, ...]:
    """For each segment whether the extractor, or the page's own data, takes it for text."""
    lines = [letters(line) for line in extracted.splitlines()]
    whole, joined, searched = frozenset(lines), "".join(lines), 0
    kept = []
    for segment in segments:
        found = segment.key in whole
        if not found and len(segment.key) >= _SHORT_KEY and searched <= _MAX_SEARCHED:
            searched += len(joined) + len(declared)
            found = segment.key in joined or (len(segment.key) > 2 * _SHORT_KEY and segment.key in declared)
        kept.append(found)
    return tuple(kept)


def _core(segments: Sequence[Segment], kept: Sequence[bool], titles: frozenset[str]) -> tuple[int, ...]:
    """The segments that are surely text: long, kept, not links, and in no box that is about something else.

    What has the shape of these on the page is text too, though the extractor left it out.
    """
    plain = [i for i, s in enumerate(segments) if _is_plain(s, titles)]
    tests: tuple[Callable[[int], bool], ...] = (
        lambda i: kept[i] and width(segments[i]) >= LONG and not in_aside(segments[i]),
        lambda i: kept[i] and width(segments[i]) >= LONG // 2,
        lambda i: width(segments[i]) >= LONG and not in_aside(segments[i]),
        lambda i: kept[i],
    )
    found = next(filter(None, ([i for i in plain if test(i)] for test in tests)), [])
    shapes = {segments[i].box.shape for i in found if segments[i].box.tag != "li"}
    kin, chosen = {i for i in kin_of(segments, found) if not in_aside(segments[i])}, set(found)
    return tuple(
        i
        for i in plain
        if i in chosen or ((segments[i].box.shape in shapes or i in kin) and width(segments[i]) >= LONG // 2)
    )


def _is_plain(s: Segment, titles: frozenset[str]) -> bool:
    return s.linked < 0.5 and s.box.tag not in HEADINGS and s.key not in titles and bool(s.key)


def _common_marks(segments: Sequence[Segment], core: Sequence[int], container: Box | None) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for i in core:
        counts.update({mark for box in boxes_within(segments[i].box, container) or () for mark in box.marks})
    return frozenset(mark for mark, count in counts.items() if count > COMMON * len(core))


def _pulled(segments: Sequence[Segment], core: Sequence[int]) -> Iterator[int]:
    """The segments shaped unlike the paragraphs whose words stand, whole, in one of these: pull quotes."""
    body = "".join(segments[i].key + "\n" for i in core)
    usual = {shape for shape, _ in Counter(segments[i].box.shape for i in core).most_common(1)}
    apart = (
        i
        for i, s in enumerate(segments)
        if _PULLED <= len(s.key) <= _LONGEST_PULLED
        and s.box.shape not in usual
        and s.box.tag not in HEADINGS
        and s.box.tag != "li"
    )
    for i in islice(apart, _MAX_PULLED):
        key = segments[i].key
        at = body.find(key)
        for _ in range(3):
            start, end = body.rfind("\n", 0, max(at, 0)) + 1, body.find("\n", at)
            if at < 0 or len(key) + _PULLED // 2 < end - start < _LONGEST_PARAGRAPH:
                break
            at = body.find(key, at + 1)
        if at >= 0 and len(key) + _PULLED // 2 < end - start < _LONGEST_PARAGRAPH:
            yield i


def _headline(segments: Sequence[Segment], core: Sequence[int], titles: frozenset[str]) -> int | None:
    """The segment that prints the title before the text: an h1 if there is one, else the nearest to the text.

    A path of links above the page ("Home > World > Ministers meet") prints it too, and is no headline where another
    one stands.
    """
    first = core[0] if core else 0
    found = [i for i, s in enumerate(segments[: first + 1]) if s.key in titles or prints_title(s, titles)]
    found = [i for i in found if not _in_path(segments[i])] or found
    tops = [i for i in found if segments[i].box.tag == "h1"] or [i for i in found if i < first]
    return tops[-1] if tops else None


def prints_title(segment: Segment, titles: Iterable[str]) -> bool:
    """Whether a heading ends in one of the titles, after a kicker: "Strike at the port Ferries stay in harbour"."""
    return any(box.tag in HEADINGS for box in islice(segment.box.chain(), 2)) and any(
        len(title) >= LEAST_TITLE and segment.key.endswith(title) and len(segment.key) <= len(title) + _KICKER
        for title in titles
    )


def _in_path(segment: Segment) -> bool:
    return in_aside(segment) or any(box.tag == "li" or "debris" in box.marks for box in segment.box.chain())


def boxes_within(box: Box, container: Box | None) -> list[Box] | None:
    """The boxes from one box out to the container's; None when it stands outside the container."""
    boxes: list[Box] = []
    for outer in box.chain():
        if outer is container:
            return boxes
        boxes.append(outer)
    return None


def in_aside(segment: Segment) -> bool:
    """Whether the page itself says that the segment stands beside the article."""
    return any(box.tag in ASIDE for box in segment.box.chain())
