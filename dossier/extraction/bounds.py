"""How much of one article is marked: far more than any news carries, and no more than pages can hold.

A page of names alone, or one date again and again, would make thousands of pages from a few kilobytes. Beyond these
bounds the words stay in the article, unmarked, and a problem says how many. Among 486 articles of news measured for
them, the fullest paragraph has 14 names, 7 quotations or 8 dates; the fullest article has 31 people named 225 times,
109 quotations (one for 157 of its characters) and 79 dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from dossier.model import READ_ROLES, Article, ArticlePerson, Block, PersonMention, Problem, Severity, Span

# Characters of one paragraph that are searched: a speech of an hour without a paragraph has 50,000.
LONGEST_PARAGRAPH = 60_000
# Of each kind: names, quotations, dates.
_IN_A_PARAGRAPH = 120
# In an article of any length; a longer one may hold one more for so many of its characters.
_PEOPLE = (250, 800)
_MENTIONS = (1_500, 100)
_QUOTATIONS = (300, 400)
_DATES = (500, 400)


class _Marked(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Marked)


def bound_paragraphs(article: Article) -> tuple[Article, tuple[Problem, ...]]:
    """The article with each paragraph as far as it is searched, and a problem for each that goes on beyond that."""
    if len(article.text) <= LONGEST_PARAGRAPH:
        return article, ()
    long = [block for block in article.blocks if block.role in READ_ROLES and len(block.span) > LONGEST_PARAGRAPH]
    if not long:
        return article, ()
    blocks = tuple(_begun(block, article.text) if block in long else block for block in article.blocks)
    return replace(article, blocks=blocks), tuple(_unread(article, block) for block in long)


def _begun(block: Block, text: str) -> Block:
    """The beginning of a paragraph, up to the end of a word."""
    most = block.span.start + LONGEST_PARAGRAPH
    space = text.rfind(" ", block.span.start + 1, most)
    return replace(block, span=Span(block.span.start, space if space > 0 else most))


def _unread(article: Article, block: Block) -> Problem:
    return Problem(
        code="too-long-paragraph",
        severity=Severity.WARNING,
        path=article.source.path,
        message=f"a paragraph has {len(block.span):,} characters: names, quotations and dates were sought in its "
        f"first {LONGEST_PARAGRAPH:,}, the rest stands as it is",
        remedy="put an empty line between its paragraphs",
    )


def bound_people(
    article: Article, people: Sequence[ArticlePerson], mentions: Sequence[PersonMention]
) -> tuple[tuple[ArticlePerson, ...], tuple[PersonMention, ...], tuple[Problem, ...]]:
    """The people and their mentions as far as the article may have them, and a problem where some are left out.

    People are taken in the order of their first mention, so that what is read first is marked.
    """
    first = {mention.entity: None for mention in mentions}
    wanted = set(list(first)[: _allowed(article, _PEOPLE)])
    kept = _in_bounds(article, [mention for mention in mentions if mention.entity in wanted], _MENTIONS)
    standing = {mention.entity for mention in kept}
    lost = len(mentions) - len(kept)
    left = tuple(person for person in people if person.key in standing or person.key not in first)
    return left, tuple(kept), _told(article, lost, "names")


def bound_quotations(article: Article, found: Sequence[T]) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    """The quotations as far as the article may have them, and a problem where some are left out."""
    kept = _in_bounds(article, found, _QUOTATIONS)
    return tuple(kept), _told(article, len(found) - len(kept), "quotations")


def bound_dates(article: Article, found: Sequence[T]) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    """The dates as far as the article may have them, and a problem where some are left out."""
    kept = _in_bounds(article, found, _DATES)
    return tuple(kept), _told(article, len(found) - len(kept), "dates")


def _in_bounds(article: Article, found: Sequence[T], bound: tuple[int, int]) -> list[T]:
    """The first of each paragraph, and of these the first of the article."""
    if len(found) <= _IN_A_PARAGRAPH:
        return list(found)
    blocks, counts, kept = iter(article.blocks), Counter[int](), []
    end, number = 0, 0
    for one in sorted(found, key=lambda one: one.span.start):
        while one.span.start >= end and (block := next(blocks, None)) is not None:
            end, number = block.span.end, number + 1
        counts[number] += 1
        if counts[number] <= _IN_A_PARAGRAPH:
            kept.append(one)
    return kept[: _allowed(article, bound)]


def _allowed(article: Article, bound: tuple[int, int]) -> int:
    least, characters = bound
    return max(least, len(article.text) // characters)


def _told(article: Article, lost: int, what: str) -> tuple[Problem, ...]:
    if not lost:
        return ()
    message = (
        f"{lost:,} {what} or more are left unmarked: no article of news has so many; their words stand as they are"
    )
    remedy = "check that this is an article, and keep of it what is one"
    return (Problem(f"too-many-{what}", Severity.WARNING, article.source.path, message, remedy),)
