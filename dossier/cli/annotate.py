"""`dossier annotate`: JSON lines of texts in, JSON lines of annotations out."""

from __future__ import annotations

import argparse
import json
import sys
from itertools import pairwise
from typing import Any

from dossier.extraction import annotate
from dossier.intake.plain import article_from_text
from dossier.model import QuotationKind, TimeExpression, TimexType

HELP = 'Read {"id", "text", "published"?, "language"?} lines and write {"id", "people", "quotes", "dates"} lines.'


def configure(parser: argparse.ArgumentParser) -> None:
    """The verb takes no options: it is a filter for shell pipes."""


def run(options: argparse.Namespace) -> int:
    """Annotate every line of standard input (UTF-8); 1 when a line was no record, which costs only that line."""
    failed = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            record = _record(line)
        except ValueError as error:
            failed = 1
            remedy = 'write one JSON object a line: {"id": "a1", "text": "…", "published": "2022-01-27"}'
            print(f"line {number}: error annotate-no-record: {error} → {remedy}", file=sys.stderr)
        else:
            print(json.dumps(_annotate(record), ensure_ascii=False))
    return failed


def _record(line: bytes) -> dict[str, Any]:
    """The record of a line; `ValueError` says what is wrong with it."""
    record = json.loads(line)
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or "id" not in record:
        raise ValueError("no JSON object with “id” and “text”")
    for optional in ("published", "language"):
        if not isinstance(record.get(optional), str | None):
            raise ValueError(f"“{optional}” is no string")
    return record


def _annotate(record: dict[str, Any]) -> dict[str, Any]:
    """The fields of the answer; offsets are half-open code points of the text as given."""
    text = record["text"]
    article = article_from_text(str(record["id"]), text, record.get("published"), record.get("language") or "en")
    found, _ = annotate(article)
    return {
        "id": record["id"],
        "people": [{"start": m.span.start, "end": m.span.end, "entity": m.entity} for m in found.mentions],
        "quotes": [
            {
                "start": q.span.start,
                "end": q.span.end,
                "kind": q.kind,
                "type": q.kind,  # PARC's name for it, by which scorers tell the kinds apart
                "speaker": q.speaker,
                "mention": q.source.of(text) if q.source else None,
                "parts": [{"start": part.start, "end": part.end} for part in q.quoted],  # what stands inside marks
            }
            for q in found.quotations
            if q.kind is not QuotationKind.SCARE
        ],
        "dates": [
            *({"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found.dates),
            *_ranges(found.dates),
        ],
    }


def _ranges(dates: tuple[TimeExpression, ...]) -> list[dict[str, Any]]:
    """Each range as a whole after its two ends: "from 1998 to 2014" lasts 1998/2014, which is one DURATION."""
    return [
        {"start": one.span.start, "end": two.span.end, "type": TimexType.DURATION, "value": two.edtf}
        for one, two in pairwise(dates)
        if one.precision == two.precision == "interval" and one.edtf == two.edtf and one.value != two.value
    ]
