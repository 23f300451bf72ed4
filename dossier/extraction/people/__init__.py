"""People named in an article, and which mentions are one person."""

from __future__ import annotations

from dossier.extraction.lexicon import Lexicon
from dossier.model import Article, ArticlePerson, PersonMention


def find_people(article: Article, lexicon: Lexicon) -> tuple[tuple[ArticlePerson, ...], tuple[PersonMention, ...]]:
    """The people of an article and their mentions, in reading order."""
    return (), ()
