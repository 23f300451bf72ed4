"""How the work of each stage grows with the articles: `python -m tests.benchmarks.growth [ARTICLES…]`.

Work is counted in calls of functions, Python's and those of its libraries, which a busy machine does not change. The
exponent between the smallest and the largest size is 1 where twice the articles are twice the work.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from dossier.curation import curate_annotations, curate_articles
from dossier.downloads import download_files, with_linked_data
from dossier.extraction import annotate
from dossier.intake import read_folder
from dossier.linking import link
from dossier.model import SiteOptions
from dossier.pages import render_pages
from dossier.site import find_redirects, refuse_collisions
from tests.benchmarks.corpus import write

R = TypeVar("R")

SIZES = (60, 120, 240)
MOST = 1.1


@contextmanager
def _counting(counts: dict[str, int], stage: str) -> Iterator[None]:
    calls = 0

    def heard(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        if event in ("call", "c_call"):
            calls += 1

    before = sys.getprofile()
    sys.setprofile(heard)
    try:
        yield
    finally:
        sys.setprofile(before)
        counts[stage] = calls


def calls_by_stage(count: int) -> dict[str, int]:
    """How many calls each stage makes for so many articles."""
    counts: dict[str, int] = {}

    def measured(stage: str, work: Callable[[], R]) -> R:
        with _counting(counts, stage):
            return work()

    with tempfile.TemporaryDirectory() as name:
        seeds = Path(name) / "seeds"
        write(count, seeds)
        intake = measured("intake", lambda: read_folder(seeds))
    articles, _ = measured("curation", lambda: curate_articles(intake.articles, ()))
    extracted = measured("extraction", lambda: [annotate(article)[0] for article in articles])
    annotations, _ = curate_annotations(articles, extracted, ())
    dossier = measured("linking", lambda: link(articles, annotations, ()))
    options = SiteOptions()
    pages = measured("pages", lambda: tuple(render_pages(dossier)))
    measured("linked data", lambda: tuple(with_linked_data(pages, dossier, options)))
    measured("downloads", lambda: download_files(dossier, options))
    measured("addresses", lambda: refuse_collisions(pages, find_redirects(dossier)))
    return counts


def exponents(sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    """By how much each stage grows faster (above 1) or slower than the articles, from the least size to the largest."""
    calls_by_stage(3)  # Word lists and templates are read once, whatever the size.
    counted = [calls_by_stage(size) for size in sizes]
    for size, counts in zip(sizes, counted, strict=True):
        print(size, counts, file=sys.stderr)
    doublings = math.log(sizes[-1] / sizes[0])
    return {stage: math.log(counted[-1][stage] / first) / doublings for stage, first in counted[0].items()}


if __name__ == "__main__":
    for stage, exponent in exponents(tuple(int(size) for size in sys.argv[1:]) or SIZES).items():
        print(f"{stage:12} {exponent:.2f}{'  too fast' if exponent > MOST else ''}")
