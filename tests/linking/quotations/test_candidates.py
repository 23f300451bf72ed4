"""Setting wordings aside before votes are counted loses no pair that the votes would have kept."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from dossier.linking.quotations import candidates
from dossier.linking.quotations.candidates import candidate_pairs
from dossier.linking.quotations.words import Concepts
from dossier.model import Span
from tests.linking.quotations.scale import VOCABULARY

_FEW = 60  # so few written words that many wordings share one or two


def wordings(seed: int, vocabulary: Concepts) -> list[tuple[int, ...]]:
    rng = random.Random(seed)
    found: list[tuple[int, ...]] = []
    for _ in range(300):
        size = rng.choice((1, 2, 3, 5, 9, 14))
        text = " ".join(rng.choice(VOCABULARY[: rng.choice((_FEW, 900))]) for _ in range(size))
        found.append(vocabulary.read(text, Span(0, len(text)), "en"))
        if rng.random() < 0.2:
            found.append(rng.choice(found))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_pairs_are_those_of_all_votes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = Concepts()
    told = wordings(seed, vocabulary)
    spared = list(candidate_pairs(told, vocabulary))

    def everything(lists: list[list[int]], light: object) -> set[int]:
        return {number for found in lists for number in found}

    monkeypatch.setattr(candidates, "_worth_weighing", everything)
    assert spared == list(candidate_pairs(told, vocabulary))
    assert len(spared) > 100
    assert max(Counter(spared).values()) == 1
