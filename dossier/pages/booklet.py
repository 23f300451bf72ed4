"""The whole dossier as one document to print: contents, statements, people, timeline, articles, numbered evidence.

Every sentence that a fact rests on has a number, article and place in it: [2.7] is the seventh such sentence of the
second article. The fact names it, and the article below prints it in the margin of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.model import (
    READ_ROLES,
    Article,
    Citation,
    Dossier,
    PersonKind,
    Reference,
    Role,
    SiteOptions,
    TimelineKind,
)
from dossier.pages.catalogue import spelled_date, words_of
from dossier.pages.environment import environment
from dossier.pages.lookup import Lookup, look_up
from dossier.pages.spoken import SpokenWords, pieces_of

# Beyond these a section says how many more there are: a booklet of thousands of people is read by nobody.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Note:
    """The number of a sentence that carries evidence, and the anchor that it has in the booklet."""

    number: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BookletPrinting:
    """A statement in one article's words, quoted ones in marks; `source` and `day` as a reader calls them."""

    pieces: tuple[SpokenWords, ...]
    source: str
    day: str
    note: Note | None


@dataclass(frozen=True, slots=True)
class BookletStatement:
    """A statement with its speaker and all its printings, the reference wording first."""

    speaker: str
    printings: tuple[BookletPrinting, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """What a sentence tells of a day; `kind` is `happened`, `reported` or `expected`."""

    day: str
    kind: str
    sentence: str
    source: str
    note: Note | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article with its sentences, each with its number where a fact rests on it."""

    role: Role
    sentences: tuple[tuple[str, Note | None], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article as printed: its lines, how it is cited, and the hash of its seed."""

    number: int
    article: Article
    citation: str
    lines: tuple[Paragraph, ...]


def booklet(
    dossier: Dossier,
    options: SiteOptions,
    references: Mapping[str, Reference] | None = None,
    version: str = "",
) -> str:
    """One finished HTML document that needs no other file; `references` by article id, `version` of the program.

    Articles are in order of publication, undated ones last. Nothing of a seed is markup in it.
    """
    lookup = look_up(dossier, options)
    articles = sorted(dossier.articles, key=lambda a: (a.published_day or "9999", a.id))
    notes = _Notes(lookup, tuple(articles))
    people = [person for person in dossier.people if person.kind is PersonKind.PERSON]
    statements = _statements(lookup, notes)
    timeline = tuple(_timeline(lookup, notes))
    cited = references or {}
    stories = [
        Story(number, article, cited[article.id].plain if article.id in cited else "", _lines(article, notes))
        for number, article in enumerate(articles, 1)
    ]
    return (
        environment(options.language)
        .get_template("booklet.html.j2")
        .render(
            title=options.title or "Dossier",
            language=options.language,
            introduction=options.introduction,
            version=version,
            statements=statements[:_MOST],
            more_statements=max(len(statements) - _MOST, 0),
            people=[(person, tuple(dict.fromkeys(role.text for role in person.roles))) for person in people[:_MOST]],
            more_people=max(len(people) - _MOST, 0),
            timeline=timeline[:_MOST],
            more_dates=max(len(timeline) - _MOST, 0),
            stories=stories,
        )
    )


class _Notes:
    """Gives each cited sentence its number, in reading order and whatever is asked first."""

    def __init__(self, lookup: Lookup, articles: tuple[Article, ...]) -> None:
        self._numbers = {article.id: number for number, article in enumerate(articles, 1)}
        self._places = {article.id: _cited_places(lookup, article) for article in articles}
        self._lookup = lookup

    def of(self, citation: Citation) -> Note | None:
        """The number of the sentence in which the cited words begin; None where they stand in none."""
        sentence = self._lookup.sentence_at(citation)
        return self.at(citation.article, sentence.span.start) if sentence else None

    def at(self, article: str, start: int) -> Note | None:
        """The number of the sentence that begins at `start`, if a fact rests on it."""
        place = self._places[article].get(start)
        number = self._numbers[article]
        return Note(f"{number}.{place}", f"e-{number}-{place}") if place else None


def _cited_places(lookup: Lookup, article: Article) -> dict[int, int]:
    """The starts of the sentences of an article that carry a quotation or a date, numbered from 1."""
    found = lookup.annotations_of(article)
    spans = [q.span for q in found.quotations] + [date.span for date in found.dates]
    spans += [v.span for q in found.quotations for _, v in lookup.carried.get((article.id, q.id), ())]
    starts = sorted({sentence.span.start for span in spans if (sentence := article.sentence_at(span.start))})
    return {start: place for place, start in enumerate(starts, 1)}


def _statements(lookup: Lookup, notes: _Notes) -> tuple[BookletStatement, ...]:
    """Those that several articles print first, then by the order of the dossier."""
    ordered = sorted(lookup.dossier.clusters, key=lambda c: -len({variant.article for variant in c.variants}))
    return tuple(
        BookletStatement(
            cluster.speaker or words_of(lookup.options.language).plain("unknown speaker"),
            tuple(
                BookletPrinting(
                    pieces_of(citation, lookup.quotations.get((variant.article, variant.quotation)), lookup),
                    lookup.source_name(variant.article),
                    lookup.source_day(variant.article),
                    notes.of(citation),
                )
                for variant in cluster.variants
                for citation in (Citation(variant.article, variant.span),)
            ),
        )
        for cluster in ordered
    )


def _timeline(lookup: Lookup, notes: _Notes) -> Iterator[Dated]:
    for entry in sorted(lookup.dossier.timeline, key=lambda e: (e.earliest, e.latest, e.citation.article)):
        if entry.kind is not TimelineKind.REPORTED:
            sentence = "".join(lookup.context(entry.citation))
            source = lookup.source_name(entry.citation.article)
            day = spelled_date(lookup.options.language, entry.edtf)
            yield Dated(day, entry.kind.value, sentence, source, notes.of(entry.citation))


def _lines(article: Article, notes: _Notes) -> tuple[Paragraph, ...]:
    """The lines of the story; what was set aside is on the article's page, not on paper."""
    shown = []
    for block in article.blocks:
        if block.role in READ_ROLES or block.role is Role.CAPTION:
            inside = [s for s in article.sentences_in(block.span) if block.span.contains(s.span)]
            parts = tuple((s.span.of(article.text), notes.at(article.id, s.span.start)) for s in inside)
            shown.append(Paragraph(block.role, parts or ((block.span.of(article.text), None),)))
    return tuple(shown)
