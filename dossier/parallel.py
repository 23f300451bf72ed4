"""One function over many values, on every core: the same results in the same order, however many work."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# A worker imports the stages and reads the word lists before it begins, which takes as long as some thirty articles.
_WORTH_A_WORKER = 40
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work: `jobs` processes (0: one a core), or an executor of the caller's, as Dask's."""

    jobs: int = 1
    executor: Executor | None = None
    progress: Callable[[int, int], None] | None = None

    def map(self, function: Callable[[T], R], values: Sequence[T]) -> Iterator[R]:
        """The function's result for each value, in their order; `progress` hears how many of how many are done.

        `function` must be importable by its name and depend on nothing but the value. A pool that breaks, as when the
        system ends a process that takes too much memory, costs time and nothing else: the rest is done here.
        """
        for done, result in enumerate(self._results(function, values), 1):
            if self.progress:
                self.progress(done, len(values))
            yield result

    def _results(self, function: Callable[[T], R], values: Sequence[T]) -> Iterator[R]:
        if self.executor is not None:
            yield from self.executor.map(function, values)
            return
        jobs = min(self.jobs or cores(), len(values) // _WORTH_A_WORKER)
        if jobs < 2:
            yield from map(function, values)
            return
        done = 0
        try:
            with _pool(jobs) as pool:
                for result in pool.map(function, values, chunksize=_AT_ONCE):
                    done += 1
                    yield result
        except BrokenProcessPool:
            yield from map(function, values[done:])


def cores() -> int:
    """How many processes this one may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool that is ended at once when the caller stops listening."""
    # Never a copy of this process: a preview has threads, and a copy of a thread's lock is never released.
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def in_chunks(values: Iterable[T], weigh: Callable[[T], int], count: int, weight: int) -> Iterator[list[T]]:
    """The values in lists of at most `count`, each list closed once it weighs `weight` or more."""
    chunk: list[T] = []
    held = 0
    for value in values:
        chunk.append(value)
        held += weigh(value)
        if len(chunk) == count or held >= weight:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk
