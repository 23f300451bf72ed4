"""Quotations of one article: speaker and kind set, false ones rejected, missed ones added."""

from __future__ import annotations

import dataclasses
import hashlib

from dossier.curation.added import bearers_of
from dossier.curation.anchors import Anchored, ambiguous, anchor, anchor_one, complaint, curated, shorten
from dossier.model import Annotations, Article, Judgement, Problem, Quotation, QuotationKind, Span, Target, Verdict
from dossier.text.fold import fold
from dossier.text.selector import ArticleNames


def judge_quotation(judgement: Judgement, articles: ArticleNames, current: dict[str, Annotations]) -> list[Problem]:
    """Apply a `quote` or `rejected` entry; linking applies those that join or part quotations, found to fit here."""
    if judgement.verdict not in (Verdict.SET, Verdict.REJECTED):
        checked = [_unfit(target, judgement, articles, current) for target in judgement.targets if not target.id]
        return [problem for problem in checked if problem is not None]
    problem = _judge(judgement.targets[0], judgement, articles, current)
    return [problem] if problem is not None else []


def _judge(
    target: Target, judgement: Judgement, articles: ArticleNames, current: dict[str, Annotations]
) -> Problem | None:
    found = anchor(target, judgement, articles)
    if isinstance(found, Problem):
        return found
    annotations = current[found.article.id]
    hits = list(dict.fromkeys(q for span in found.spans if (q := quotation_at(annotations, span)) is not None))
    if len(hits) > 1 or (not hits and len(found.spans) > 1):
        return ambiguous(found, judgement)
    values = dict(judgement.values)
    if not hits and not (judgement.verdict is Verdict.SET and values.get("kind")):
        return _no_quotation(target, judgement, found)
    kept = [q for q in annotations.quotations if q not in hits]
    if judgement.verdict is Verdict.SET:
        quotation = hits[0] if hits else _new(found.article, found.spans[0], judgement)
        stated = _stated(quotation, annotations, found.article, judgement)
        if "speaker" in values:
            kept = [_carried(other, quotation, stated) for other in kept]
        kept.append(stated)
    ordered = tuple(sorted(kept, key=lambda q: (q.span, q.id)))
    current[found.article.id] = dataclasses.replace(annotations, quotations=ordered)
    return None


def _unfit(
    target: Target, judgement: Judgement, articles: ArticleNames, current: dict[str, Annotations]
) -> Problem | None:
    """The problem of cited words that are gone, stand twice, or are no quotation; None where they fit."""
    found = anchor_one(target, judgement, articles)
    if isinstance(found, Problem):
        return found
    quotations = [q for q in current[found.article.id].quotations if q.kind is not QuotationKind.SCARE]
    held = any(span.overlaps(quotation.span) for span in found.spans for quotation in quotations)
    return None if held else _no_quotation(target, judgement, found)


def quotation_at(annotations: Annotations, words: Span) -> Quotation | None:
    """The smallest quotation that holds the words, else the only one that shares some; None where there is none."""
    holding = [q for q in annotations.quotations if q.span.contains(words) or any(p.contains(words) for p in q.quoted)]
    if holding:
        return min(holding, key=lambda q: (len(q.span), q.span))
    sharing = [q for q in annotations.quotations if q.span.overlaps(words)]
    return sharing[0] if len(sharing) == 1 else None


def _no_quotation(target: Target, judgement: Judgement, found: Anchored) -> Problem:
    words = shorten(target.quote.exact if target.quote else "")
    message = f"no quotation was found at “{words}” in {found.article.source.path}"
    if judgement.verdict is Verdict.SET:
        return complaint("curation-no-quotation", judgement, message, "Add `kind: direct` to make the words one.")
    return complaint("curation-no-quotation", judgement, message, "Cite words of a quotation, or remove the entry.")


def _new(article: Article, span: Span, judgement: Judgement) -> Quotation:
    """A quotation that the machine missed, its id made of its own words."""
    kind = QuotationKind(dict(judgement.values)["kind"])
    digest = hashlib.sha256(fold(span.of(article.text)).encode()).hexdigest()[:8]
    quoted = () if kind is QuotationKind.INDIRECT else (span,)
    return Quotation(f"{article.id}-curated-{digest}", span, kind, quoted, curated(judgement))


def _stated(quotation: Quotation, annotations: Annotations, article: Article, judgement: Judgement) -> Quotation:
    """The quotation with the speaker and kind that the judgement states."""
    values = dict(judgement.values)
    changed = dataclasses.replace(quotation, evidence=curated(judgement, quotation.evidence.span))
    if "kind" in values:
        changed = dataclasses.replace(changed, kind=QuotationKind(values["kind"]))
    if "speaker" in values:
        speaker, entity = _speaker(values["speaker"], annotations, article)
        changed = dataclasses.replace(changed, speaker=speaker, entity=entity)
    return changed


def _carried(other: Quotation, before: Quotation, stated: Quotation) -> Quotation:
    """Another half of a quotation, given the speaker that the curator states for this one.

    “It is open,” Okello said. “It is safe.”: both halves have their speaker from the same words. One that has an entry
    of its own keeps what that says.
    """
    halves = other.source is not None and other.source == before.source and other.speaker == before.speaker
    if not halves or other.evidence.curated:
        return other
    evidence = dataclasses.replace(stated.evidence, span=other.evidence.span)
    return dataclasses.replace(other, speaker=stated.speaker, entity=stated.entity, evidence=evidence)


def _speaker(name: str, annotations: Annotations, article: Article) -> tuple[str | None, str | None]:
    """The speaker's name and key; a name that no person of the article bears is left to linking."""
    if not name:
        return None, None
    bearers = bearers_of(name, annotations, article)
    return (bearers[0].name, bearers[0].key) if len(bearers) == 1 else (name, None)
