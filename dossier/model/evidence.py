"""Why the machine says what it says."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rule behind a mention, link or value, and the words that made it fire.

    `rule` is a stable dotted name (`quotation.cue-after`, `date.weekday-past`) that `dossier explain`
    prints; `span` selects the trigger in the same article's text (None where the whole article is the
    reason); `confidence` is the rule's precision measured on annotated news, 0 to 1 (None: not measured);
    `note` is one short sentence for a reader. `curated` says that the curator set the fact, not the machine; no code
    reads a rule's name to know it.
    """

    rule: str
    span: Span | None = None
    confidence: float | None = None
    note: str = ""
    curated: bool = False
