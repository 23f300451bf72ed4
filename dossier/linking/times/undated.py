"""The review queue for articles without a date: what bounds it, and the entry that a date goes into."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from dossier.model import Annotations, Article, DateBounds, Entry, Judgement, Subject, Suggestion, Target, Verdict
from dossier.text.entries import reference_to
from dossier.text.selector import article_named, names_of

_HINT = "or the day, when you know it: YYYY-MM-DD"
_WEIGHT, _WEIGHT_A_DATE = 0.5, 0.1


def suggest_dating(
    bounds: Sequence[DateBounds],
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    judgements: Sequence[Judgement],
) -> tuple[Suggestion, ...]:
    """A question for every undated article that something bounds, and that no entry dates or leaves undated.

    The entry states no date, for nobody knows it yet: accepted as it is, it says so for good. The more time
    expressions wait for the date ("on Friday"), the more it weighs.
    """
    names = names_of(articles)
    settled = {
        article.id
        for judgement in judgements
        if judgement.subject is Subject.ARTICLE and "published" in dict(judgement.values)
        for target in judgement.targets
        if (article := article_named(names, target.article or "")) is not None
    }
    waiting = {found.article: sum(time.unresolved is not None for time in found.dates) for found in annotations}
    by_id = {article.id: article for article in articles}
    return tuple(_question(bound, by_id, waiting) for bound in bounds if bound.article not in settled)


def _question(bound: DateBounds, articles: Mapping[str, Article], waiting: Mapping[str, int]) -> Suggestion:
    article = articles[bound.article]
    place = reference_to(article)
    limits = [f"not {word} {day}" for word, day in (("before", bound.not_before), ("after", bound.not_after)) if day]
    lies = f" It lies {' and '.join(limits)}." if limits else ""
    count = waiting[bound.article]
    waits = (f"{count} time expressions wait for the date",) if count > 1 else ()
    return Suggestion(
        id=f"articles-{hashlib.sha256(f'published {place}'.encode()).hexdigest()[:10]}",
        question=f"Is the publication date of {place} unknown?{lies}",
        entry=Entry(Subject.ARTICLE, Verdict.SET, (Target(article=place),), (("published", None),), hint=_HINT),
        candidates=(bound.article,),
        citations=tuple(citation for citation, _ in bound.evidence),
        evidence=(*(reason for _, reason in bound.evidence), *waits),
        weight=round(_WEIGHT + _WEIGHT_A_DATE * count, 4),
    )
