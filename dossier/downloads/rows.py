"""The rows of the data that readers carry away: frozen, flat, each with the sentence that proves it.

Where a row states a fact, it says by which rule it was found, how sure that rule is on annotated news (empty: not
measured), whether the curator set it, and the address of its sentence. Spans are half-open ranges of code points
into the text of the article as it was read from the seed.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.downloads.columns import column

_RULE = "the rule that found it; `dossier explain` tells more"
_CONFIDENCE = "share of cases in which the rule was right on annotated news, 0 to 1; empty: not measured"
_CURATED = "whether the curator set it"
_START = "first code point of the words in the article's text"
_END = "code point after the last of the words"
_ADDRESS = "where it stands on the site: page and sentence"
_ARTICLE = "the article, as `id` in articles"
_PERSON = "the person or organisation, as `id` in people; empty: nobody known"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as it was collected."""

    id: str = column("stable short name, also in the address of its page")
    title: str = column("the printed headline, else the declared title, else the file name")
    outlet: str | None = column("who published it; empty: unknown")
    authors: str | None = column("authors as stated, separated by semicolons")
    published: str | None = column("publication date as stated, ISO 8601 at the precision known; empty: undated")
    published_rule: str | None = column("how the publication date is known")
    updated: str | None = column("date of the last change as stated, ISO 8601")
    language: str | None = column("language, BCP 47")
    url: str | None = column("address at which it was published")
    retrieved: str | None = column("when it was collected, where the seed says so")
    seed: str = column("the collected file, relative to the seeds folder")
    format: str = column("the format that the file was read as")
    sha256: str = column("SHA-256 of the bytes of the file")
    characters: int = column("length of the text in code points")
    address: str = column("the page on the site")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, or an organisation that speaks."""

    id: str = column("stable short name, also in the address of the page")
    name: str = column("the name shown")
    kind: str = column("`person` or `organisation`")
    roles: str | None = column("roles as the sources state them, separated by semicolons")
    articles: int = column("number of articles that name them")
    statements: int = column("number of statements they are shown as the speaker of")
    address: str = column("the page on the site")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name as it is printed in one place."""

    person: str | None = column(_PERSON)
    article: str = column(_ARTICLE)
    words: str = column("the name as printed")
    role: str | None = column("the role printed beside it")
    start: int = column(_START)
    end: int = column(_END)
    rule: str = column(_RULE)
    confidence: float | None = column(_CONFIDENCE)
    curated: bool = column(_CURATED)
    address: str = column(_ADDRESS)


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation as one article prints it; reported speech has no quoted words."""

    id: str = column("stable short name within its article")
    article: str = column(_ARTICLE)
    kind: str = column("`direct`, `mixed` (fragments in a paraphrase), `indirect`, or `scare` (nobody's words)")
    words: str = column("the reported words, for a mixed quotation the whole clause")
    quoted: str | None = column("what stands inside quotation marks; several fragments are separated by “ … ”")
    speaker: str | None = column("who says it, resolved; empty: unknown")
    person: str | None = column(_PERSON)
    source: str | None = column("the words that name the speaker, as printed")
    cue: str | None = column("the reporting word")
    start: int = column(_START)
    end: int = column(_END)
    rule: str = column(_RULE)
    confidence: float | None = column(_CONFIDENCE)
    curated: bool = column(_CURATED)
    address: str = column(_ADDRESS)


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One printing of a statement that one or several articles carry."""

    statement: str = column("the statement; its printings share this name, and its page")
    article: str = column(_ARTICLE)
    quotation: str = column("the quotation that holds it, as `id` in quotations")
    words: str = column("the words of this printing")
    label: str = column("how they relate to the reference wording")
    similarity: float = column("likeness to the reference wording, 0 to 1")
    speaker: str | None = column("the source as this article words it")
    person: str | None = column(_PERSON)
    carried_over: bool = column("whether the speaker is known from another printing alone")
    start: int = column(_START)
    end: int = column(_END)
    address: str = column(_ADDRESS)
    page: str = column("the page of the statement")


@dataclass(frozen=True, slots=True)
class DateRow:
    """A time expression; where it could not be resolved, the reason stands in place of the date."""

    article: str = column(_ARTICLE)
    words: str = column("the words as printed")
    type: str = column("TIMEX3 type: DATE, TIME, DURATION or SET")
    value: str = column("TIMEX3 value")
    edtf: str | None = column("the date in EDTF (ISO 8601-2); empty: no place on a timeline")
    earliest: str | None = column("first day it can mean")
    latest: str | None = column("last day it can mean")
    anchor: str | None = column("the day that a relative expression was counted from")
    unresolved: str | None = column("why there is no date")
    start: int = column(_START)
    end: int = column(_END)
    rule: str = column(_RULE)
    confidence: float | None = column(_CONFIDENCE)
    curated: bool = column(_CURATED)
    address: str = column(_ADDRESS)


@dataclass(frozen=True, slots=True)
class ReprintRow:
    """Two articles that share text."""

    left: str = column(_ARTICLE)
    right: str = column(_ARTICLE)
    label: str = column("what kind of copy it is")
    share: float = column("part of the shorter one's words that stand in the other, 0 to 1")
    passages: int = column("number of shared passages")
    address: str | None = column("where the first shared passage stands in the left article")
