"""Puts together what the rules found: one draft per quotation, with kind, source and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.extraction.quotations.attribution import Attribution
from dossier.extraction.quotations.beside import cue_in_clause
from dossier.extraction.quotations.confidence import precision_of
from dossier.extraction.quotations.continuing import attribute_continuing
from dossier.extraction.quotations.draft import Draft
from dossier.extraction.quotations.kinds import is_fragment, is_term, is_title_cased, is_utterance, names_work
from dossier.extraction.quotations.passages import Passage, passages_of
from dossier.extraction.quotations.phrases import Phrase
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.reported import Report, reports_in
from dossier.extraction.quotations.sieves import attribute_beside, places_of
from dossier.extraction.quotations.speakers import NOBODY, Cast, Speaker, source_of
from dossier.extraction.quotations.vocabulary import Vocabulary
from dossier.model import Article, ArticlePerson, Evidence, PersonMention, QuotationKind


def assemble(
    article: Article,
    people: Sequence[ArticlePerson],
    mentions: Sequence[PersonMention],
    quoted: tuple[Quoted, ...],
    vocabulary: Vocabulary,
) -> list[Draft]:
    """The drafts of an article's quotations: direct, mixed, indirect and scare."""
    passages = passages_of(article, quoted, vocabulary)
    reports = [report for passage in passages for report in _outermost(reports_in(passage, vocabulary))]
    found = attribute_beside(quoted, passages, vocabulary)
    attribute_continuing(quoted, passages, found, vocabulary)
    places = places_of(passages)
    cast = Cast.of(article, people, mentions, [q.outer for q in quoted], vocabulary)
    drafts = []
    inside = _quotes_inside(reports)
    work = [(_order(r), 0, r) for r in reports] + [
        (quoted[n].outer.start, 1, n) for n in range(len(quoted)) if n in places
    ]
    speakers: dict[tuple[int, int], Speaker] = {}

    def speaker_of(passage: Passage, phrase: Phrase | None) -> Speaker:
        if phrase is None:
            return NOBODY
        key = (passage.block, phrase.first)
        if key not in speakers:
            speakers[key] = cast.resolve(passage, phrase)
        return speakers[key]

    for _, _, item in sorted(work, key=lambda w: (w[0], w[1])):
        if isinstance(item, Report):
            drafts.append(_reported(item, speaker_of(item.passage, item.source), quoted))
            continue
        passage, index = places[item][0]
        attribution = source_of(found, item)
        fragment = is_fragment(passage, index)
        if item in inside:
            continue
        if attribution and attribution.source and not (fragment and found[item].rule.startswith("x")):
            speaker = speaker_of(attribution.passage, attribution.source)
            drafts.append(_attributed(quoted[item], found[item], attribution, speaker, QuotationKind.DIRECT))
        elif (clause := _fragment(passage, index, vocabulary)) and clause.source:
            speaker = speaker_of(passage, clause.source)
            drafts.append(_attributed(quoted[item], clause, clause, speaker, QuotationKind.MIXED))
        else:
            drafts.append(_unattributed(quoted[item], is_utterance(passage, index)))
    return drafts


def _outermost(reports: Iterable[Report]) -> list[Report]:
    """The reports that lie in no other one: in "she said he hoped it would hold" what she said."""
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.first, -r.last)):
        if not kept or report.last > kept[-1].last:
            kept.append(report)
    return kept


def _order(report: Report) -> int:
    return report.passage.starts[report.first]


def _quotes_inside(reports: Sequence[Report]) -> set[int]:
    return {
        number
        for report in reports
        for index, number in report.passage.quote.items()
        if report.first <= index < report.last
    }


def _reported(report: Report, speaker: Speaker, quoted: Sequence[Quoted]) -> Draft:
    p = report.passage
    span = p.span(report.first, report.last)
    pieces = tuple(
        piece
        for index, number in p.quote.items()
        if report.first <= index < report.last
        for piece in quoted[number].pieces
    )
    kind = QuotationKind.MIXED if pieces else QuotationKind.INDIRECT
    cue = p.span(report.cue, report.cue + 1)
    evidence = Evidence(report.rule, cue, precision_of(report.rule, speaker.sort))
    return Draft(span, kind, pieces, evidence, speaker.name, speaker.entity, speaker.span, cue)


def _fragment(passage: Passage, index: int, vocabulary: Vocabulary) -> Attribution | None:
    named = is_title_cased(passage, index) or names_work(passage, index, vocabulary)
    if named or is_term(passage, index, vocabulary):
        return None
    return cue_in_clause(passage, index, vocabulary)


def _attributed(
    quotation: Quoted, rule: Attribution, attribution: Attribution, speaker: Speaker, kind: QuotationKind
) -> Draft:
    p = attribution.passage
    cue = p.span(attribution.cue, attribution.cue + 1) if attribution.cue is not None else None
    evidence = Evidence(rule.rule, cue or speaker.span, precision_of(rule.rule, speaker.sort))
    return Draft(
        quotation.span,
        kind,
        quotation.pieces,
        evidence,
        speaker.name,
        speaker.entity,
        speaker.span,
        cue,
    )


def _unattributed(quotation: Quoted, utterance: bool) -> Draft:
    kind = QuotationKind.DIRECT if utterance else QuotationKind.SCARE
    return Draft(
        quotation.span,
        kind,
        quotation.pieces,
        Evidence("quotation.marks", quotation.outer, precision_of("quotation.marks", "none")),
    )
