"""The fields of a page's head, its `<time>` elements and its h1, found in one pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

_MAX_VALUES = 20
_MAX_CHARS = 5000
_MAX_NAME = 80


@dataclass(slots=True)
class Head:
    """What the page says of itself outside its text: meta names as bare letters → values, in document order."""

    meta: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None
    times: list[tuple[str, bool]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """Every value of one meta name, however its words are joined: `article:published_time`, `…:published:time`."""
        return self.meta.get(_bare(name), [])

    def first(self, *names: str) -> str | None:
        """The first non-empty value among the meta names, tried in the given order."""
        return next((value for name in names for value in self.values(name) if value.strip()), None)

    def all(self, *names: str) -> list[str]:
        """Every value of the first meta name that has one."""
        return next((self.values(name) for name in names if any(v.strip() for v in self.values(name))), [])


def head_of(tree: HtmlElement) -> Head:
    """The declarations of a page: meta, title, canonical link, language, h1, `<time>` and author links."""
    head = Head(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    for element in tree.iter("meta", "title", "link", "h1", "time", "a", "span", "div"):
        _READERS[element.tag](element, head)
    return head


def _meta(element: HtmlElement, head: Head) -> None:
    value = element.get("content")
    if not value:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(attribute)
        if name and len(head.meta[_bare(name)]) < _MAX_VALUES:
            head.meta[_bare(name)].append(value[:_MAX_CHARS])


@lru_cache(maxsize=2048)
def _bare(name: str) -> str:
    return "".join(c for c in name[:_MAX_NAME].lower() if c.isalnum())


def _title(element: HtmlElement, head: Head) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag in ("head", "html", "body") and element.text:
        head.titles.append(_words(element))


def _link(element: HtmlElement, head: Head) -> None:
    if (element.get("rel") or "").lower() == "canonical" and head.canonical is None:
        head.canonical = element.get("href")


def _h1(element: HtmlElement, head: Head) -> None:
    words = _words(element)
    if words and len(head.headlines) < _MAX_VALUES:
        head.headlines.append(words)


def _time(element: HtmlElement, head: Head) -> None:
    value = element.get("datetime")
    if value and len(head.times) < _MAX_VALUES:
        published = "pubdate" in element.attrib or "datepublished" in (element.get("itemprop") or "").lower()
        head.times.append((value[:64], published))


def _author(element: HtmlElement, head: Head) -> None:
    if "author" in (element.get("rel") or "") or "author" in (element.get("itemprop") or ""):
        words = _words(element)
        if 3 < len(words) < 120 and len(head.authors) < _MAX_VALUES:
            head.authors.append(words)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())[:_MAX_CHARS]


_READERS = {
    "meta": _meta,
    "title": _title,
    "link": _link,
    "h1": _h1,
    "time": _time,
    "a": _author,
    "span": _author,
    "div": _author,
}
