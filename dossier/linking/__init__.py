"""All mentions and judgements → people, quotation clusters, the timeline, reprints, and the review queue."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dossier.linking.copies.differences import find_differences
from dossier.linking.copies.judged import judge_reprints
from dossier.linking.copies.reprints import find_reprints
from dossier.linking.lines import suggest_lines
from dossier.linking.people import link_people
from dossier.linking.quotations import cluster_quotations
from dossier.linking.recall import Forgetful, Recall
from dossier.linking.times.bounds import suggest_bounds
from dossier.linking.times.timeline import build_timeline
from dossier.linking.times.undated import suggest_dating
from dossier.model import Annotations, Article, Dossier, Judgement

__all__ = ["Recall", "link"]


def link(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    judgements: Sequence[Judgement],
    recall: Recall | None = None,
) -> Dossier:
    """The dossier: everything linked across articles, with a problem for each judgement that fits nothing.

    `recall` remembers what two articles had between them when they were compared before.
    """
    with _without_cycle_search():
        return _link(articles, annotations, judgements, recall or Forgetful())


@contextmanager
def _without_cycle_search() -> Iterator[None]:
    """Let reference counts alone free memory: linking makes millions of small values and not one cycle.

    The collector would walk all of them again and again to find none, the longer the larger the dossier.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _link(
    articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement], recall: Recall
) -> Dossier:
    digests = [recall.digest(article) for article in articles]
    by_id = {article.id: digest for article, digest in zip(articles, digests, strict=True)}
    read = {found.article: recall.digest(by_id.get(found.article), found) for found in annotations}
    reprints = judge_reprints(find_reprints(articles, digests, recall), articles, judgements)
    people = link_people(articles, annotations, judgements, reprints)
    quotations = cluster_quotations(articles, annotations, people.people, judgements)
    bounds = suggest_bounds(articles, annotations, reprints)
    open_questions = (
        *people.suggestions,
        *quotations.suggestions,
        *suggest_dating(bounds, articles, annotations, judgements),
        *suggest_lines(articles),
    )
    suggestions = sorted(open_questions, key=lambda s: (-s.weight, s.id))
    return Dossier(
        articles=tuple(articles),
        annotations=tuple(annotations),
        people=people.people,
        clusters=quotations.clusters,
        timeline=build_timeline(articles, annotations, reprints),
        bounds=bounds,
        reprints=reprints,
        differences=find_differences(articles, annotations, quotations.clusters, reprints, read, recall),
        suggestions=tuple(suggestions),
        judgements=tuple(judgements),
        problems=(*people.problems, *quotations.problems),
    )
