"""What comes near an utterance without being known for the same: see-also, and questions for the curator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.linking.quotations.candidates import candidate_pairs
from dossier.linking.quotations.clusters import Sources
from dossier.linking.quotations.compare import compare
from dossier.linking.quotations.constraints import Constraints
from dossier.linking.quotations.links import Link, Node, relation_of
from dossier.linking.quotations.printings import Printing
from dossier.linking.quotations.speakers import Relation, relate
from dossier.linking.quotations.suggestions import suggest_same
from dossier.linking.quotations.utterances import Utterance
from dossier.model import Suggestion

_SEE_ALSO = 5
_ASK, _EVIDENCE = 0.50, 2.2
_PARAPHRASE = {Relation.SAME: 0.5, Relation.UNKNOWN: 0.7}
_SAID = {
    Relation.SAME: "the same speaker",
    Relation.UNKNOWN: "no two different speakers are known",
    Relation.DIFFERENT: "different speakers are named",
}


@dataclass(frozen=True, slots=True)
class Nearby:
    """Cluster number → the numbers of clusters near it, nearest first; and the questions that follow."""

    see_also: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()


def nearby(
    nodes: Sequence[Node],
    links: Sequence[Link],
    printings: Sequence[Sequence[Printing]],
    constraints: Constraints,
    reported: Sequence[Utterance],
    sources: Sources,
    ids: Sequence[str],
) -> Nearby:
    """The clusters that links tie without joining, and the questions whether they, or indirect speech, belong in.

    `ids` are the clusters' addresses, in the order of `printings`.
    """
    cluster_of: dict[int, int] = {}
    for number, group in enumerate(printings):
        for order in (order for printing in group for order in printing.covers):
            cluster_of.setdefault(order, number)
    see_also: dict[int, list[tuple[float, int]]] = {}
    asked = _asked(constraints, cluster_of)
    suggestions = []
    for (a, b), link in sorted(_best(nodes, links, cluster_of).items()):
        see_also.setdefault(a, []).append((-link.score, b))
        see_also.setdefault(b, []).append((-link.score, a))
        relation = relation_of(nodes[link.left], nodes[link.right])
        enough = link.score >= _ASK and link.likeness.evidence >= _EVIDENCE
        if enough and (a, b) not in asked and relation is not Relation.DIFFERENT:
            left, right = nodes[link.left].utterances[0], nodes[link.right].utterances[0]
            reasons = (f"likeness {link.score:.2f}", _SAID[relation])
            copies = len(printings[a]) + len(printings[b])
            suggestions.append(
                suggest_same(left, right, link.score, sources.articles, reasons, copies, (ids[a], ids[b]))
            )
    suggestions += _paraphrases(reported, printings, constraints, sources, ids)
    nearest = {n: tuple(b for _, b in sorted(found)[:_SEE_ALSO]) for n, found in see_also.items()}
    return Nearby(nearest, tuple(sorted(suggestions, key=lambda s: (-s.weight, s.id))))


def _best(nodes: Sequence[Node], links: Sequence[Link], cluster_of: Mapping[int, int]) -> dict[tuple[int, int], Link]:
    """For each two clusters that links tie the strongest of these."""
    best: dict[tuple[int, int], Link] = {}
    for link in links:
        a, b = (cluster_of[nodes[n].utterances[0].order] for n in (link.left, link.right))
        pair = (a, b) if a < b else (b, a)
        if a != b and (pair not in best or best[pair].score < link.score):
            best[pair] = link
    return best


def _asked(constraints: Constraints, cluster_of: Mapping[int, int]) -> set[tuple[int, int]]:
    """The pairs of clusters on which the curator has said something already."""
    pairs = [(cluster_of[a], cluster_of[b]) for a, b in constraints.asked if a in cluster_of and b in cluster_of]
    return {(a, b) if a < b else (b, a) for a, b in pairs}


def _paraphrases(
    reported: Sequence[Utterance],
    printings: Sequence[Sequence[Printing]],
    constraints: Constraints,
    sources: Sources,
    ids: Sequence[str],
) -> list[Suggestion]:
    """Indirect speech of one article that says what another article quotes: a question, never a merge."""
    if not reported:
        return []
    quoted = [group[0].utterance for group in printings]
    wordings = [u.words for u in (*quoted, *reported)]
    best: dict[int, tuple[float, int]] = {}
    for a, b in candidate_pairs(wordings, sources.vocabulary):
        if a >= len(quoted) or b < len(quoted):
            continue
        left, right = quoted[a], reported[b - len(quoted)]
        pair = (left.order, right.order) if left.order < right.order else (right.order, left.order)
        relation = relate(left.speaker, right.speaker)
        apart = relation is Relation.DIFFERENT or pair in constraints.asked
        if apart or left.article == right.article or right.content < 4:
            continue
        likeness = compare(left.words, right.words, sources.vocabulary)
        score = (likeness.balance + likeness.containment) / 2 - likeness.clash
        if score >= _PARAPHRASE[relation] and likeness.evidence >= _EVIDENCE and score > best.get(b, (0.0, 0))[0]:
            best[b] = (score, a)
    return [
        suggest_same(
            quoted[a],
            reported[b - len(quoted)],
            score,
            sources.articles,
            (f"likeness {score:.2f}", "one of the two is indirect speech: joined, it is shown as a paraphrase"),
            1,
            (ids[a], reported[b - len(quoted)].quotation.id),
        )
        for b, (score, a) in sorted(best.items())
    ]
