"""A shard of articles → a Parquet file of its facts, whole or not at all, so that a run that was cut off goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

from dossier.bulk.facts import Fact, facts_of
from dossier.bulk.shards import batches_of
from dossier.cache import digest_of
from dossier.model import Article, Problem

_BATCH = 16
# So many batches are under way at once: enough for some dozen workers, few enough for one machine's memory.
_UNDER_WAY = 64
_KEY = b"dossier"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a shard: how many articles and facts, what was wrong, and whether it had been done before."""

    articles: int
    facts: int
    problems: tuple[Problem, ...]
    before: bool = False


def extract_shard(
    shard: Path, out: Path, executor: Executor | None = None, progress: Callable[[int], None] | None = None
) -> Done:
    """Write the facts of a shard to the Parquet file `out`; `progress` hears how many articles are done.

    The rows stand in the order of the articles, whoever does the work. A file that holds the facts of the same bytes,
    found by the same program, is left alone. `OSError` where the shard cannot be read or the file not written.
    """
    import pyarrow.parquet

    key = _key(shard)
    if _done(out, key):
        return Done(0, 0, (), before=True)
    problems: list[Problem] = []
    articles = facts = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.part")
    try:
        with pyarrow.parquet.ParquetWriter(part, _schema(key), compression="zstd") as writer:
            for batch, found in _found(batches_of(shard, _BATCH, problems), executor):
                articles, facts = articles + len(batch), facts + len(found)
                if found:
                    writer.write_table(pyarrow.Table.from_pylist([asdict(fact) for fact in found], _schema(key)))
                if progress:
                    progress(articles)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return Done(articles, facts, tuple(problems))


Batch = tuple[Article, ...]


def _found(batches: Iterator[Batch], executor: Executor | None) -> Iterator[tuple[Batch, list[Fact]]]:
    """Each batch with its facts, in their order."""
    while window := list(islice(batches, _UNDER_WAY)):
        work = executor.map if executor is not None else map
        yield from zip(window, work(facts_of, window), strict=True)


def _key(shard: Path) -> bytes:
    """What the facts of a shard depend on: its bytes and name, and the program."""
    with shard.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return digest_of("facts", content, shard.name, _BATCH).hex().encode()


def _done(out: Path, key: bytes) -> bool:
    import pyarrow
    import pyarrow.parquet

    try:
        kept = pyarrow.parquet.read_schema(out).metadata or {}
    except (OSError, pyarrow.ArrowException):
        return False
    return bool(kept.get(_KEY) == key)


def _schema(key: bytes) -> Any:
    import pyarrow

    numbers = {"start", "end"}
    columns = [(f.name, pyarrow.int64() if f.name in numbers else pyarrow.string()) for f in fields(Fact)]
    return pyarrow.schema(columns, metadata={_KEY: key})
