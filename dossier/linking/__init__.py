"""All mentions and judgements → people, quotation clusters, the timeline, reprints, and the review queue."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Annotations, Article, Dossier, Judgement


def link(articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]) -> Dossier:
    """The dossier: everything linked across articles, with a problem for each judgement that fits nothing."""
    return Dossier(tuple(articles), tuple(annotations), judgements=tuple(judgements))
