"""A page's markup → the parts of its article, its metadata, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dossier.intake.html.body import Body, read_body
from dossier.intake.html.declared import Declared, declare
from dossier.intake.html.layout import Hints
from dossier.intake.html.printed import completed
from dossier.intake.html.problems import (
    LEAST_CHARS,
    body_problems,
    disagreements,
    no_article,
    rescued,
    too_deep_problem,
    too_long,
)
from dossier.intake.html.scripted import is_code, scripted_markup
from dossier.intake.parts import Part
from dossier.intake.seedfile import MAX_PAGE_CHARS
from dossier.model import READ_ROLES, Metadata, Problem, Role, Severity

_PAYLOAD = re.compile(r"data:[^\"'\s,<>()]{0,100},[A-Za-z0-9+/=%_-]{120,}")
_SINGLEFILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S{1,2000})\s+saved date:\s*(?P<date>[^\n]{1,100})"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(?P<url>\S{1,2000})\s*-->")
_ENGLISH_CLOCK = re.compile(
    r"[A-Z][a-z]{2} (?P<when>[A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}):\d{2} GMT(?P<zone>[+-]\d{4})?"
)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LONG_TAG = re.compile(r"(?P<name><[A-Za-z][\w:-]{0,30})[^<>]{20000,}>?")
_MAX_ATTRIBUTES = 1_000
_MAX_ELEMENTS, _MAX_PARAGRAPHS = 40_000, 15_000
_MAX_TABLES = 12


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page holds: the parts of its article (none when it has no text), metadata, provenance, problems."""

    parts: tuple[Part, ...]
    metadata: Metadata
    problems: tuple[Problem, ...]
    url: str | None = None
    retrieved: str | None = None


def read_page(markup: str, path: str, url: str | None = None) -> PageReading:
    """The article of a saved page; `url` is where it came from when the container tells.

    Pictures inlined as `data:` are dropped before parsing. Never raises for what the page holds.
    """
    saved_url, retrieved = _saved(markup[:20_000])
    url = url or saved_url
    markup = _PAYLOAD.sub("data:,", markup) if "data:" in markup else markup
    if len(markup) > MAX_PAGE_CHARS:
        problem = Problem(
            "page-too-large",
            Severity.ERROR,
            path,
            f"the page has {len(markup) // 1_000_000} million characters without its pictures",
            "save the article alone, with the reader view or a clipper",
        )
        return PageReading((), Metadata(), (problem,), url, retrieved)
    tree, too_deep = _parsed(markup)
    if tree is None:
        return PageReading((), Metadata(), (no_article(path, "it has no text"),), url, retrieved)
    declared, small = declare(tree, url), _is_small(tree)
    body = _body(tree, declared, small)
    metadata = completed(declared, body.parts, body.head, tree if small else None)
    parts = body.parts if any(part.role is Role.PARAGRAPH for part in body.parts) else _announced(declared)
    wrong = [too_deep_problem(path)] if too_deep else list(body_problems(parts, declared, tree, path))
    if body.cut:
        wrong.append(too_long(path))
    if body.rescued:
        wrong.append(rescued(body, path))
    parts = (*parts, *body.around) if parts else ()
    problems = (*wrong, *disagreements(metadata, declared.by_time, path))
    return PageReading(parts, metadata, problems, url or (metadata.url.value if metadata.url else None), retrieved)


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page; None when nothing can be read from it. Nesting beyond the parser's limit is cut off."""
    return _parsed(markup)[0]


def _parsed(markup: str) -> tuple[HtmlElement | None, bool]:
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


def _bare_tag(match: re.Match[str]) -> str:
    return match["name"] + ">" if match.group().count("=") > _MAX_ATTRIBUTES else match.group()


def _saved(head: str) -> tuple[str | None, str | None]:
    """Where and when a browser or SingleFile saved the page, from the comment they leave."""
    match = _SINGLEFILE.search(head)
    if match:
        return match["url"], _clock(match["date"])
    match = _SAVED_FROM.search(head)
    return (match["url"], None) if match else (None, None)


