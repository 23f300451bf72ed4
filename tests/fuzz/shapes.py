"""How time and pages grow with a seed of one shape: `python -m tests.fuzz.shapes [--only WORD] [--limit S]`.

Every shape is built twice, at 50 and 200 kB, each in a process of its own under a limit of CPU time. The exponent is
log(t200 / t50) / log 4: 1 is linear, 2 quadratic; what is over a bound is measured again, and the least time counts.
Stages are those that `dossier.pipeline` calls, and within extraction those that it calls. `ratio` is bytes of pages a
byte of the seed, unpacked; `biggest` the biggest page in kB. Exit 1 where a shape is over the bounds below.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dossier import extraction, pipeline
from tests.fuzz.shape_texts import SHAPES, Shape

SIZES = (50_000, 200_000)
MAX_SECONDS = 2.0
MAX_EXPONENT = 1.2
MAX_RATIO = 20.0
# Where a problem says that the article holds more than is marked: what is marked of it still has pages of its own.
MOST_BOUNDED = 50.0
# How often what is over a bound is measured again: another process only ever adds to the time that is measured.
_AGAIN = 3
# Below this the noise of a shared machine is larger than any growth.
_TOO_SHORT = 0.25
_BIG_PAGE = 1_000_000
_MEMORY = 4 * 1024**3
# What the pipeline imports only when it runs.
_LATE = (("intake", "read_folder"), ("linking", "link"), ("search", "search_assets"), ("curation", "curate_articles"))
_STAGES = ("intake", "curation", "extraction", "linking", "pages", "search", "site")


@dataclass(slots=True)
class Cost:
    """One build of one seed: CPU seconds in all and by stage, and the bytes of its pages."""

    seconds: float = math.inf
    stages: dict[str, float] = field(default_factory=dict)
    pages: int = 0
    page_bytes: int = 0
    biggest: int = 0
    where: str = ""
    error: str = ""
    bounded: bool = False
    seed_bytes: int = 1


@dataclass(frozen=True, slots=True)
class Growth:
    """A shape's cost at each of the sizes."""

    shape: Shape
    small: Cost
    large: Cost

    @property
    def exponent(self) -> float:
        """How time grows with size; 0 where even the large seed is too short to tell."""
        if math.isinf(self.large.seconds):
            return math.inf
        if self.large.seconds < _TOO_SHORT:
            return 0.0
        return math.log(self.large.seconds / max(self.small.seconds, 0.001)) / math.log(SIZES[1] / SIZES[0])

    @property
    def ratio(self) -> float:
        """Bytes of pages a byte of the seed."""
        return self.large.page_bytes / self.large.seed_bytes

    @property
    def faults(self) -> str:
        """What is over the bounds, in words; empty where nothing is."""
        over = [self.large.error or self.small.error] if self.large.error or self.small.error else []
        over += ["slow"] if self.large.seconds > MAX_SECONDS else []
        over += ["grows"] if self.exponent > MAX_EXPONENT else []
        over += ["big"] if self.ratio > (MOST_BOUNDED if self.large.bounded else MAX_RATIO) else []
        return " ".join(over)


def measure(shape: Shape, size: int, limit: float) -> Cost:
    """The cost of one build in a process of its own, which is ended at `limit` seconds of CPU."""
    here, there = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("fork")
    process = context.Process(target=_child, args=(there, shape, size, limit))
    process.start()
    there.close()
    try:
        cost = here.recv() if here.poll(10 + limit * 10) else Cost(error="over the limit")
    except EOFError:  # the process was ended at its limit
        cost = Cost(error="over the limit")
    process.kill()
    process.join()
    return cost if isinstance(cost, Cost) else Cost(error="died")


