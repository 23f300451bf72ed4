"""What search costs, ours beside Pagefind, in one run: bytes, requests, processor time, memory, size and build time.

    python -m tests.benchmarks.search_cost TEXTS [--articles 10000] [--annotated] [--pagefind PYTHON]

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

from dossier.extraction import annotate
from dossier.intake.plain import article_from_text
from dossier.model import Annotations, Article, Dossier, Evidence, Statement, Tier
from dossier.search import BOX, search_assets

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


def build_ours(read: list[tuple[Article, str]], site: Path, annotated: bool) -> dict[str, float]:
    """Write our index and its page; what it took. `annotated`: with the quotations and dates of every article."""
    found = (annotate(a)[0] if annotated else Annotations(a.id) for a, _ in read)
    dossier = Dossier(tuple(a for a, _ in read), tuple(found))
    began = time.process_time()
    assets = search_assets(dossier)
    spent = time.process_time() - began
    for asset in assets:
        target = site / asset.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.content)
    (site / "host.html").write_text(f'{HOST}<script src="{BOX}"></script>', "utf-8")
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
    (site / "host.html").write_text(HOST, "utf-8")
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


# One page for both, as a reader has it before a question; ours has loaded what every page of a dossier loads. What is
# measured begins with the question.
HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<div class="d-search-box"><form><input name="q"></form><p data-d-status></p><div data-d-results></div></div>"""
OPEN = """
  const status = document.querySelector("[data-d-status]");
  document.querySelector(".d-search-box input").focus();
  if (!status.textContent) await new Promise((done) => new MutationObserver(done).observe(status, { childList: true }));
"""
OURS = f"""async (query) => {{{OPEN}
  return (await window.dossierFind(query, {{}})).content.articles.length;
}}"""
OURS_TYPED = f"""async (words) => {{{OPEN}
  for (let end = 1; end <= words.length; end++)
    await window.dossierFind(words.slice(0, end), {{ typing: true, most: 5 }});
}}"""
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
    """Seconds and private kilobytes of each process of the Chromium that this one started."""
    parents, found = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            fields = stat.read_text().rpartition(")")[2].split()
            parents[int(stat.parent.name)] = int(fields[1])
            found[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    mine = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in mine} - mine:
        mine |= more
    return {pid: (found[pid], _private(pid)) for pid in sorted(mine) if pid in found and "chrom" in _command(pid)[:60]}


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""


def _private(pid: int) -> int:
    """The private memory of a process that shows pages, in kilobytes; 0 for any other."""
    if "--type=renderer" not in _command(pid):
        return 0
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return 0


def _seconds() -> float:
    return sum(seconds for seconds, _ in processes().values())


def come_to_rest(page: Page) -> None:
    """Wait until the browser has done nothing for a third of a second: what it does after a page is no search."""
    calm, before = 0, _seconds()
    for _ in range(100):
        page.wait_for_timeout(100)
        now = _seconds()
        calm, before = (calm + 1 if now - before < 0.005 else 0), now
        if calm >= 3:
            return


def ask(page: Page, address: str, script: str, words: str) -> dict[str, float]:
    """What one question costs in a page that is at rest: requests, bytes, processor, longest task, megabytes."""
    page.add_init_script(WATCH)
    page.goto(address)
    page.evaluate("async () => await new Promise((done) => setTimeout(done, 10))")
    come_to_rest(page)
    page.evaluate("() => { window.longest = 0; }")
    before = processes()
    SENT.clear()
    page.evaluate(script, words)
    page.wait_for_timeout(150)
    after = processes()
    at_rest = max((kilobytes for _, kilobytes in before.values()), default=0)
    return {
        "requests": len(SENT),
        "bytes": sum(SENT),
        "cpu ms": 1000 * sum(seconds - before.get(pid, (0.0, 0))[0] for pid, (seconds, _) in after.items()),
        "longest ms": page.evaluate("window.longest"),
        "MB above the page": (max((k for _, k in after.values()), default=0) - at_rest) / 1024,
    }


_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # A process kept ready for the next page is no part of a search.
    "--disable-features=SpareRendererForSitePerProcess",
]
_ROUNDS = 2


def measured(peers: dict[str, tuple[str, str, str]]) -> dict[str, dict[str, float]]:
    """The medians over all queries, asked in turns of every peer, and its typed session, each in a browser of its own.

    `peers` are name → (address, script of a question, script of a session).
    """
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in peers}
    with sync_playwright() as playwright:
        for words in (*QUERIES * _ROUNDS, TYPED):
            for name, (address, one, typed) in peers.items():
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_QUIET)
                rows[name].append(ask(browser.new_page(), address, typed if words == TYPED else one, words))
                browser.close()
    return {name: _summed_up(found[:-1], found[-1]) for name, found in rows.items()}


def _summed_up(single: list[dict[str, float]], session: dict[str, float]) -> dict[str, float]:
    return {
        **{f"{name}, first ten results": statistics.median(row[name] for row in single) for name in single[0]},
        "most requests": max(row["requests"] for row in single),
        "most bytes": max(row["bytes"] for row in single),
        "least cpu ms": min(row["cpu ms"] for row in single),
        "typed session bytes": session["bytes"],
    }


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--pagefind")
    parser.add_argument("--annotated", action="store_true", help="index quotations and dates too, as a dossier does")
    options = parser.parse_args()
    read = articles(options.texts, options.articles)
    table: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as servers:
        site = Path(folder) / "ours"
        site.mkdir()
        table["ours"] = build_ours(read, site, options.annotated)
        peers = {"ours": (f"{servers.enter_context(served(site))}/host.html", OURS, OURS_TYPED)}
        if options.pagefind:
            site = Path(folder) / "pagefind"
            site.mkdir()
            table["pagefind"] = build_pagefind(read, site, options.pagefind)
            peers["pagefind"] = (f"{servers.enter_context(served(site))}/host.html", PAGEFIND, PAGEFIND_TYPED)
        for peer, found in measured(peers).items():
            table[peer] |= found
    print(f"{len(read)} articles | " + " | ".join(table))
    for row in table["ours"]:
        print(f"{row} | " + " | ".join(f"{table[peer][row]:,.2f}" for peer in table))


if __name__ == "__main__":
    main()
