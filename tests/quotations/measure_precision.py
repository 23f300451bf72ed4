"""Measures every attribution rule on annotated news and writes dossier/extraction/quotations/precision.tsv.

    python -m tests.quotations.measure_precision SCORER.py GOLD.jsonl OUT.tsv

SCORER is a module with `match`, `spk_ok` and `COUNT` that decides whether words and speaker are right. Pronouns the
gold itself leaves unresolved do not count; words of direct speech that the gold holds for part of a paraphrase are
neither right nor wrong, and a fragment is right when it lies in a gold quotation of the same source.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dossier.extraction import annotate
from dossier.extraction.quotations.vocabulary import load_vocabulary
from dossier.intake.plain import article_from_text
from dossier.language.lexicon import load_lexicon
from dossier.model import Quotation, QuotationKind

HEADER = """# Each rule, by the sort of source it found, on annotated news texts (PolNeAR, training part): `right` of
# `seen` had both the right words (four fifths of overlap) and the right source; see measure_precision.py.
rule\tsource\tright\tseen"""
Gold = dict[str, Any]


def outcomes(scorer: Any, document: Gold) -> Iterator[tuple[str, str, bool]]:
    """Rule, sort of source and success of every quotation found in a document that can be judged."""
    text = document["text"]
    found, _ = annotate(article_from_text(document["id"], text))
    spoken = [q for q in found.quotations if q.kind is not QuotationKind.SCARE]
    for direct in (True, False):
        some = [q for q in spoken if (q.kind is QuotationKind.DIRECT) == direct]
        gold = [g for g in document["quotes"] if not direct or g["type"] == "direct"]
        others = [g for g in document["quotes"] if direct and g["type"] != "direct"]
        predictions = [_prediction(q, text) for q in some]
        matched = {j: gold[i] for i, j in scorer.match(text, gold, predictions, 0.8)}
        for j, quotation in enumerate(some):
            verdict = _verdict(scorer, quotation, predictions[j], matched.get(j), others, document["quotes"])
            if verdict is not None:
                yield quotation.evidence.rule, _sort(quotation, text), verdict


def _prediction(quotation: Quotation, text: str) -> Gold:
    mention = quotation.source.of(text) if quotation.source else None
    return {
        "start": quotation.span.start,
        "end": quotation.span.end,
        "speaker": quotation.speaker,
        "mention": mention,
    }


def _verdict(
    scorer: Any, quotation: Quotation, prediction: Gold, gold: Gold | None, others: list[Gold], every: list[Gold]
) -> bool | None:
    if quotation.evidence.rule == "quotation.fragment":
        holding = [scorer.spk_ok(g, prediction) for g in every if _covered(quotation, g)]
        if holding and all(kind == "pronoun" for kind, _ in holding):
            return None
        return any(right for _, right in holding)
    if gold is None:
        return None if any(_covered(quotation, g) for g in others) else False
    kind, right = scorer.spk_ok(gold, prediction)
    if kind == "pronoun":
        return None
    return bool(right) or kind not in scorer.COUNT


def _covered(quotation: Quotation, gold: Gold) -> bool:
    shared = min(gold["end"], quotation.span.end) - max(gold["start"], quotation.span.start)
    return bool(shared >= 0.8 * len(quotation.span))


def _sort(quotation: Quotation, text: str) -> str:
    lexicon = load_lexicon("en")
    assert lexicon
    if quotation.source is None:
        return "none"
    words = quotation.source.of(text)
    if words.lower() in load_vocabulary(lexicon).pronouns:
        return "pronoun"
    return "name" if quotation.entity and any(c.isupper() for c in words) else "noun"


def main(scorer_path: str, gold_path: str, out: str) -> None:
    """Count, and write the table."""
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    with Path(gold_path).open(encoding="utf-8") as lines:
        for line in lines:
            for rule, sort, success in outcomes(scorer, json.loads(line)):
                seen[rule, sort] += 1
                right[rule, sort] += success
    rows = [f"{rule}\t{sort}\t{right[rule, sort]}\t{count}" for (rule, sort), count in sorted(seen.items())]
    Path(out).write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
