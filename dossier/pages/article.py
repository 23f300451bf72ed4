"""The page of an article: its text as printed, what is known of it, and how it was read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.model import READ_ROLES, Article, Block, Page, Role, Statement, TimeExpression
from dossier.pages.articles import ArticleRow, standfirst
from dossier.pages.body import MarkedBlock, date_href, marked_blocks, placed
from dossier.pages.entries import line_entry
from dossier.pages.environment import render_page
from dossier.pages.findings import Finding, findings_of
from dossier.pages.lookup import Lookup, person_link, published
from dossier.pages.paging import in_pages
from dossier.pages.people import shown_role
from dossier.text.addresses import article_address, as_link, source_uri
from dossier.text.visible import shortened

_YEAR = re.compile(r"\b\d{4}\b")
_IN_MARGIN, _ROWS, _ENTRIES, _SHARED = 4, 80, 10, 12


@dataclass(frozen=True, slots=True)
class InMargin:
    """A note beside a paragraph: a person named there first, or what a date without a year was read as."""

    href: str
    words: str
    note: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its place in the seed: `read` where facts were read from it, the rule that gave it its role."""

    block: MarkedBlock
    number: int
    read: bool
    source: Block
    margin: tuple[InMargin, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Lines set aside by one rule: where they stand, how many words, and the entries that would have them read."""

    role: str
    source: Block
    lines: tuple[Line, ...]
    words: int
    entries: str


def article_pages(
    row: ArticleRow, lookup: Lookup, before: ArticleRow | None, after: ArticleRow | None
) -> tuple[Page, ...]:
    """The page of an article, and one of its evidence where that is long; `before` and `after` are its neighbours."""
    article = lookup.articles[row.id]
    findings, numbers = findings_of(article, lookup)
    lines = _lines(article, marked_blocks(article, lookup, numbers), lookup)
    headline = next((line for line in lines if line.block.role is Role.HEADLINE), None)
    evidence = in_pages(findings, lambda finding: 5) if len(findings) > _ROWS else ()
    main = render_page(
        "article.html.j2",
        source_uri(article_address(article.id)),
        article.title,
        standfirst(article),
        lookup=lookup,
        section="articles.md",
        row=row,
        article=article,
        headline=headline,
        same_title=bool(headline) and _words_of(headline) == article.title,
        lines=lines,
        set_aside=_set_aside(article, lines, lookup.options.desk),
        aside_words=sum(len(line.source.span.of(article.text).split()) for line in lines if not line.read),
        metadata=_metadata(article, lookup),
        missing=_missing(article, lookup),
        findings=findings[:_ROWS],
        more_findings=len(findings) - _ROWS if evidence else 0,
        people=_people(article, lookup),
        reprints=[(r.right if r.left == article.id else r.left, r) for r in lookup.reprints.get(article.id, ())][
            :_SHARED
        ],
        bounds=[b for b in lookup.dossier.bounds if b.article == article.id] if published(article) is None else [],
        reference=lookup.references.get(article.id),
        before=_way(before),
        after=_way(after),
    )
    return main, *(_evidence_page(row, rows, number, len(evidence), lookup) for number, rows in enumerate(evidence, 1))


def _evidence_page(row: ArticleRow, rows: Sequence[Finding], number: int, of: int, lookup: Lookup) -> Page:
    """A page of all that was found in a long article."""
    t, stem = lookup.t, source_uri(article_address(row.id)).removesuffix(".md")

    def name(at: int) -> str:
        return f"{stem}/evidence" if at == 1 else f"{stem}/evidence-{at}"

    def way(at: int) -> tuple[str, str] | None:
        return (f"{as_link(name(at))}.html", t.plain("page {page}", page=str(at))) if 1 <= at <= of else None

    return render_page(
        "evidence.html.j2",
        f"{name(number)}.md",
        t.plain("{name}: what was found", name=shortened(row.title, 80)),
        lookup=lookup,
        section="articles.md",
        hidden=True,
        row=row,
        findings=rows,
        number=number,
        of=of,
        before=way(number - 1),
        after=way(number + 1),
    )


def _way(row: ArticleRow | None) -> tuple[str, str] | None:
    return (row.href, row.title) if row else None


def _words_of(line: Line | None) -> str:
    if line is None:
        return ""
    return "".join(piece.words for stretch in line.block.stretches for run in stretch.runs for piece in run.pieces)


def _lines(article: Article, blocks: Sequence[MarkedBlock], lookup: Lookup) -> tuple[Line, ...]:
    found, number, counted = [], 1, 0
    margin = _margin(article, lookup)
    for position, (block, printed) in enumerate(zip(article.blocks, blocks, strict=True)):
        # Counted on from the last one: from the top each time would be quadratic in a page of menus.
        number += article.text.count("\n", counted, block.span.start)
        counted = max(counted, block.span.start)
        notes = tuple(margin.get(position, ())[:_IN_MARGIN])
        found.append(Line(printed, number, block.role in READ_ROLES, block, notes))
    return tuple(found)


def _margin(article: Article, lookup: Lookup) -> Mapping[int, list[InMargin]]:
    """The notes beside each block: people where they are first named, dates that the words alone do not tell."""
    found: defaultdict[int, list[InMargin]] = defaultdict(list)
    annotations, seen = lookup.annotations_of(article), set()
    starts = [block.span.start for block in article.blocks]
    beside = {n for n, block in enumerate(article.blocks) if block.role in READ_ROLES and block.role != Role.HEADLINE}
    for mention in annotations.mentions:
        person = lookup.person_of.get((article.id, mention.entity))
        at = _block_at(starts, mention.span.start)
        if person and person.id not in seen and at in beside:
            seen.add(person.id)
            role = shown_role(person)
            note = InMargin(person_link(person.id), person.name, shortened(role.text, 60) if role else "", "person")
            found[at].append(note)
    for expression in annotations.dates:
        words = expression.span.of(article.text)
        if placed(expression) and expression.edtf and not _YEAR.search(words):
            found[_block_at(starts, expression.span.start)].append(_date_note(expression, words, lookup))
    return found


def _date_note(expression: TimeExpression, words: str, lookup: Lookup) -> InMargin:
    return InMargin(date_href(expression, lookup), lookup.date(expression.edtf or ""), shortened(words, 40), "date")


def _block_at(starts: Sequence[int], offset: int) -> int:
    return max(bisect_right(starts, offset) - 1, 0)


def _set_aside(article: Article, lines: Sequence[Line], with_entries: bool) -> list[SetAside]:
    """What was set aside, by role and rule; the entries of the first forty lines of each."""
    groups: dict[tuple[str, str, str], list[Line]] = {}
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
