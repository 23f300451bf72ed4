"""The page of an article: its text as printed, what is known of it, and how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dossier.model import Article, Block, Page, Role, Statement
from dossier.pages.articles import ListedArticle, standfirst
from dossier.pages.body import marked_blocks
from dossier.pages.entries import line_entry
from dossier.pages.environment import render_page
from dossier.pages.findings import findings_of
from dossier.pages.layout import ArticleLayout, evidence_address
from dossier.pages.lines import PrintedLine, lines_of_article
from dossier.pages.lookup import Lookup, Way, person_link, published
from dossier.pages.parts import (
    anchors_elsewhere,
    aside_link,
    aside_pages,
    aside_rows,
    evidence_pages,
    found_on,
    in_parts,
    part_pages,
    ways_of,
)
from dossier.text.addresses import article_address, as_link, source_uri

_ENTRIES, _SHARED, _NAMES = 10, 12, 60


@dataclass(frozen=True, slots=True)
class SetAside:
    """Lines set aside by one rule: where they stand, how many words, and the entries that would have them read."""

    role: str
    source: Block
    lines: tuple[PrintedLine, ...]
    words: int
    entries: str


def article_pages(row: ListedArticle, lookup: Lookup, before: Way | None, after: Way | None) -> tuple[Page, ...]:
    """The page of an article and, where that is long, its further pages, between the ways to its neighbours."""
    article = lookup.articles[row.id]
    findings, numbers = findings_of(article, lookup)
    lines = lines_of_article(article, marked_blocks(article, lookup, numbers), lookup)
    headline = next((line for line in lines if line.block.role is Role.HEADLINE), None)
    parts = in_parts(lines, lookup.layouts.get(article.id, ArticleLayout()))
    aside, here = aside_rows(lines, article, lookup), found_on(row.href, findings)
    rules = _set_aside(article, lines, lookup.options.desk)
    evidence = tuple(evidence_pages(row, findings, lookup))
    main = render_page(
        "article.html.j2",
        source_uri(article_address(article.page_name)),
        article.title,
        standfirst(article),
        lookup=lookup,
        section="articles.md",
        row=row,
        article=article,
        headline=headline,
        same_title=bool(headline) and _words_of(headline) == article.title,
        lines=parts[0],
        ways=ways_of(row, len(parts), lookup),
        here=row.href,
        elsewhere=anchors_elsewhere(article, parts, aside, lookup),
        aside_href=aside_link(article, lookup),
        set_aside=rules,
        aside_words=sum(len(line.source.span.of(article.text).split()) for line in lines if not line.read),
        metadata=_metadata(article, lookup),
        missing=_missing(article, lookup),
        findings=here,
        more_findings=len(findings) - len(here) if evidence else 0,
        evidence_href=as_link(evidence_address(article.page_name, 1)),
        before=before,
        after=after,
        **_beside(article, lookup),
    )
    return main, *part_pages(row, parts, findings, lookup), *aside_pages(row, aside, rules, lookup), *evidence


def _beside(article: Article, lookup: Lookup) -> dict[str, Any]:
    """What the page of an article says beside its text: its people, its reprints, when it may be of, how to cite it."""
    reprints = [(r.right if r.left == article.id else r.left, r) for r in lookup.reprints.get(article.id, ())]
    return {
        "people": _people(article, lookup),
        "most_names": _NAMES,
        "reprints": reprints[:_SHARED],
        "bounds": [b for b in lookup.dossier.bounds if b.article == article.id] if published(article) is None else [],
        "reference": lookup.references.get(article.id),
    }


def _words_of(line: PrintedLine | None) -> str:
    if line is None:
        return ""
    return "".join(piece.words for stretch in line.block.stretches for run in stretch.runs for piece in run.pieces)


def _set_aside(article: Article, lines: Sequence[PrintedLine], with_entries: bool) -> list[SetAside]:
    """What was set aside, by role and rule; the entries of the first forty lines of each."""
    groups: dict[tuple[str, str, str], list[PrintedLine]] = {}
    for line in lines:
        if not line.read:
            evidence = line.source.evidence
            groups.setdefault((line.block.role.value, evidence.rule, evidence.note), []).append(line)
    found = []
    for (role, _, _), members in groups.items():
        words = sum(len(line.source.span.of(article.text).split()) for line in members)
        entries = "".join(line_entry(article, line.source) for line in members[:_ENTRIES]) if with_entries else ""
        found.append(SetAside(role, members[0].source, tuple(members), words, entries))
    return found


def _metadata(article: Article, lookup: Lookup) -> list[tuple[str, str, Statement]]:
    """What is known of the publication: the field, its label, the statement."""
    known, say = article.metadata, lookup.t.plain
    named = [
        ("outlet", say("Outlet"), known.outlet),
        *(("author", say("By"), author) for author in known.authors),
        ("published", say("Published"), known.published),
        ("updated", say("Updated"), known.updated),
        ("place", say("Place"), known.place),
        ("section", say("Section"), known.section),
        ("agency", say("Agency"), known.agency),
        ("language", say("Language"), known.language),
        ("url", say("Address"), known.url),
        ("title", say("Title"), known.title),
    ]
    return [(field, label, statement) for field, label, statement in named if statement]


def _missing(article: Article, lookup: Lookup) -> list[str]:
    known, say = article.metadata, lookup.t.plain
    fields = ((say("Outlet"), known.outlet), (say("By"), known.authors), (say("Published"), known.published))
    return [name for name, value in fields if not value]


def _people(article: Article, lookup: Lookup) -> list[tuple[str, str, int]]:
    counts: dict[str, int] = {}
    for mention in lookup.annotations_of(article).mentions:
        person = lookup.person_of.get((article.id, mention.entity))
        if person:
            counts[person.id] = counts.get(person.id, 0) + 1
    return [(person_link(pid), lookup.people[pid].name, count) for pid, count in counts.items()]
