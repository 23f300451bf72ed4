"""Text given as an article body, every paragraph of it."""

from __future__ import annotations

import hashlib

from dossier.model import Article, Block, Evidence, Metadata, Problem, Role, SourceText, Statement, Tier
from dossier.text.lines import paragraphs_of
from dossier.text.sentences import anchored_sentences


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


def read_text(id: str, source: SourceText, stated: Metadata) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a plain text, every paragraph of it body."""
    spans = paragraphs_of(source.text)
    blocks = tuple(Block(span, Role.PARAGRAPH, Evidence("intake.line")) for span in spans)
    return Article(id, source, blocks, anchored_sentences(source.text, spans), stated), ()


def mark_repeats(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles as they are."""
    return articles
