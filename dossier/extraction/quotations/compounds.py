"""Nouns of languages that write compounds in one word: "Ministeriumssprecherin" is a "Sprecherin"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_LEAST = 3


class CompoundNouns(Mapping[str, frozenset[str]]):
    """The kinds of nouns by lower-case word; one that is no entry has those of the longest ending that is.

    An entry that begins with a hyphen is such an ending: with "-sprecherin", "ministeriumssprecherin" is a person.
    """

    __slots__ = ("_endings", "_nouns")

    def __init__(self, kinds: Mapping[str, frozenset[str]]) -> None:
        self._nouns = {noun: kind for noun, kind in kinds.items() if not noun.startswith("-")}
        endings = {noun[1:]: kind for noun, kind in kinds.items() if noun.startswith("-")}
        self._endings = tuple(sorted(endings.items(), key=lambda item: (-len(item[0]), item[0])))

    def __getitem__(self, word: str) -> frozenset[str]:
        found = self._nouns.get(word)
        if found is not None:
            return found
        for ending, kinds in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
                return kinds
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._nouns)

    def __len__(self) -> int:
        return len(self._nouns)
