"""The blocks of a page's article with their roles: what a reader would call the text, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from dossier.intake.html.fitted import LONG
from dossier.intake.html.layout import Hints, Layout, layout_of, recentred
from dossier.intake.html.rescue import larger_reading
from dossier.intake.html.roles import OUTSIDE, role_of
from dossier.intake.html.segments import SURPLUS, Box, Segment, letters, width
from dossier.intake.parts import Part
from dossier.model import Role

_HEAD_LINE, _HEAD_LINES = 200, 16
# Short lines around the article are kept together, up to so many characters: a menu is one block, not forty.
_MENU = 1_000
_TEXT = frozenset({Role.SUBHEAD, Role.PARAGRAPH})
# "— Jane Doe (@jane) 3 May 2021" signs an embedded post.
_SIGNED = re.compile(r"[—–-]\s*(?P<name>[^()—\n]{2,60}?)\s*\((?P<handle>@[\w.-]{1,60})\)")


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of an article in document order, what stands around them on the page, and the lines of its head.

    `head` are the page's lines from its headline to the text. `rescued` says which other reading of the page was taken
    because ours was only a fraction of it ("": ours stands), `fraction` how many characters ours had. `cut` says that
    the page has more lines than are looked at one by one.
    """

    parts: tuple[Part, ...]
    around: tuple[Part, ...] = ()
    head: tuple[str, ...] = ()
    rescued: str = ""
    fraction: int = 0
    cut: bool = False


def read_body(body: HtmlElement, extracted: str, hints: Hints, fallback: Callable[[], str] | None = None) -> Body:
    """The article's parts and what stands around them; no parts where the page has no text.

    `extracted` is the text that trafilatura takes for the body: a vote on each segment, not the result, so
    that the paragraphs are the page's own and what it left out stays visible as debris. `fallback` gives a second,
    slower extraction; it is asked only where the first reading is much shorter than the page's prose.
    """
    layout = layout_of(body, extracted, hints)
    found = _read(layout)
    chars = sum(len(part.text) for part in found.parts if part.role in _TEXT)
    declared = letters(hints.body)
    other = larger_reading(layout, chars, declared)
    if other is None and fallback is not None and _is_poor(layout, chars):
        layout = layout_of(body, fallback(), hints)
        other = larger_reading(layout, chars, declared)
    if other is None:
        return found
    return replace(_read(recentred(layout, other.numbers)), rescued=other.by, fraction=chars)


def _is_poor(layout: Layout, chars: int) -> bool:
    """Whether a short text stands on a page of much prose."""
    prose = sum(len(s.text) for s in layout.segments if width(s) >= LONG and s.linked < 0.5)
    return chars < 1_200 and prose > 3 * chars and prose > 600


def _read(layout: Layout) -> Body:
    if not layout.core:
        return Body((), tuple(_gathered(layout.segments)))
    parts: list[Part] = []
    outside: list[Segment] = []
    post: Box | None = None
    for number, segment in enumerate(layout.segments):
        found = role_of(layout, number)
        if found.outside:
            outside.append(segment)
            continue
        around = _post_of(segment.box) if found.role is Role.QUOTED_POST else None
        if around is not None and around is post:
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text}\n{segment.text}")
        else:
            parts.append(Part(found.role, segment.text, found.rule, found.certain))
        post = around
    start = layout.headline if layout.headline is not None else layout.core[0]
    above = layout.segments[start : layout.core[0]]
    head = tuple(s.text for s in above if len(s.text) < _HEAD_LINE)[:_HEAD_LINES]
    cut = layout.segments[-1].box.tag == SURPLUS
    return Body(tuple(map(_with_author, parts)), tuple(_gathered(outside)), head, cut=cut)


def _post_of(box: Box) -> Box | None:
    """The outermost box of the embedded post that a box stands in."""
    return next((outer for outer in reversed(list(box.chain())) if "post" in outer.marks), box)


def _with_author(part: Part) -> Part:
    match = _SIGNED.search(part.text) if part.role is Role.QUOTED_POST else None
    return replace(part, author=f"{match['name'].strip()} ({match['handle']})") if match else part


def _gathered(segments: tuple[Segment, ...] | list[Segment]) -> Iterator[Part]:
    """What stands around the article as debris: each paragraph a part, short lines in a row together in one."""
    lines: list[str] = []
    for segment in segments:
        prose = width(segment) >= LONG and segment.linked < 0.5
        if lines and (prose or sum(map(len, lines)) > _MENU):
            yield Part(Role.DEBRIS, "\n".join(lines), OUTSIDE)
            lines = []
        if prose:
            yield Part(Role.DEBRIS, segment.text, OUTSIDE)
        else:
            lines.append(segment.text)
    if lines:
        yield Part(Role.DEBRIS, "\n".join(lines), OUTSIDE)
