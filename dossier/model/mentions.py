"""What one article mentions: people, quotations and time expressions, as standoff annotations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dossier.model.evidence import Evidence
from dossier.model.span import Span


class Capacity(StrEnum):
    """As what a person is named: in the story, or as its author or photographer."""

    SUBJECT = "subject"
    AUTHOR = "author"
    PHOTOGRAPHER = "photographer"


class Gender(StrEnum):
    """Grammatical evidence for resolving pronouns; never shown as a fact about a person."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in the text; honorific and role stand outside the span.

    "NATO Secretary-General Jens Stoltenberg": span is the name, role the words before it. `entity` is the
    key of the `ArticlePerson` that the mention belongs to.
    """

    span: Span
    entity: str
    evidence: Evidence
    role: Span | None = None
    honorific: Span | None = None
    capacity: Capacity = Capacity.SUBJECT


@dataclass(frozen=True, slots=True)
class ArticlePerson:
    """One person within one article: mentions grouped. `key` is unique in the article, `name` the fullest form."""

    key: str
    name: str
    gender: Gender | None = None


class QuotationKind(StrEnum):
    """PARC 3.0's kinds; `scare` is quoted words that nobody is said to have spoken."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    SCARE = "scare"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: source (who), cue (said), content (words).

    `span` is the content without its quotation marks: for a mixed quotation the whole reported clause, for
    a scare quote the quoted words. `quoted` are the stretches inside quotation marks, without the marks: one per
    paragraph of a direct quotation, the fragments of a mixed one, none for an indirect one. `source` selects the
    words that name the source ("he", "the German leader"), `speaker` is who that is (a resolved name, a role or an
    organisation as printed; None: unknown) and `entity` the `ArticlePerson` key when it is a person of the article.
    """

    id: str
    span: Span
    kind: QuotationKind
    quoted: tuple[Span, ...]
    evidence: Evidence
    speaker: str | None = None
    entity: str | None = None
    source: Span | None = None
    cue: Span | None = None

    @property
    def doubtful(self) -> bool:
        """Whether this is reported speech by a rule that measured news proved wrong more often than right."""
        sure = self.evidence.confidence
        return self.kind is QuotationKind.INDIRECT and sure is not None and sure < 0.5


class TimexType(StrEnum):
    """The TIMEX3 types of TimeML."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 `value` and, where it has a place on a timeline, its EDTF form.

    `earliest` and `latest` are the ISO days that bound it, both included; `precision` is the EDTF unit ("day",
    "week", "month", "season", "quarter", "half", "year", "decade", "century", "interval"). `anchor` is the ISO day
    a relative expression was counted from. `unresolved` says why there is no date ("the article has no publication
    date"); vague expressions ("recently") stay off the timeline.
    """

    span: Span
    type: TimexType
    value: str
    evidence: Evidence
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    anchor: str | None = None
    vague: bool = False
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one article, each tuple in reading order."""

    article: str
    people: tuple[ArticlePerson, ...] = ()
    mentions: tuple[PersonMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
