"""A collected article: its immutable text, the roles of its lines, and what it says of itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from dossier.model.evidence import Evidence
from dossier.model.span import Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """The one text of an article, decoded once and never edited, with the path back to the bytes.

    `path` is POSIX, relative to the seeds folder. `sha256` is of the seed file's bytes. `format` names
    the intake module that read it (`text`, `html`, `warc`…); `record` selects one article in a file that
    holds several (a WARC record id). `encoding_confidence` is 1 for strict UTF-8 or a declared charset
    that decodes, less where it was detected.
    """

    path: str
    text: str
    sha256: str
    format: str = "text"
    encoding: str = "utf-8"
    encoding_confidence: float = 1.0
    record: str | None = None
    url: str | None = None
    retrieved: str | None = None


class Role(StrEnum):
    """What a block is in journalism. Extraction reads the first four."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    DEBRIS = "debris"
    DUPLICATE = "duplicate"
    QUOTED_POST = "quoted post"


READ_ROLES = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUBHEAD, Role.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of the article with its role; `certain` is False where a person should look.

    `author` is whose words it holds where that is not the article's author: who wrote a quoted post, as printed.
    """

    span: Span
    role: Role
    evidence: Evidence
    certain: bool = True
    author: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence inside one block. `anchor` is its HTML id, stable while its own words stay the same."""

    span: Span
    anchor: str
    block: int


class Tier(StrEnum):
    """How a metadata value is known, surest first; `inferred` is shown as such and never used silently."""

    CURATED = "curated"
    DECLARED = "declared"
    PRINTED = "printed"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Statement:
    """A metadata value with its tier and evidence (span None where it was declared outside the text)."""

    value: str
    tier: Tier
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article's publication. Every absent value is unknown, never a guess.

    `published` and `updated` are ISO 8601 at the precision stated: `2022-01-27`, `2022-01-27T20:49`,
    `2022-01-27T20:49+05:30` (zone only where it is known); `language` is BCP 47. `alternatives` keeps the
    weaker or disagreeing statements as (field name, statement).
    """

    title: Statement | None = None
    authors: tuple[Statement, ...] = ()
    outlet: Statement | None = None
    published: Statement | None = None
    updated: Statement | None = None
    place: Statement | None = None
    section: Statement | None = None
    language: Statement | None = None
    url: Statement | None = None
    agency: Statement | None = None
    alternatives: tuple[tuple[str, Statement], ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """An earlier saving of an article's page, under the id and path that its own seed has.

    `removed` are its paragraphs that the article no longer has, `added` those that came since, as printed; `saved` is
    the ISO 8601 moment it was saved or last changed, where that is known.
    """

    id: str
    path: str
    sha256: str
    saved: str | None = None
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `id` is its stable slug, in curation files; `captures` are its earlier savings.

    `short` is what its page is called where that is not the id: `talks` of `talks-html`, the seed being `talks.html`.
    `also` are the ids and paths of seeds with the very same bytes, which were left out: they mean this article.
    """

    id: str
    source: SourceText
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    metadata: Metadata = Metadata()
    captures: tuple[Capture, ...] = ()
    short: str = ""
    also: tuple[str, ...] = ()

    @property
    def page_name(self) -> str:
        """What its page is called, in every address."""
        return self.short or self.id

    @property
    def text(self) -> str:
        """The immutable text that every span of this article selects from."""
        return self.source.text

    @property
    def title(self) -> str:
        """The title to show: the stated one, else the seed's file name."""
        stated = self.metadata.title
        return stated.value if stated and stated.value.strip() else self.source.path

    @property
    def published_day(self) -> str | None:
        """The publication day as `YYYY-MM-DD`; None when unknown, imprecise or only inferred."""
        stated = self.metadata.published
        if stated is None or stated.tier is Tier.INFERRED or len(stated.value) < 10:
            return None
        return stated.value[:10]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`; None between sentences and in lines set aside."""
        at = bisect_right(self.sentences, offset, key=_start) - 1
        if at < 0:
            return None
        span = self.sentences[at].span
        return self.sentences[at] if offset < max(span.end, span.start + 1) else None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with `span`, in reading order."""
        first = max(bisect_right(self.sentences, span.start, key=_start) - 1, 0)
        last = bisect_left(self.sentences, span.end, key=_start)
        return tuple(sentence for sentence in self.sentences[first:last] if sentence.span.overlaps(span))

    def anchor_at(self, offset: int) -> str:
        """The HTML id that `offset` is linked to by: its sentence's, else its line's; empty before the first line."""
        sentence = self.sentence_at(offset)
        if sentence is not None:
            return sentence.anchor
        at = bisect_right(self.blocks, offset, key=_start) - 1
        return block_anchor(at) if at >= 0 else ""


def block_anchor(number: int) -> str:
    """The HTML id of a line of an article, counted from 0, for words that stand in no sentence.

    >>> block_anchor(4)
    'b-4'
    """
    return f"b-{number}"


def _start(part: Sentence | Block) -> int:
    return part.span.start
