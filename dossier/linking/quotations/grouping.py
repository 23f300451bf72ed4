"""Wordings grouped into utterances, under the curator's constraints and with the evidence against each merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from dossier.linking.quotations.bars import BARS
from dossier.linking.quotations.constraints import Constraints
from dossier.linking.quotations.links import Link, LinkKind, Node, link_pair, relation_of
from dossier.linking.quotations.words import Concepts

_SAMPLE = 3


class Wordings:
    """A partition of the nodes that only grows together, and never across a constraint."""

    def __init__(self, nodes: Sequence[Node], vocabulary: Concepts, constraints: Constraints) -> None:
        """Every node on its own, then what the curator joined."""
        self._nodes = nodes
        self._vocabulary = vocabulary
        self._parent = list(range(len(nodes)))
        self.members: dict[int, list[int]] = {n: [n] for n in range(len(nodes))}
        self._quotations = [set(node.quotations) for node in nodes]
        self._foes: dict[int, set[int]] = {}
        self._alone = {n.number for n in nodes for u in n.utterances if u.order in constraints.alone}
        home = {u.order: node.number for node in nodes for u in node.utterances}
        for a, b in constraints.same:
            self._join(self.root(home[a]), self.root(home[b]))
        for a, b in constraints.different:
            left, right = self.root(home[a]), self.root(home[b])
            self._foes.setdefault(left, set()).add(right)
            self._foes.setdefault(right, set()).add(left)

    def root(self, node: int) -> int:
        """The group of a node, by its representative."""
        parent = self._parent
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    def may_join(self, left: int, right: int, siblings: bool = False) -> bool:
        """Whether no judgement, and no quotation that holds both as different sentences, keeps two groups apart.

        `siblings` lets sentences of one quotation share a group: another article made one sentence of them.
        """
        return (
            left != right
            and right not in self._foes.get(left, ())
            and (siblings or not self._quotations[left] & self._quotations[right])
            and not (self._alone and any(n in self._alone for g in (left, right) for n in self.members[g]))
        )

    def join(self, left: int, right: int) -> bool:
        """Join two groups if their members agree with each other as well; whether they did."""
        if not self.may_join(left, right) or not self._agree(left, right):
            return False
        self._join(left, right)
        return True

    def attach(self, part: int, whole: int, siblings: bool = False) -> bool:
        """Join a group whose wording is part of another's; whether that was allowed."""
        if not self.may_join(part, whole, siblings):
            return False
        self._join(part, whole)
        return True

    def _agree(self, left: int, right: int) -> bool:
        """Whether a sample of either side supports the merge, so that no chain of small changes drifts away."""
        pairs = list(product(_sample(self.members[left]), _sample(self.members[right])))
        if len(pairs) == 1:
            return True
        for a, b in pairs:
            link = link_pair(self._nodes[a], self._nodes[b], self._vocabulary)
            if link is None:
                return False
            relation = relation_of(self._nodes[a], self._nodes[b])
            bar = BARS.whole[relation] - BARS.slack[relation]
            if link.kind is LinkKind.NEAR and link.score < bar and link.likeness.containment < 0.75:
                return False
        return True

    def _join(self, left: int, right: int) -> None:
        if left == right:
            return
        if len(self.members[left]) < len(self.members[right]):
            left, right = right, left
        self._parent[right] = left
        self.members[left] += self.members.pop(right)
        self._quotations[left] |= self._quotations[right]
        self._quotations[right] = set()
        foes = self._foes.pop(right, set())
        for foe in foes:
            self._foes[foe].discard(right)
            self._foes[foe].add(left)
        if foes:
            self._foes.setdefault(left, set()).update(foes)


def _sample(members: Sequence[int]) -> list[int]:
    """A few members, spread evenly."""
    if len(members) <= _SAMPLE:
        return list(members)
    return [members[0], members[len(members) // 2], members[-1]]


def join_wholes(groups: Wordings, nodes: Sequence[Node], links: Sequence[Link], vocabulary: Concepts) -> list[Link]:
    """Join along the links between whole utterances, surest first, then the sentences beside them.

    Two quotations that share a sentence are likely to share its neighbours: those are compared with a lower bar.
    Returns the links that made a merge.
    """
    used = [
        link
        for link in links
        if link.kind is LinkKind.WHOLE and groups.join(groups.root(link.left), groups.root(link.right))
    ]
    place = {(u.article, u.quotation.id, u.sentence): node.number for node in nodes for u in node.utterances}
    waiting = list(used)
    while waiting:
        link = waiting.pop()
        for a, b in sorted(set(_neighbours(nodes[link.left], nodes[link.right], place))):
            beside = link_pair(nodes[a], nodes[b], vocabulary, ease=BARS.ease)
            if beside is None or beside.kind is not LinkKind.WHOLE:
                continue
            left, right = groups.root(a), groups.root(b)
            if groups.may_join(left, right) and groups.attach(left, right):
                used.append(beside)
                waiting.append(beside)
    return used


def _neighbours(a: Node, b: Node, place: dict[tuple[str, str, int], int]) -> Iterator[tuple[int, int]]:
    for x, y in product(a.utterances[:4], b.utterances[:4]):
        for step in (-1, 1):
            left = place.get((x.article, x.quotation.id, x.sentence + step))
            right = place.get((y.article, y.quotation.id, y.sentence + step))
            if left is not None and right is not None and left != right:
                yield (left, right) if left < right else (right, left)
