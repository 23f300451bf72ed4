"""Linked data read by a public processor (JSON-LD 1.1): every name is one of schema.org's, every address is whole."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld

from dossier.downloads.linked_data import linked_data_of
from dossier.model import SiteOptions
from tests.pages.sample import sample_dossier

_AT = "https://example.org/harbour/"
# Of schema.org's context what the documents use: its names, and those whose values are addresses.
_CONTEXT = {
    "@context": {
        "@vocab": "https://schema.org/",
        **{name: {"@id": f"https://schema.org/{name}", "@type": "@id"} for name in ("url", "contentUrl", "archivedAt")},
    }
}
_TYPES = {"Dataset", "DataDownload", "NewsArticle", "Organization", "Person", "Quotation"}
_NAMES = {
    *("name", "description", "url", "temporalCoverage", "distribution", "encodingFormat", "contentUrl", "headline"),
    *("author", "publisher", "datePublished", "inLanguage", "isBasedOn", "archivedAt", "alternateName", "subjectOf"),
    *("text", "spokenByCharacter"),
}


def _loaded(url: str, options: object) -> dict[str, Any]:
    assert url.rstrip("/") == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": _CONTEXT}


def _within(node: Any) -> list[dict[str, Any]]:
    """Every node of an expanded document."""
    if isinstance(node, list):
        return [found for part in node for found in _within(part)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for part in node.values() for found in _within(part))]


def test_a_public_processor_reads_every_document() -> None:
    documents = linked_data_of(sample_dossier(), SiteOptions(address=_AT, title="Harbour"))
    assert len(documents) > 6
    for address, text in documents.items():
        given = json.loads(text)
        expanded = jsonld.expand(given, {"documentLoader": _loaded})
        assert len(expanded) == 1, address
        nodes = [node for node in _within(expanded) if "@value" not in node]
        for node in nodes:
            assert {kind.removeprefix("https://schema.org/") for kind in node.get("@type", ())} <= _TYPES
            names = {key.removeprefix("https://schema.org/") for key in node if not key.startswith("@")}
            assert names <= _NAMES, (address, names)
            assert "@id" not in node or node["@id"].startswith("https://")
