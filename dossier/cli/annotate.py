"""`dossier annotate`: JSON lines of texts in, JSON lines of annotations out."""

from __future__ import annotations

import argparse
import json
import sys
from itertools import pairwise
from typing import Any

from dossier.extraction import annotate
from dossier.intake.plain import article_from_text
from dossier.language.grammar import fragments_stand
from dossier.model import Quotation, QuotationKind, Span, TimeExpression, TimexType

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
    fragments = fragments_stand(record.get("language") or "en")
    return {
        "id": record["id"],
        "people": [{"start": m.span.start, "end": m.span.end, "entity": m.entity} for m in found.mentions],
        "quotes": [
            _quote(text, q, span, kind)
            for q in found.quotations
            if q.kind is not QuotationKind.SCARE
            for span, kind in _standing(q, fragments)
        ],
        "dates": [
            *({"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found.dates),
            *_ranges(found.dates),
        ],
    }


def _standing(quotation: Quotation, fragments: bool) -> list[tuple[Span, QuotationKind]]:
    """The spans under which a quotation is listed: its own, and where fragments stand by themselves theirs too.

    “Kos nannte den Ofen „kalt“ und „alt““ is one mixed quotation; by the convention of its language the fragments
    are direct ones, with the clause as what they stand within.
    """
    if not fragments or quotation.kind is not QuotationKind.MIXED:
        return [(quotation.span, quotation.kind)]
    clause = [(quotation.span, quotation.kind)] if quotation.span not in quotation.quoted else []
    return clause + [(part, QuotationKind.DIRECT) for part in quotation.quoted]


def _quote(text: str, quotation: Quotation, span: Span, kind: QuotationKind) -> dict[str, Any]:
    within = {} if span == quotation.span else {"within": _ends(quotation.span)}
    return {
        **_ends(span),
        "kind": kind,
        "type": kind,  # PARC's name for it, by which scorers tell the kinds apart
        "speaker": quotation.speaker,
        "mention": quotation.source.of(text) if quotation.source else None,
        # What stands inside marks.
        "parts": [_ends(part) for part in quotation.quoted if span.start <= part.start and part.end <= span.end],
        **within,
    }


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _ranges(dates: tuple[TimeExpression, ...]) -> list[dict[str, Any]]:
    """Each range as a whole after its two ends: "from 1998 to 2014" lasts 1998/2014, which is one DURATION."""
    return [
        {"start": one.span.start, "end": two.span.end, "type": TimexType.DURATION, "value": two.edtf}
        for one, two in pairwise(dates)
        if one.precision == two.precision == "interval" and one.edtf == two.edtf and one.value != two.value
    ]
