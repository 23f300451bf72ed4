"""The list of a site's pages for search engines (sitemaps.org, version 0.9), without the day of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from dossier.model import Asset
from dossier.text.addresses import as_link

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # in one file, says the protocol


def site_map(addresses: Iterable[str], base: str, most: int = _MOST) -> Iterator[Asset]:
    """`sitemap.xml` of the pages at site-relative addresses; of very many, a list of lists `sitemap-1.xml` and so on.

    `base` is where the site stands: `https://example.org/dossier/`.
    """
    base = base.rstrip("/") + "/"
    places = [f"{base}{as_link(address)}" for address in sorted(addresses)]
    if len(places) <= most:
        yield Asset("sitemap.xml", _listed("urlset", "url", places))
        return
    names: list[str] = []
    for start in range(0, len(places), most):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield Asset(names[-1], _listed("urlset", "url", places[start : start + most]))
    yield Asset("sitemap.xml", _listed("sitemapindex", "sitemap", [base + name for name in names]))


def _listed(kind: str, item: str, places: Iterable[str]) -> bytes:
    rows = "".join(f"<{item}><loc>{escape(place)}</loc></{item}>\n" for place in places)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{_SPACE}">\n{rows}</{kind}>\n'.encode()
