"""Pages and files that wait on disk until they are written: a site is larger than memory, a page is not."""

from __future__ import annotations

import dataclasses
import tempfile
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TypeVar, overload

import msgspec

from dossier.model import Page

T = TypeVar("T")


class Lazy(Sequence[T]):
    """A sequence whose values are fetched one at a time; it equals any other of the same values."""

    @abstractmethod
    def one(self, at: int) -> T:
        """The value at a place, which may be counted from the end. Raises IndexError where there is none."""

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return tuple(map(self.one, range(*at.indices(len(self))))) if isinstance(at, slice) else self.one(at)

    def __iter__(self) -> Iterator[T]:
        return map(self.one, range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether the values are the same, however they are kept."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class Spooled(Lazy[T]):
    """Values in a nameless file: each is read when it is asked for, and the file is gone with the last of them."""

    def __init__(self, values: Iterable[T], type_: type[T]) -> None:
        """Write the values, which are of `type_`, as they come."""
        # Unbuffered, so that a disk that is full says so at once; open as long as the values are wanted.
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self._decoder = msgspec.msgpack.Decoder(type_)
        self._places: list[tuple[int, int]] = []
        self._held: dict[int, T] = {}
        end = 0
        for value in values:
            try:
                encoded = msgspec.msgpack.encode(value)
            except UnicodeEncodeError:  # No file can hold an unpaired surrogate; memory can.
                encoded, self._held[len(self._places)] = b"", value
            if not self._written(encoded, end):
                encoded, self._held[len(self._places)] = b"", value
            self._places.append((end, len(encoded)))
            end += len(encoded)

    def _written(self, encoded: bytes, at: int) -> bool:
        """Whether the bytes found room on disk; what found none stays in memory."""
        try:
            self._file.seek(at)
            return self._file.write(encoded) == len(encoded)
        except OSError:
            return False

    def one(self, at: int) -> T:
        """The value at a place, read."""
        start, length = self._places[at]
        if (held := self._held.get(at % len(self._places))) is not None:
            return held
        self._file.seek(start)
        return self._decoder.decode(self._file.read(length))

    def __len__(self) -> int:
        return len(self._places)


class Together(Lazy[T]):
    """Several sequences as one, each left where it is."""

    def __init__(self, parts: Sequence[Sequence[T]]) -> None:
        """The values of the parts, one part after the other."""
        self._parts = parts

    def one(self, at: int) -> T:
        """The value at a place, from the part that holds it."""
        at += len(self) if at < 0 else 0
        for part in self._parts:
            if 0 <= at < len(part):
                return part[at]
            at -= len(part)
        raise IndexError(at)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[T]:
        return (value for part in self._parts for value in part)


class AddressedPages(Mapping[str, Page]):
    """Pages by their source address, read when they are asked for; `heads` are the same without their bodies."""

    def __init__(self, pages: Sequence[Page], heads: Mapping[str, tuple[int, Page]] | None = None) -> None:
        """All of the pages, or those of `heads`: each address with the page's place among `pages`."""
        self._pages = pages
        if heads is None:
            heads = {head.uri: (at, head) for at, head in enumerate(getattr(pages, "heads", None) or map(_head, pages))}
        self._heads = heads

    def __getitem__(self, uri: str) -> Page:
        return self._pages[self._heads[uri][0]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._heads)

    def __len__(self) -> int:
        return len(self._heads)

    def __contains__(self, uri: object) -> bool:
        return uri in self._heads

    @property
    def heads(self) -> Iterator[Page]:
        """The pages without their bodies, in their order."""
        return (head for _, head in self._heads.values())

    def key_of(self, uri: str) -> bytes:
        """The digest of all that the page is made from; empty where that is not known."""
        keys: Sequence[bytes] = getattr(self._pages, "digests", ())
        return keys[self._heads[uri][0]] if keys else b""

    def only(self, uris: Iterable[str]) -> AddressedPages:
        """The pages of these addresses, in this order."""
        return AddressedPages(self._pages, {uri: self._heads[uri] for uri in uris})


def _head(page: Page) -> Page:
    return dataclasses.replace(page, body="", headings=())
