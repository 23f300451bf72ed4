"""The dossier as tables: seven kinds of row, each in the order of the articles and of their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dossier.downloads.rows import ArticleRow, DateRow, NameRow, PersonRow, QuotationRow, ReprintRow, VariantRow
from dossier.model import Annotations, Article, Dossier, Person, Quotation, Span, Statement, Tier
from dossier.text.addresses import article_address, as_link, person_address, quotation_address


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind under the name that its files have; `about` is a sentence for the data dictionary."""

    name: str
    about: str
    row: type
    rows: tuple[Any, ...]


def tables_of(dossier: Dossier) -> tuple[Table, ...]:
    """All tables of a dossier: articles, people, names, quotations, variants, dates, reprints."""
    return tuple(each_table(dossier))


def each_table(dossier: Dossier) -> Iterator[Table]:
    """The tables of `tables_of`, each made when it is asked for: the rows of all are larger than the dossier.

    Every name in a row that points to another table stands there as `id`.
    """
    articles = {article.id: article for article in dossier.articles}
    found = [(articles[a.article], a) for a in dossier.annotations if a.article in articles]
    person_of = {member: person for person in dossier.people for member in person.members}
    who = partial(_person_id, person_of)
    yield Table("articles", "The collected articles.", ArticleRow, tuple(map(_article_row, dossier.articles)))
    yield Table("people", "People and organisations, one row each.", PersonRow, tuple(_people_rows(dossier)))
    yield Table("names", "Every name with the place where it is printed.", NameRow, _flat(_name_rows, found, who))
    said = "Quotations and reported speech, as each article prints them."
    yield Table("quotations", said, QuotationRow, _flat(_quotation_rows, found, who))
    yield Table("variants", "The printings of each statement.", VariantRow, tuple(_variant_rows(dossier, articles)))
    yield Table("dates", "Time expressions and the dates they mean.", DateRow, _flat(_date_rows, found, who))
    yield Table("reprints", "Pairs of articles that share text.", ReprintRow, tuple(_reprint_rows(dossier, articles)))


def sentence_address(article: Article, span: Span) -> str:
    """The site-relative address of the sentence in which a span begins: `articles/flood.html#s-1a2b`."""
    anchor = article.anchor_at(span.start)
    return as_link(article_address(article.page_name) + (f"#{anchor}" if anchor else ""))


def _person_id(person_of: dict[tuple[str, str], Person], article: str, key: str | None) -> str | None:
    person = person_of.get((article, key)) if key is not None else None
    return person.id if person else None


def _flat(rows: Any, found: Sequence[tuple[Article, Annotations]], who: Any) -> tuple[Any, ...]:
    return tuple(row for article, annotations in found for row in rows(article, annotations, who))


def _value(statement: Statement | None) -> str | None:
    """What is stated; what was only inferred is no statement of the source and stays out."""
    return statement.value if statement and statement.tier is not Tier.INFERRED else None


def _article_row(article: Article) -> ArticleRow:
    known, source = article.metadata, article.source
    published = known.published if _value(known.published) else None
    return ArticleRow(
        id=article.id,
        title=article.title,
        outlet=_value(known.outlet),
        authors="; ".join(author.value for author in known.authors) or None,
        published=_value(published),
        published_rule=published.evidence.rule if published else None,
        updated=_value(known.updated),
        language=_value(known.language),
        url=_value(known.url) or source.url,
        retrieved=source.retrieved,
        seed=source.path,
        format=source.format,
        sha256=source.sha256,
        characters=len(article.text),
        address=as_link(article_address(article.page_name)),
    )


def _people_rows(dossier: Dossier) -> Iterator[PersonRow]:
    spoken = Counter(cluster.speaker_id for cluster in dossier.clusters)
    for person in dossier.people:
        yield PersonRow(
            id=person.id,
            name=person.name,
            kind=person.kind.value,
            roles="; ".join(dict.fromkeys(role.text for role in person.roles)) or None,
            articles=len({article for article, _ in person.members}),
            statements=spoken[person.id],
            address=as_link(person_address(person.id)),
        )


def _name_rows(article: Article, annotations: Annotations, who: Any) -> Iterator[NameRow]:
    for mention in annotations.mentions:
        yield NameRow(
            person=who(article.id, mention.entity),
            article=article.id,
            words=mention.span.of(article.text),
            role=mention.role.of(article.text) if mention.role else None,
            start=mention.span.start,
            end=mention.span.end,
            rule=mention.evidence.rule,
            confidence=mention.evidence.confidence,
            curated=mention.evidence.curated,
            address=sentence_address(article, mention.span),
        )


def _quotation_rows(article: Article, annotations: Annotations, who: Any) -> Iterator[QuotationRow]:
    for quotation in annotations.quotations:
        yield QuotationRow(
            id=quotation.id,
            article=article.id,
            kind=quotation.kind.value,
            words=quotation.span.of(article.text),
            quoted=" … ".join(part.of(article.text) for part in quotation.quoted) or None,
            speaker=quotation.speaker,
            person=who(article.id, _speaker_key(quotation)),
            source=quotation.source.of(article.text) if quotation.source else None,
            cue=quotation.cue.of(article.text) if quotation.cue else None,
            start=quotation.span.start,
            end=quotation.span.end,
            rule=quotation.evidence.rule,
            confidence=quotation.evidence.confidence,
            curated=quotation.evidence.curated,
            address=sentence_address(article, quotation.span),
        )


def _speaker_key(quotation: Quotation) -> str | None:
    """By what a `Person` knows this speaker: the entity of a person, the speaker's own words for an organisation."""
    return quotation.entity if quotation.entity is not None else quotation.speaker


def _variant_rows(dossier: Dossier, articles: dict[str, Article]) -> Iterator[VariantRow]:
    for cluster in dossier.clusters:
        for variant in cluster.variants:
            article = articles[variant.article]
            yield VariantRow(
                statement=cluster.id,
                article=article.id,
                quotation=variant.quotation,
                words=variant.span.of(article.text),
                label=variant.label.value,
                similarity=round(variant.score, 3),
                speaker=variant.printed_speaker,
                person=cluster.speaker_id,
                carried_over=variant.carried_over,
                start=variant.span.start,
                end=variant.span.end,
                address=sentence_address(article, variant.span),
                page=as_link(quotation_address(cluster.id)),
            )


def _date_rows(article: Article, annotations: Annotations, _: Any) -> Iterator[DateRow]:
    for date in annotations.dates:
        yield DateRow(
            article=article.id,
            words=date.span.of(article.text),
            type=date.type.value,
            value=date.value,
            edtf=date.edtf,
            earliest=date.earliest,
            latest=date.latest,
            anchor=date.anchor,
            unresolved=date.unresolved,
            start=date.span.start,
            end=date.span.end,
            rule=date.evidence.rule,
            confidence=date.evidence.confidence,
            curated=date.evidence.curated,
            address=sentence_address(article, date.span),
        )


def _reprint_rows(dossier: Dossier, articles: dict[str, Article]) -> Iterator[ReprintRow]:
    for reprint in dossier.reprints:
        first = reprint.passages[0].left if reprint.passages else None
        yield ReprintRow(
            left=reprint.left,
            right=reprint.right,
            label=reprint.label,
            share=round(reprint.share, 3),
            passages=len(reprint.passages),
            address=sentence_address(articles[first.article], first.span) if first else None,
        )
