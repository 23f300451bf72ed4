"""Name pairs, one in each of two articles: merged only when provable, asked about when alike, else left apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linking.people.maker import linked, story

_LINES = (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in _LINES if not line.startswith("#")][1:]


def outcome(left: str, right: str) -> str:
    found = linked(story(0, left), story(1, right))
    return "merge" if len(found.people) == 1 else "suggest" if found.suggestions else "apart"


@pytest.mark.parametrize(("kind", "left", "right", "same", "link"), PAIRS)
def test_pair(kind: str, left: str, right: str, same: str, link: str) -> None:
    assert outcome(left, right) == link
    assert outcome(right, left) == link


def test_no_merge_is_false() -> None:
    merged = [pair for pair in PAIRS if pair[4] == "merge"]
    assert len(merged) >= 40
    assert [pair for pair in merged if pair[3] != "yes"] == []


def test_floor_of_the_suggestions() -> None:
    unmerged = [pair for pair in PAIRS if pair[4] != "merge"]
    suggested = [pair for pair in unmerged if pair[4] == "suggest"]
    right = sum(pair[3] == "yes" for pair in suggested)
    assert right / len(suggested) >= 0.87
    assert right / sum(pair[3] == "yes" for pair in unmerged) >= 0.93


def test_there_are_enough_pairs_of_both_kinds() -> None:
    assert len(PAIRS) >= 150
    assert sum(pair[3] == "no" for pair in PAIRS) >= 60
    assert len({frozenset(pair[1:3]) for pair in PAIRS}) > 0.98 * len(PAIRS)
