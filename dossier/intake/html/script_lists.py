"""Text that a page carries only in its scripts, as a list of paragraphs in JSON, and when these say it appeared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from dossier.intake.html.markup import parse, scripts_of
from dossier.intake.html.segments import ends_sentence
from dossier.intake.moments import day_of, iso_moment
from dossier.intake.parts import Part
from dossier.model import Role

# Names under which an item of a list tells of another article, of a picture or of itself, and no words of the text.
_ELSEWHERE = frozenset(
    ("caption", "credit", "description", "excerpt", "headline", "href", "image", "slug", "summary", "teaser", "title")
)  # fmt: skip
_TEXT = frozenset(("body", "children", "content", "data", "html", "markdown", "nodes", "spans", "text", "value"))
_KIND = ("type", "_type", "__typename", "nodetype", "kind", "style", "tag", "name")
_START = re.compile(r"^\s*(?:window\.)?[\w.$\[\]\"']{0,80}\s*=\s*(?=[{\[])")
# "publishedAt": "2024-03-05T18:40:00Z", also as a string inside a string, whose marks are escaped.
_PUBLISHED = re.compile(
    r"""\\{0,7}"(?:first|date|article|content|story|news)?_?(?:publish(?:ed)?|publication|pub|deploy|release)_?
        (?:at|on|date|time|dt|day|date_?time|timestamp)?\\{0,7}"\s*:\s*\\{0,7}"(?P<when>\d{4}[^"\\]{4,40})""",
    re.VERBOSE | re.IGNORECASE,
)
_MAX_CHARS, _MAX_NODES, _MAX_DEPTH = 5_000_000, 200_000, 30
_PROSE, _LEAST, _LEAST_CHARS = 40, 3, 500


def listed_parts(tree: HtmlElement) -> tuple[Part, ...]:
    """The longest list of paragraphs in the data of a page's scripts, every one uncertain; none below three.

    `{"content": [{"type": "paragraph", "text": "The ferries sail again."}, …]}` is how such a page holds a sentence.
    """
    best: tuple[Part, ...] = ()
    for words in scripts_of(tree, _MAX_CHARS):
        for items in _lists(_parsed(words)):
            best = max(best, _read(items), key=_mass)
    return best if _mass(best) >= _LEAST_CHARS else ()


def _parsed(words: str) -> Any:
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(_START.sub("", words, count=1).lstrip())
    except (ValueError, RecursionError):
        return None
    return found


def _lists(value: Any) -> Iterator[list[Any]]:
    """Every list inside a JSON value, without recursion."""
    stack, seen = [value], 0
    while stack and seen < _MAX_NODES:
        item = stack.pop()
        seen += 1
        if isinstance(item, dict):
            stack.extend(item.values())
        elif isinstance(item, list):
            yield item
            stack.extend(item)


def _read(items: list[Any]) -> tuple[Part, ...]:
    told = [part for item in items if (part := _part(item)) is not None]
    prose = sum(1 for part in told if len(part.text) >= _PROSE and ends_sentence(part.text))
    return tuple(told) if prose >= _LEAST and 2 * prose >= len(told) else ()


def _part(item: Any) -> Part | None:
    """One item of a list as a paragraph or subhead; None where it tells of something else."""
    if not isinstance(item, dict):
        return None
    names = {str(name).lower(): value for name, value in item.items()}
    if any(isinstance(names.get(name), str) and names[name].strip() for name in _ELSEWHERE):
        return None
    words = _plain("".join(_leaves(names, 0)))
    kind = " ".join(str(names.get(name)) for name in _KIND if isinstance(names.get(name), str)).lower()
    role = Role.SUBHEAD if "head" in kind or re.search(r"\bh[2-6]\b", kind) else Role.PARAGRAPH
    return Part(role, words, "intake.data", certain=False, shown=False) if any(map(str.isalpha, words)) else None


def _plain(words: str) -> str:
    """The words of a text that may be markup."""
    tree = parse(f"<div>{words}</div>") if "<" in words or "&" in words else None
    return " ".join((words if tree is None else str(tree.text_content())).split())


def _leaves(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _MAX_DEPTH and isinstance(value, list):
        for item in value:
            yield from _leaves(item, depth + 1)
    elif depth < _MAX_DEPTH and isinstance(value, dict):
        for name, inner in value.items():
            if str(name).lower() in _TEXT:
                yield from _leaves(inner, depth + 1)


def _mass(parts: tuple[Part, ...]) -> int:
    return sum(len(part.text) for part in parts)


def listed_day(tree: HtmlElement) -> str | None:
    """The moment at which the data of a page's scripts say that it was published; None where they name two days."""
    found: dict[str, str] = {}
    for words in scripts_of(tree, _MAX_CHARS):
        for match in _PUBLISHED.finditer(words):
            if moment := iso_moment(match["when"]):
                found.setdefault(day_of(moment), moment)
    return next(iter(found.values())) if len(found) == 1 else None
