"""Who is joined with whom, under the constraint of who must stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.model import Evidence


class BearerGroups:
    """A partition of bearers (by index) that joins what a rule proves and never what a curator keeps apart."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {index: [index] for index in range(size)}
        # Root → the decisions it is a party to, each with its side; two sides of one decision never meet.
        self._sides: dict[int, dict[int, int]] = {}
        self._evidence: dict[int, list[Evidence]] = {}
        self._decisions = 0

    def find(self, index: int) -> int:
        """The representative of a bearer's group."""
        root = index
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[index] != root:
            self._parent[index], index = root, self._parent[index]
        return root

    def roots(self, indexes: Iterable[int]) -> list[int]:
        """The representatives of some bearers' groups, each once, in the order met."""
        return list(dict.fromkeys(map(self.find, indexes)))

    def keep_apart(self, sides: Sequence[Sequence[int]]) -> None:
        """No rule may join a bearer of one side with a bearer of another from now on."""
        self._decisions += 1
        for side, indexes in enumerate(sides):
            for root in self.roots(indexes):
                self._sides.setdefault(root, {})[self._decisions] = side

    def join(self, indexes: Iterable[int], evidence: Evidence | None = None) -> bool:
        """Join the groups of these bearers; those that are kept apart from another of them stay out.

        With A apart from B and C like both, C joins neither by preference: A and B stay out, the rest is joined.
        """
        roots = self.roots(indexes)
        seen: dict[int, set[int]] = {}
        for root in roots:
            for decision, side in self._sides.get(root, {}).items():
                seen.setdefault(decision, set()).add(side)
        opposed = {decision for decision, sides in seen.items() if len(sides) > 1}
        free = [root for root in roots if not opposed & self._sides.get(root, {}).keys()]
        if len(free) < 2:
            return False
        first = free[0]
        for other in free[1:]:
            first = self._unite(first, other)
        if evidence is not None:
            self._evidence.setdefault(first, []).append(evidence)
        return True

    def _unite(self, left: int, right: int) -> int:
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        self._parent[right] = left
        self._members[left] += self._members.pop(right)
        if right in self._sides:
            self._sides.setdefault(left, {}).update(self._sides.pop(right))
        if right in self._evidence:
            self._evidence.setdefault(left, []).extend(self._evidence.pop(right))
        return left

    def members(self) -> list[tuple[list[int], tuple[Evidence, ...]]]:
        """Every group's bearers in order with the evidence of its joins; groups in order of their first bearer."""
        groups = [(sorted(members), tuple(self._evidence.get(root, ()))) for root, members in self._members.items()]
        return sorted(groups, key=lambda group: group[0])
