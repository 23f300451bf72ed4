"""What a page declares of itself, as metadata with its tier, and the weaker or disagreeing statements beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from dossier.intake.html.authors import NO_NAME, are_outlet, bylines
from dossier.intake.html.head import Head, head_of
from dossier.intake.html.jsonld import Node, article_nodes, is_article, names_in
from dossier.intake.moments import day_of, iso_moment
from dossier.intake.outlets import domain_of, original_url, outlet_of, site_label
from dossier.intake.titles import plain_title, without_outlet
from dossier.model import Evidence, Metadata, Statement, Tier
from dossier.text.fold import fold

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_PUBLISHED = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publication_date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "article.published",
    "bt:pubdate",
    "ptime",
    "date",
    "last-published",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "lastmod",
    "dcterms.modified",
    "last-modified",
)
_SITE = (
    "og:site_name",
    "application-name",
    "al:ios:app_name",
    "dc.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's metadata, and what helps to find its body: titles as printed, description, declared body.

    `rivals` are the titles that its data declare, apart from what it prints. `authors_are_outlet` says that the
    declared authors are the outlet or another organisation, `by_time` is the day that nothing but a `<time>` element
    gives.
    """

    metadata: Metadata
    titles: tuple[str, ...]
    description: str
    body: str
    is_article: bool
    authors_are_outlet: bool
    by_time: Statement | None = None
    rivals: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """One value with the place that says it."""

    value: str
    rule: str
    tier: Tier = Tier.DECLARED
    printed: bool = False


def declare(tree: HtmlElement, url: str | None = None) -> Declared:
    """The metadata that the page declares: JSON-LD first, then meta, then its h1 and title.

    `url` is where the page was saved from, when the file tells. Dates without a declaration stay unknown.
    """
    head, nodes = head_of(tree), article_nodes(tree)
    where = _first([_Said(u, r) for u, r in _urls(head, url)])
    outlets = _outlets(head, nodes, where.value if where else None)
    site_names = [o.value for o in outlets] + ([label] if (label := site_label(where.value if where else None)) else [])
    titles = _titles(head, nodes, site_names)
    dates = _moments(head, nodes, "datePublished", _PUBLISHED)
    timed = [m for m in _times(head) if m.value not in {date.value for date in dates}]
    named = bylines(head, nodes, site_names)
    authors = named[0] if named else ("", ())
    metadata = Metadata(
        title=_statement(_first(titles)),
        authors=tuple(_stated(_Said(name, authors[0])) for name in authors[1]),
        outlet=_statement(_first(outlets)),
        published=_statement(_first([*dates, *timed])),
        updated=_statement(_first(_moments(head, nodes, "dateModified", _UPDATED))),
        section=_statement(_section(head, nodes)),
        language=_statement(_language(head, nodes)),
        url=_statement(where),
        alternatives=(*_alternatives(titles, outlets, [*dates, *timed]), *_other_authors(named)),
    )
    printed = map(plain_title, (*head.headlines, *head.titles))
    return Declared(
        metadata,
        titles=tuple(dict.fromkeys((*(t.value for t in titles), *printed))),
        description=plain_title(_text(nodes, "description") or head.first("og:description", "description") or ""),
        body=_text(nodes, "articleBody") or "",
        authors_are_outlet=are_outlet(authors[1], nodes, site_names),
        by_time=_statement(_first(timed)),
        rivals=tuple(_stated(title) for title in titles if not title.printed),
        is_article=any(is_article(n) for n in nodes) or (head.first("og:type") or "").lower() == "article",
    )


def _first(said: Sequence[_Said]) -> _Said | None:
    return said[0] if said else None


def _stated(said: _Said) -> Statement:
    return Statement(said.value, said.tier, Evidence(said.rule))


def _statement(said: _Said | None) -> Statement | None:
    return _stated(said) if said else None


def _others(field: str, said: Sequence[_Said], key: object = fold) -> list[tuple[str, Statement]]:
    """The statements that say something else than the first one, each wording once."""
    compare = key if callable(key) else fold
    seen = {compare(said[0].value)} if said else set()
    found = []
    for one in said[1:]:
        if compare(one.value) not in seen:
            seen.add(compare(one.value))
            found.append((field, _stated(one)))
    return found[:5]


def _alternatives(
    titles: Sequence[_Said], outlets: Sequence[_Said], dates: Sequence[_Said]
) -> list[tuple[str, Statement]]:
    return [*_others("title", titles), *_others("outlet", outlets), *_others("published", dates, day_of)]


