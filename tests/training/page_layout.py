"""Try values of the fitted figures on annotated pages: `python -m tests.training.page_layout PAGES.jsonl… [FIGURE…]`.

A line of the file names a page and what an annotator took for its text: {"page": "a.html.gz", "gold": {"body": "…"}},
the page beside the file. For every figure of `dossier/intake/html/fitted.py` (or the named ones) the body F1 with some
values around it is printed: four-word shingles, precision and recall averaged over the pages.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

TRIED: dict[str, tuple[float, ...]] = {
    "LONG": (60, 70, 80, 90, 100),
    "SHARE_OF_CORE": (0.6, 0.7, 0.8, 0.9),
    "WIDER": (0, 2, 4, 6),
    "COMMON": (0.2, 0.3, 0.4),
    "BOXED": (1, 2, 3),
    "FEW": (0.1, 0.2, 0.3),
    "RESCUE_TIMES": (2.0, 3.0, 4.0),
    "RESCUE_DECLARED": (1.2, 1.4, 1.7),
    "CLOSING": (3, 4, 6),
}
_TOKEN = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text."""
    words = _TOKEN.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def score(files: list[str], figure: str, value: float) -> float:
    """The body F1 over all pages with one figure changed; to be called in a fresh process."""
    from dossier.intake.html import fitted

    setattr(fitted, figure, value)
    from dossier.intake.html.page import read_page

    shares: list[tuple[float, float]] = []
    for markup, gold in _pages(files):
        parts = read_page(markup, "page.html").parts
        found = shingles("\n\n".join(part.text for part in parts if part.role.value in ("paragraph", "subhead")))
        wanted = shingles(gold)
        both = (found & wanted).total()
        shares.append((both / max(1, found.total()), both / max(1, wanted.total())))
    precision = sum(share[0] for share in shares) / len(shares)
    recall = sum(share[1] for share in shares) / len(shares)
    return 2 * precision * recall / (precision + recall)


def _pages(files: list[str]) -> Iterator[tuple[str, str]]:
    for name in files:
        for row in map(json.loads, Path(name).read_text(encoding="utf-8").splitlines()):
            data = (Path(name).parent / row["page"]).read_bytes()
            data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            yield data.decode("utf-8", "replace"), row["gold"]["body"]


def main(arguments: list[str]) -> None:
    """Print a line a figure and value, the best of each marked."""
    files = [argument for argument in arguments if argument.endswith(".jsonl")]
    figures = [argument for argument in arguments if argument in TRIED] or list(TRIED)
    context = get_context("spawn")
    for figure in figures:
        tried = []
        for value in TRIED[figure]:
            with ProcessPoolExecutor(1, mp_context=context) as pool:
                tried.append((pool.submit(score, files, figure, value).result(), value))
        for found, value in tried:
            print(f"{figure}\t{value}\t{found:.4f}{'  <' if found == max(tried)[0] else ''}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
