"""Where the words that a curator cites stand in an article: W3C TextQuoteSelectors, resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from dossier.model import Article, Span, TextQuote

_DOUBLE = '"“”„‟«»〝〞＂'
_SINGLE = "'‘’‚‛‹›ʼ`´′"
_NEAR_ENOUGH = 60.0
_SEARCHED = 200_000


def locate(text: str, quote: TextQuote) -> tuple[Span, ...]:
    """Every place where the quote's exact words stand, between its prefix and its suffix.

    White space and the style of quotation marks and apostrophes may differ, nothing else: a changed word, a
    changed capital is another text, and the answer is empty.

    >>> locate('He said  "yes".', TextQuote("said “yes”"))
    (Span(start=3, end=14),)
    """
    pattern = _pattern(quote)
    found: list[Span] = []
    match = pattern.search(text) if pattern else None
    while pattern and match:
        found.append(Span(*match.span("exact")))
        # A prefix may be the words just found ("no, no, no"), so the search goes on inside them.
        match = pattern.search(text, match.start("exact") + 1 if quote.prefix else match.end("exact"))
    return tuple(found)


def nearest_words(text: str, exact: str) -> str | None:
    """The stretch of a text most like the words sought, whole words only; None where nothing comes near."""
    sought = " ".join(exact.split())[:500]
    searched = text[:_SEARCHED]
    if not sought or not searched:
        return None
    found = fuzz.partial_ratio_alignment(sought, searched, score_cutoff=_NEAR_ENOUGH)
    if found is None:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and not searched[start - 1].isspace():
        start -= 1
    while end < len(searched) and not searched[end].isspace():
        end += 1
    return " ".join(searched[start:end].split()) or None


def article_named(articles: Sequence[Article], reference: str) -> Article | None:
    """The article that a curator means by its id, its seed path, or that path without its ending.

    A reference that fits two articles is no answer: None.
    """
    for names in (_id, _path, _stem):
        found = [article for article in articles if names(article) == reference]
        if found:
            return found[0] if len(found) == 1 else None
    # The name of an earlier capture still means the article.
    earlier = [a for a in articles if any(reference in (c.id, c.path, c.path.rpartition(".")[0]) for c in a.captures)]
    return earlier[0] if len(earlier) == 1 else None


def _id(article: Article) -> str:
    return article.id


def _path(article: Article) -> str:
    return article.source.path


def _stem(article: Article) -> str:
    return article.source.path.rpartition(".")[0]


def nearest_article(articles: Sequence[Article], reference: str) -> str | None:
    """The id or seed path most like a reference that names no article; None where nothing comes near."""
    names = [name for article in articles for name in (article.source.path, article.id)]
    found = process.extractOne(reference, names, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return found[0] if found else None


@lru_cache(maxsize=512)
def _pattern(quote: TextQuote) -> re.Pattern[str] | None:
    exact, prefix, suffix = (_tolerant(words) for words in (quote.exact, quote.prefix, quote.suffix))
    if not exact:
        return None
    before = rf"{prefix}\s*" if prefix else ""
    after = rf"(?=\s*{suffix})" if suffix else ""
    return re.compile(f"{before}(?P<exact>{exact}){after}")


def _tolerant(words: str) -> str:
    """A pattern for the words; each gap is one greedy run of white space, so matching is linear."""
    return r"\s+".join("".join(map(_tolerant_character, word)) for word in words.split())


def _tolerant_character(character: str) -> str:
    for family in (_DOUBLE, _SINGLE):
        if character in family:
            return f"[{re.escape(family)}]"
    return re.escape(character)
