"""What a rule finds: the source and the cue of one quotation."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Attribution:
    """The phrase that names the source and the token of the cue, in a passage; `rule` made it.

    `source` is None where the rule knows only that an earlier quotation's speaker goes on; `follows` is then the
    number of that quotation. `personal` is too weak to believe unless its source is a person; `copied` holds for words
    that somebody says elsewhere.
    """

    rule: str
    passage: Passage
    source: Phrase | None = None
    cue: int | None = None
    follows: int | None = None
    personal: bool = False
    copied: bool = False