def _child(pipe: Connection, shape: Shape, size: int, limit: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    cost = Cost()
    try:
        with tempfile.TemporaryDirectory() as folder:
            seeds = Path(folder, "seeds")
            seeds.mkdir()
            Path(seeds, f"shape{shape.suffix}").write_bytes(shape.make(size))
            _watch(pipeline, cost.stages, _STAGES)
            for room, name in _LATE:
                module = import_module(f"dossier.{room}")
                setattr(module, name, _timed(getattr(module, name), room, cost.stages))
            _watch(extraction, cost.stages, ("people", "quotations", "dates"))
            before = time.process_time()
            site = pipeline.build_site(seeds)
            pages = tuple(site.pages)
            cost.seconds = time.process_time() - before
            cost.seed_bytes = max(
                Path(seeds, f"shape{shape.suffix}").stat().st_size,
                sum(len(article.text.encode("utf-8", "replace")) for article in site.dossier.articles),
            )
            cost.bounded = any(problem.code.startswith("too-") for problem in site.problems)
            sizes = {page.uri: len(page.body.encode("utf-8", "replace")) for page in pages}
            cost.pages, cost.page_bytes, cost.biggest = len(sizes), sum(sizes.values()), max(sizes.values())
            cost.where = max(sizes, key=lambda uri: sizes[uri])
    except (Exception, MemoryError) as error:
        cost.error = type(error).__name__
    pipe.send(cost)
    pipe.close()


def build(seeds: Path) -> Sequence[Any]:
    """The finished pages of a seeds folder, in this process alone."""
    _, pages = pipeline.build_pages(seeds)
    return pages


def warm_up() -> None:
    """Load every module, word list and template once, so that no shape pays for them."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        by_suffix = {shape.suffix: shape for shape in SHAPES}
        for suffix, shape in by_suffix.items():
            Path(seeds, f"warm{suffix}").write_bytes(shape.make(500))
        text = "Harbour\n\n3 May 2022\n\n“We wait,” Mayor Ann Ek said on Friday. Ben Ott told Ek that he would go."
        Path(seeds, "warm-up.txt").write_text(text, encoding="utf-8")
        build(seeds)


def _watch(module: types.ModuleType, times: dict[str, float], rooms: Sequence[str]) -> None:
    """Let each function that the module takes from a room below it add up its time."""
    for name, value in list(vars(module).items()):
        home = getattr(value, "__module__", "") or ""
        room = next((room for room in rooms if f".{room}" in home), None)
        if room and isinstance(value, types.FunctionType) and home != module.__name__:
            setattr(module, name, _timed(value, room, times))


def _timed(function: Callable[..., Any], room: str, times: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        before = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            times[room] = times.get(room, 0.0) + time.process_time() - before

    return run


def grow(shape: Shape, limit: float) -> Growth:
    """The cost of the shape at both sizes; the large one is not tried where the small one is over the limit."""
    small = measure(shape, SIZES[0], limit)
    large = measure(shape, SIZES[1], limit) if not small.error else Cost(error=small.error)
    growth = Growth(shape, small, large)
    for _ in range(_AGAIN):
        if not {"slow", "grows"} & set(growth.faults.split()) or growth.small.error:
            break
        again = [measure(shape, size, limit) for size in SIZES]
        least = [min(pair, key=lambda cost: cost.seconds) for pair in zip((small, large), again, strict=True)]
        small, large = least
        growth = Growth(shape, small, large)
    return growth


def row(growth: Growth) -> str:
    """One line of the table: times, growth, pages, what is over the bounds, and the dearest stages."""
    dearest = sorted(growth.large.stages.items(), key=lambda item: -item[1])[:4] or sorted(
        growth.small.stages.items(), key=lambda item: -item[1]
    )
    stages = " ".join(f"{name} {seconds:.2f}" for name, seconds in dearest if seconds >= 0.05)
    return (
        f"{growth.shape.name:36} {growth.small.seconds:7.2f} {growth.large.seconds:7.2f} {growth.exponent:6.2f}"
        f" {growth.large.pages:6} {growth.ratio:6.1f} {growth.large.biggest / 1000:8.0f}  {growth.faults:16} {stages}"
        + (f" · {growth.large.where}" if growth.large.biggest > _BIG_PAGE else "")
    )


def main() -> int:
    """Print the table and a summary; 1 where a shape is over the bounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only shapes whose name holds this")
    parser.add_argument("--limit", type=float, default=20, help="CPU seconds a build may take (20)")
    parser.add_argument("--faults", action="store_true", help="print only what is over the bounds")
    options = parser.parse_args()
    warm_up()
    print(
        f"{'shape':36} {'50 kB':>7} {'200 kB':>7} {'growth':>6} {'pages':>6} {'ratio':>6} {'biggest':>8}  over, stages"
    )
    growths = []
    for shape in SHAPES:
        if options.only.lower() in shape.name.lower():
            growths.append(grow(shape, options.limit))
            if growths[-1].faults or not options.faults:
                print(row(growths[-1]), flush=True)
    bad = [growth for growth in growths if growth.faults]
    steep = sum(growth.exponent > MAX_EXPONENT for growth in growths)
    worst = max((growth.large.seconds for growth in growths), default=0)
    told = f"{steep} grow faster than n^{MAX_EXPONENT}, worst {worst:.1f} s, {len(bad)} over a bound"
    print(f"{len(growths)} shapes: {told}")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
