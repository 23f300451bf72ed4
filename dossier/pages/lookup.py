"""What a page needs to find: who a mention is, where a fact stands, how a source is called."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from dossier.model import (
    Annotations,
    Article,
    Citation,
    Dossier,
    Person,
    Problem,
    Quotation,
    QuotationCluster,
    QuotationKind,
    Reference,
    Reprint,
    Sentence,
    SiteOptions,
    StatedRole,
    Variant,
)
from dossier.pages.catalogue import Words, spelled_date, words_of
from dossier.pages.chronology import dated_pages
from dossier.pages.known import reading_problems, relayed
from dossier.pages.layout import ArticleLayout, lay_out
from dossier.pages.reads import Reads, Render, rendered
from dossier.text.addresses import article_address, as_link, person_address, quotation_address
from dossier.text.visible import beside

Carried = tuple[QuotationCluster, Variant]
# The link to a neighbour and what it is called.
Way = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BriefPerson:
    """A person as other pages name it: less than all that is known, so that these stay as they are when more is."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """A dossier with its cross-references laid out; `look_up` builds it once per rendering."""

    dossier: Dossier
    articles: dict[str, Article]
    annotations: dict[str, Annotations]
    people: dict[str, BriefPerson]
    clusters: dict[str, QuotationCluster]
    quotations: dict[tuple[str, str], Quotation]
    person_of: dict[tuple[str, str], BriefPerson]
    carried: dict[tuple[str, str], tuple[Carried, ...]]
    spoken: dict[str, tuple[QuotationCluster, ...]]
    options: SiteOptions
    references: dict[str, Reference]
    t: Words
    letters: dict[str, str]
    reprints: dict[str, tuple[Reprint, ...]]
    dated: dict[str, str]
    seed_problems: dict[str, tuple[Problem, ...]]
    relayed: dict[tuple[str, str], str]
    layouts: dict[str, ArticleLayout]

    render: Render = rendered

    def annotations_of(self, article: Article) -> Annotations:
        """What was found in an article; empty where nothing was looked for."""
        return self.annotations.get(article.id, Annotations(article.id))

    def quotations_in(self, article_id: str) -> frozenset[str]:
        """The ids of the quotations that an article prints, in whole or in fragments: one each, however often."""
        kinds = {QuotationKind.DIRECT, QuotationKind.MIXED}
        found = self.annotations.get(article_id)
        return frozenset(
            cluster.id
            for quotation in (found.quotations if found else ())
            if quotation.kind in kinds
            for cluster, _ in self.carried.get((article_id, quotation.id), ())
        )

    def reported_in(self, article_id: str) -> int:
        """How often an article reports speech in its own words; what is doubtful and not marked does not count."""
        found = self.annotations.get(article_id)
        reported = (q for q in (found.quotations if found else ()) if q.kind is QuotationKind.INDIRECT)
        return sum(not quotation.doubtful for quotation in reported)

    def sentence_at(self, citation: Citation) -> Sentence | None:
        """The sentence in which the cited words begin."""
        article = self.articles.get(citation.article)
        return article.sentence_at(citation.span.start) if article else None

    def anchor_of(self, citation: Citation) -> str:
        """The anchor of the cited sentence, or of its line where it stands in none; empty if it is nowhere."""
        article = self.articles.get(citation.article)
        return article.anchor_at(citation.span.start) if article else ""

    def anchor_from(self, article_id: str, offset: int) -> str:
        """The anchor of the sentence or line of an article that stands at `offset`."""
        article = self.articles.get(article_id)
        return article.anchor_at(offset) if article else ""

    def link(self, citation: Citation) -> str:
        """The site-relative link to the exact sentence, on whichever page of its article that stands."""
        anchor = self.anchor_of(citation)
        return self.page_link(citation.article, citation.span.start) + (f"#{anchor}" if anchor else "")

    def page_link(self, article_id: str, offset: int) -> str:
        """The site-relative link to the page of an article that prints what stands at `offset`."""
        article, layout = self.articles.get(article_id), self.layouts.get(article_id)
        return as_link(layout.address_at(article, offset)) if article and layout else self.article_link(article_id)

    def citation_of(self, variant: Variant) -> Citation:
        """The words of a variant in the article that prints it."""
        return Citation(variant.article, variant.span)

    def words(self, citation: Citation) -> str:
        """The cited words, exactly as they stand in the source."""
        article = self.articles.get(citation.article)
        return citation.span.of(article.text) if article else ""

    def context(self, citation: Citation) -> tuple[str, str, str]:
        """The sentence around the cited words: what stands before, the words, what stands after; less of a long one."""
        article = self.articles.get(citation.article)
        if article is None:
            return "", "", ""
        sentence = self.sentence_at(citation)
        around = sentence.span if sentence else citation.span
        start, end = around.start, max(around.end, citation.span.end)
        before, after = beside(article.text[start:end], citation.span.start - start, citation.span.end - start)
        return before, citation.span.of(article.text), after

    def article_link(self, article_id: str) -> str:
        """The site-relative link to an article."""
        article = self.articles.get(article_id)
        return as_link(article_address(article.page_name if article else article_id))

    def source_name(self, article_id: str) -> str:
        """How a source is called beside a fact: its outlet, or "Source B, outlet unknown"."""
        article = self.articles.get(article_id)
        if article is None:
            return article_id
        if article.metadata.outlet:
            return article.metadata.outlet.value
        return self.t.plain("Source {letter}, outlet unknown", letter=self.letters.get(article_id, "?"))

    def source_day(self, article_id: str) -> str:
        """The publication day beside a fact, in words, and the day of a later version; "undated" where unknown."""
        article = self.articles.get(article_id)
        day = published(article) if article else None
        if article is None or day is None:
            return self.t.plain("undated")
        said, later = self.date(day), updated(article)
        return self.t.plain("{day}, updated {later}", day=said, later=self.date(later)) if later else said

    def day_of(self, article_id: str) -> str:
        """The publication day of an article as an ISO date of any precision, empty where it is not known."""
        article = self.articles.get(article_id)
        return (published(article) or "") if article else ""

    def date(self, edtf: str) -> str:
        """An EDTF date in the words of the site."""
        return spelled_date(self.t.language, edtf)

    def period_name(self, period: str) -> str:
        """A year, a month, or the undated, in words."""
        return self.date(period) if period else self.t.plain("undated")

    def date_link(self, edtf: str) -> str:
        """The site-relative link to a date on the timeline, or to the list of dates that are not on it."""
        return self.dated.get(edtf, "timeline.html#unresolved")


def look_up(
    dossier: Dossier, options: SiteOptions | None = None, references: Mapping[str, Reference] | None = None
) -> Lookup:
    """The cross-references of a dossier: who each mention is, which utterances a quotation carries."""
    carried: defaultdict[tuple[str, str], list[Carried]] = defaultdict(list)
    spoken: defaultdict[str, list[QuotationCluster]] = defaultdict(list)
    for cluster in dossier.clusters:
        if cluster.speaker_id:
            spoken[cluster.speaker_id].append(cluster)
        for variant in cluster.variants:
            carried[variant.article, variant.quotation].append((cluster, variant))
    options = options or SiteOptions()
    people = {person.id: _named(person) for person in dossier.people}
    layouts = ((article.id, lay_out(article)) for article in dossier.articles)
    lookup = Lookup(
        dossier=dossier,
        articles={article.id: article for article in dossier.articles},
        annotations={annotations.article: annotations for annotations in dossier.annotations},
        people=people,
        clusters={cluster.id: cluster for cluster in dossier.clusters},
        quotations={(a.article, q.id): q for a in dossier.annotations for q in a.quotations},
        person_of={member: people[person.id] for person in dossier.people for member in person.members},
        carried={key: tuple(found) for key, found in carried.items()},
        spoken={key: tuple(found) for key, found in spoken.items()},
        options=options,
        references=dict(references or {}),
        t=words_of(options.language),
        letters=_letters(dossier),
        reprints=_reprints(dossier),
        dated={},
        seed_problems=reading_problems(dossier.problems),
        relayed=relayed([(a.article, q) for a in dossier.annotations for q in a.quotations]),
        layouts={article_id: layout for article_id, layout in layouts if layout != ArticleLayout()},
    )
    return dataclasses.replace(lookup, dated=dated_pages(lookup))


def overheard(lookup: Lookup, reads: Reads) -> Lookup:
    """The same look-up; whatever is asked of it is told to `reads`."""
    heard = {field.name: getattr(lookup, field.name) for field in dataclasses.fields(lookup)}
    heard |= {name: reads.listen(name, table) for name, table in heard.items() if type(table) is dict}
    return Lookup(**heard | {"dossier": reads.listen_to_fields("dossier", lookup.dossier), "render": reads.render})


def _letters(dossier: Dossier) -> dict[str, str]:
    """A letter for each article whose outlet is not known: A to Z, then AA."""
    unnamed = sorted(article.id for article in dossier.articles if not article.metadata.outlet)
    return {article_id: _letter(number) for number, article_id in enumerate(unnamed)}


def _letter(number: int) -> str:
    return (_letter(number // 26 - 1) if number >= 26 else "") + ascii_uppercase[number % 26]


def _reprints(dossier: Dossier) -> dict[str, tuple[Reprint, ...]]:
    """The reprints that each article has a part in, those that share most first."""
    found: defaultdict[str, list[Reprint]] = defaultdict(list)
    for reprint in sorted(dossier.reprints, key=lambda r: (-r.share, r.left, r.right)):
        found[reprint.left].append(reprint)
        if reprint.right != reprint.left:
            found[reprint.right].append(reprint)
    return {article: tuple(shared) for article, shared in found.items()}


def published(article: Article) -> str | None:
    """The publication date to the day or coarser; None when unknown or only inferred."""
    stated = article.metadata.published
    return stated.value[:10] if stated and stated.tier != "inferred" else None


def updated(article: Article) -> str | None:
    """The day of a later version; None where none is stated or it is the day of publication."""
    stated = article.metadata.updated
    day = stated.value[:10] if stated and stated.tier != "inferred" else None
    return day if day and day > (published(article) or "") and len(day) == 10 else None


def shown_role(person: Person) -> StatedRole | None:
    """The role to show beside a name: the curator's, else the first that a source states."""
    curated = [role for role in person.roles if role.evidence]
    return next(iter([*curated, *person.roles]), None)


def _named(person: Person) -> BriefPerson:
    role = shown_role(person)
    return BriefPerson(person.id, person.name, role.text if role else "")


def person_link(person_id: str) -> str:
    """The site-relative link to a person's page."""
    return as_link(person_address(person_id))


def quotation_link(cluster_id: str) -> str:
    """The site-relative link to a quotation's page."""
    return as_link(quotation_address(cluster_id))
