"""One function over many values, on every core: the same results in the same order, however many work."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# A worker imports the stages and reads the word lists before it begins, which takes as long as some thirty articles.
_WORTH_A_WORKER = 40
_AT_ONCE = 8
_LOOK_SECONDS = 2.0


class Workers:
    """Who does the work: `jobs` processes (0: one a core), or an executor of the caller's, as Dask's.

    Processes are started when there is work enough, and stay until `close`.
    """

    def __init__(
        self, jobs: int = 1, executor: Executor | None = None, progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Nobody works yet; `progress` will hear how many of how many values are done."""
        self.jobs, self.executor, self.progress = jobs, executor, progress
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[T], R], values: Sequence[T]) -> Iterator[R]:
        """The function's result for each value, in their order.

        `function` must be importable by its name and depend on nothing but the value. A pool that breaks, as when the
        system ends a process that takes too much memory, costs time and nothing else: the rest is done here.
        """
        for done, result in enumerate(self._results(function, values), 1):
            if self.progress:
                self.progress(done, len(values))
            yield result

    def close(self) -> None:
        """Send the processes home, at once."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _results(self, function: Callable[[T], R], values: Sequence[T]) -> Iterator[R]:
        if self.executor is not None:
            yield from self.executor.map(function, values)
            return
        jobs = self.jobs or cores()
        if jobs < 2 or len(values) < 2 * _WORTH_A_WORKER:
            yield from map(function, values)
            return
        done = 0
        try:
            self._pool = self._pool or processes(jobs)
            for result in self._pool.map(function, values, chunksize=_AT_ONCE):
                done += 1
                yield result
        except BrokenProcessPool:
            self.close()
            yield from map(function, values[done:])


def processes(jobs: int) -> ProcessPoolExecutor:
    """A pool of processes, each of which ends when this one does, however that ends."""
    # Never a copy of this process: a preview has threads, and a copy of a thread's lock is never released.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_watch, initargs=(os.getpid(),))


def _watch(parent: int) -> None:
    """End this process once its parent is gone: it holds the pipe it listens to open itself, and would wait forever."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_SECONDS)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()


def cores() -> int:
    """How many processes this one may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
