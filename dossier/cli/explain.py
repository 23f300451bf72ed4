"""`dossier explain SEED:LINE`: what was found in a line, by which rule and on which words, and why nothing else."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from dossier.cli.places import missing_seeds
from dossier.model import READ_ROLES, Annotations, Article, Dossier, Evidence, QuotationKind, Span
from dossier.pipeline import build_dossier
from dossier.text.lines import line_number

HELP = "Say what was found in one line of a seed, by which rule and on which words, and why nothing else."

# A word of any script; whether it is capitalised is asked of the word, for no pattern names all small letters.
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("place", metavar="SEED:LINE", help="a seed's file name and a line of its text, counted from 1")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), help="the folder of articles (default: seeds)")


def run(options: argparse.Namespace) -> int:
    """Print the explanation; 2 when there is no such seed or line."""
    name, _, number = options.place.rpartition(":")
    if not name or not number.isdigit():
        print(f"“{options.place}” is no SEED:LINE; write for example 001_story.txt:4")
        return 2
    dossier = build_dossier(options.seeds)
    missing = missing_seeds(dossier, options.seeds)
    if missing is not None:
        print(missing)
        return 2
    found = _find(dossier, Path(name).name)
    if found is None:
        names = ", ".join(article.source.path for article in dossier.articles[:10]) or "none"
        print(f"no article comes from “{name}” in {options.seeds}; there are: {names}")
        return 2
    article, annotations = found
    lines = list(explain_line(article, annotations, int(number)))
    print("\n".join(lines) if lines else f"{article.source.path} has no text on line {number}")
    return 0 if lines else 2


def _find(dossier: Dossier, name: str) -> tuple[Article, Annotations] | None:
    for article, found in zip(dossier.articles, dossier.annotations, strict=True):
        if name in (Path(article.source.path).name, article.id):
            return article, found
    return None


def explain_line(article: Article, annotations: Annotations, number: int) -> Iterator[str]:
    """The lines of the explanation for line `number` (from 1) of the article's text."""
    for block in article.blocks:
        first, last = line_number(article.text, block.span.start), line_number(article.text, block.span.end)
        if not first <= number <= last:
            continue
        doubt = "" if block.certain else ", uncertain: please look"
        yield f"{article.source.path}:{number} is {block.role}{doubt}"
        yield _because(article, block.evidence)
        yield f"    {block.span.of(article.text)}"
        if block.role in READ_ROLES:
            yield from _mentions(article, annotations, block.span)
        else:
            yield f"  nothing was looked for: extraction does not read a {block.role}"


def _mentions(article: Article, annotations: Annotations, within: Span) -> Iterator[str]:
    text = article.text
    covered: list[Span] = []
    for mention in annotations.mentions:
        if within.overlaps(mention.span):
            covered.append(mention.span)
            covered.extend(part for part in (mention.role, mention.honorific) if part)
            role = f", stated role “{mention.role.of(text)}”" if mention.role else ""
            yield f"  person “{mention.span.of(text)}” is {mention.entity}{role}"
            yield _because(article, mention.evidence)
    for quotation in annotations.quotations:
        if within.overlaps(quotation.span):
            covered.extend([quotation.source] if quotation.source else [])
            who = quotation.speaker or "nobody named"
            by = f" by “{quotation.source.of(text)}”" if quotation.source else ""
            yield f"  {quotation.kind} quotation “{quotation.span.of(text)}”, spoken by {who}{by}"
            if quotation.kind is QuotationKind.SCARE:
                yield "    no words near it say that anybody spoke them"
            yield _because(article, quotation.evidence)
    for time in annotations.dates:
        if within.overlaps(time.span):
            covered.append(time.span)
            meaning = time.edtf or time.unresolved or "not resolved"
            yield f"  {time.type} “{time.span.of(text)}” is {time.value}: {meaning}"
            yield _because(article, time.evidence)
    yield from _left_out(text, within, covered)


def _because(article: Article, evidence: Evidence) -> str:
    words = f" on “{evidence.span.of(article.text)}”" if evidence.span else ""
    precision = "" if evidence.confidence is None else f", right in {evidence.confidence:.0%} of measured cases"
    note = f" ({evidence.note})" if evidence.note else ""
    return f"    rule {evidence.rule}{words}{precision}{note}"


def _left_out(text: str, within: Span, covered: list[Span]) -> Iterator[str]:
    left = [f"“{span.of(text)}”" for span in _names_like(text, within, covered)]
    if left:
        yield f"  not taken for a person or a date, no rule fits: {', '.join(dict.fromkeys(left))}"
    if not covered and not left:
        yield "  no name and no time expression stands here"


def _names_like(text: str, within: Span, covered: list[Span]) -> Iterator[Span]:
    """The runs of capitalised words, one space apart, that belong to nothing found."""
    run: Span | None = None
    for match in _WORD.finditer(text, within.start, within.end):
        word = Span(*match.span())
        named = (match[0][0].isupper() or match[0][0].istitle()) and not any(span.overlaps(word) for span in covered)
        if named and run is not None and text[run.end : word.start] == " ":
            run = Span(run.start, word.end)
            continue
        if run is not None:
            yield run
        run = word if named else None
    if run is not None:
        yield run
