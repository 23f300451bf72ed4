"""A page's markup → the parts of its article, its metadata, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from dossier.intake.html.body import Body, read_body
from dossier.intake.html.declared import Declared, declare
from dossier.intake.html.layout import Hints
from dossier.intake.html.markup import parsed
from dossier.intake.html.printed import completed
from dossier.intake.html.problems import (
    body_problems,
    disagreements,
    no_article,
    rescued,
    too_deep_problem,
    too_long,
)
from dossier.intake.html.script_lists import listed_day
from dossier.intake.html.unseen import TEXT_ROLES, declared_parts, is_larger, unseen_parts
from dossier.intake.parts import Part
from dossier.intake.seedfile import MAX_PAGE_CHARS
from dossier.model import READ_ROLES, Evidence, Metadata, Problem, Role, Severity, Statement, Tier

_PAYLOAD = re.compile(r"data:[^\"'\s,<>()]{0,100},[A-Za-z0-9+/=%_-]{120,}")
_SINGLEFILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S{1,2000})\s+saved date:\s*(?P<date>[^\n]{1,100})"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(?P<url>\S{1,2000})\s*-->")
_ENGLISH_CLOCK = re.compile(
    r"[A-Z][a-z]{2} (?P<when>[A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}):\d{2} GMT(?P<zone>[+-]\d{4})?"
)
_MAX_ELEMENTS, _MAX_PARAGRAPHS = 40_000, 15_000
_MAX_TABLES = 12
# With so many characters of text to be seen, a page is not asked for what its scripts would have drawn.
_MUCH = 1_200


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
    tree, too_deep = parsed(markup)
    if tree is None:
        return PageReading((), Metadata(), (no_article(path, "it has no text"),), url, retrieved)
    declared, small = declare(tree, url), _is_small(tree)
    body = _body(tree, declared, small)
    if declared.metadata.published is None and not all(part.shown for part in body.parts):
        declared = replace(declared, metadata=_with_data_day(declared.metadata, tree))
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
    text = [part for part in found.parts if part.role in READ_ROLES]
    chars = sum(len(part.text) for part in text if part.role is not Role.HEADLINE)
    if chars >= _MUCH or not small:
        return found if text else Body(declared_parts(declared.body), (*found.parts, *found.around))
    unseen = unseen_parts(tree, hints, declared.is_article)
    return _unseen(found, unseen) if is_larger(unseen, chars) else found


def _with_data_day(stated: Metadata, tree: HtmlElement) -> Metadata:
    moment = listed_day(tree)
    return replace(stated, published=Statement(moment, Tier.DECLARED, Evidence("intake.data"))) if moment else stated


def _unseen(found: Body, parts: tuple[Part, ...]) -> Body:
    """The body whose text the page carries unseen; of what it shows, the text is set aside and the headline stays."""
    heads = tuple(part for part in found.parts if part.role is Role.HEADLINE)
    others = (replace(p, role=Role.DEBRIS) if p.role in TEXT_ROLES else p for p in found.parts if p not in heads)
    return Body((*heads, *parts), (*others, *found.around), found.head)


def _announced(declared: Declared) -> tuple[Part, ...]:
    """Headline and standfirst of a page that says it is an article but whose text a script was to fetch."""
    title = declared.metadata.title
    if title is None or not declared.is_article:
        return ()
    summary = Part(Role.STANDFIRST, declared.description, "intake.declared-description", certain=False)
    return (Part(Role.HEADLINE, title.value, title.evidence.rule), *([summary] if declared.description else []))


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
