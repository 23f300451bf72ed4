"""`dossier pages`: the pages as a plain Markdown tree, for any site generator that reads Markdown."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from dossier.cli.work import add_jobs, workers_of
from dossier.model import Page, Problem
from dossier.pages import Lookup, cite, look_up
from dossier.pipeline import build_site
from dossier.site import redirect_html

HELP = "Write every page of the dossier as Markdown that holds finished HTML, and the hand-written pages beside them."
_LIST = ".dossier-pages.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """The folders to read, and the one to write."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write; new, or written before")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="the articles (seeds)")
    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="the hand-written pages (docs)")
    add_jobs(parser)


def run(options: argparse.Namespace) -> int:
    """Write the tree; 1 when a hand-written page cites what is not there or two pages claim one address."""
    out: Path = options.out
    if out.is_dir() and any(out.iterdir()) and not (out / _LIST).is_file():
        print(f"{out} holds files that this command did not write; name a new folder", file=sys.stderr)
        return 2
    site = build_site(options.seeds, workers=workers_of(options))
    # What is wrong with the seeds is told by `dossier check`; here counts what keeps a page from its place.
    told = set(site.dossier.problems)
    problems = tuple(problem for problem in site.problems if problem not in told)
    files = {page.uri: _markdown(page).encode() for page in site.pages}
    files |= {redirect.address: redirect_html(redirect).encode() for redirect in site.redirects}
    files |= {asset.uri: asset.content for asset in site.assets}
    bodies = {page.uri: page.body for page in site.pages}
    lookup = look_up(site.dossier)
    for source in sorted(path for path in options.docs.rglob("*") if path.is_file()):
        uri = source.relative_to(options.docs).as_posix()
        content = source.read_bytes()
        if uri.endswith(".md"):
            text, found = _by_hand(content, uri, options.docs, lookup)
            problems += found
            content = f"{text}\n{_on_one_line(bodies.get(uri, ''))}".encode()
        files[uri] = content
    _write(out, files)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(files)} files in {out}")
    return 1 if problems else 0


def _by_hand(content: bytes, uri: str, docs: Path, lookup: Lookup) -> tuple[str, tuple[Problem, ...]]:
    text = content.decode("utf-8-sig", "replace")
    return cite(text, lookup, f"{docs.name}/{uri}", "../" * uri.count("/"))


def _markdown(page: Page) -> str:
    """Front matter in JSON, which is YAML too, and the body as one block of HTML."""
    head: dict[str, object] = {"title": page.title, "description": page.description}
    if page.hide_from_search:
        head["search"] = {"exclude": True}
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return f"---\n{lines}\n---\n\n{_on_one_line(page.body)}"


def _on_one_line(body: str) -> str:
    """The body as a block that no Markdown reader looks into: without a blank line, braces as references."""
    flat = body.replace("\n", " ").replace("{", "&#123;").replace("}", "&#125;")
    return f'<div class="dossier">{flat}</div>\n' if body else ""


def _write(out: Path, files: dict[str, bytes]) -> None:
    """Write the files, and remove those that an earlier run wrote and this one does not."""
    listing = out / _LIST
    earlier = json.loads(listing.read_text(encoding="utf-8")) if listing.is_file() else []
    for uri in earlier:
        stale = (out / uri).resolve()
        if uri not in files and out.resolve() in stale.parents:
            stale.unlink(missing_ok=True)
    for uri, content in files.items():
        target = out / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    listing.write_text(json.dumps(sorted(files), ensure_ascii=False, indent=0), encoding="utf-8")
