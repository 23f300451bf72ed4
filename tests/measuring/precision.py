"""Counts how often each rule is right, and writes the tables of measured precision.

    make precision                                                  counts on the project's own passages
    python -m tests.measuring.precision --write GOLD.jsonl…         writes precision.tsv of each stage annotated there

Right means, for a person: exactly the annotated words; for a date: the annotated value, cut to the day; for a
quotation: the words (four fifths of overlap) and their source. What the annotation leaves open is not counted: the
source of a pronoun nobody resolved, words of direct speech that are part of an annotated paraphrase.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import dossier.extraction
from dossier.extraction import annotate
from dossier.extraction.quotations.vocabulary import load_vocabulary
from dossier.intake.plain import article_from_text
from dossier.language.lexicon import load_lexicon
from dossier.model import Annotations, Quotation, QuotationKind
from tests.measuring.gold import Document, Speech, own_passages, read_gold
from tests.quality.passages import trimmed

Outcome = tuple[tuple[str, ...], bool]
COLUMNS = {"quotations": ("rule", "source"), "people": ("rule",), "dates": ("rule",)}
_MEANS = {
    "quotations": "right: the words (four fifths of overlap) and their source",
    "people": "right: exactly the annotated words",
    "dates": "right: the annotated value, cut to the day",
}
_OVERLAP = 0.8
_WORD = re.compile(r"[^\W_]+")


def outcomes(document: Document) -> Iterator[tuple[str, Outcome]]:
    """Stage, rule and success of everything found in a document that its annotation can judge."""
    found, _ = annotate(article_from_text(document.id, document.text, document.published))
    if document.people is not None:
        yield from (("people", outcome) for outcome in _people(document.people, found))
    if document.times is not None:
        yield from (("dates", outcome) for outcome in _dates(document.times, document.whole, found))
    if document.speech is not None:
        yield from (("quotations", outcome) for outcome in _quotations(document.text, document.speech, found))


def _people(gold: Iterable[tuple[int, int]], found: Annotations) -> Iterator[Outcome]:
    spans = frozenset(gold)
    for mention in found.mentions:
        yield (mention.evidence.rule,), (mention.span.start, mention.span.end) in spans


def _dates(gold: dict[tuple[int, int], str], whole: bool, found: Annotations) -> Iterator[Outcome]:
    for time in found.dates:
        near = [value for (a, b), value in gold.items() if a < time.span.end and time.span.start < b]
        if not (near or whole):
            continue
        given = {(time.value or "")[:10], time.edtf or ("unresolved" if time.unresolved else "none")}
        yield (time.evidence.rule,), any(value[:10] in given or value in given for value in near)


def _quotations(text: str, gold: tuple[Speech, ...], found: Annotations) -> Iterator[Outcome]:
    for quotation in found.quotations:
        if quotation.kind is QuotationKind.SCARE:
            continue
        verdict = _verdict(text, quotation, gold)
        if verdict is not None:
            yield (quotation.evidence.rule, _sort(quotation, text)), verdict


def _verdict(text: str, quotation: Quotation, gold: tuple[Speech, ...]) -> bool | None:
    """Whether words and source are right; None where the annotation does not say."""
    mine = trimmed(text, quotation.span.start, quotation.span.end)
    matching = [speech for speech in gold if _alike(mine, trimmed(text, speech.start, speech.end))]
    holding = [speech for speech in gold if _inside(mine, (speech.start, speech.end))]
    if not matching and quotation.kind is QuotationKind.MIXED and len(quotation.quoted) == 1:
        matching = holding
    if not matching:
        return None if any(not speech.direct for speech in holding) else False
    said = [quotation.speaker, quotation.source.of(text) if quotation.source else None]
    verdicts = [_right(speech, [words for words in said if words]) for speech in matching]
    return True if True in verdicts else None if None in verdicts else False


def _alike(mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    shared = min(mine[1], theirs[1]) - max(mine[0], theirs[0])
    return shared >= _OVERLAP * max(mine[1] - mine[0], theirs[1] - theirs[0], 1)


def _inside(mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    return min(mine[1], theirs[1]) - max(mine[0], theirs[0]) >= _OVERLAP * (mine[1] - mine[0])


def _right(speech: Speech, said: list[str]) -> bool | None:
    if not speech.speakers:
        return not said or None
    known = [name for name in speech.speakers if name.lower() not in _pronouns()]
    if not known:
        return None
    return any(_same(name, words) for name in known for words in said)


def _same(one: str, other: str) -> bool:
    """Whether two ways to name a source share the word that tells who: "Rep. Kos of Ohio", "Kos"."""
    return _head(one) in _WORD.findall(other.lower()) or _head(other) in _WORD.findall(one.lower())


def _head(name: str) -> str:
    """The word that tells who: the last capitalised one before "of" or a comma, else the last."""
    words: list[str] = _WORD.findall(
        re.split(r",|\b(?:of|from|who|in|at|with|for)\b|['’]s\b", name)[0]
    ) or _WORD.findall(name)
    capital = [word for word in words if word[0].isupper()]
    return ((capital or words or [""])[-1]).lower()


def _pronouns() -> frozenset[str]:
    lexicon = load_lexicon("en")
    assert lexicon
    return frozenset(load_vocabulary(lexicon).pronouns)


def _sort(quotation: Quotation, text: str) -> str:
    if quotation.source is None:
        return "none"
    words = quotation.source.of(text)
    if words.lower() in _pronouns():
        return "pronoun"
    return "name" if quotation.entity and any(c.isupper() for c in words) else "noun"


def count(documents: Iterable[Document]) -> dict[str, dict[tuple[str, ...], tuple[int, int]]]:
    """Stage → rule → how many it found that could be judged, and how many were right."""
    seen: Counter[tuple[str, tuple[str, ...]]] = Counter()
    right: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for document in documents:
        for stage, (rule, success) in outcomes(document):
            seen[stage, rule] += 1
            right[stage, rule] += success
    tables: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {}
    for (stage, rule), number in sorted(seen.items()):
        tables.setdefault(stage, {})[rule] = (number, right[stage, rule])
    return tables


def as_table(stage: str, counts: dict[tuple[str, ...], tuple[int, int]], inputs: str, day: str) -> str:
    """The counts as the text of a `precision.tsv`, with its program, inputs and day in front."""
    head = [
        f"# Made by `python -m tests.measuring.precision --write`, {day}, on {inputs}.",
        f"# seen: found by the rule and judged; {_MEANS[stage]}.",
        "\t".join((*COLUMNS[stage], "seen", "right")),
    ]
    rows = ["\t".join((*rule, str(seen), str(right))) for rule, (seen, right) in counts.items()]
    return "\n".join([*head, *rows]) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Count, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="annotated news, one JSON object a line")
    parser.add_argument("--write", action="store_true", help="write precision.tsv of each stage that was judged")
    parser.add_argument("--day", default=date.today().isoformat(), help="the day to name in a table")
    options = parser.parse_args(arguments)
    documents = [document for path in options.gold for document in read_gold(path)] if options.gold else own_passages()
    inputs = ", ".join(path.stem for path in options.gold) or "the passages of tests/quality"
    for stage, counts in count(documents).items():
        table = as_table(stage, counts, f"{inputs} ({len(documents)} texts)", options.day)
        if options.write:
            (Path(dossier.extraction.__file__).parent / stage / "precision.tsv").write_text(table, encoding="utf-8")
        else:
            sys.stdout.write(f"== {stage}\n{table}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
