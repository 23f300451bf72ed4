"""How long the dossier takes to build beside an empty Material site, as a ratio in one run.

    python -m tests.benchmarks.build_ratio [RUNS] [--first]

With `--first` nothing is kept from an earlier build, as in a new clone; else only what has changed is read again. The
two builds alternate, so that a machine that slows down slows both; the median of the paired ratios counts.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMPTY = (
    "site_name: Empty\nuse_directory_urls: false\ntheme:\n  name: material\n  font: false\nplugins: [search, offline]\n"
)


def seconds(folder: Path, out: Path) -> float:
    """The wall time of one `mkdocs build` of the project in `folder`."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    subprocess.run(command, cwd=folder, check=True)
    return time.perf_counter() - started


def first_seconds(folder: Path, out: Path) -> float:
    """The wall time of a build that finds nothing but what installing compiled, beside the modules."""
    kept = folder / ".cache" / "dossier"
    shutil.rmtree(kept, ignore_errors=True)
    return seconds(folder, out)


def main(runs: int, first: bool) -> None:
    """Print the median seconds of both builds and the median ratio."""
    timed = first_seconds if first else seconds
    with tempfile.TemporaryDirectory() as name:
        empty = Path(name) / "empty"
        (empty / "docs").mkdir(parents=True)
        (empty / "docs" / "index.md").write_text("# Empty\n", encoding="utf-8")
        (empty / "mkdocs.yml").write_text(EMPTY, encoding="utf-8")
        pairs = [(timed(ROOT, Path(name) / "a"), seconds(empty, Path(name) / "b")) for _ in range(runs + 1)][1:]
    dossier, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"dossier {dossier:.2f} s, empty Material site {bare:.2f} s, ratio {ratio:.2f} (median of {runs} pairs)")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(runs=numbers[0] if numbers else 7, first="--first" in sys.argv)
