"""The sources: outlets, which outlet prints which statement, shared text, and where the texts differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.model import Citation, Difference, Page, QuotationKind, Reprint
from dossier.pages.articles import ListedArticle
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup
from dossier.pages.paging import in_pages, lines
from dossier.pages.spoken import QuoteRow
from dossier.text.fold import slugify

_STATEMENTS, _WIDEST, _FAMILIES, _DIFFERENCES, _OUTLETS = 12, 30, 4, 6, 60
# So many outlets are led to from the first page, those below the table by their names alone.
_NAMED = 220
_MEMBERS, _PAIRS = 8, 4


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet with the number of its articles, their first and last day, what they print, and how much is shared."""

    name: str
    anchor: str
    articles: tuple[ListedArticle, ...]
    first: str
    last: str
    quotations: int
    alone: int
    shared: float


@dataclass(frozen=True, slots=True)
class SourcePrinting:
    """A place that prints a statement, and how its words relate to the reference wording."""

    citation: Citation
    label: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement of several articles; `cells` has the printings of each column of its matrix."""

    row: QuoteRow
    cells: tuple[tuple[SourcePrinting, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Statements against outlets, those with most printings first."""

    columns: tuple[str, ...]
    rows: tuple[StatementRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that share text, oldest first, with the pairs that share most."""

    articles: tuple[str, ...]
    pairs: tuple[Reprint, ...]
    number: int

    @property
    def weight(self) -> int:
        """How many lines it takes on a phone."""
        return 4 + 3 * min(len(self.articles), _MEMBERS) + 2 * min(len(self.pairs), _PAIRS)


def source_pages(lookup: Lookup, quotes: Sequence[QuoteRow], articles: Sequence[ListedArticle]) -> tuple[Page, ...]:
    """The page of sources, and further ones for outlets, statements, shared text and differences beyond its room."""
    t = lookup.t
    outlets = outlet_rows(lookup, articles, quotes)
    alone = _alone(quotes)
    shared = [row for row in quotes if row.sources > 1]
    families = families_of(lookup)
    differences = [d for d in lookup.dossier.differences if d.left.article != d.right.article]
    main = render_page(
        "sources.html.j2",
        "sources.md",
        t.plain("Sources"),
        t.plain("Which outlet printed what, which text they share, and where they differ."),
        lookup=lookup,
        section="sources.md",
        hidden=True,
        outlets=outlets[:_OUTLETS],
        named=sorted(outlets[_OUTLETS:_NAMED], key=lambda outlet: outlet.name.casefold()),
        more_outlets=len(outlets) if len(outlets) > _OUTLETS else 0,
        matrix=matrix_of(shared[:_STATEMENTS]),
        more_statements=len(shared) if len(shared) > _STATEMENTS else 0,
        families=families[:_FAMILIES],
        more_families=len(families) if len(families) > _FAMILIES else 0,
        differences=differences[:_DIFFERENCES],
        more_differences=len(differences) if len(differences) > _DIFFERENCES else 0,
    )
    statements = in_pages(shared, lambda row: 14) if len(shared) > _STATEMENTS else ()
    reprints = in_pages(families, lambda family: family.weight) if len(families) > _FAMILIES else ()
    differing = in_pages(differences, lambda d: _weight(d, lookup)) if len(differences) > _DIFFERENCES else ()
    tables = in_pages(outlets, lambda _: 3) if len(outlets) > _OUTLETS else ()
    return (
        main,
        *_list(lookup, "outlets", tables, lambda rows: {"outlets": rows}),
        *(page for outlet in outlets for page in _outlet_pages(outlet, alone.get(outlet.name, ()), lookup)),
        *_list(lookup, "statements", statements, lambda rows: {"matrix": matrix_of(rows)}),
        *_list(lookup, "shared", reprints, lambda rows: {"families": rows}),
        *_list(lookup, "differences", differing, lambda rows: {"differences": rows}),
    )


_TITLES = {
    "outlets": "Outlets",
    "statements": "Statements that several articles carry",
    "shared": "Shared text",
    "differences": "Where the sources differ",
}


def _list(
    lookup: Lookup, kind: str, pages: Sequence[Sequence[object]], view: Callable[[Sequence[Any]], dict[str, Any]]
) -> list[Page]:
    """The numbered pages of one long list of the sources."""
    t = lookup.t

    def name(at: int) -> str:
        return f"sources-{kind}" if at == 1 else f"sources-{kind}-{at}"

    def way(at: int) -> tuple[str, str] | None:
        return (f"{name(at)}.html", t.plain("page {page}", page=str(at))) if 1 <= at <= len(pages) else None

    empty: dict[str, Any] = {"outlets": (), "matrix": None, "families": (), "differences": ()}
    return [
        render_page(
            "sources_list.html.j2",
            f"{name(number)}.md",
            t.plain(_TITLES[kind]) + (f" ({number}/{len(pages)})" if len(pages) > 1 else ""),
            lookup=lookup,
            section="sources.md",
            hidden=True,
            before=way(number - 1),
            after=way(number + 1),
            **(empty | view(rows)),
        )
        for number, rows in enumerate(pages, 1)
    ]


def outlet_rows(lookup: Lookup, articles: Sequence[ListedArticle], quotes: Sequence[QuoteRow]) -> tuple[OutletRow, ...]:
    """A row for each outlet, those with most articles first; articles of no known outlet stand each for itself."""
    by_outlet: defaultdict[str, list[ListedArticle]] = defaultdict(list)
    for row in articles:
        by_outlet[row.source].append(row)
    alone = {name: len(rows) for name, rows in _alone(quotes).items()}
    found = []
    for number, name in enumerate(sorted(by_outlet, key=lambda n: (n.casefold(), n)), 1):
        rows = by_outlet[name]
        days = sorted(filter(None, (row.day for row in rows)))
        share = sum(any(r.share >= 0.5 for r in lookup.reprints.get(row.id, ())) for row in rows) / len(rows)
        found.append(
            OutletRow(
                name=name,
                anchor=f"{number}-{slugify(name)[:60]}",
                articles=tuple(rows),
                first=days[0] if days else "",
                last=days[-1] if days else "",
                quotations=len({id_ for row in rows for id_ in lookup.quotations_in(row.id)}),
                alone=alone.get(name, 0),
                shared=share,
            )
        )
    return tuple(sorted(found, key=lambda row: (-len(row.articles), row.name.casefold(), row.name)))


def matrix_of(rows: Sequence[object]) -> Matrix | None:
    """The statements against the outlets that print them; outlets beyond thirty are counted."""
    shared = [row for row in rows if isinstance(row, QuoteRow)]
    if not shared:
        return None
    counts = Counter(name for row in shared for name in row.outlets)
    common = sorted(counts, key=lambda name: (-counts[name], name.casefold(), name))
    columns = tuple(common[:_WIDEST])
    return Matrix(columns, tuple(_statement(row, columns) for row in shared), len(common) - len(columns))


def _statement(row: QuoteRow, columns: Sequence[str]) -> StatementRow:
    by_outlet: defaultdict[str, list[SourcePrinting]] = defaultdict(list)
    for variant in row.cluster.variants:
        citation = Citation(variant.article, variant.span)
        by_outlet[row.names[variant.article]].append(SourcePrinting(citation, variant.label.value))
    return StatementRow(row, tuple(tuple(by_outlet[name][:3]) for name in columns))


def families_of(lookup: Lookup) -> tuple[Family, ...]:
    """The articles that share text, grouped: a story told in ten articles is one family, not 45 pairs."""
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while parent.setdefault(article, article) != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for reprint in lookup.dossier.reprints:
        left, right = root(reprint.left), root(reprint.right)
        parent[max(left, right)] = min(left, right)
    pairs: defaultdict[str, list[Reprint]] = defaultdict(list)
    for reprint in lookup.dossier.reprints:
        pairs[root(reprint.left)].append(reprint)
    found = []
    for members in pairs.values():
        ids = {article for reprint in members for article in (reprint.left, reprint.right)}
        ordered = sorted(ids, key=lambda a: (not lookup.day_of(a), lookup.day_of(a), a))
        best = sorted(members, key=lambda r: (-r.share, r.left, r.right))
        found.append(Family(tuple(ordered), tuple(best[:_PAIRS]), len(members)))
    return tuple(sorted(found, key=lambda f: (-f.pairs[0].share, -len(f.articles), f.articles)))


def _weight(difference: object, lookup: Lookup) -> int:
    if not isinstance(difference, Difference):
        return 1
    cited = (difference.left, difference.right)
    return 6 + sum(lines("".join(lookup.context(citation))) + 2 for citation in cited)


def _alone(quotes: Sequence[QuoteRow]) -> dict[str, list[QuoteRow]]:
    """For each outlet what it alone prints in words given as spoken, fragments aside."""
    found: defaultdict[str, list[QuoteRow]] = defaultdict(list)
    for row in quotes:
        if len(row.outlets) == 1 and not row.fragment and row.kind != QuotationKind.INDIRECT:
            found[row.outlets[0]].append(row)
    return found


def _outlet_pages(outlet: OutletRow, alone: Sequence[QuoteRow], lookup: Lookup) -> list[Page]:
    """The pages of one outlet: its articles, and on the first what no other outlet of the dossier printed."""
    t = lookup.t
    shown = in_pages(alone, lambda row: row.weight, 120)
    pages = in_pages(outlet.articles, lambda row: row.weight, 260)

    def name(at: int) -> str:
        return f"sources/{outlet.anchor}" if at == 1 else f"sources/{outlet.anchor}-{at}"

    def way(at: int) -> tuple[str, str] | None:
        return (f"{name(at)}.html", t.plain("page {page}", page=str(at))) if 1 <= at <= len(pages) else None

    return [
        render_page(
            "outlet.html.j2",
            f"{name(number)}.md",
            outlet.name,
            t.plain("{n} article | {n} articles", n=len(outlet.articles)),
            lookup=lookup,
            section="sources.md",
            hidden=True,
            outlet=outlet,
            articles=rows,
            alone=shown[0] if shown and number == 1 else (),
            more_alone=len(alone) - len(shown[0]) if shown and number == 1 else 0,
            before=way(number - 1),
            after=way(number + 1),
        )
        for number, rows in enumerate(pages, 1)
    ]
