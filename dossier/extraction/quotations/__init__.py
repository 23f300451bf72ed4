"""Reported speech in an article: who said what, in which words."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.extraction.lexicon import Lexicon
from dossier.model import Article, ArticlePerson, PersonMention, Quotation


def find_quotations(
    article: Article,
    people: Sequence[ArticlePerson],
    mentions: Sequence[PersonMention],
    lexicon: Lexicon | None,
) -> tuple[Quotation, ...]:
    """The quotations of an article in reading order."""
    return ()
