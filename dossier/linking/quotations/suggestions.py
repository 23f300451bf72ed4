"""Pairs of utterances that a person should look at, with the entry that would settle each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from dossier.linking.quotations.utterances import Utterance
from dossier.model import Article, Citation, Entry, Subject, Suggestion, Verdict
from dossier.text.entries import quotation_target


def suggest_same(
    left: Utterance,
    right: Utterance,
    score: float,
    articles: Mapping[str, Article],
    reasons: Sequence[str],
    copies: int,
    candidates: tuple[str, ...],
) -> Suggestion:
    """The question whether two quotations are one utterance; `copies` is how many printings a yes would join.

    Its id is made of the two quotations' own addresses, so it stays the same whatever else is in the dossier.
    """
    ids = sorted((_address(left), _address(right)))
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:10]
    targets = tuple(quotation_target(articles[u.article], u.span) for u in (left, right))
    shown = " and ".join(f"“{_plain(u.span.of(articles[u.article].text))}”" for u in (left, right))
    return Suggestion(
        id=f"quotes-{digest}",
        question=f"Is this one utterance? {shown}",
        entry=Entry(Subject.QUOTATION, Verdict.SAME, targets),
        candidates=candidates,
        citations=(Citation(left.article, left.span), Citation(right.article, right.span)),
        evidence=tuple(reasons),
        weight=round(score * copies, 4),
    )


def _plain(words: str) -> str:
    return " ".join(words.split())


def _address(utterance: Utterance) -> str:
    id_ = utterance.quotation.id
    return id_ if utterance.sentence == 1 else f"{id_}-{utterance.sentence}"
