"""The curator's word on which articles are copies of one another."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import combinations

from dossier.model import Article, Judgement, Reprint, Subject, Verdict
from dossier.text.selector import article_named, names_of

DECIDED = "copies by decision"


def judge_reprints(
    reprints: Sequence[Reprint], articles: Sequence[Article], judgements: Sequence[Judgement]
) -> tuple[Reprint, ...]:
    """The reprints without the pairs that the curator calls different, and with those called the same.

    A pair called the same that shares no passage, a translation, has share 0 and the label "copies by decision". An
    article that is not there has been reported when the articles were curated.
    """
    names = names_of(articles)
    decided: dict[frozenset[str], Verdict] = {}
    for judgement in judgements:
        if judgement.subject is Subject.ARTICLE and judgement.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            named = [article_named(names, target.article or "") for target in judgement.targets]
            ids = [article.id for article in named if article is not None]
            decided.update({frozenset(pair): judgement.verdict for pair in combinations(dict.fromkeys(ids), 2)})
    if not decided:
        return tuple(reprints)
    order = {article.id: number for number, article in enumerate(articles)}
    kept = {frozenset((r.left, r.right)): r for r in reprints}
    for pair, verdict in decided.items():
        if verdict is Verdict.DIFFERENT:
            kept.pop(pair, None)
        elif pair in kept:
            kept[pair] = dataclasses.replace(kept[pair], label=DECIDED)
        else:
            left, right = sorted(pair, key=order.__getitem__)
            kept[pair] = Reprint(left, right, 0.0, DECIDED)
    return tuple(sorted(kept.values(), key=lambda r: (order[r.left], order[r.right])))
