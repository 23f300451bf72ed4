"""What is looked up while a page is made: as long as all of that stays the same, so does the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from dossier.model import Dossier, Page

K = TypeVar("K")
V = TypeVar("V")

# Name of a table and what was asked of it; `WHOLE` where a table was gone through from end to end.
Read = tuple[str, object]
WHOLE = None
# How a page comes about from its address, what its template is given, and what makes it.
Render = Callable[[str, tuple[object, ...], Callable[[], Page]], Page]


def rendered(uri: str, given: tuple[object, ...], make: Callable[[], Page]) -> Page:
    """The page, made."""
    return make()


class Reads:
    """Listens to tables: between `begin` and `end`, everything asked of them is noted."""

    def __init__(self) -> None:
        """Nobody is listened to yet."""
        self.noted: dict[Read, None] | None = None
        self.remembered: Render = rendered
        self._tables: dict[str, Callable[[object], object]] = {}

    def listen(self, name: str, table: dict[K, V]) -> dict[K, V]:
        """The same table, listened to under a name of its own."""
        self._tables[name] = lambda key: table if key is WHOLE else table.get(key)  # type: ignore[arg-type]
        return _Heard(name, table, self)

    def listen_to_fields(self, name: str, dossier: Dossier) -> Dossier:
        """The same dossier, each field of it listened to."""
        self._tables[name] = lambda field: getattr(dossier, str(field))
        return _HeardDossier(name, dossier, self)

    def render(self, uri: str, given: tuple[object, ...], make: Callable[[], Page]) -> Page:
        """The page, made or remembered."""
        return self.remembered(uri, given, make)

    def begin(self) -> None:
        """Note what is asked from now on."""
        self.noted = {}

    def end(self) -> tuple[Read, ...]:
        """What was asked since `begin`, in that order; nothing is noted from now on."""
        noted, self.noted = self.noted, None
        return tuple(noted or ())

    def answer(self, read: Read) -> object:
        """What a table answers now, None where it has nothing or there is no such table."""
        table = self._tables.get(read[0])
        return table(read[1]) if table else None


class _Heard(dict[K, V]):
    """A dict that tells what is asked of it."""

    def __init__(self, name: str, values: dict[K, V], reads: Reads) -> None:
        super().__init__(values)
        self._name, self._reads = name, reads

    def __getitem__(self, key: K) -> V:
        if (noted := self._reads.noted) is not None:
            noted[self._name, key] = None
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key; that there is none is told too."""
        if (noted := self._reads.noted) is not None:
            noted[self._name, key] = None
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        if (noted := self._reads.noted) is not None:
            noted[self._name, key] = None
        return super().__contains__(key)

    def __iter__(self) -> Iterator[K]:
        self._whole()
        return super().__iter__()

    def __len__(self) -> int:
        self._whole()
        return super().__len__()

    def keys(self) -> Any:
        """All keys."""
        self._whole()
        return super().keys()

    def values(self) -> Any:
        """All values."""
        self._whole()
        return super().values()

    def items(self) -> Any:
        """All of it."""
        self._whole()
        return super().items()

    def _whole(self) -> None:
        if self._reads.noted is not None:
            self._reads.noted[self._name, WHOLE] = None


class _HeardDossier(Dossier):
    """A dossier that tells which of its fields are asked for."""

    def __init__(self, name: str, dossier: Dossier, reads: Reads) -> None:
        for field in Dossier.__slots__:
            object.__setattr__(self, field, getattr(dossier, field))
        object.__setattr__(self, "_heard", (name, reads))

    def __getattribute__(self, field: str) -> Any:
        if field in _FIELDS:
            name, reads = object.__getattribute__(self, "_heard")
            if reads.noted is not None:
                reads.noted[name, field] = None
        return object.__getattribute__(self, field)


_FIELDS = frozenset(Dossier.__dataclass_fields__)
