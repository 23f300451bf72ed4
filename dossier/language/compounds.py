"""Words of languages that write compounds in one: a "Ministeriumssprecherin" is a "Sprecherin"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

_Value = TypeVar("_Value")
_LEAST = 3


class Compounds(Mapping[str, _Value]):
    """What is known of words in lower case; of one that is no entry, what the longest ending says that is.

    An entry that begins with a hyphen is such an ending: what "-sprecherin" is, "ministeriumssprecherin" is, and
    "sprecherin" too.
    """

    __slots__ = ("_any", "_endings", "_words")

    def __init__(self, known: Mapping[str, _Value]) -> None:
        self._words = {word: value for word, value in known.items() if not word.startswith("-")}
        endings = {word[1:]: value for word, value in known.items() if word.startswith("-")}
        self._any = tuple(sorted(endings))
        self._endings = tuple(sorted(endings.items(), key=lambda item: (-len(item[0]), item[0])))

    def __getitem__(self, word: str) -> _Value:
        found = self._words.get(word)
        if found is not None:
            return found
        if not word.endswith(self._any):  # most words: told in one go
            raise KeyError(word)
        for ending, value in self._endings:
            if word.endswith(ending) and (word == ending or len(word) - len(ending) >= _LEAST):
                return value
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
