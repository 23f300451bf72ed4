"""What the passages ask for and did not get: `python -m tests.quality.show [words of a passage's title]`."""

from __future__ import annotations

import sys

from dossier.extraction import annotate
from dossier.intake import article_from_text
from tests.quality.passages import Passage, read_passages
from tests.quality.scoring import score_passage


def main(words: list[str]) -> None:
    for passage in read_passages():
        wrong = [name for name, (both, wanted, found) in score_passage(passage).items() if not both == wanted == found]
        if wrong and all(word in passage.name for word in words):
            print(f"\n=== {passage.name}\n{passage.text}\n  wrong: {'; '.join(wrong)}")
            _print_both(passage)


def _print_both(passage: Passage) -> None:
    found, _ = annotate(article_from_text(passage.name, passage.text, passage.published))
    for mark in passage.marks:
        print(f"  wanted {mark.sign} {passage.text[mark.start : mark.end]!r} {mark.kind} {mark.label}")
    for mention in found.mentions:
        print(f"  found  {{ {mention.span.of(passage.text)!r} {mention.entity}")
    for time in found.dates:
        print(f"  found  [ {time.span.of(passage.text)!r} {time.edtf} {time.value}")
    for quotation in found.quotations:
        print(f"  found  < {quotation.span.of(passage.text)!r} {quotation.kind} {quotation.speaker}")


if __name__ == "__main__":
    main(sys.argv[1:])
