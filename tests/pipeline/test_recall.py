"""What two articles had between them is looked for once, and found again only where it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dossier.cache import open_records
from dossier.stages import RecordedRecall


@pytest.fixture
def asked() -> list[int]:
    return []


def _numbers(cache: Path, keys: Sequence[bytes], asked: list[int]) -> Sequence[int]:
    """The length of each key, as made or as remembered."""
    records = open_records(cache)

    def make(places: Sequence[int]) -> Iterator[int]:
        asked.extend(places)
        return (len(keys[place]) for place in places)

    try:
        return RecordedRecall(records).each("lengths", keys, int, make)
    finally:
        records.close()


def test_only_what_is_new_is_made(tmp_path: Path, asked: list[int]) -> None:
    assert _numbers(tmp_path, [b"a", b"bb"], asked) == [1, 2]
    assert _numbers(tmp_path, [b"ccc", b"bb", b"a"], asked) == [3, 2, 1]
    assert asked == [0, 1, 0]


def test_what_is_gone_is_forgotten(tmp_path: Path, asked: list[int]) -> None:
    _numbers(tmp_path, [b"a", b"bb"], asked)
    _numbers(tmp_path, [b"bb"], asked)
    _numbers(tmp_path, [b"a", b"bb"], asked)
    assert asked == [0, 1, 0]


def test_two_of_one_key_have_one_result(tmp_path: Path, asked: list[int]) -> None:
    assert _numbers(tmp_path, [b"a", b"a"], asked) == [1, 1]
    assert _numbers(tmp_path, [b"a", b"a"], asked) == [1, 1]
    assert asked == [0, 1]


def test_without_a_place_to_remember_everything_is_made(asked: list[int], tmp_path: Path) -> None:
    gone = tmp_path / "not a folder"
    gone.write_text("")
    assert _numbers(gone, [b"a"], asked) == [1]
    assert _numbers(gone, [b"a"], asked) == [1]
    assert asked == [0, 0]
