"""A whole dossier in the records, in pieces: in one piece it would be in memory twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_type_hints

from dossier.cache.fingerprint import digest_of
from dossier.cache.records import Records
from dossier.model import Dossier

T = TypeVar("T")

_WHOLE, _PART = "dossier", "dossier-part"
_FIELDS: dict[str, Any] = get_type_hints(Dossier)
_PIECE = 500


def keep_dossier(records: Records, key: bytes, dossier: Dossier) -> None:
    """Keep a dossier under a key."""
    counts = {}
    for name in _FIELDS:
        pieces = list(_batched(getattr(dossier, name), _PIECE))
        counts[name] = len(pieces)
        for number, piece in enumerate(pieces):
            records.put(_PART, [(digest_of(key, name, number), piece)])
    records.put(_WHOLE, [(key, counts)])


def kept_dossier(records: Records, key: bytes) -> Dossier | None:
    """The dossier that is kept under a key, if all of it is."""
    counts = records.get(_WHOLE, [key], dict[str, int]).get(key)
    if counts is None or set(counts) != set(_FIELDS):
        return None
    found: dict[str, list[Any]] = {}
    for name, type_ in _FIELDS.items():
        found[name] = []
        for number in range(counts[name]):
            part = digest_of(key, name, number)
            piece = records.get(_PART, [part], type_).get(part)
            if piece is None:
                return None
            found[name] += piece
    return Dossier(**{name: tuple(values) for name, values in found.items()})


def _batched(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in their order, so many at a time."""
    return (values[at : at + size] for at in range(0, len(values), size))
