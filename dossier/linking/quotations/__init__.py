"""Quotations of all articles → utterances: which printings carry the same words, and how they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.linking.quotations.candidates import candidate_pairs
from dossier.linking.quotations.clusters import Sources, describe
from dossier.linking.quotations.constraints import read_constraints
from dossier.linking.quotations.grouping import Wordings, join_wholes
from dossier.linking.quotations.links import link_nodes, nodes_of
from dossier.linking.quotations.neighbours import nearby
from dossier.linking.quotations.parts import join_parts
from dossier.linking.quotations.printings import printings_of
from dossier.linking.quotations.rivals import without_rivals
from dossier.linking.quotations.speakers import index_speakers
from dossier.linking.quotations.utterances import utterances_of
from dossier.linking.quotations.words import Concepts
from dossier.model import (
    Annotations,
    Article,
    Judgement,
    Person,
    Problem,
    QuotationCluster,
    QuotationKind,
    Suggestion,
)

__all__ = ["QuotationLinks", "cluster_quotations"]

_SPOKEN = frozenset({QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT})


@dataclass(frozen=True, slots=True)
class QuotationLinks:
    """The utterances in order of their first printing, what the curator should look at, and what was wrong."""

    clusters: tuple[QuotationCluster, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[Problem, ...] = ()


def cluster_quotations(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    people: Sequence[Person],
    judgements: Sequence[Judgement],
) -> QuotationLinks:
    """Every direct and mixed quotation in one cluster or more, copies and translations of an utterance together.

    A quotation of several sentences stands in several clusters where its sentences travelled apart. Indirect speech
    joins a cluster only where the curator says so, and is suggested where it comes near one. Two sentences of one
    article, and statements of two known speakers, need more likeness than others; figures, names or a negation that
    differ within otherwise like sentences do not part them: they are what a reader wants to see.
    """
    vocabulary, speakers = Concepts(), index_speakers(people)
    everything = utterances_of(articles, annotations, speakers, vocabulary, _SPOKEN)
    constraints, problems = read_constraints(articles, everything, judgements)
    joined = {n for pair in constraints.same for n in pair}
    spoken = [u for u in everything if u.quotation.kind is not QuotationKind.INDIRECT or u.order in joined]
    reported = [u for u in everything if u.quotation.kind is QuotationKind.INDIRECT and u.order not in joined]
    vocabulary.weigh((u.words, u.speaker.key if u.speaker and u.speaker.sure else None) for u in everything)
    nodes = nodes_of(spoken, constraints.touched)
    pairs = candidate_pairs([node.words for node in nodes], vocabulary)
    links = without_rivals(nodes, link_nodes(nodes, pairs, vocabulary))
    groups = Wordings(nodes, vocabulary, constraints)
    join_wholes(groups, nodes, links, vocabulary)
    texts = {article.id: article.text for article in articles}
    cut = join_parts(groups, nodes, links, texts, vocabulary)
    by_id = {article.id: article for article in articles}
    found = {found.article: found for found in annotations}
    sources = Sources(by_id, found, speakers, vocabulary, constraints)
    printings = printings_of(nodes, groups, cut, texts, constraints)
    clusters = _unique([describe(group, sources) for group in printings])
    near = nearby(nodes, links, printings, constraints, reported, sources, [cluster.id for cluster in clusters])
    return QuotationLinks(_beside(clusters, near.see_also), near.suggestions, problems)


def _beside(
    clusters: Sequence[QuotationCluster], see_also: Mapping[int, Sequence[int]]
) -> tuple[QuotationCluster, ...]:
    """The clusters, each with the addresses of those near it."""
    return tuple(
        replace(cluster, see_also=tuple(clusters[n].id for n in see_also[number])) if number in see_also else cluster
        for number, cluster in enumerate(clusters)
    )


def _unique(clusters: Sequence[QuotationCluster]) -> tuple[QuotationCluster, ...]:
    """The clusters with no address claimed twice; an id is never another cluster's former one."""
    taken: set[str] = set()
    named = []
    for cluster in clusters:
        id_, copy = cluster.id, 2
        while id_ in taken:
            id_, copy = f"{cluster.id}-x{copy}", copy + 1
        taken.add(id_)
        named.append(cluster if id_ == cluster.id else replace(cluster, id=id_))
    result = []
    for cluster in named:
        own = tuple(id_ for id_ in cluster.former_ids if id_ not in taken)
        taken.update(own)
        result.append(cluster if own == cluster.former_ids else replace(cluster, former_ids=own))
    return tuple(result)
