"""Articles as works to cite: CSL-JSON items, from which BibTeX, RIS and plain text are made.

CSL-JSON 1.0.2 (Citation Style Language). Names stand as they are printed (`literal`): which part of “Xi Jinping” or
“Staff reporter” is the family name is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from dossier.model import Article, Dossier, QuotationCluster, Reference, SiteOptions, Statement, Tier
from dossier.text.addresses import article_address, as_link, quotation_address
from dossier.text.edtf import in_words
from dossier.text.fragments import at_words

Item = dict[str, Any]
# Places that keep copies of pages; the copy's address is cited beside the original's.
_ARCHIVES = (
    "web.archive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.org",
    "perma.cc",
    "webcitation.org",
)
_MOST = 20  # articles that one statement is cited with
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ORIGINAL = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.+)")


def item_of(article: Article) -> Item:
    """The article as a CSL-JSON item of type `article-newspaper`; what is unknown is left out.

    `issued` is the publication date as stated, never one that was only inferred; `accessed` the day on which the seed
    says it was collected.
    """
    known = article.metadata
    original, copy = addresses_of(article)
    item: Item = {"id": article.id, "type": "article-newspaper", "title": article.title}
    if known.authors:
        item["author"] = [{"literal": author.value} for author in known.authors]
    item["container-title"] = _stated(known.outlet)
    item["issued"] = _date_parts(_stated(known.published))
    item["accessed"] = _date_parts(article.source.retrieved)
    item["URL"] = original
    item["archive_location"] = copy
    item["language"] = _stated(known.language)
    updated = _stated(known.updated)
    if updated and updated[:10] > (_stated(known.published) or "")[:10]:
        item["note"] = f"updated {in_words(updated[:10])}"
    return {key: value for key, value in item.items() if value}


def reference_of(article: Article, options: SiteOptions) -> Reference:
    """The ways to cite one article: plain text with the page of this dossier, BibTeX, RIS, CSL-JSON."""
    from dossier.downloads.bibliography import as_bibtex, as_csl, as_ris

    items = (item_of(article),)
    original, archived = addresses_of(article)
    return Reference(
        plain=plain_text(article, options),
        bibtex=as_bibtex(items),
        ris=as_ris(items),
        csl=as_csl(items),
        original=original or "",
        archived=archived or "",
    )


def references_of(dossier: Dossier, options: SiteOptions) -> dict[str, Reference]:
    """How each article and each statement is cited, by article id and by cluster id.

    A statement is cited with all articles that print it; the files hold the first twenty of these, and are empty where
    there is but one.
    """
    articles = {article.id: article for article in dossier.articles}
    found = {article.id: reference_of(article, options) for article in dossier.articles}
    for cluster in dossier.clusters:
        found[cluster.id] = _statement(cluster, articles, options)
    return found


def _statement(cluster: QuotationCluster, articles: Mapping[str, Article], options: SiteOptions) -> Reference:
    from dossier.downloads.bibliography import as_bibtex, as_csl, as_ris

    first = cluster.variants[0]
    words = " ".join(first.span.of(articles[first.article].text).split())
    printed = [articles[key] for key in dict.fromkeys(variant.article for variant in cluster.variants)]
    sources = "; ".join(_source(article) for article in printed[:_MOST])
    more = f"; and {len(printed) - _MOST} more" if len(printed) > _MOST else ""
    place = _in_dossier(options, quotation_address(cluster.id))
    original, archived = addresses_of(printed[0])
    if len(printed) == 1 and (address := original or archived):
        place = f"{at_words(address, words)} {place}"
    plain = f"{cluster.speaker or 'Unknown speaker'}: “{words}” Quoted in: {sources}{more}. {place}"
    if len(printed) == 1:
        # The article's own page has its files; a dossier of thousands of statements need not carry them twice.
        return Reference(plain, "", "", "")
    items = [item_of(article) for article in printed[:_MOST]]
    return Reference(plain, as_bibtex(items), as_ris(items), as_csl(items))


def _source(article: Article) -> str:
    """An article in a list of sources: “Wall to rise”, Harbour Post, 27 January 2022."""
    published = _stated(article.metadata.published)
    parts = [
        f"“{article.title}”",
        _stated(article.metadata.outlet),
        in_words(published[:10]) if published else "undated",
    ]
    return ", ".join(part for part in parts if part)


def plain_text(article: Article, options: SiteOptions) -> str:
    """One line to copy: “Wall to rise.” Harbour Post, 27 January 2022. https://… In: Dossier, https://…"""
    item = item_of(article)
    authors = ", ".join(author["literal"] for author in item.get("author", ()))
    title = item["title"].rstrip()
    stop = "" if title.endswith((".", "?", "!", "…")) else "."
    published = _stated(article.metadata.published)
    when = in_words(published[:10]) if published else "undated"
    when += f", {item['note']}" if "note" in item else ""
    parts = [f"{authors}: “{title}{stop}”" if authors else f"“{title}{stop}”"]
    parts.append(f"{item['container-title']}, {when}." if "container-title" in item else f"{when.capitalize()}.")
    if "URL" in item:
        collected = article.source.retrieved
        parts.append(item["URL"] + (f" (collected {in_words(collected[:10])})." if collected else "."))
    if "archive_location" in item:
        parts.append(f"Archived: {item['archive_location']}.")
    parts.append(_in_dossier(options, article_address(article.page_name)))
    return " ".join(parts)


def addresses_of(article: Article) -> tuple[str | None, str | None]:
    """Where the article was published and where a copy is archived, each an http address or None."""
    stated = [_stated(article.metadata.url), article.source.url]
    known = [address for address in stated if address and address.startswith(("http://", "https://"))]
    copy = next((address for address in known if urlsplit(address).hostname in _ARCHIVES), None)
    original = next((address for address in known if address != copy), None)
    if copy and not original and (match := _ORIGINAL.match(copy)):
        original = match[1]
    return original, copy


def _in_dossier(options: SiteOptions, address: str) -> str:
    title = options.title or "Dossier"
    return f"In: {title}, {options.address.rstrip('/')}/{as_link(address)}" if options.address else f"In: {title}."


def _stated(statement: Statement | None) -> str | None:
    return statement.value if statement and statement.tier is not Tier.INFERRED else None


def _date_parts(stamp: str | None) -> dict[str, list[list[int]]] | None:
    match = _DAY.match(stamp or "")
    return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else None
