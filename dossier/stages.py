"""The stages that look at one seed or article alone, or at two: from the cache what was done before, and the rest.

What looks at one alone is done on all cores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from dossier.cache import Records, digest_of, remembered_each
from dossier.extraction import annotate
from dossier.intake.collect import read_seed
from dossier.intake.formats import SeedReading
from dossier.intake.seedfile import Seed
from dossier.model import Annotations, Article, Problem
from dossier.parallel import Workers, in_chunks

T = TypeVar("T")
R = TypeVar("R")
Extracted = tuple[Annotations, tuple[Problem, ...]]

# So many seeds are in memory at once: saved pages are large, and a folder holds thousands.
_SEEDS_AT_ONCE, _BYTES_AT_ONCE = 512, 64 * 1024 * 1024


def read_each(seeds: Iterator[Seed], records: Records, workers: Workers) -> Iterator[SeedReading]:
    """The reading of each seed, in their order; a seed is known by its bytes and its name."""
    for chunk in in_chunks(seeds, _size, _SEEDS_AT_ONCE, _BYTES_AT_ONCE):
        keys = [digest_of("reading", seed.sha256, seed.id, seed.path, seed.name) for seed in chunk]
        yield from remembered_each(records, "reading", keys, SeedReading, partial(_map_at, workers, read_seed, chunk))


def extract_each(articles: Sequence[Article], records: Records, workers: Workers) -> list[Extracted]:
    """What was found in each article, in their order.

    An article is known by all that it is once the curator has had a say, so that an entry in the curator's files makes
    anew what it touches and nothing else.
    """
    keys = [digest_of("extraction", article) for article in articles]
    return remembered_each(records, "extraction", keys, Extracted, partial(_map_at, workers, annotate, articles))


class RecordedRecall:
    """The memory of linking in the cache: all results of a kind in one record, for there are many and each is small."""

    def __init__(self, records: Records) -> None:
        """Remember in these records."""
        self._records = records

    def digest(self, *parts: object) -> bytes:
        """The digest of values of the model."""
        return digest_of(*parts)

    def each(
        self, kind: str, keys: Sequence[bytes], type_: Any, make: Callable[[Sequence[int]], Iterable[T]]
    ) -> Sequence[T]:
        """The result of each key, in their order; `make` is given the places of those that are not remembered."""
        one = digest_of(kind)
        kept: dict[bytes, T] = self._records.get(kind, [one], dict[bytes, type_]).get(one, {})
        missing = [place for place, key in enumerate(keys) if key not in kept]
        if missing or len(kept) > len(set(keys)):
            made = zip((keys[place] for place in missing), make(missing), strict=True)
            known = kept | dict(made)
            kept = {key: known[key] for key in keys}
            self._records.put(kind, [(one, kept)])
        return [kept[key] for key in keys]


def _map_at(workers: Workers, function: Callable[[T], R], values: Sequence[T], places: list[int]) -> Iterator[R]:
    return workers.map(function, [values[at] for at in places])


def _size(seed: Seed) -> int:
    return len(seed.data or b"")
