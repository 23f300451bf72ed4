"""Who a page declares as its authors: place by place, and whether they are people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dossier.intake.bylines import names_of
from dossier.intake.html.head import Head
from dossier.intake.html.jsonld import Node, is_article, names_in
from dossier.intake.tables import byline_words
from dossier.text.fold import fold

_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
    "citation_author",
    "cxenseparse:author",
    "og:article:author",
    "creator",
)
_MAX_LINKED = 3
NO_NAME = frozenset({"", "x", "admin", "none", "null", "undefined", "unknown"})
# The account under which a desk publishes what somebody else wrote.
_DESK = re.compile(r"/(?:admin|administrator|editor|redaktion|webmaster|newsroom)/?$", re.IGNORECASE)


def bylines(head: Head, nodes: Sequence[Node], outlets: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The named authors, place by place; a place that names the outlet alone comes after one that names people."""
    places = [("intake.json-ld", names_in(node.get("author"))) for node in nodes if is_article(node)]
    places += [("intake.json-ld", names_in(node.get("creator"))) for node in nodes if is_article(node)]
    places += [("intake.meta", head.all(name)) for name in _AUTHORS]
    # Author links beyond a few are those of the teasers around the article.
    if len({fold(name) for name in head.authors}) <= _MAX_LINKED:
        places.append(("intake.author-link", head.authors))
    places += [("intake.meta", names) for names in _labelled(head)]
    known = {fold(outlet) for outlet in outlets} | NO_NAME
    named = [(rule, names) for rule, stated in places if (names := names_of(stated, outlets))]
    people = [(rule, names) for rule, names in named if not all(fold(n) in known for n in names)]
    return people or named


def are_outlet(authors: Sequence[str], nodes: Sequence[Node], outlets: Sequence[str]) -> bool:
    """Whether every declared author is an organisation: the outlet, or one that JSON-LD calls so."""
    known = {fold(name).replace(" ", "") for name in outlets}
    for node in nodes:
        said = node.get("author")
        for one in said if isinstance(said, list) else [said]:
            if isinstance(one, dict) and (str(one.get("@type")).endswith("Organization") or _is_desk(one)):
                known |= {fold(name).replace(" ", "") for name in names_in(one)}
    return all(fold(name).replace(" ", "") in known for name in authors)


def _labelled(head: Head) -> Iterator[list[str]]:
    """The values beside a label that says "written by", as cards of social networks carry them."""
    for number in ("1", "2"):
        label = (head.first(f"twitter:label{number}") or "").strip().lower()
        if label in byline_words("prefix"):
            yield head.all(f"twitter:data{number}")
    for prefix in sorted(word for word in byline_words("prefix") if " " in word):
        if names := head.all(f"twitter:misc:{prefix}"):
            yield names


def _is_desk(author: dict[str, Any]) -> bool:
    return any(_DESK.search(str(author.get(name) or "")) for name in ("@id", "url"))
