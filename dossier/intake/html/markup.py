"""Markup → a tree, whatever the markup is like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LONG_TAG = re.compile(r"(?P<name><[A-Za-z][\w:-]{0,30})[^<>]{20000,}>?")
_MAX_ATTRIBUTES = 1_000


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page; None when nothing can be read from it. Nesting beyond the parser's limit is cut off."""
    return parsed(markup)[0]


def parsed(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, and whether its markup is nested more deeply than the parser follows."""
    markup = _XML_HEAD.sub("", markup.replace("\x00", ""), count=1)
    if not markup.strip():
        return None, False
    # The time to read a tag grows with the square of its attributes: a tag with thousands keeps its name alone.
    markup = _LONG_TAG.sub(_bare_tag, markup)
    # libxml2 follows 256 levels, 2,048 when told that the tree may be huge: real pages with tags never closed need it.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log)


def scripts_of(tree: HtmlElement, most: int) -> Iterator[str]:
    """What stands in each of a page's scripts of at most so many characters, but for what it declares as JSON-LD."""
    for script in tree.iter("script"):
        words = script.text or ""
        if len(words) <= most and "ld+json" not in (script.get("type") or "").lower():
            yield words


def _bare_tag(match: re.Match[str]) -> str:
    return match["name"] + ">" if match.group().count("=") > _MAX_ATTRIBUTES else match.group()
