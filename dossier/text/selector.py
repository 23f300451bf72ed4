"""Where the words that a curator cites stand in an article: W3C TextQuoteSelectors, resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from dossier.model import Article, Span, TextQuote
from dossier.text.fold import fold

_DOUBLE = '"“”„‟«»〝〞＂'
_SINGLE = "'‘’‚‛‹›ʼ`´′"
_PLAIN_MARKS = str.maketrans({**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'")})
_NEAR_ENOUGH = 60.0
_ENDING = re.compile(r"\.[^.\s]{1,5}$")
_PART_OF_A_NAME, _LEAST_OF_A_NAME = 85.0, 4
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


def stands_twice(text: str, exact: str) -> bool:
    """Whether `locate` would find the words at two places or more; asked of many words, the text is read once.

    >>> stands_twice('“No,” he said. "No,"  she said.', "“No,”"), stands_twice("No, no", "No")
    (True, False)
    """
    searched, sought = _plain_text(text), plain_marks(exact)
    first = searched.find(sought)
    return bool(sought) and first >= 0 and searched.find(sought, first + len(sought)) >= 0


@lru_cache(maxsize=4)
def _plain_text(text: str) -> str:
    return plain_marks(text)


def plain_marks(words: str) -> str:
    """The words as `locate` compares them: single spaces, one style of quotation mark and of apostrophe."""
    return " ".join(words.split()).translate(_PLAIN_MARKS)


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


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """All articles of a dossier, and by what a curator may call each: id, seed path, path without its ending."""

    articles: tuple[Article, ...]
    tables: tuple[Mapping[str, Article | None], ...]


def names_of(articles: Iterable[Article]) -> ArticleNames:
    """The names of all articles, made once for many questions; a name that two articles have means neither."""
    known = tuple(articles)
    tables: list[dict[str, Article | None]] = []
    for names in (_id, _path, _stem, _earlier):
        table: dict[str, Article | None] = {}
        for article in known:
            for name in names(article):
                table[name] = None if name in table else article
        tables.append(table)
    return ArticleNames(known, tuple(tables))


def article_named(names: ArticleNames, reference: str) -> Article | None:
    """The article that a curator means by its id, its seed path, or that path without its ending.

    A reference that fits two articles is no answer: None.
    """
    return next((table[reference] for table in names.tables if reference in table), None)


def _id(article: Article) -> tuple[str, ...]:
    return (article.id,)


def _path(article: Article) -> tuple[str, ...]:
    return (article.source.path,)


def _stem(article: Article) -> tuple[str, ...]:
    return (article.source.path.rpartition(".")[0],)


def _earlier(article: Article) -> set[str]:
    """The names of earlier captures and of copies to the byte: they still mean the article."""
    names = (*article.also, *(name for c in article.captures for name in (c.id, c.path)))
    return {*names, *(stem for name in names if (stem := name.rpartition(".")[0]))}


def _without_ending(name: str) -> str:
    return fold(_ENDING.sub("", name))


def nearest_article(names: ArticleNames, reference: str) -> str | None:
    """The id or seed path most like a reference that names no article; None where nothing comes near.

    Where no whole name is like it, a name that holds it, a slip aside, is near: "nato-rejects" for
    "012_nato-rejects-call.txt".
    """
    known = [name for article in names.articles for name in (article.source.path, article.id)]
    found = process.extractOne(reference, known, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    if found is None and len(reference) >= _LEAST_OF_A_NAME:
        found = process.extractOne(
            reference, known, scorer=fuzz.partial_ratio, processor=_without_ending, score_cutoff=_PART_OF_A_NAME
        )
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
