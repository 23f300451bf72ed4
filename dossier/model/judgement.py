"""What the curator decided, with the place in the YAML where it is written; and what is yet to be written there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a judgement is about; one curation file each."""

    PERSON = "people"
    QUOTATION = "quotes"
    DATE = "dates"
    ARTICLE = "articles"
    LINE = "lines"


class Verdict(StrEnum):
    """The record-linkage verdicts, `set` for a value the curator states, `redact` for words nobody shall read."""

    SAME = "same"
    DIFFERENT = "different"
    SPLIT = "split"
    REJECTED = "rejected"
    UNSURE = "unsure"
    SET = "set"
    REDACT = "redact"


@dataclass(frozen=True, slots=True)
class TextQuote:
    """W3C TextQuoteSelector: the exact words, with what stands before and after where that is needed."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement points at: a name, an article, words in an article, or a quotation id."""

    name: str | None = None
    article: str | None = None
    quote: TextQuote | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `values` are the (field, value) pairs of a `set`; `line` counts from 1 in `path`."""

    subject: Subject
    verdict: Verdict
    targets: tuple[Target, ...]
    path: str
    line: int
    values: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision that is not written yet; `dossier.text.entries` makes the YAML of it.

    `values` are (field, value) pairs in the order in which they are written, None for a value that is not known;
    `hint` is a remark beside the last of them for whoever reads the file.
    """

    subject: Subject
    verdict: Verdict
    targets: tuple[Target, ...]
    values: tuple[tuple[str, str | None], ...] = ()
    reason: str = ""
    author: str = ""
    hint: str = ""

    @property
    def file(self) -> str:
        """The name of the curation file that it belongs into: `people.yml`."""
        return f"{self.subject.value}.yml"
