"""A text as it is read: its lines with what is known of them, and the label each of them gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from dossier.intake.text.body import BodyVerdict
from dossier.intake.text.dateline import Dateline, read_dateline
from dossier.intake.text.features import Line
from dossier.intake.text.stamps import Stamp
from dossier.model import Role


class LabelKind(Enum):
    """What a label is to the rules that come after, where its role says too little.

    SET_ASIDE: by its shape alone. NOTE: who else worked on the article. AGENCY: the agency named below it. MASTHEAD:
    the outlet's name. TEAM: a byline of an editorial team. KEYWORDS: an archive's words for a picture. POINTS: the
    story summed up behind bullets. REPEATED: a second copy in the head.
    """

    PLAIN = 0
    SET_ASIDE = 1
    NOTE = 2
    AGENCY = 3
    MASTHEAD = 4
    TEAM = 5
    KEYWORDS = 6
    POINTS = 7
    REPEATED = 8


@dataclass(frozen=True, slots=True)
class Label:
    """The role of a line with the rule that gave it; `certain` is False where a person should look.

    Rules that come after decide by `role` and `kind`; the rule's name is shown and decides nothing.
    """

    role: Role
    rule: str
    certain: bool = True
    note: str = ""
    kind: LabelKind = LabelKind.PLAIN


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """A text being read: its lines, what the model says of each, its printed dates by line, its headline's line."""

    text: str
    lines: Sequence[Line]
    verdicts: Sequence[BodyVerdict]
    stamps: Mapping[int, tuple[Stamp, ...]]
    headline: int | None
    language: str | None
    start: int
    repeats: Mapping[str, int] = field(default_factory=dict)

    @property
    def head(self) -> range:
        """The lines from after the headline to the first full sentence of the body, which is at `start`."""
        first = 0 if self.headline is None else self.headline + 1
        return range(first, max(first, self.start))

    def dateline(self) -> tuple[int, Dateline] | None:
        """The dateline of the first paragraphs, with the index of its line."""
        for i in range(self.start, min(self.start + 3, len(self.lines))):
            found = read_dateline(self.text, self.lines[i].span, self.language) if self.lines[i].size > 40 else None
            if found:
                return i, found
        return None
