"""Quotations taken apart into the sentences that may travel on their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.language.sentences import split_sentences
from dossier.linking.quotations.speakers import Speaker, SpeakerIndex
from dossier.linking.quotations.words import Concepts
from dossier.model import Annotations, Article, Quotation, QuotationKind, Span

_QUOTED_ENOUGH = 5
_LONGEST = 400  # words; a longer "sentence" is debris or an attack, and its beginning is enough to know it


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence of one quotation: the smallest thing that is set beside another article's words.

    `words` are concept numbers; `order` is its place in (article path, span) order and `sentence` counts from 1 in
    its quotation. `day` is the proleptic day number of publication, None where unknown.
    """

    order: int
    article: str
    quotation: Quotation
    sentence: int
    span: Span
    words: tuple[int, ...]
    content: int
    speaker: Speaker | None
    day: int | None
    language: str


def utterances_of(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    speakers: SpeakerIndex,
    vocabulary: Concepts,
    kinds: frozenset[QuotationKind],
) -> list[Utterance]:
    """The sentences of every quotation of the given kinds, ordered by article path and place."""
    found: Mapping[str, Annotations] = {one.article: one for one in annotations}
    result: list[Utterance] = []
    for article in sorted(articles, key=lambda a: (a.source.path, a.id)):
        language = article.metadata.language.value if article.metadata.language else "en"
        day = _day_number(article.published_day)
        annotated = found.get(article.id)
        quotations = [q for q in annotated.quotations if q.kind in kinds] if annotated else []
        for quotation in sorted(quotations, key=lambda q: (q.span, q.id)):
            speaker = speakers.speaker(article.id, quotation)
            for sentence, (span, read) in enumerate(_sentences(article.text, quotation, language), 1):
                words = tuple(number for part in read for number in vocabulary.read(article.text, part, language))
                words = words[:_LONGEST]
                content = sum(not vocabulary.concepts[number].function for number in words)
                result.append(
                    Utterance(
                        len(result), article.id, quotation, sentence, span, words, content, speaker, day, language
                    )
                )
    return result


def _sentences(text: str, quotation: Quotation, language: str) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Each sentence's span with the stretches of it whose words count.

    Of a sentence that mixes a reporter's words with quoted ones, the stretch from the first quoted word to the last
    is the utterance, where the quoted ones are enough to know it by; elsewhere the whole clause is.
    """
    mixed = quotation.kind is QuotationKind.MIXED
    whole = (quotation.span,) if mixed or not quotation.quoted else quotation.quoted
    sentences = [s for piece in whole for s in split_sentences(text, piece, language)] or [quotation.span]
    for sentence in sentences:
        inside = tuple(q for q in quotation.quoted if sentence.contains(q)) if mixed else ()
        enough = sum(len(q.of(text).split()) for q in inside) >= _QUOTED_ENOUGH
        if enough:
            yield Span(inside[0].start, inside[-1].end), inside
        else:
            yield sentence, (sentence,)


def _day_number(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
