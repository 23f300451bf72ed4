"""A segment of a page where it stands, which is what the rules of roles look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.intake.html.fitted import CLOSING, LONG
from dossier.intake.html.layout import Layout
from dossier.intake.html.segments import Box, Segment
from dossier.model import Role


@dataclass(frozen=True, slots=True)
class Place:
    """A segment where it stands: its number on the layout, the boxes between it and the article's, what they say."""

    layout: Layout
    number: int
    segment: Segment
    boxes: tuple[Box, ...]
    marks: frozenset[str]
    tags: frozenset[str]

    @property
    def before(self) -> bool:
        """Whether it stands before the first sure paragraph."""
        return self.number < self.layout.core[0]

    @property
    def after(self) -> bool:
        """Whether it stands after the last sure paragraph."""
        return self.number > self.layout.core[-1]

    @property
    def short(self) -> bool:
        """Whether it is shorter than any sentence that counts."""
        return len(self.segment.text) < LONG

    @property
    def kept(self) -> bool:
        """Whether the extractor takes it for text."""
        return self.layout.kept[self.number]

    @property
    def closing(self) -> bool:
        """Whether it stands where the text ends: among its last paragraphs or below them."""
        core = self.layout.core
        return self.number >= core[max(0, len(core) - CLOSING)]

    @property
    def text(self) -> str:
        """Its words."""
        return self.segment.text


Rule = Callable[[Place], Role | None]
