"""The pages of the articles, and their index."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import (
    READ_ROLES,
    Annotations,
    Article,
    Citation,
    Evidence,
    Page,
    QuotationKind,
    Role,
    Span,
    Statement,
)
from dossier.pages.body import MarkedBlock, date_mark, marked_blocks
from dossier.pages.entries import line_entry
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, person_link, published, quotation_link
from dossier.text.addresses import article_address, as_link, source_uri
from dossier.text.visible import shortened


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of "what was found here": the words, what they are, who found them, and the sentence."""

    kind: str
    words: str
    reading: str
    href: str
    evidence: Evidence
    citation: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list of articles shows of one; `outlet` and `day` are None where they are not known."""

    href: str
    title: str
    outlet: str | None
    authors: str
    day: str | None
    year: str
    people: int
    quotations: int
    reported: int
    words: int
    standfirst: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that no fact was read from, with the reason, and the entry that would have it read."""

    block: MarkedBlock
    line: int
    evidence: Evidence
    certain: bool
    entry: str


def article_pages(lookup: Lookup) -> tuple[Page, ...]:
    """The index and one page per article, in the dossier's order."""
    return (_index(lookup), *(_page(article, lookup) for article in lookup.dossier.articles))


def _index(lookup: Lookup) -> Page:
    rows = sorted(lookup.dossier.articles, key=lambda a: (published(a) or "9999", a.title, a.id))
    listed = [article_row(article, lookup) for article in rows]
    return render_page(
        "articles.html.j2",
        "articles.md",
        "Articles",
        "Every article collected, with outlet, date and what was found in it.",
        lookup=lookup,
        articles=listed,
        facets=[
            ("Outlet", "outlet", sorted({row.outlet or "unknown" for row in listed})),
            ("Year", "year", sorted({row.year for row in listed})),
        ],
    )


def article_row(article: Article, lookup: Lookup) -> ArticleRow:
    """What a list of articles shows of one: link, title, outlet, day, and counts."""
    mentions = lookup.annotations_of(article).mentions
    people = {p.id for m in mentions if (p := lookup.person_of.get((article.id, m.entity)))}
    day = published(article)
    return ArticleRow(
        href=as_link(article_address(article.id)),
        title=article.title,
        outlet=article.metadata.outlet.value if article.metadata.outlet else None,
        authors=", ".join(author.value for author in article.metadata.authors),
        day=day,
        year=day[:4] if day else "undated",
        people=len(people),
        quotations=len(lookup.quotations_in(article.id)),
        reported=lookup.reported_in(article.id),
        words=sum(len(b.span.of(article.text).split()) for b in article.blocks if b.role in READ_ROLES),
        standfirst=_standfirst(article),
    )


def _standfirst(article: Article) -> str:
    for role in (Role.STANDFIRST, Role.PARAGRAPH):
        for block in article.blocks:
            if block.role is role:
                return shortened(block.span.of(article.text), 220)
    return ""


def _page(article: Article, lookup: Lookup) -> Page:
    blocks = marked_blocks(article, lookup)
    headline = next((b for b in blocks if b.role is Role.HEADLINE), None)
    return render_page(
        "article.html.j2",
        source_uri(article_address(article.id)),
        article.title,
        _standfirst(article),
        article=article,
        headline=headline,
        same_title=bool(headline) and _words_of(headline) == article.title,
        body=[b for b in blocks if b.role in READ_ROLES and b is not headline],
        aside=_set_aside(article, blocks),
        metadata=_metadata(article),
        missing=_missing(article),
        facts=_facts(article, lookup.annotations_of(article), lookup),
        people=_people(article, lookup),
        reprints=[
            (r.right if r.left == article.id else r.left, r)
            for r in lookup.dossier.reprints
            if article.id in {r.left, r.right}
        ],
        bounds=[b for b in lookup.dossier.bounds if b.article == article.id],
        citation=_citation(article),
        lookup=lookup,
    )


def _words_of(block: MarkedBlock | None) -> str:
    if block is None:
        return ""
    return "".join(piece.words for stretch in block.stretches for run in stretch.runs for piece in run.pieces)


def _set_aside(article: Article, blocks: tuple[MarkedBlock, ...]) -> list[SetAside]:
    found, line, counted = [], 1, 0
    for block, printed in zip(article.blocks, blocks, strict=True):
        if block.role not in READ_ROLES:
            # Counted on from the last one: from the top each time would be quadratic in a page of menus.
            line += article.text.count("\n", counted, block.span.start)
            counted = max(counted, block.span.start)
            found.append(SetAside(printed, line, block.evidence, block.certain, line_entry(article, block)))
    return found


def _metadata(article: Article) -> list[tuple[str, Statement]]:
    known = article.metadata
    named = [
        ("Outlet", known.outlet),
        *(("By", author) for author in known.authors),
        ("Published", known.published),
        ("Updated", known.updated),
        ("Place", known.place),
        ("Section", known.section),
        ("Agency", known.agency),
        ("Language", known.language),
        ("Address", known.url),
        ("Title", known.title),
    ]
    return [(name, statement) for name, statement in named if statement]


def _missing(article: Article) -> list[str]:
    known = article.metadata
    fields = (("Outlet", known.outlet), ("By", known.authors), ("Published", known.published))
    return [name for name, value in fields if not value]


def _people(article: Article, lookup: Lookup) -> list[tuple[str, str, int]]:
    counts: dict[str, int] = {}
    for mention in lookup.annotations_of(article).mentions:
        person = lookup.person_of.get((article.id, mention.entity))
        if person:
            counts[person.id] = counts.get(person.id, 0) + 1
    return [(person_link(pid), lookup.people[pid].name, count) for pid, count in counts.items()]


def _facts(article: Article, found: Annotations, lookup: Lookup) -> list[Fact]:
    facts: list[tuple[Span, Fact]] = []
    for mention in found.mentions:
        person = lookup.person_of.get((article.id, mention.entity))
        href, name = (person_link(person.id), person.name) if person else ("", mention.entity)
        facts.append((mention.span, _fact("person", mention.span, name, href, mention.evidence, article, lookup)))
    for quotation in found.quotations:
        carried = lookup.carried.get((article.id, quotation.id), ())
        href = quotation_link(carried[0][0].id) if carried else ""
        speaker = quotation.speaker or ("nobody" if quotation.kind is QuotationKind.SCARE else "unknown speaker")
        reading = f"{quotation.kind}: {speaker}"
        facts.append(
            (quotation.span, _fact("quotation", quotation.span, reading, href, quotation.evidence, article, lookup))
        )
    for date in found.dates:
        mark = date_mark(date)
        facts.append((date.span, _fact("date", date.span, mark.reading, mark.href, date.evidence, article, lookup)))
    facts.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].kind))
    return [fact for _, fact in facts]


def _fact(kind: str, span: Span, reading: str, href: str, evidence: Evidence, article: Article, lookup: Lookup) -> Fact:
    anchor = lookup.anchor_of(Citation(article.id, span))
    return Fact(kind, shortened(span.of(article.text), 90), reading, href, evidence, anchor)


def _citation(article: Article) -> str:
    known = article.metadata
    authors = ", ".join(author.value for author in known.authors)
    parts = [
        f"{authors}." if authors else "",
        f"“{article.title}.”",
        f"{known.outlet.value}," if known.outlet else "",
        f"{published(article) or 'undated'}.",
        f"<{known.url.value}>." if known.url else "",
        f"Seed {article.source.path}, SHA-256 {article.source.sha256}.",
    ]
    return " ".join(part for part in parts if part)
