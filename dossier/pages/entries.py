"""Ready entries for the curation files, shown where a reader sees what is wrong."""

from __future__ import annotations

import json

from dossier.model import Article, Block, Role, Span

_LONGEST = 120
_BESIDE = 32


def line_entry(article: Article, block: Block) -> str:
    """The entry for `lines.yml` that has a set-aside line read as a paragraph; its words quoted, safe in YAML.

    - line: "More ferries will sail this summer"
      article: "012_flood.txt"
      role: paragraph
    """
    text = article.text
    words = _beginning(text, block.span)
    exact = words.of(text)
    stated = [("line", exact), ("article", article.id if article.source.record is not None else article.source.path)]
    if text.count(exact) > 1:
        before, after = Span(max(0, words.start - _BESIDE), words.start), Span(words.end, words.end + _BESIDE)
        stated += [("prefix", before.of(text)), ("suffix", after.of(text))]
    keys = [f"{key}: {json.dumps(said, ensure_ascii=False)}" for key, value in stated if (said := _plain(value))]
    return "- " + "\n  ".join([*keys, f"role: {Role.PARAGRAPH.value}"]) + "\n"


def _beginning(text: str, span: Span) -> Span:
    """As much of a line as it takes to cite it, up to the end of a word."""
    if len(span) <= _LONGEST:
        return span
    cut = text.rfind(" ", span.start, span.start + _LONGEST)
    return Span(span.start, cut if cut > span.start else span.start + _LONGEST)


def _plain(words: str) -> str:
    return " ".join(words.split())
