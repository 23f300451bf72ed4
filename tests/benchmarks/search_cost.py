"""What search costs, ours beside Pagefind, in one run: bytes, requests, processor time, memory, size and build time.

    python -m tests.benchmarks.search_cost TEXTS [--articles 10000] [--pagefind PYTHON]

TEXTS is a folder of articles as plain text: headline, outlet, date and paragraphs, an empty line between. PYTHON is an
interpreter that has `pagefind[bin]`; without it only ours is measured. Chromium asks a server on this machine.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import html
import http.server
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dossier.intake.plain import article_from_text
from dossier.model import Annotations, Article, Dossier, Evidence, Statement, Tier
from dossier.search import BOX, search_assets, search_page

SENT: list[int] = []
QUERIES = (
    "climate change", "supreme court ruling", "budget deficit", "gun control", "immigration", "wall street",
    "senate vote", "tax plan", "police shooting", "new york times",
)  # fmt: skip
TYPED = "federal reserve bern"


def articles(folder: Path, most: int) -> list[tuple[Article, str]]:
    """The articles of a folder, each with its text."""
    found, given = [], Evidence("bench")
    for path in sorted(folder.glob("*.txt"))[:most]:
        head, outlet, _, body = path.read_text("utf-8").split("\n\n", 3)
        article = article_from_text(path.stem, body)
        stated = [Statement(words, Tier.DECLARED, given) for words in (head, outlet)]
        found.append((replace(article, metadata=replace(article.metadata, title=stated[0], outlet=stated[1])), body))
    return found


def build_ours(read: list[tuple[Article, str]], site: Path) -> dict[str, float]:
    """Write our index and its page; what it took."""
    dossier = Dossier(tuple(a for a, _ in read), tuple(Annotations(a.id) for a, _ in read))
    began = time.process_time()
    assets = search_assets(dossier)
    spent = time.process_time() - began
    for asset in assets:
        target = site / asset.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.content)
    page = f'<!doctype html><html lang="en"><meta charset="utf-8">{search_page().body}<script src="{BOX}"></script>'
    (site / "search.html").write_text(page, "utf-8")
    (site / "blank.html").write_text("<!doctype html>", "utf-8")
    index = sum(len(asset.content) for asset in assets if not asset.uri.startswith("search/s/"))
    return {
        "index bytes without sentences": index,
        "build ms an article": 1000 * spent / len(read),
        "build MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def build_pagefind(read: list[tuple[Article, str]], site: Path, python: str) -> dict[str, float]:
    """Write plain pages and have Pagefind index them; what it took."""
    for article, body in read:
        paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in body.split("\n\n"))
        page = f"<title>{html.escape(article.title)}</title><h1>{html.escape(article.title)}</h1>{paragraphs}"
        (site / f"{article.id}.html").write_text(f'<!doctype html><html lang="en"><body>{page}', "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, "-m", "pagefind", "--site", str(site)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    (site / "blank.html").write_text("<!doctype html>", "utf-8")
    (site / "find.html").write_text('<!doctype html><html lang="en"><body>', "utf-8")
    sizes = [(p, p.stat().st_size) for p in (site / "pagefind").rglob("*") if p.is_file()]
    needed = [size for path, size in sizes if path.suffix in {".pf_index", ".pf_meta", ".pagefind"}]
    return {
        "index bytes without sentences": sum(needed),
        "build ms an article": 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(read),
        "build MB": after.ru_maxrss / 1024,
    }


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served, without a word in the terminal."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # as any host does today: one connection serves many requests

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if not path.is_file():
                self.send_error(404)
                return
            content = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            if path.suffix in {".js", ".css", ".html"}:  # as GitHub Pages sends them
                content = gzip.compress(content, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            if path.suffix != ".html":
                SENT.append(len(content))

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


OURS = """async (query) => {
  const page = document.querySelector("[data-d-search]"), status = page.querySelector("[data-d-status]");
  while (!window.dossierFind || !status.textContent) await new Promise((done) => setTimeout(done, 5));
  return (await window.dossierFind(query, {})).content.articles.length;
}"""
OURS_TYPED = """async (words) => {
  while (!window.dossierFind) await new Promise((done) => setTimeout(done, 5));
  for (let end = 1; end <= words.length; end++)
    await window.dossierFind(words.slice(0, end), { typing: true, most: 5 });
}"""
PAGEFIND = """async (query) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = await pagefind.search(query);
  return (await Promise.all(found.results.slice(0, 10).map((one) => one.data()))).length;
}"""
PAGEFIND_TYPED = """async (words) => {
  const pagefind = await import("/pagefind/pagefind.js");
  for (let end = 1; end <= words.length; end++) {
    const found = await pagefind.search(words.slice(0, end));
    await Promise.all(found.results.slice(0, 5).map((one) => one.data()));
  }
}"""
WATCH = """window.longest = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  window.longest = Math.max(window.longest, one.duration);
})).observe({ type: "longtask", buffered: true });"""


def processes() -> dict[int, tuple[float, int]]:
    """Seconds and private kilobytes of each Chromium process that belongs to this one."""
    parents, found = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            fields = stat.read_text().rpartition(")")[2].split()
            parents[int(stat.parent.name)] = int(fields[1])
            found[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    mine = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in mine} - mine:
        mine |= more
    return {pid: (found[pid], _private(pid)) for pid in sorted(mine - {os.getpid()}) if pid in found}


def _private(pid: int) -> int:
    """The private memory of a process that shows pages, in kilobytes; 0 for any other."""
    with contextlib.suppress(OSError):
        if "--type=renderer" not in Path(f"/proc/{pid}/cmdline").read_text():
            return 0
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return 0


def ask(page: Page, address: str, script: str, words: str) -> dict[str, float]:
    """What one question costs in a fresh page: requests, bytes, seconds of processor, longest task, megabytes."""
    page.add_init_script(WATCH)
    page.goto(f"{address.rpartition('/')[0]}/blank.html")
    page.wait_for_timeout(300)
    before = processes()
    SENT.clear()
    page.goto(address)
    page.evaluate(script, words)
    page.wait_for_timeout(150)
    after = processes()
    blank = max((kilobytes for _, kilobytes in before.values()), default=0)
    return {
        "requests": len(SENT),
        "bytes": sum(SENT),
        "cpu s": sum(seconds - before.get(pid, (0.0, 0))[0] for pid, (seconds, _) in after.items()),
        "longest ms": page.evaluate("window.longest"),
        "MB above a blank page": (max((k for _, k in after.values()), default=0) - blank) / 1024,
    }


def measured(address: str, one: str, typed: str) -> dict[str, float]:
    """The medians over all queries, and the typed session, each in a browser of its own."""
    rows = []
    with sync_playwright() as playwright:
        for words, script in [*((query, one) for query in QUERIES), (TYPED, typed)]:
            executable = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
            rows.append(ask(browser.new_page(), address, script, words))
            browser.close()
    *single, session = rows
    return {
        **{f"{name}, first ten results": statistics.median(row[name] for row in single) for name in single[0]},
        "most requests": max(row["requests"] for row in single),
        "most bytes": max(row["bytes"] for row in single),
        "typed session bytes": session["bytes"],
    }


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--pagefind")
    options = parser.parse_args()
    read = articles(options.texts, options.articles)
    table: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "ours"
        site.mkdir()
        table["ours"] = build_ours(read, site)
        with served(site) as address:
            table["ours"] |= measured(f"{address}/search.html", OURS, OURS_TYPED)
        if options.pagefind:
            site = Path(folder) / "pagefind"
            site.mkdir()
            table["pagefind"] = build_pagefind(read, site, options.pagefind)
            with served(site) as address:
                table["pagefind"] |= measured(f"{address}/find.html", PAGEFIND, PAGEFIND_TYPED)
    print(f"{len(read)} articles | " + " | ".join(table))
    for row in table["ours"]:
        print(f"{row} | " + " | ".join(f"{table[peer][row]:,.2f}" for peer in table))


if __name__ == "__main__":
    main()
