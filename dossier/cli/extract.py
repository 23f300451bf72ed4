"""`dossier extract`: shards of articles in, Parquet tables of facts out, on every core or on a cluster."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from dossier.parallel import cores

HELP = "Read shards of articles (JSON Lines, Parquet, web archives…) and write the facts of each as a Parquet table."
_NEEDED = ("pyarrow",)
_FOR_CLUSTER = ("pyarrow", "distributed")


def configure(parser: argparse.ArgumentParser) -> None:
    """The shards, where the tables go, and who works."""
    parser.add_argument("shard", nargs="+", type=Path, help="a file of articles; a table is written for each")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the tables are written")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes that work at once (0: one a core)")
    parser.add_argument("--scheduler", metavar="tcp://…", help="a Dask scheduler whose workers are to work instead")


def run(options: argparse.Namespace) -> int:
    """Extract shard by shard; 1 when one of them, or a record in one, could not be read, 2 without the libraries.

    A run that was cut off is begun again with the same words: a shard that is done is not done again.
    """
    missing = [name for name in (_FOR_CLUSTER if options.scheduler else _NEEDED) if find_spec(name) is None]
    if missing:
        remedy = "install them: pip install 'dossier[cluster]'"
        print(f"dossier extract needs {' and '.join(missing)} → {remedy}", file=sys.stderr)
        return 2
    from dossier.bulk import extract_shard

    failed = 0
    with _workers(options) as executor:
        for shard in options.shard:
            out = options.out / f"{shard.name}.parquet"
            try:
                done = extract_shard(shard, out, executor)
            except OSError as error:
                remedy = "check that it is there and whole, and that there is room"
                print(f"{shard}: error shard-unreadable: {error.strerror or error} → {remedy}", file=sys.stderr)
                failed = 1
                continue
            for problem in done.problems:
                print(problem, file=sys.stderr)
            failed = failed or int(bool(done.problems))
            said = "done before" if done.before else f"{done.articles} articles, {done.facts} facts"
            print(f"{shard} → {out}: {said}", flush=True)
    return failed


@contextmanager
def _workers(options: argparse.Namespace) -> Iterator[Executor | None]:
    if options.scheduler:
        from distributed import Client

        with Client(options.scheduler) as client:
            # A worker that is ended takes its batches with it: others are given them, some times over.
            yield client.get_executor(retries=5)
    elif (options.jobs or cores()) > 1:
        with ProcessPoolExecutor(options.jobs or cores(), mp_context=get_context("spawn")) as pool:
            yield pool
    else:
        yield None
