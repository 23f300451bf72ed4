"""`dossier annotate`: JSON lines of texts in, JSON lines of annotations out."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from dossier.extraction import annotate
from dossier.intake.plain import article_from_text
from dossier.model import QuotationKind

HELP = 'Read {"id", "text", "published"?, "language"?} lines and write {"id", "people", "quotes", "dates"} lines.'


def configure(parser: argparse.ArgumentParser) -> None:
    """The verb takes no options: it is a filter for shell pipes."""


def run(options: argparse.Namespace) -> int:
    """Annotate every line of standard input; offsets are half-open code points of the text as given."""
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(_annotate(json.loads(line)), ensure_ascii=False))
    return 0


def _annotate(record: dict[str, Any]) -> dict[str, Any]:
    text = record["text"]
    article = article_from_text(record["id"], text, record.get("published"), record.get("language") or "en")
    found, _ = annotate(article)
    return {
        "id": record["id"],
        "people": [{"start": m.span.start, "end": m.span.end, "entity": m.entity} for m in found.mentions],
        "quotes": [
            {
                "start": q.span.start,
                "end": q.span.end,
                "kind": q.kind,
                "speaker": q.speaker,
                "mention": q.source.of(text) if q.source else None,
            }
            for q in found.quotations
            if q.kind is not QuotationKind.SCARE
        ],
        "dates": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found.dates],
    }
