"""Who works, and how far the work is: `--jobs`, and a bar on standard error."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TextIO

from dossier.parallel import Workers

_FROM = 20  # Below, the bar would be gone before it is read.
_WIDTH = 30
_EVERY_SECONDS = 0.2


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """The option `--jobs`."""
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes that work at once (0: one a core)")


def workers_of(options: argparse.Namespace) -> Workers:
    """The workers that the options ask for; they show a bar where a person is watching."""
    return Workers(options.jobs, progress=ProgressBar(sys.stderr) if sys.stderr.isatty() else None)


class ProgressBar:
    """A line that says how many articles are done, how many a second, and how long the rest will take.

    It is drawn anew a few times a second, and taken away at the end.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started = self._drawn = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        now = time.monotonic()
        if done == 1:
            self._started = now
        if total < _FROM:
            return
        if done == total:
            print("\r\x1b[K", end="", file=self._stream, flush=True)
        elif now - self._drawn >= _EVERY_SECONDS:
            self._drawn = now
            print(f"\r{drawn(done, total, now - self._started)}\x1b[K", end="", file=self._stream, flush=True)


def drawn(done: int, total: int, seconds: float) -> str:
    """The bar as text, `seconds` after the first was done.

    >>> drawn(30, 120, 10.0)
    '[#######                       ] 30/120  3.0 a second, 30 s left'
    """
    rate = done / seconds if seconds > 0 else 0.0
    left = f"{rate:.1f} a second, {_spelled((total - done) / rate)} left" if rate else ""
    filled = _WIDTH * done // total
    return f"[{'#' * filled}{' ' * (_WIDTH - filled)}] {done}/{total}  {left}".rstrip()


def _spelled(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min"
