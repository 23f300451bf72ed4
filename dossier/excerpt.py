"""The dossier as it may be published where the rights to its articles are not the curator's: what was said, no more.

Of each article stay the headline, byline and dateline, every sentence with a quotation in it, and the names and dates
that are facts. Every other letter is shown as ░, so that its length stays to be seen and every span still fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dossier.model import Annotations, Article, Dossier, Role, Span, Subject

HIDDEN = "░"
_STATED = (Role.HEADLINE, Role.BYLINE, Role.DATELINE)


def excerpted(dossier: Dossier) -> Dossier:
    """The dossier with the words of its articles hidden but for these; questions about lines are left out.

    What an earlier version of an article said otherwise is not told.
    """
    articles = tuple(map(_excerpt, dossier.articles, dossier.annotations))
    asked = tuple(one for one in dossier.suggestions if one.entry.subject is not Subject.LINE)
    return replace(dossier, articles=articles, suggestions=asked)


def _excerpt(article: Article, found: Annotations) -> Article:
    text = article.text
    shown = "".join(_shown(text, _kept(article, found)))
    captures = tuple(replace(capture, removed=(), added=()) for capture in article.captures)
    return replace(article, source=replace(article.source, text=shown), captures=captures)


def _shown(text: str, kept: Iterable[Span]) -> Iterable[str]:
    at = 0
    for span in sorted(kept):
        if span.start > at:
            yield _hidden(text[at : span.start])
        if span.end > at:
            yield text[max(at, span.start) : span.end]
            at = span.end
    yield _hidden(text[at:])


def _hidden(words: str) -> str:
    return "".join(sign if sign.isspace() else HIDDEN for sign in words)


def _kept(article: Article, found: Annotations) -> Iterable[Span]:
    yield from (block.span for block in article.blocks if block.role in _STATED)
    for quotation in found.quotations:
        yield quotation.span
        yield from (sentence.span for sentence in article.sentences_in(quotation.span))
    yield from (mention.span for mention in found.mentions)
    yield from (date.span for date in found.dates)
