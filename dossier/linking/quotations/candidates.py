"""Which wordings are worth comparing: those that share rare words or rare pairs of words.

An inverted index whose lists are bounded, so that the work grows with the number of wordings and not with its square.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise

from dossier.linking.quotations.words import Concepts

_LIST = 80
_COMMON = 6
_BEST = 14
_SHARE = 0.22
_VOTES = 1.1
_ALMOST = 0.8
_PAIR = 1 << 32


def candidate_pairs(wordings: Sequence[Sequence[int]], vocabulary: Concepts) -> Iterator[tuple[int, int]]:
    """Index pairs (earlier, later) that share enough to be compared, each once, in order.

    A word's list keeps its first 80 wordings: of a statement printed a thousand times every copy still meets the
    first ones, and grouping is transitive.
    """
    features = [_features(words, vocabulary) for words in wordings]
    frequency = Counter(chain.from_iterable(features))
    total = len(wordings) + 8
    least = _VOTES * math.log(total / 0.5)
    rarity = [math.log(total / (used + 0.5)) for used in range(max(frequency.values(), default=0) + 1)]
    mass = [sum([rarity[frequency[f]] for f in one if f < _PAIR]) or 1.0 for one in features]
    # Most pairs of words stand in one wording only, and lead to no other.
    features = [[f for f in one if frequency[f] > 1] for one in features]
    # The rarest feature that two wordings can share is a vote; alone it is enough for these.
    light = {n for n, weight in enumerate(mass) if _ALMOST * weight <= math.log(total / 2.5)}
    postings: dict[int, list[int]] = {}
    for later, shared in enumerate(features):
        met = [(f, postings[f]) for f in _telling(shared, frequency) if f in postings]
        worth = _worth_weighing([found for _, found in met], None if later in light else light)
        votes: dict[int, float] = {}
        for feature, found in met if worth else ():
            weight = rarity[frequency[feature]] if feature < _PAIR else 0.5 * rarity[frequency[feature]]
            for earlier in worth.intersection(found):
                votes[earlier] = votes.get(earlier, 0.0) + weight
        for earlier in _strongest(votes, later, mass, least):
            yield earlier, later
        for feature in shared:
            waiting = postings.setdefault(feature, [])
            if len(waiting) < _LIST:
                waiting.append(later)


def _worth_weighing(lists: Sequence[Sequence[int]], light: Set[int] | None) -> set[int]:
    """The wordings met in two lists or more, and of those met once the light ones (None: all of them).

    Nearly all wordings that share one word with another share nothing else: setting them aside before any vote is
    counted takes sets alone.
    """
    seen: set[int] = set()
    twice: set[int] = set()
    for found in lists:
        twice.update(seen.intersection(found))
        seen.update(found)
    return seen if light is None else twice | (seen & light)


def _telling(shared: Sequence[int], frequency: Counter[int]) -> list[int]:
    """The features rare enough to look up, and the rarest of the others where there are few."""
    rare = [f for f in shared if frequency[f] <= _LIST]
    if len(rare) < _COMMON:
        common = sorted((f for f in shared if frequency[f] > _LIST), key=lambda f: (frequency[f], f))
        rare += common[: _COMMON - len(rare)]
    return rare


def _features(words: Sequence[int], vocabulary: Concepts) -> list[int]:
    """A wording's content words, and each two that follow one another, as numbers."""
    content = [n for n in words if not vocabulary.concepts[n].function] or list(words)
    pairs = {(a + 1) * _PAIR + b for a, b in pairwise(content)}
    return sorted(set(content)) + sorted(pairs)


def _strongest(votes: dict[int, float], later: int, mass: Sequence[float], least: float) -> list[int]:
    """The best voted earlier wordings, those left out that share only a little, in all or of the smaller one."""
    worth = []
    for earlier, vote in votes.items():
        smaller = min(mass[later], mass[earlier])
        if vote >= _SHARE * smaller and (vote >= least or vote >= _ALMOST * smaller):
            worth.append((-vote / smaller, earlier))
    return sorted(earlier for _, earlier in sorted(worth)[:_BEST])
