"""What a page declares in JSON-LD: the nodes that describe an article, the likeliest first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_WEAK = re.compile(r"(?:WebPage|CreativeWork|VideoObject)$")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
_MAX_CHARS = 2_000_000
_MAX_NODES = 500
_MAX_DEPTH = 8
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)

Node = Mapping[str, Any]


def article_nodes(tree: HtmlElement) -> tuple[Node, ...]:
    """The JSON-LD objects that describe an article: news articles first, then pages that carry the same fields."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_nodes(_parsed(script.text or ""), 0))
    strong = [n for n in nodes[:_MAX_NODES] if _is_a(n, _ARTICLE)]
    weak = [n for n in nodes[:_MAX_NODES] if _is_a(n, _WEAK) and not _is_a(n, _ARTICLE)]
    strong.sort(key=lambda n: "headline" not in n)
    return (*strong, *weak)


def is_article(node: Node) -> bool:
    """Whether the node says that it is an article and not only a page."""
    return _is_a(node, _ARTICLE)


def _is_a(node: Node, pattern: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and pattern.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _parsed(text: str) -> Any:
    text = _COMMENT.sub("", text[:_MAX_CHARS]).strip().rstrip(";")
    for attempt in (text, _CONTROL.sub(" ", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:_MAX_NODES]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _NESTED:
            if isinstance(value.get(name), dict | list):
                yield from _nodes(value[name], depth + 1)


def names_in(value: Any, depth: int = 0) -> list[str]:
    """The names in an author or publisher field, whatever its shape: a string, an object, a list of either."""
    if depth > 3:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        parts = [value.get("givenName"), value.get("familyName")]
        whole = " ".join(part for part in parts if isinstance(part, str) and part.strip())
        return names_in(value.get("name"), depth + 1) or ([whole] if whole else [])
    if isinstance(value, list):
        return [name for item in value[:50] for name in names_in(item, depth + 1)]
    return []
