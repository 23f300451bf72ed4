"""Text that a page carries only inside its scripts as escaped markup, which they would draw."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from dossier.intake.html.markup import parse, scripts_of

_ESCAPE = re.compile(r"\\+(?:u(?P<code>[0-9a-fA-F]{4})|(?P<sign>[\"'/nrt]))")
_SIGNS = {"n": "\n", "r": "\n", "t": " "}
_START = re.compile(r"<(?:p|figure|h[1-6]|div)[\s>]")
_MAX_CHARS = 2_000_000
_LEAST_CHARS, _LEAST_PARAGRAPH, _LEAST_COUNT = 500, 60, 3


def scripted_markup(tree: HtmlElement) -> tuple[HtmlElement, tuple[str, ...]] | None:
    r"""The longest text that stands as escaped markup in one script, parsed, and its paragraphs; None below three.

    `self.data = "\\u003cp\\u003eThe ferries sail again.\\u003c/p\\u003e…"` is how such a page holds a sentence.
    """
    best: tuple[HtmlElement, tuple[str, ...]] | None = None
    for words in scripts_of(tree, _MAX_CHARS):
        found = _read(_ESCAPE.sub(_plain, words)) if len(words) > _LEAST_CHARS else None
        if found is not None and (best is None or _mass(found[1]) > _mass(best[1])):
            best = found
    return best


def _plain(match: re.Match[str]) -> str:
    code = match["code"]
    if code:
        character = chr(int(code, 16))
        return character if not "\ud800" <= character <= "\udfff" else " "
    return _SIGNS.get(match["sign"], match["sign"])


def _read(markup: str) -> tuple[HtmlElement, tuple[str, ...]] | None:
    start = _START.search(markup)
    if start is None:
        return None
    tree = parse(markup[start.start() :])
    if tree is None:
        return None
    found = (" ".join("".join(p.itertext()).split()) for p in tree.iter("p"))
    lines = tuple(words for words in dict.fromkeys(found) if not is_code(words))
    return (tree, lines) if sum(len(words) >= _LEAST_PARAGRAPH for words in lines) >= _LEAST_COUNT else None


def is_code(words: str) -> bool:
    """Whether words come from the script around the text."""
    return not words or "{" in words or "}" in words or '":' in words


def _mass(lines: tuple[str, ...]) -> int:
    return sum(map(len, lines))