def _clock(words: str) -> str | None:
    match = _ENGLISH_CLOCK.search(words)
    if match is None:
        return None
    try:
        when = datetime.strptime(match["when"], "%b %d %Y %H:%M")
    except ValueError:
        return None
    zone = match["zone"] or ""
    return when.isoformat("T", "minutes") + (f"{zone[:3]}:{zone[3:]}" if zone else "")


def _body(tree: HtmlElement, declared: Declared, small: bool) -> Body:
    body = tree.find("body")
    authors = tuple(author.value for author in declared.metadata.authors)
    hints = Hints(declared.titles, declared.description, declared.body, authors)
    extracted, fallback = ("", None) if not small else (_extracted(tree), lambda: _extracted(tree, fast=False))
    found = read_body(tree if body is None else body, extracted, hints, fallback)
    if any(part.role in READ_ROLES for part in found.parts):
        return found
    shown = (*found.parts, *found.around)
    if len(declared.body) > LEAST_CHARS:
        return Body(_declared_parts(declared.body), shown)
    return Body(_scripted_parts(tree, hints), shown) if declared.is_article and small else found


def _scripted_parts(tree: HtmlElement, hints: Hints) -> tuple[Part, ...]:
    """The text that the page's scripts would have drawn, every part of it uncertain."""
    found = scripted_markup(tree)
    if found is None or found[0].find("body") is None:
        return ()
    parts = read_body(found[0].find("body"), "\n".join(found[1]), hints).parts
    told = (part for part in parts if part.role is not Role.DEBRIS and not is_code(part.text))
    return tuple(replace(part, rule="intake.script", certain=False, shown=False) for part in told)


def _announced(declared: Declared) -> tuple[Part, ...]:
    """Headline and standfirst of a page that says it is an article but whose text a script was to fetch."""
    title = declared.metadata.title
    if title is None or not declared.is_article:
        return ()
    summary = Part(Role.STANDFIRST, declared.description, "intake.declared-description", certain=False)
    return (Part(Role.HEADLINE, title.value, title.evidence.rule), *([summary] if declared.description else []))


def _declared_parts(body: str) -> tuple[Part, ...]:
    """The text that the page declares but does not show: a page that a script would have filled."""
    if "</" in body:
        tree = parse(f"<div>{body}</div>")
        body = "\n".join(" ".join(p.itertext()) for p in tree.iter("p")) if tree is not None else body
    lines = [" ".join(line.split()) for line in body.splitlines()]
    unseen = Part(Role.PARAGRAPH, "", "intake.declared-body", certain=False, shown=False)
    return tuple(replace(unseen, text=line) for line in lines if line)


def _is_small(tree: HtmlElement) -> bool:
    """Whether a page has no more elements than an article can have; a longer one is left to our own, linear reading."""
    few = sum(1 for _ in islice(tree.iter("p"), _MAX_PARAGRAPHS)) < _MAX_PARAGRAPHS
    return few and sum(1 for _ in islice(tree.iter(), _MAX_ELEMENTS)) < _MAX_ELEMENTS and not _is_nested(tree)


def _is_nested(tree: HtmlElement) -> bool:
    """Whether tables stand in tables, more deeply than any page lays itself out; extractors take seconds for each."""
    depths: dict[HtmlElement | None, int] = {None: 0}
    for table in tree.iter("table"):
        depths[table] = depths[next(table.iterancestors("table"), None)] + 1
        if depths[table] > _MAX_TABLES:
            return True
    return False


def _extracted(tree: HtmlElement, fast: bool = True) -> str:
    """What trafilatura takes for the text, a paragraph a line; empty when it finds none or fails on odd markup."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, fast=fast)
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError, etree.LxmlError):
        return ""
    return (getattr(found, "text", None) or "") if found is not None else ""
