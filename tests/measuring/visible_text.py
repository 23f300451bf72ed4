"""How many characters of a page's visible text stand in no block: `python -m tests.measuring.visible_text PAGE…`.

The page is read a second time, by BeautifulSoup and with no knowledge of ours: every text that a browser could show
must stand, letter for letter, in a block of the article. Pages may be packed with gzip.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString
from bs4.element import PageElement, PreformattedString

from dossier.intake import read_files
from dossier.model import Article

_UNSHOWN = frozenset(
    ("applet", "audio", "canvas", "datalist", "desc", "embed", "head", "iframe", "input", "map", "metadata", "meter",
     "object", "param", "progress", "script", "source", "style", "template", "title", "track", "video")
)  # fmt: skip
_LETTER = re.compile(r"[\W_]+")


def visible_texts(markup: str) -> Iterator[str]:
    """The texts of a page that a browser could show, in document order, white space alone left out."""
    soup = BeautifulSoup(markup, "lxml")
    node: PageElement | None = soup.body
    while node is not None:
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString) and node.strip():
                yield str(node)
            node = node.next_element
        elif getattr(node, "name", None) in _UNSHOWN:
            last = node._last_descendant()  # type: ignore[attr-defined]
            node = (last or node).next_element
        else:
            node = node.next_element


def missing_texts(markup: str, article: Article | None) -> list[str]:
    """The visible texts that stand in no block of the article, or less often there than on the page.

    All of them where there is no article.
    """
    blocks = [block.span.of(article.text) for block in article.blocks] if article else []
    held = "\n".join(_letters(words) for words in blocks)
    texts = {key: words for words in visible_texts(markup) if (key := _letters(words))}
    times = Counter(key for words in visible_texts(markup) if (key := _letters(words)))
    return [words for key, words in texts.items() if held.count(key) < times[key]]


def _letters(words: str) -> str:
    return _LETTER.sub("", words.replace("\ufffd", "")).lower()


def measure(page: Path) -> tuple[int, int, list[str]]:
    """Characters of visible text, those in no block, and the texts themselves."""
    data = page.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    with tempfile.TemporaryDirectory() as folder:
        seed = Path(folder) / "page.html"
        seed.write_bytes(data)
        articles = read_files((seed,)).articles
    encoding = articles[0].source.encoding if articles else "utf-8"
    markup = data.decode(encoding, "replace").replace("\x00", "")
    missing = missing_texts(markup, articles[0] if articles else None)
    return sum(map(len, visible_texts(markup))), sum(map(len, missing)), missing


def main(pages: list[str]) -> int:
    """Print a line for each page with text in no block, and the sum."""
    shown = lost = 0
    for name in pages:
        chars, gone, texts = measure(Path(name))
        shown, lost = shown + chars, lost + gone
        if gone:
            print(f"{name}: {gone} of {chars} characters, e.g. {' | '.join(t.strip()[:60] for t in texts[:4])}")
    print(f"{lost} of {shown} characters of visible text on {len(pages)} pages stand in no block")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
