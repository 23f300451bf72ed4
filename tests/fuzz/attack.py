"""One document, or a dossier of several, through every stage; what must hold whatever they are.

`python -m tests.fuzz.attack --count 100000` goes on from `--start`. Every document is read and its facts found; each
batch of `--batch` documents is linked and made into finished pages every `--pages`-th time, with curation files made by
chance. Beside each batch a quarter as many queries are read by both parsers, and as many sets of curation files read.

A number always makes the same document, except for the sixth that are made of documents which reached new code (on
Python 3.12 and later; `--plain` leaves them out); what brings a fault out is kept below `--kept` as it was.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.fuzz.checks import LeakError
from tests.fuzz.documents import Document, document
from tests.fuzz.inputs import curation, query
from tests.fuzz.novelty import Novelty
from tests.fuzz.targets import Browser, ask, build_many, read_curation, read_one

MAX_SECONDS = 10
COUNTED = (
    "documents", "articles", "documents on pages", "pages", "curation files", "decisions", "queries",
    "queries in both parsers", "searches", "leaks", "crashes",
)  # fmt: skip
T = TypeVar("T")


class Run:
    """The counts of a run, the folder for its seeds, and that for what brought a fault out."""

    def __init__(self, kept: Path, novelty: Novelty | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self.kept = kept
        self.novelty = novelty
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.browser = Browser(self.folder / "parser.js")
        self.began = time.monotonic()

    def close(self) -> None:
        """End what was begun and leave nothing behind."""
        self.browser.close()
        if self.novelty:
            self.novelty.close()
        shutil.rmtree(self.folder)

    def attack(self, first: int, batch: int, pages: bool) -> None:
        """Documents `first` to `first + batch`, one by one, and all together where `pages` are wanted."""
        seeds = self.folder / "seeds"
        shutil.rmtree(seeds, ignore_errors=True)
        (seeds / "curation").mkdir(parents=True)
        for number in range(first, first + batch):
            made = self._document(number)
            path = seeds / made.name
            path.write_bytes(made.content)
            self.counts["documents"] += 1
            self.counts["articles"] += self._tried(str(number), read_one, path)
            if self.novelty:
                self.novelty.keep(made)
        self._curate(first, seeds, max(1, batch // 4))
        self._ask(first, max(1, batch // 4))
        if pages:
            self.counts["documents on pages"] += batch
            self.counts["pages"] += self._tried(f"{first}+{batch}", build_many, seeds)

    def _document(self, number: int) -> Document:
        if self.novelty and number % 6 == 0:
            return self.novelty.changed(random.Random(number), number) or document(number)
        return document(number)

    def _curate(self, first: int, seeds: Path, times: int) -> None:
        folder = seeds / "curation"
        for time_ in range(times):
            files = curation(random.Random(f"curation {first} {time_}"))
            for path in folder.iterdir():
                path.unlink()
            for name, content in files.items():
                (folder / name).write_bytes(content)
            self.counts["curation files"] += len(files)
            self.counts["decisions"] += self._tried(f"curation {first} {time_}", read_curation, folder)

    def _ask(self, first: int, times: int) -> None:
        asked = [query(random.Random(f"query {first} {time_}")) for time_ in range(times)]
        self.counts["queries"] += len(asked)
        self.counts["queries in both parsers"] += self._tried(f"queries {first}", self.browser.compare, asked)
        if first % 100 == 0:
            self.counts["searches"] += 1
            self._tried(f"search {first}", ask, asked[0])

    def _tried(self, name: str, action: Callable[[T], int], given: T) -> int:
        signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS * (1 if isinstance(given, Path) and given.is_file() else 6))
        try:
            return action(given)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self.counts["leaks" if isinstance(error, LeakError) else "crashes"] += 1
            self._keep(name, given)
            return 0
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _keep(self, name: str, given: object) -> None:
        self.kept.mkdir(parents=True, exist_ok=True)
        fault = traceback.format_exc() if isinstance(given, Path) else f"{given!r}\n{traceback.format_exc()}"
        (self.kept / f"{name}.txt").write_text(fault, encoding="utf-8", errors="backslashreplace")
        if isinstance(given, Path) and given.is_file():
            shutil.copy(given, self.kept / given.name)
        elif isinstance(given, Path):
            shutil.copytree(given, self.kept / f"{name} files", dirs_exist_ok=True)

    def told(self) -> str:
        """The counts on one line."""
        spent = time.monotonic() - self.began
        counts = ", ".join(f"{self.counts[name]:,} {name}" for name in COUNTED)
        lines = (
            f"{self.novelty.lines:,} lines of code reached, {len(self.novelty.pool):,} documents kept; "
            if self.novelty
            else ""
        )
        return f"{counts}; {lines}{spent:.0f} s, {self.counts['documents'] / max(spent, 0.001):.0f} documents a second"

    def log(self, path: Path) -> None:
        """Renew a file of the counts; a run that is stopped loses none but those of its last batches."""
        beside = path.with_name(f"{path.name}.part")
        beside.write_text(json.dumps({name: self.counts[name] for name in COUNTED}) + "\n", encoding="utf-8")
        beside.replace(path)


def main() -> int:
    """Attack until the count is reached; 1 where something leaked or crashed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--pages", type=int, default=20, help="every how many batches pages are made (20)")
    parser.add_argument("--kept", type=Path, default=Path(".cache/fuzz"), help="where faulty documents are kept")
    parser.add_argument("--log", type=Path, help="a file for the counts as JSON, renewed every ten batches")
    parser.add_argument("--plain", action="store_true", help="change no document for the code that it reached")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _too_long)
    run = Run(options.kept, None if options.plain else Novelty())
    batches = range(options.start, options.start + options.count, options.batch)
    for index, first in enumerate(batches):
        left = options.start + options.count - first
        run.attack(first, min(options.batch, left), index % options.pages == 0)
        if index == 1:
            gc.freeze()  # what is loaded once is not looked through again
        if options.log and index % 10 == 0:
            run.log(options.log)
    if options.log:
        run.log(options.log)
    run.close()
    print(run.told())
    return int(bool(run.counts["leaks"] or run.counts["crashes"]))


def _too_long(signal_number: int, frame: object) -> None:
    raise TimeoutError(f"longer than {MAX_SECONDS} s")


if __name__ == "__main__":
    sys.exit(main())
