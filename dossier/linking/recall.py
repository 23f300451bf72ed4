"""What two articles have between them depends on these two alone: what was found before need not be found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Recall(Protocol):
    """A memory between runs, for results that depend on nothing but what their key is the digest of."""

    def digest(self, *parts: object) -> bytes:
        """The digest of values of the model."""

    def each(
        self, kind: str, keys: Sequence[bytes], type_: Any, make: Callable[[Sequence[int]], Iterable[T]]
    ) -> Sequence[T]:
        """The result of each key, in their order; `make` is given the places of those that are not remembered.

        `type_` is what the results are of.
        """


class Forgetful:
    """No memory: everything is found anew."""

    def digest(self, *parts: object) -> bytes:
        """Nothing is asked for again, so that nothing needs a name."""
        return b""

    def each(
        self, kind: str, keys: Sequence[bytes], type_: Any, make: Callable[[Sequence[int]], Iterable[T]]
    ) -> Sequence[T]:
        """All results, made."""
        return tuple(make(range(len(keys))))
