"""What all articles together are about: linked people, quotation clusters, the timeline, text reuse."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.model.article import Article
from dossier.model.evidence import Evidence
from dossier.model.judgement import Entry, Judgement
from dossier.model.mentions import Annotations
from dossier.model.problem import Problem
from dossier.model.span import Span


class PersonKind(StrEnum):
    """A person, or an organisation that speaks (a ministry, a company)."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Citation:
    """A span in an article: the thing every fact on the site links to."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class SurfaceForm:
    """One spelling of a name with every place it stands (`count` is the number of citations)."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StatedRole:
    """A role as a source stated it: "German Chancellor", where, and the EDTF publication day (None: unknown).

    `evidence` is there only where the curator states the role instead of a source; the citation is then the
    person's first mention.
    """

    text: str
    citation: Citation
    published: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A linked person or organisation. `id` is the URL slug; `former_ids` redirect to it.

    `members` are the (article id, ArticlePerson key) pairs merged into it (for an organisation, article id and
    `Quotation.speaker`), `merges` the evidence of each merge, curator's ones naming file and line. A form without
    citations is an alias that the curator states and no article prints.
    """

    id: str
    name: str
    kind: PersonKind = PersonKind.PERSON
    members: tuple[tuple[str, str], ...] = ()
    forms: tuple[SurfaceForm, ...] = ()
    roles: tuple[StatedRole, ...] = ()
    merges: tuple[Evidence, ...] = ()
    former_ids: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


class VariantLabel(StrEnum):
    """How a variant's words relate to the cluster's reference wording."""

    REFERENCE = "reference"
    IDENTICAL = "identical"
    TRIMMED = "trimmed"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    PARAPHRASE = "paraphrase"


class DiffOp(StrEnum):
    """A stretch of a word-level difference: kept, or only in the reference, or only in the variant."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of words of a variant set against the reference wording."""

    op: DiffOp
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One printing of an utterance: the sentences of one quotation that carry it.

    `span` lies inside the quotation (one quotation can hold two utterances); `score` is similarity to the
    reference, 0 to 1; `printed_speaker` is the source as this article words it; `carried_over` marks a speaker taken
    from another copy.
    """

    quotation: str
    article: str
    span: Span
    label: VariantLabel
    score: float
    diff: tuple[DiffPart, ...] = ()
    speaker: str | None = None
    printed_speaker: str | None = None
    carried_over: bool = False


@dataclass(frozen=True, slots=True)
class QuotationCluster:
    """One utterance with all its variants, in order of publication where known. `id` is the URL slug.

    `speaker_id` is the `Person.id`; `differences` says in words how attributions differ; `see_also` are clusters of
    similar words on other occasions.
    """

    id: str
    variants: tuple[Variant, ...]
    speaker: str | None = None
    speaker_id: str | None = None
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


class TimelineKind(StrEnum):
    """Whether something happened at that time, was reported then, or still lay ahead when it was told."""

    HAPPENED = "happened"
    REPORTED = "reported"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A sentence that carries a date, or an article's publication; `earliest` and `latest` are ISO days."""

    kind: TimelineKind
    edtf: str
    earliest: str
    latest: str
    precision: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class DateBounds:
    """A suggested interval for an undated article, with its reasons and clues; never used as its date.

    `not_before` and `not_after` are EDTF, None where nothing bounds that side; `evidence` may hold a clue that bounds
    nothing ("a reprint is dated 27 January 2022").
    """

    article: str
    not_before: str | None
    not_after: str | None
    evidence: tuple[tuple[Citation, str], ...]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that stands in both articles of a reprint pair."""

    left: Citation
    right: Citation


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two articles that share text: `share` is the part of the shorter one's words found in the other, 0 to 1."""

    left: str
    right: str
    share: float
    label: str
    passages: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Aligned passages that differ in a figure, date, name or attribution. Never called a contradiction."""

    what: str
    left: Citation
    right: Citation
    left_words: str
    right_words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something for the curator to decide: the candidates, the evidence, and the entry that would say yes.

    `id` is stable, so that nothing is asked twice; `weight` orders the queue (how much a decision changes).
    """

    id: str
    question: str
    entry: Entry
    candidates: tuple[str, ...]
    citations: tuple[Citation, ...] = ()
    evidence: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the pages are made of. `annotations` stand in the order of `articles`."""

    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    people: tuple[Person, ...] = ()
    clusters: tuple[QuotationCluster, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    bounds: tuple[DateBounds, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    differences: tuple[Difference, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
