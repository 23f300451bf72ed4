"""Metadata that a container states beside the text: front matter, a clipping's JSON, the header of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dossier.intake.bylines import names_of
from dossier.intake.moments import day_of, iso_moment
from dossier.intake.outlets import domain_of, original_url, outlet_of, site_label
from dossier.intake.titles import plain_title, without_outlet
from dossier.model import Evidence, Metadata, Statement, Tier
from dossier.text.fold import fold

# Our field → the names that clippers give it, the surest first.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "authors": ("author", "authors", "byline", "by", "published_by", "creator"),
    "published": ("published", "date_published", "published_at", "publishedtime", "published_time", "publisheddate",
                  "datepublished", "pubdate", "publication_date", "date_publish", "date"),
    "updated": ("updated", "modified", "date_modified", "datemodified", "date_modify"),
    "outlet": ("outlet", "publication", "site_name", "sitename", "site", "publisher", "newspaper", "website"),
    "url": ("url", "source_url", "link", "canonical", "canonical_url", "permalink", "origin_url", "given_url",
            "source"),
    "language": ("language", "lang", "inlanguage", "locale"),
    "section": ("section", "category", "rubric"),
    "place": ("place", "dateline", "location"),
    "retrieved": ("retrieved", "clipped", "saved", "created", "created_at", "date_saved", "date_download", "archived"),
    "domain": ("domain_name", "hostname", "domain", "host", "source_domain"),
}  # fmt: skip


def metadata_from(fields: Mapping[str, Any], rule: str) -> Metadata:
    """The metadata that a mapping of fields states, under whichever of the usual names.

    `{"title": "Ministers meet", "source": "https://…"}` gives a title and an address. Values of an odd shape are left
    out; a date that could be read two ways is no date.
    """
    known = {str(name).lower().replace("-", "_"): value for name, value in fields.items()}

    def say(value: str) -> Statement:
        return Statement(value, Tier.DECLARED, Evidence(rule))

    url = next((u for u in map(original_url, _texts(known, "url")) if u), None)
    domain = next(iter(_texts(known, "domain")), None)
    outlet = outlet_of(url or (f"https://{domain}" if domain else None))
    stated_outlet = next((plain_title(t) for t in _texts(known, "outlet") if domain_of(t) is None), None)
    title = next(iter(_texts(known, "title")), None)
    moments = [m for m in map(iso_moment, _texts(known, "published")) if m]
    updated = next((m for m in map(iso_moment, _texts(known, "updated")) if m), None)
    language = next((t.replace("_", "-").split("-")[0].lower() for t in _texts(known, "language")), None)
    names = names_of(_people(known), [n for n in (outlet, stated_outlet) if n])
    section, place = (next(iter(_texts(known, f)), None) for f in ("section", "place"))
    chosen = stated_outlet or outlet or (domain.removeprefix("www.") if domain else None)
    outlets = [n for n in (outlet, stated_outlet, domain, site_label(url)) if n]
    headline = without_outlet(plain_title(title), outlets) if title else ""
    return Metadata(
        title=say(headline) if fold(headline) else None,
        authors=tuple(say(name) for name in names),
        outlet=say(chosen) if chosen else None,
        published=say(moments[0]) if moments else None,
        updated=say(updated) if updated else None,
        place=say(place) if place else None,
        section=say(section) if section else None,
        language=say(language) if language and language.isalpha() and len(language) < 4 else None,
        url=say(url) if url else None,
    )


def retrieved_from(fields: Mapping[str, Any]) -> str | None:
    """When a clipper says that it saved the article."""
    known = {str(name).lower().replace("-", "_"): value for name, value in fields.items()}
    return next((m for m in map(iso_moment, _texts(known, "retrieved")) if m), None)


def combined(stated: Metadata, found: Metadata) -> Metadata:
    """What the container states, filled up with what was found in the text; disagreeing finds become alternatives."""
    alternatives = list(stated.alternatives)
    values: dict[str, Any] = {}
    for name in ("title", "outlet", "published", "updated", "place", "section", "language", "url", "agency"):
        first, second = getattr(stated, name), getattr(found, name)
        values[name] = first or second
        if first and second and not _same(name, first.value, second.value):
            alternatives.append((name, second))
    if (
        stated.authors
        and found.authors
        and {fold(a.value) for a in stated.authors} != {fold(a.value) for a in found.authors}
    ):
        alternatives.extend(("authors", author) for author in found.authors)
    return replace(found, **values, authors=stated.authors or found.authors,
                   alternatives=(*alternatives, *found.alternatives))  # fmt: skip


def _same(name: str, first: str, second: str) -> bool:
    if name in ("published", "updated"):
        return day_of(first) == day_of(second)
    return fold(first) == fold(second)


def _texts(known: Mapping[str, Any], field: str) -> list[str]:
    return [value for name in _NAMES[field] for value in _flat(known.get(name))]


def _people(known: Mapping[str, Any]) -> Sequence[str]:
    """The author field of the first name that has one; `[[Jane Doe]]` is how a note-taker links a name."""
    for name in _NAMES["authors"]:
        values = [value.replace("[[", "").replace("]]", "") for value in _flat(known.get(name))]
        if values:
            return values
    return ()


def _flat(value: Any) -> Iterable[str]:
    if isinstance(value, str) and value.strip():
        yield value.strip()[:5000]
    elif isinstance(value, dict):
        yield from _flat(value.get("name"))
    elif isinstance(value, list | tuple):
        for item in value[:50]:
            if isinstance(item, str | dict):
                yield from _flat(item)
