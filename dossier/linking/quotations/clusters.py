"""Printings of one utterance → its cluster: order, reference wording, labels, differences, addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dossier.linking.quotations.attribution import attribution_differences, carried_speaker, leading_speaker
from dossier.linking.quotations.compare import compare
from dossier.linking.quotations.constraints import Constraints
from dossier.linking.quotations.printings import Printing
from dossier.linking.quotations.speakers import SpeakerIndex
from dossier.linking.quotations.wording import diff_words, label_of
from dossier.linking.quotations.words import Concepts
from dossier.model import (
    Annotations,
    Article,
    DiffPart,
    Evidence,
    QuotationCluster,
    Variant,
    VariantLabel,
)

_SAMPLE = 12
_AS_FULL = 0.97
_NOTES = {
    VariantLabel.IDENTICAL: "the same words",
    VariantLabel.TRIMMED: "the same words, some left out",
    VariantLabel.REWORDED: "most of the same words in the same order",
    VariantLabel.TRANSLATED: "the same matter in the same order, in other words",
    VariantLabel.PARAPHRASE: "the same matter told freely",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """What a cluster is described from."""

    articles: Mapping[str, Article]
    annotations: Mapping[str, Annotations]
    speakers: SpeakerIndex
    vocabulary: Concepts
    constraints: Constraints


def describe(printings: Sequence[Printing], sources: Sources) -> QuotationCluster:
    """The cluster of one utterance; its id is the first printing's in order of article paths."""
    ordered = sorted(printings, key=lambda p: _published(p, sources.articles))
    reference = _reference(ordered, sources.vocabulary)
    leading, carried = leading_speaker(ordered), carried_speaker(ordered)
    person = sources.speakers.person(leading.person) if leading and leading.person else None
    variants = tuple(_variant(p, reference, sources, carried.name if carried else None) for p in ordered)
    cluster = QuotationCluster(
        id=printings[0].id,
        variants=variants,
        speaker=person.name if person else leading.name if leading else None,
        speaker_id=person.id if person else None,
        evidence=_evidence(printings, variants, sources.constraints),
        differences=attribution_differences(ordered, sources.articles, sources.annotations),
        former_ids=tuple(sorted({p.id for p in printings} - {printings[0].id})),
    )
    return cluster if person is None else _with_linked_name(cluster, person.name, ordered, leading_id=person.id)


def _published(printing: Printing, articles: Mapping[str, Article]) -> tuple[bool, str, str, str, int]:
    """Sort key: the day, within the day the moment where its zone is known, then the article; undated ones last."""
    article = articles[printing.utterance.article]
    day, stated = article.published_day, article.metadata.published
    moment = "~"
    if day is not None and stated is not None:
        try:
            read = datetime.fromisoformat(stated.value)
            moment = read.astimezone(UTC).isoformat() if read.tzinfo else "~"
        except ValueError:
            pass
    return day is None, day or "", moment, article.id, printing.span.start


def _reference(printings: Sequence[Printing], vocabulary: Concepts) -> Printing:
    """The printing that holds most of what the others say: the fullest one, the earliest where several are as full."""
    wordings = list(dict.fromkeys(p.words for p in printings))
    if len(wordings) == 1:
        return printings[0]
    often = Counter(p.words for p in printings)
    sample = sorted(wordings, key=lambda w: (-often[w], wordings.index(w)))[:_SAMPLE]
    held = {
        one: sum(often[other] * compare(one, other, vocabulary).right for other in sample if other != one)
        + (often[one] - 1)
        for one in sample
    }
    best = max(held.values())
    return next(p for p in printings if p.words in held and held[p.words] >= _AS_FULL * best)


def _variant(printing: Printing, reference: Printing, sources: Sources, carried: str | None) -> Variant:
    utterance, text = printing.utterance, sources.articles[printing.utterance.article].text
    quotation, words = utterance.quotation, printing.span.of(text)
    label, score = VariantLabel.REFERENCE, 1.0
    diff: tuple[DiffPart, ...] = ()
    if printing is not reference:
        original = reference.span.of(sources.articles[reference.utterance.article].text)
        score = round(compare(reference.words, printing.words, sources.vocabulary).balance, 3)
        label = label_of(original, words, score)
        score = 1.0 if label is VariantLabel.IDENTICAL else score
        diff = diff_words(original, words)
    own = utterance.speaker.name if utterance.speaker else None
    return Variant(
        quotation=quotation.id,
        article=utterance.article,
        span=printing.span,
        label=label,
        score=score,
        diff=diff,
        speaker=own or carried,
        printed_speaker=quotation.source.of(text) if quotation.source else own,
        carried_over=own is None and carried is not None,
    )


def _evidence(
    printings: Sequence[Printing], variants: Sequence[Variant], constraints: Constraints
) -> tuple[Evidence, ...]:
    """One row for each way in which copies were known again, and one for each judgement of the curator."""
    found = []
    for label, note in _NOTES.items():
        scores = [v.score for v in variants if v.label is label]
        if scores:
            count = "1 copy" if len(scores) == 1 else f"{len(scores)} copies"
            low = f" (likeness from {min(scores):.2f})" if label is not VariantLabel.IDENTICAL else ""
            found.append(Evidence(f"link.quotation-{label}", note=f"{count}: {note}{low}"))
    own = {order for p in printings for order in p.covers}
    judged = not own.isdisjoint(constraints.touched)
    for (a, b), why in zip(constraints.same, constraints.reasons, strict=True) if judged else ():
        if a in own and b in own:
            reason = f": {why.reason}" if why.reason else ""
            found.append(Evidence("link.quotation-curated", note=f"{why.path}:{why.line}{reason}", curated=True))
    return tuple(dict.fromkeys(found))


def _with_linked_name(
    cluster: QuotationCluster, name: str, ordered: Sequence[Printing], leading_id: str
) -> QuotationCluster:
    """The cluster with the linked person's name on every copy whose speaker is that person or was carried over."""
    variants = tuple(
        replace(variant, speaker=name)
        if variant.carried_over or (p.utterance.speaker is not None and p.utterance.speaker.person == leading_id)
        else variant
        for variant, p in zip(cluster.variants, ordered, strict=True)
    )
    return replace(cluster, variants=variants)
