"""All mentions and judgements → people, quotation clusters, the timeline, reprints, and the review queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dossier.linking.people import link_people
from dossier.linking.quotations import cluster_quotations
from dossier.model import Annotations, Article, Dossier, Judgement

__all__ = ["link"]


def _part(module: str, name: str) -> Callable[..., Any]:
    """A verb of a sibling module that may not be there yet."""
    if find_spec(f"dossier.linking.{module}") is None:
        return lambda *_: ()
    found: Callable[..., Any] = getattr(import_module(f"dossier.linking.{module}"), name)
    return found


def link(articles: Sequence[Article], annotations: Sequence[Annotations], judgements: Sequence[Judgement]) -> Dossier:
    """The dossier: everything linked across articles, with a problem for each judgement that fits nothing."""
    reprints = _part("reprints", "find_reprints")(articles)
    people = link_people(articles, annotations, judgements, reprints)
    quotations = cluster_quotations(articles, annotations, people.people, judgements)
    timeline = _part("timeline", "build_timeline")(articles, annotations, reprints)
    bounds = _part("timeline", "suggest_bounds")(articles, annotations, reprints)
    differences = _part("timeline", "find_differences")(articles, annotations, quotations.clusters, reprints)
    suggestions = sorted((*people.suggestions, *quotations.suggestions), key=lambda s: (-s.weight, s.id))
    return Dossier(
        articles=tuple(articles),
        annotations=tuple(annotations),
        people=people.people,
        clusters=quotations.clusters,
        timeline=timeline,
        bounds=bounds,
        reprints=reprints,
        differences=differences,
        suggestions=tuple(suggestions),
        judgements=tuple(judgements),
        problems=(*people.problems, *quotations.problems),
    )
