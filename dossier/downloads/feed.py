"""The dated articles as an Atom feed (RFC 4287), newest first; an undated article has no place in it."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree

from dossier.model import Article, Dossier, SiteOptions
from dossier.text.addresses import article_address, as_link
from dossier.text.visible import visible

_LONGEST = 100
_ATOM = "http://www.w3.org/2005/Atom"


def as_feed(dossier: Dossier, options: SiteOptions) -> bytes:
    """The newest hundred dated articles; times are those of publication, never of the build.

    Atom wants a full time stamp: a day alone is written as its beginning in UTC.
    """
    dated = sorted(
        ((stamp, article) for article in dossier.articles if (stamp := article.published_day)),
        key=lambda pair: (pair[0], pair[1].id),
        reverse=True,
    )[:_LONGEST]
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _leaf(feed, "title", options.title or "Dossier")
    _leaf(feed, "id", options.address or _urn("dossier", *(article.source.sha256 for article in dossier.articles)))
    _leaf(feed, "updated", f"{dated[0][0]}T00:00:00Z" if dated else "1970-01-01T00:00:00Z")
    if options.address:
        ElementTree.SubElement(feed, "link", rel="self", href=f"{options.address.rstrip('/')}/feed.xml")
    author = ElementTree.SubElement(feed, "author")
    _leaf(author, "name", options.title or "Dossier")
    for day, article in dated:
        _entry(feed, day, article, options)
    ElementTree.indent(feed, " ")
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(feed: ElementTree.Element, day: str, article: Article, options: SiteOptions) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _leaf(entry, "title", article.title)
    _leaf(entry, "id", _urn("article", article.source.sha256, article.id))
    _leaf(entry, "published", f"{day}T00:00:00Z")
    updated = article.metadata.updated
    changed = updated.value[:10] if updated and updated.tier != "inferred" and len(updated.value) >= 10 else day
    _leaf(entry, "updated", f"{max(changed, day)}T00:00:00Z")
    base = options.address.rstrip("/") + "/" if options.address else ""
    ElementTree.SubElement(entry, "link", rel="alternate", href=base + as_link(article_address(article.page_name)))
    for author in article.metadata.authors:
        _leaf(ElementTree.SubElement(entry, "author"), "name", author.value)


def _leaf(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = visible(text)


def _urn(*parts: str) -> str:
    """A name that stays with the same seeds: `urn:sha256:…`."""
    return "urn:sha256:" + hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
