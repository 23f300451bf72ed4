"""JSON-LD for the heads of pages: what search engines and archives read (schema.org). Nothing is invented for it."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from dossier.downloads.references import addresses_of, item_of
from dossier.model import Article, Dossier, Page, Person, PersonKind, QuotationCluster, SiteOptions
from dossier.text.addresses import article_address, as_link, person_address, quotation_address

Node = dict[str, Any]
_MOST = 20  # sources named in one page's data: a statement of a hundred printings is no better for the rest


def with_linked_data(pages: Iterable[Page], dossier: Dossier, options: SiteOptions) -> Iterator[Page]:
    """The pages, those of articles, people, quotations and the home page with their JSON-LD at the end of the body.

    It stands in the body and not in the head, so that every engine that takes the pages takes it too.
    """
    documents = linked_data_of(dossier, options)
    return (joined(page, documents.get(page.uri.removesuffix(".md") + ".html")) for page in pages)


def linked_data_of(dossier: Dossier, options: SiteOptions) -> dict[str, str]:
    """JSON-LD by site-relative page address (percent-encoding undone): articles, people, quotations, and the whole.

    Each document is safe inside a `<script>` element: `<`, `>` and `&` are written as escapes.
    """
    base = options.address.rstrip("/") + "/" if options.address else ""
    return {address: _document(node) for address, node in _nodes(dossier, options, base)}


def joined(page: Page, document: str | None) -> Page:
    """The page with a JSON-LD document at the end of its body."""
    if document is None:
        return page
    script = f'<script type="application/ld+json">{document}</script>'
    return dataclasses.replace(page, body=f"{page.body}\n{script}\n")


def _nodes(dossier: Dossier, options: SiteOptions, base: str) -> Iterator[tuple[str, Node]]:
    articles = {article.id: article for article in dossier.articles}
    people = {person.id: person for person in dossier.people}
    printed: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for person in dossier.people:
        printed[person.id].update(dict.fromkeys(article for article, _ in person.members))
    yield "index.html", _dataset(dossier, options, base)
    for article in dossier.articles:
        yield article_address(article.page_name), _article(article, base)
    for person in dossier.people:
        named_in = [articles[key] for key in printed[person.id] if key in articles][:_MOST]
        yield person_address(person.id), _person(person, named_in, base)
    for cluster in dossier.clusters:
        yield quotation_address(cluster.id), _quotation(cluster, articles, people, base)


def _dataset(dossier: Dossier, options: SiteOptions, base: str) -> Node:
    days = sorted(day for article in dossier.articles if (day := article.published_day))
    return {
        "@type": "Dataset",
        "name": options.title or "Dossier",
        "description": options.introduction
        or f"People, quotations and dates of {len(dossier.articles)} news articles, each with its sentence.",
        "url": base or None,
        "temporalCoverage": f"{days[0]}/{days[-1]}" if days else None,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base}data/{name}"}
            for kind, name in (("application/vnd.sqlite3", "dossier.sqlite"), ("application/json", "datapackage.json"))
        ],
    }


def _article(article: Article, base: str) -> Node:
    item = item_of(article)
    original, copy = addresses_of(article)
    known = article.metadata
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "author": [{"name": author["literal"]} for author in item.get("author", ())] or None,
        "publisher": _named("Organization", item.get("container-title")),
        "datePublished": known.published.value if known.published and "issued" in item else None,
        "inLanguage": item.get("language"),
        "url": base + as_link(article_address(article.page_name)) if base else None,
        "isBasedOn": original,
        "archivedAt": copy,
    }


def _person(person: Person, named_in: list[Article], base: str) -> Node:
    kind = "Person" if person.kind is PersonKind.PERSON else "Organization"
    others = [form.text for form in person.forms if form.text != person.name]
    return {
        "@type": kind,
        "name": person.name,
        "alternateName": others or None,
        "url": base + as_link(person_address(person.id)) if base else None,
        "subjectOf": [_source(article) for article in named_in] or None,
    }


def _quotation(cluster: QuotationCluster, articles: dict[str, Article], people: dict[str, Person], base: str) -> Node:
    first = cluster.variants[0]
    speaker = people.get(cluster.speaker_id or "")
    kind = "Organization" if speaker and speaker.kind is PersonKind.ORGANISATION else "Person"
    sources = [articles[key] for key in dict.fromkeys(variant.article for variant in cluster.variants)][:_MOST]
    return {
        "@type": "Quotation",
        "text": first.span.of(articles[first.article].text),
        "spokenByCharacter": _named(kind, speaker.name if speaker else None),
        "url": base + as_link(quotation_address(cluster.id)) if base else None,
        "isBasedOn": [_source(article) for article in sources],
    }


def _source(article: Article) -> Node:
    return {"@type": "NewsArticle", "headline": article.title, "url": addresses_of(article)[0]}


def _named(kind: str, name: str | None) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _document(node: Node) -> str:
    text = json.dumps({"@context": "https://schema.org", **_known(node)}, ensure_ascii=False)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return safe.encode("utf-8", "backslashreplace").decode()


def _known(value: Any) -> Any:
    """The value without what is unknown."""
    if isinstance(value, dict):
        return {key: _known(part) for key, part in value.items() if part is not None}
    return [_known(part) for part in value] if isinstance(value, list) else value
