"""The blocks of a page's article with their roles: what a reader would call the text, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from dossier.intake.html.layout import Hints, layout_of
from dossier.intake.html.roles import UNSURE, role_of
from dossier.intake.parts import Part

_HEAD_LINE, _HEAD_LINES = 200, 16


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of an article in document order, and the page's lines from its headline to the text."""

    parts: tuple[Part, ...]
    head: tuple[str, ...] = ()


def read_body(body: HtmlElement, extracted: str, hints: Hints) -> Body:
    """The article's parts; none where the page has no text.

    `extracted` is the text that trafilatura takes for the body: a vote on each segment, not the result, so
    that the paragraphs are the page's own and what it left out stays visible as debris.
    """
    layout = layout_of(body, extracted, hints)
    if not layout.core:
        return Body(())
    found = []
    for number, segment in enumerate(layout.segments):
        role = role_of(layout, number)
        if role is not None:
            found.append(Part(role[0], segment.text, role[1], certain=role[1] not in UNSURE))
    start = layout.headline if layout.headline is not None else layout.core[0]
    above = layout.segments[start : layout.core[0]]
    return Body(tuple(found), tuple(s.text for s in above if len(s.text) < _HEAD_LINE)[:_HEAD_LINES])