def _other_authors(named: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, Statement]]:
    chosen = {fold(name) for name in named[0][1]} if named else set()
    return [
        ("authors", _stated(_Said(name, rule)))
        for rule, names in named[1:3]
        for name in names
        if fold(name) not in chosen
    ][:5]


def _text(nodes: Iterable[Node], name: str) -> str | None:
    """The first non-empty text that an article node gives under a name."""
    for node in nodes:
        value = node.get(name)
        if isinstance(value, list) and value and isinstance(value[0], str):
            value = value[0]
        if isinstance(value, str) and value.strip():
            return value
    return None


def _titles(head: Head, nodes: Sequence[Node], outlets: Sequence[str]) -> list[_Said]:
    """The titles that the page gives, JSON-LD's first; the printed one is the headline of the text all the same."""
    raw = [(n.get("headline"), "intake.json-ld") for n in nodes if is_article(n)][:1]
    raw += [(n.get("alternativeHeadline"), "intake.json-ld-alternative") for n in nodes if is_article(n)][:1]
    strong = [
        (head.first("og:title"), "intake.meta"),
        (head.first("twitter:title", "title", "dc.title"), "intake.meta"),
    ]
    printed = [(h, "intake.h1") for h in head.headlines[:1]] + [(t, "intake.title-element") for t in head.titles[:1]]
    told = [(*one, False) for one in raw[:1] + strong] + [(*one, True) for one in printed + raw[1:]]
    said = [_Said(plain_title(t), rule, printed=apart) for t, rule, apart in told if isinstance(t, str)]
    said = [s for s in said if fold(s.value) not in NO_NAME and fold(s.value) not in {fold(o) for o in outlets}]
    seen = [s.value for s in said]
    return [replace(s, value=without_outlet(s.value, outlets, seen)) for s in said]


def _outlets(head: Head, nodes: Sequence[Node], url: str | None) -> list[_Said]:
    said = []
    if known := outlet_of(url):
        said.append(_Said(known, "intake.domain-table"))
    if site := head.first(*_SITE):
        said.append(_Said(plain_title(site), "intake.meta"))
    for node in nodes:
        said += [_Said(plain_title(n), "intake.json-ld") for n in names_in(node.get("publisher"))[:1]]
    if domain := domain_of(url):
        said.append(_Said(domain, "intake.domain", Tier.INFERRED))
    return [s for s in said if fold(s.value) not in NO_NAME and len(s.value) < 100]


def _moments(head: Head, nodes: Sequence[Node], name: str, metas: Sequence[str]) -> list[_Said]:
    said = [(node.get(name), "intake.json-ld") for node in nodes]
    said += [(value, "intake.meta") for meta in metas for value in head.values(meta)[:1]]
    return [_Said(moment, rule) for value, rule in said if isinstance(value, str) and (moment := iso_moment(value))]


def _times(head: Head) -> list[_Said]:
    """`<time>` elements: one that says it is the publication date, else the only day that all of them name."""
    marked = [m for value, published in head.times if published and (m := iso_moment(value))]
    if marked:
        return [_Said(marked[0], "intake.time-element")]
    found = [m for value, _ in head.times if (m := iso_moment(value))]
    return [_Said(found[0], "intake.time-element")] if found and len({day_of(m) for m in found}) == 1 else []


def _section(head: Head, nodes: Sequence[Node]) -> _Said | None:
    if words := _text(nodes, "articleSection"):
        return _Said(plain_title(words), "intake.json-ld")
    words = head.first("article:section", "section", "parsely-section")
    return _Said(plain_title(words), "intake.meta") if words else None


def _language(head: Head, nodes: Sequence[Node]) -> _Said | None:
    said = [
        (head.language, "intake.html-lang"),
        (_text(nodes, "inLanguage"), "intake.json-ld"),
        (head.first("og:locale", "content-language", "language", "dc.language"), "intake.meta"),
    ]
    for value, rule in said:
        match = _LANGUAGE.match((value or "").strip())
        if match:
            return _Said(match.group().lower(), rule)
    return None


def _urls(head: Head, url: str | None) -> list[tuple[str, str]]:
    said = [(head.canonical, "intake.canonical"), (head.first("og:url"), "intake.meta"), (url, "intake.saved-from")]
    return [(found, rule) for value, rule in said if (found := original_url(value))]
