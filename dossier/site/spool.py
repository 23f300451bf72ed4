"""Pages that wait on disk until they are written: a site is larger than memory, a page is not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, overload

import msgspec

from dossier.model import Page


class SpooledPages(Sequence[Page]):
    """Pages in a nameless file: each is read when it is asked for, and the file is gone with the last of them."""

    def __init__(self, pages: Iterable[Page], folder: Path | None = None) -> None:
        """Write the pages as they come; `folder` is where there is room, else where the system keeps such files."""
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (open as long as the pages are)
        self._places: list[tuple[int, int]] = []
        self._at: dict[str, int] = {}
        self._held: dict[int, Page] = {}
        end = 0
        for page in pages:
            try:
                encoded = msgspec.msgpack.encode(page)
            except UnicodeEncodeError:  # No file can hold an unpaired surrogate; memory can.
                encoded, self._held[len(self._places)] = b"", page
            self._at.setdefault(page.uri, len(self._places))
            self._places.append((end, len(encoded)))
            end += self._file.write(encoded)

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Page, ...]: ...
    def __getitem__(self, at: int | slice) -> Page | tuple[Page, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        if (held := self._held.get(at)) is not None:
            return held
        start, length = self._places[at]
        self._file.seek(start)
        return msgspec.msgpack.decode(self._file.read(length), type=Page)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Page]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether the pages are the same, kept on disk or not."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self.addresses))

    @property
    def addresses(self) -> Iterable[str]:
        """The source address of every page, without reading any."""
        return self._at.keys()

    def at(self, uri: str) -> Page:
        """The page at a source address; `KeyError` where there is none."""
        return self[self._at[uri]]
