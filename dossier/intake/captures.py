"""The same page saved twice: one article, the later capture shown, the earlier kept and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from dossier.intake.outlets import original_url
from dossier.model import READ_ROLES, Article, Capture, Problem, Severity
from dossier.text.fold import fold

# What campaigns and social networks add to an address; it says nothing of the page.
_TRACKING = re.compile(r"utm_|fbclid|gclid|mc_|cmpid|ref$|ref_src|s$|source$|share|amp$", re.IGNORECASE)
_HOST = re.compile(r"(?:www\d?|m|mobile|amp)\.")
_SHARED = 0.3
_SHOWN = 60


def joined(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles, each address once, and a note for every earlier capture.

    Two articles of one address are captures of one page where they share paragraphs; a site that declares one address
    for all its pages joins none. The later capture is the one saved, changed or published later.
    """
    found = list(articles)
    groups: dict[str, list[Article]] = {}
    for article in found:
        if address := _address(article):
            groups.setdefault(address, []).append(article)
    later: dict[str, Article] = {}
    gone: set[str] = set()
    problems: list[Problem] = []
    for group in groups.values():
        if len(group) < 2:
            continue
        *earlier, last = sorted(group, key=_saved)
        captures = [(one, _compared(one, last)) for one in earlier if _is_same_page(one, last)]
        if captures:
            later[last.id] = replace(last, captures=tuple(capture for _, capture in captures))
            gone |= {one.id for one, _ in captures}
            problems += [_note(capture, last) for _, capture in captures]
    kept = tuple(later.get(article.id, article) for article in found if article.id not in gone)
    return kept, tuple(problems)


def _address(article: Article) -> str | None:
    """The address of a page without what does not tell it from another; None for a site's front page."""
    stated = article.metadata.url
    url = original_url(stated.value if stated else article.source.url)
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if not parts.hostname or not parts.path.strip("/"):
        return None
    query = sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name))
    path = parts.path.rstrip("/").removesuffix("/amp")
    return f"{_HOST.sub('', parts.hostname, count=1)}{path}?{query}"


def _saved(article: Article) -> tuple[str, str]:
    stated = article.metadata
    told = (article.source.retrieved, *(s.value for s in (stated.updated, stated.published) if s))
    return next((moment for moment in told if moment), ""), article.source.path


def _paragraphs(article: Article) -> dict[str, str]:
    words = (block.span.of(article.text) for block in article.blocks if block.role in READ_ROLES)
    return {key: text for text in words if (key := fold(text))}


def _is_same_page(one: Article, other: Article) -> bool:
    own, its = _paragraphs(one), _paragraphs(other)
    least = min(len(own), len(its))
    return least > 0 and len(own.keys() & its.keys()) >= _SHARED * least


def _compared(earlier: Article, later: Article) -> Capture:
    own, its = _paragraphs(earlier), _paragraphs(later)
    return Capture(
        id=earlier.id,
        path=earlier.source.path,
        sha256=earlier.source.sha256,
        saved=_saved(earlier)[0] or None,
        removed=tuple(text for key, text in own.items() if key not in its),
        added=tuple(text for key, text in its.items() if key not in own),
    )


def _note(capture: Capture, later: Article) -> Problem:
    message = f"an earlier capture of the page in {later.source.path}, which is shown: since then {_changes(capture)}"
    remedy = "nothing: it is kept and compared; where the two are different articles, give them different addresses"
    return Problem("seed-earlier-capture", Severity.NOTE, capture.path, message, remedy)


def _changes(capture: Capture) -> str:
    told = [
        f"{len(lines)} {'paragraph' if len(lines) == 1 else 'paragraphs'} {what} (“{_shortened(lines)}”)"
        for what, lines in (("added", capture.added), ("removed", capture.removed))
        if lines
    ]
    return " and ".join(told) if told else "no paragraph changed"


def _shortened(lines: Sequence[str]) -> str:
    return lines[0] if len(lines[0]) <= _SHOWN else lines[0][: _SHOWN - 1] + "…"
