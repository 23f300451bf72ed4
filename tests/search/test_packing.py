"""The codecs give back what they were given, and a damaged file is named as such."""

from __future__ import annotations

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.search.packing import (
    PackingError,
    deltas,
    from_characters,
    front_coded,
    pack,
    to_characters,
    unpack,
    unpack_varints,
    unpack_words,
    varints,
)


@given(st.binary(max_size=300))
def test_bytes_survive_as_characters(content: bytes) -> None:
    packed = to_characters(content)
    assert from_characters(packed) == content
    assert from_characters(packed.encode().decode()) == content


@given(st.binary(max_size=300))
def test_nothing_packed_ends_a_string_literal(content: bytes) -> None:
    assert not set(to_characters(content)) & set('\0\n\r"\\\u2028\u2029')


def test_packing_costs_less_than_a_fifth() -> None:
    content = bytes(range(256)) * 400
    assert len(to_characters(content).encode()) / len(content) < 1.2


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_survive(numbers: list[int]) -> None:
    assert unpack_varints(varints(numbers)) == numbers


@given(st.lists(st.integers(0, 1 << 30)).map(sorted))
def test_rising_numbers_survive_as_distances(numbers: list[int]) -> None:
    assert list(itertools.accumulate(deltas(numbers))) == numbers


@given(st.sets(st.text(min_size=1, max_size=12)).map(sorted))
def test_words_survive(words: list[str]) -> None:
    words = [word for word in words if word.isprintable()]
    assert unpack_words(front_coded(words)) == words


@given(st.lists(st.binary(max_size=900), min_size=1, max_size=8))
def test_columns_survive(columns: list[bytes]) -> None:
    assert unpack(pack(columns)) == columns


@given(st.binary(min_size=1, max_size=60), st.integers(0, 1 << 20), st.integers(1, 127))
def test_a_damaged_file_is_an_error_or_the_same(column: bytes, place: int, change: int) -> None:
    packed = pack([column])
    at = place % len(packed)
    damaged = packed[:at] + chr(ord(packed[at]) ^ change & 0x7F) + packed[at + 1 :]
    with contextlib.suppress(PackingError):
        assert unpack(damaged) == [column]


@pytest.mark.parametrize("damaged", ["", "x", "\x7f" * 40, "ü€", pack([b"abc" * 100])[:-20]])
def test_what_is_no_file_of_the_index_is_refused(damaged: str) -> None:
    with pytest.raises(PackingError):
        unpack(damaged)
