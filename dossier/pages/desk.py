"""The curator's desk: problems, what was set aside, how it was read, how to cite evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.model import READ_ROLES, Article, Citation, Evidence, Page
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup
from dossier.pages.paging import in_pages, lines
from dossier.text.visible import shortened


@dataclass(frozen=True, slots=True)
class AsideOfArticle:
    """An article with what was set aside of it: the words, by role, the share, and its longest line."""

    href: str
    title: str
    source: str
    words: int
    share: float
    roles: tuple[tuple[str, int], ...]
    longest: str
    unsure: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with how often it found something here, how often it is right, and one place to look at."""

    name: str
    count: int
    confidence: float | None
    href: str
    words: str


def desk_pages(lookup: Lookup) -> tuple[Page, ...]:
    """Every page of the desk but the review queue."""
    t = lookup.t
    problems = in_pages(lookup.dossier.problems, lambda p: 4 + lines(p.message) + lines(p.remedy) + lines(p.path))
    aside = in_pages(_aside_rows(lookup), lambda row: 5 + lines(row.longest))
    rules = _rules(lookup)
    return (
        *desk_list("problems", t.plain("Problems"), problems, lookup),
        *desk_list("set-aside", t.plain("Set aside"), aside, lookup),
        render_page(
            "reading.html.j2",
            "reading.md",
            t.plain("How it was read"),
            lookup=lookup,
            section="reading.md",
            hidden=True,
            rules=rules,
        ),
        render_page(
            "citing.html.j2", "citing.md", t.plain("Citing evidence"), lookup=lookup, section="citing.md", hidden=True
        ),
    )


def desk_list(name: str, title: str, pages: Sequence[Sequence[object]], lookup: Lookup, **view: Any) -> list[Page]:
    """A list of the desk on as many pages as it takes, at least one: `problems.md`, `problems-2.md`."""
    t, of = lookup.t, max(len(pages), 1)

    def way(at: int) -> tuple[str, str] | None:
        named = t.plain("page {page}", page=str(at))
        return (f"{_named(name, at)}.html", named) if 1 <= at <= of else None

    return [
        render_page(
            f"{name.replace('-', '_')}.html.j2",
            f"{_named(name, number)}.md",
            title if number == 1 else f"{title} ({number}/{of})",
            lookup=lookup,
            section=f"{name}.md",
            hidden=True,
            rows=rows,
            first=number == 1,
            total=sum(map(len, pages)),
            before=way(number - 1),
            after=way(number + 1),
            **view,
        )
        for number, rows in enumerate(pages or ((),), 1)
    ]


def _named(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _aside_rows(lookup: Lookup) -> list[AsideOfArticle]:
    """The articles with lines set aside, those that lost the largest share of their words first."""
    rows = [row for article in lookup.dossier.articles if (row := _aside(article, lookup))]
    return sorted(rows, key=lambda row: (-row.share, row.title, row.href))


def _aside(article: Article, lookup: Lookup) -> AsideOfArticle | None:
    blocks = [block for block in article.blocks if block.role not in READ_ROLES]
    if not blocks:
        return None
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[block.role.value] += len(block.span.of(article.text).split())
    longest = max((block.span.of(article.text) for block in blocks), key=len)
    every = sum(len(block.span.of(article.text).split()) for block in article.blocks)
    return AsideOfArticle(
        href=f"{lookup.article_link(article.id)}#set-aside",
        title=article.title,
        source=lookup.source_name(article.id),
        words=sum(counts.values()),
        share=sum(counts.values()) / max(every, 1),
        roles=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        longest=shortened(longest, 160),
        unsure=sum(not block.certain for block in blocks),
    )


def _rules(lookup: Lookup) -> list[RuleRow]:
    """Every rule that found something, by name."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Evidence, Citation]] = {}
    for evidence, citation in _evidence(lookup):
        counts[evidence.rule] += 1
        first.setdefault(evidence.rule, (evidence, citation))
    return [_rule_row(name, counts[name], *first[name], lookup) for name in sorted(counts)]


def _rule_row(name: str, count: int, evidence: Evidence, citation: Citation, lookup: Lookup) -> RuleRow:
    return RuleRow(name, count, evidence.confidence, lookup.link(citation), shortened(lookup.words(citation), 80))


def _evidence(lookup: Lookup) -> Iterator[tuple[Evidence, Citation]]:
    for article in lookup.dossier.articles:
        found = lookup.annotations_of(article)
        facts = [(m.span, m.evidence) for m in found.mentions]
        facts += [(q.span, q.evidence) for q in found.quotations]
        facts += [(d.span, d.evidence) for d in found.dates]
        yield from ((evidence, Citation(article.id, span)) for span, evidence in facts)
