"""Text given as an article body, every paragraph of it."""

from __future__ import annotations

import hashlib

from dossier.language.sentences import anchored_sentences
from dossier.model import Article, Block, Evidence, Metadata, Role, SourceText, Statement, Tier
from dossier.text.lines import paragraphs_of


def article_from_text(name: str, text: str, published: str | None = None, language: str = "en") -> Article:
    """An article whose whole text is body: the form in which `dossier annotate` receives texts.

    `published` is an ISO 8601 day or moment that the caller vouches for (None: unknown).
    """
    spans = paragraphs_of(text)
    given = Evidence("intake.given", note="stated by the caller")
    return Article(
        id=name,
        source=SourceText(path=name, text=text, sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()),
        blocks=tuple(Block(span, Role.PARAGRAPH, given) for span in spans),
        sentences=anchored_sentences(text, spans, language),
        metadata=Metadata(
            published=Statement(published, Tier.CURATED, given) if published else None,
            language=Statement(language, Tier.CURATED, given),
        ),
    )
