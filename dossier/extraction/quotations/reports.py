"""A reported clause, before its source is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Report:
    """A reported clause: its tokens `first` up to `last`, its cue and source, and the rule that found it.

    `frame` tells what the cue governs: a "clause", an "object" or, for a noun or an adjective of saying, "noun".
    `inserted` says that cue and source are put in, before or behind what is said and govern nothing else ("said Kos",
    "according to Kos").
    """

    rule: str
    passage: Passage
    first: int
    last: int
    cue: int
    source: Phrase | None
    frame: str = "clause"
    said_in: Passage | None = None
    inserted: bool = False

    @property
    def source_passage(self) -> Passage:
        """The passage in which the source stands: its own, or an earlier one whose speaker goes on."""
        return self.said_in or self.passage
