"""The facts as W3C Web Annotations: standoff, so that they can be laid over the articles by other tools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dossier.downloads.references import addresses_of
from dossier.downloads.tables import sentence_address
from dossier.model import Annotations, Article, Dossier, Evidence, SiteOptions, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_AROUND = 32  # characters of prefix and suffix: as much as Hypothesis keeps


def as_web_annotations(dossier: Dossier, options: SiteOptions) -> Iterator[bytes]:
    """An AnnotationCollection with one page of annotations (Web Annotation Data Model, W3C 2017), a line each.

    It comes piece by piece: all together it is many times as long as the articles.

    A target is the article's own address where it is known, else its page here; the words are selected by
    TextQuoteSelector and by TextPositionSelector (code points of the text as it was read).
    """
    found = {annotations.article: annotations for annotations in dossier.annotations}
    read = [(article, found.get(article.id, Annotations(article.id))) for article in dossier.articles]
    total = sum(len(one.mentions) + len(one.quotations) + len(one.dates) for _, one in read)
    head = json.dumps({"@context": _CONTEXT, "type": "AnnotationCollection", "total": total})[:-1]
    yield f'{head}, "first": {{"type": "AnnotationPage", "startIndex": 0, "items": ['.encode()
    between = "\n"
    for article, one in read:
        for item in _annotations(article, one, options):
            yield f"{between}{_JSON(item)}".encode("utf-8", "backslashreplace")
            between = ",\n"
    yield b"\n]}}\n" if total else b"\n\n]}}\n"


def _annotations(article: Article, found: Annotations, options: SiteOptions) -> Iterator[dict[str, Any]]:
    for mention in found.mentions:
        yield _annotation(article, mention.span, mention.evidence, "tagging", mention.entity, options)
    for quotation in found.quotations:
        said = f"{quotation.kind.value}: {quotation.speaker or 'unknown speaker'}"
        yield _annotation(article, quotation.span, quotation.evidence, "identifying", said, options)
    for date in found.dates:
        value = date.edtf or date.unresolved or date.value
        yield _annotation(article, date.span, date.evidence, "classifying", value, options)


def _annotation(
    article: Article, span: Span, evidence: Evidence, purpose: str, value: str, options: SiteOptions
) -> dict[str, Any]:
    address = sentence_address(article, span)
    base = options.address.rstrip("/") + "/" if options.address else ""
    text = article.text
    return {
        "id": f"{base}{address}:{purpose}:{span.start}-{span.end}",
        "type": "Annotation",
        "motivation": purpose,
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": value},
            {"type": "TextualBody", "purpose": "describing", "value": f"rule {evidence.rule}"},
        ],
        "target": {
            "source": addresses_of(article)[0] or base + address.partition("#")[0],
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": text[max(span.start - _AROUND, 0) : span.start],
                    "suffix": text[span.end : span.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }
