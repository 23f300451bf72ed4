"""Puts together what the rules found: each quotation once, with kind, source and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.confidence import evidence_of
from dossier.extraction.quotations.continuing import attribute_continuing
from dossier.extraction.quotations.copies import attribute_copies
from dossier.extraction.quotations.free_indirect import Voice, go_on
from dossier.extraction.quotations.kinds import is_term, is_title_cased, is_utterance, names_work
from dossier.extraction.quotations.passages import Passage, passages_of, places_of
from dossier.extraction.quotations.phrases import Phrase
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.reported import reports_in
from dossier.extraction.quotations.reports import Report
from dossier.extraction.quotations.sieves import attribute_beside
from dossier.extraction.quotations.sources import source_of_cue
from dossier.extraction.quotations.speakers import NOBODY, Cast, NamedSource, source_of
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.extraction.quotations.within import cue_in_clause
from dossier.model import Article, ArticlePerson, PersonMention, Quotation, QuotationKind, Span


def assemble(
    article: Article,
    people: Sequence[ArticlePerson],
    mentions: Sequence[PersonMention],
    quoted: tuple[Quoted, ...],
    vocabulary: Vocabulary,
) -> list[Quotation]:
    """The quotations, without their ids, of an article's quotations: direct, mixed, indirect and scare.

    Sources are resolved in reading order, so that a pronoun can lean on whoever spoke before.
    """
    names = frozenset(word for m in mentions for word in m.span.of(article.text).split() if word[0].isupper())
    passages = passages_of(article, quoted, vocabulary, names)
    found = attribute_beside(quoted, passages, vocabulary)
    reports = _reports(passages, found, vocabulary)
    attribute_copies(article.text, quoted, places_of(passages), found, reports)
    attribute_continuing(quoted, passages, found, vocabulary)
    cast = Cast.of(article, people, mentions, passages, vocabulary)
    desk = _Desk(quoted, found, places_of(passages), vocabulary, cast)
    inside = _quotes_inside(reports)
    whole = [number for number in sorted(desk.places) if number not in inside]
    work = [(report.passage.starts[report.first], -1, report) for report in reports]
    ordered = sorted(
        [(at, number, report) for at, number, report in work]
        + [(quoted[number].outer.start, number, None) for number in whole],
        key=lambda item: item[:2],
    )
    return [desk.report(item) if item else desk.quotation(number) for _, number, item in ordered]


def _reports(passages: Sequence[Passage], found: Mapping[int, Attribution], vocabulary: Vocabulary) -> list[Report]:
    """The reports of the passages, with those that go on in the sentences after one."""
    reports: list[Report] = []
    voice: Voice | None = None
    for passage in passages:
        own = _outermost(reports_in(passage, vocabulary))
        further, voice = go_on(passage, own, found, voice)
        reports += _outermost((*own, *further)) if further else own
    return reports


def _outermost(reports: Iterable[Report]) -> list[Report]:
    """The reports that lie in no other one: in "she said he hoped it would hold" what she said."""
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.first, -r.last)):
        if kept and _retells(kept[-1], report):
            kept.pop()
        if not kept or report.last > kept[-1].last:
            kept.append(report)
    return kept


def _retells(outer: Report, inner: Report) -> bool:
    """Whether the outer report only mentions that somebody else spoke: "she recalled the day when Kos said it held"."""
    if outer.frame != "object" or inner.frame != "clause" or inner.last > outer.last:
        return False
    return inner.source is not None and outer.first <= inner.source.first < inner.first


def _quotes_inside(reports: Sequence[Report]) -> set[int]:
    return {number for report in reports for number in _own_quotes(report)}


def _own_quotes(report: Report) -> list[int]:
    """The quotations in a report, without those that somebody else is said to speak: "what Kos calls “a waste”"."""
    p = report.passage
    found = p.quotes_between(report.first, report.last)
    return [number for number in found if not _is_anothers(report, p.index_of(number))] if found else found


def _is_anothers(report: Report, index: int) -> bool:
    p, cue = report.passage, index - 1
    if cue <= report.first or cue not in p.cues or p.cues[cue].participle:
        return False
    source = source_of_cue(p, cue, report.first)
    if source is None or source.relation != "adjacent" or source.first <= report.first:
        return False
    return bool(p.flags[source.first - 1] & wc.SUBORDINATOR) and not p.flags[source.first] & wc.PRONOUN


@dataclass(slots=True)
class _Desk:
    """Writes the quotations one after the other and remembers whom each source phrase was found to name."""

    quoted: Sequence[Quoted]
    found: Mapping[int, Attribution]
    places: Mapping[int, Sequence[tuple[Passage, int]]]
    vocabulary: Vocabulary
    cast: Cast
    speakers: dict[tuple[int, int], NamedSource] = field(default_factory=dict)

    def report(self, report: Report) -> Quotation:
        """A reported clause; with quoted words in it a mixed quotation."""
        p = report.passage
        inside = _own_quotes(report)
        spoken = [number for number in inside if not (p.verb_second and self._is_name(p, p.index_of(number)))]
        pieces = tuple(piece for number in spoken for piece in self.quoted[number].pieces)
        span = p.span(report.first, report.last)
        if pieces:
            # Quoted words may run on into the paragraphs that follow.
            span = Span(min(span.start, pieces[0].start), max(span.end, *(piece.end for piece in pieces)))
        kind = QuotationKind.MIXED if pieces else QuotationKind.INDIRECT
        cue = p.span(report.cue, report.cue + 1)
        return self._quotation(
            span, kind, pieces, report.rule, self._speaker(report.source_passage, report.source), cue
        )

    def quotation(self, number: int) -> Quotation:
        """Quoted words: direct speech, a fragment in the clause of a cue, or words nobody is said to have spoken."""
        passage, index = self.places[number][0]
        quotation = self.quoted[number]
        attribution = source_of(self.found, number)
        if attribution and attribution.source:
            own = self.found[number]
            speaker = self._speaker(attribution.passage, attribution.source)
            if speaker.sort != "noun" or not own.personal:
                whole = not own.copied or len(passage) == 1 or is_utterance(passage, index)
                kind = QuotationKind.DIRECT if whole else QuotationKind.MIXED
                return self._attributed(quotation, own.rule, attribution, speaker, kind)
        clause = self._clause_around(passage, index)
        if clause:
            speaker = self._speaker(passage, clause.source)
            return self._attributed(quotation, clause.rule, clause, speaker, QuotationKind.MIXED)
        kind = QuotationKind.DIRECT if is_utterance(passage, index) else QuotationKind.SCARE
        evidence = evidence_of("quotation.marks", "none", quotation.outer)
        return Quotation("", quotation.span, kind, quotation.pieces, evidence)

    def _is_name(self, passage: Passage, index: int) -> bool:
        return names_work(passage, index, self.vocabulary) or is_term(passage, index, self.vocabulary)

    def _clause_around(self, passage: Passage, index: int) -> Attribution | None:
        named = is_title_cased(passage, index) or names_work(passage, index, self.vocabulary)
        if named or is_term(passage, index, self.vocabulary):
            return None
        return cue_in_clause(passage, index, self.vocabulary)

    def _speaker(self, passage: Passage, phrase: Phrase | None) -> NamedSource:
        if phrase is None:
            return NOBODY
        key = (passage.block, phrase.first)
        if key not in self.speakers:
            self.speakers[key] = self.cast.resolve(passage, phrase)
        return self.speakers[key]

    def _attributed(
        self, quotation: Quoted, rule: str, attribution: Attribution, speaker: NamedSource, kind: QuotationKind
    ) -> Quotation:
        p = attribution.passage
        cue = p.span(attribution.cue, attribution.cue + 1) if attribution.cue is not None else None
        return self._quotation(quotation.span, kind, quotation.pieces, rule, speaker, cue)

    def _quotation(
        self,
        span: Span,
        kind: QuotationKind,
        pieces: tuple[Span, ...],
        rule: str,
        speaker: NamedSource,
        cue: Span | None,
    ) -> Quotation:
        evidence = evidence_of(rule, speaker.sort, cue or speaker.span)
        return Quotation("", span, kind, pieces, evidence, speaker.name, speaker.entity, speaker.span, cue)
