"""Parts → an article: one immutable text, every part a span of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.intake.parts import Part
from dossier.language.sentences import anchored_sentences
from dossier.model import Article, Block, Evidence, Metadata, Role, SourceText, Span
from dossier.text.fold import fold

# Characters that no text file holds and that would turn or hide what stands around them stay; these break tools.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_GAP = "\n\n"


def article_of(id: str, source: SourceText, parts: Sequence[Part], metadata: Metadata) -> Article:
    """The article whose text is its parts, in order, with an empty line between them.

    `source.text` is ignored and replaced. A declared title that no part shows becomes the headline.
    """
    shown = [part for part in _headed(parts, metadata) if part.text.strip()]
    pieces, blocks, at = [], [], 0
    for part in shown:
        words = printable(part.text)
        pieces.append(words)
        evidence = Evidence(part.rule, note=part.note)
        blocks.append(Block(Span(at, at + len(words)), part.role, evidence, part.certain, part.author))
        at += len(words) + len(_GAP)
    text = _GAP.join(pieces)
    language = metadata.language.value if metadata.language else "en"
    return Article(
        id=id,
        source=replace(source, text=text),
        blocks=tuple(blocks),
        sentences=anchored_sentences(text, [block.span for block in blocks], language),
        metadata=metadata,
    )


def printable(words: str) -> str:
    """The words without control characters and lone surrogates, which no encoding can write."""
    return _UNPRINTABLE.sub("\ufffd", words)


def _headed(parts: Sequence[Part], metadata: Metadata) -> list[Part]:
    title = metadata.title
    if title is None or any(part.role is Role.HEADLINE for part in parts) or not fold(title.value):
        return list(parts)
    return [Part(Role.HEADLINE, title.value, title.evidence.rule), *parts]
