"""Judgements that point at words, led to those words, or to the problem that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Article, Evidence, Judgement, Problem, Severity, Span, Target
from dossier.text.lines import line_number
from dossier.text.selector import ArticleNames, article_named, locate, nearest_article, nearest_words

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Anchored:
    """The words of a judgement in an article; several places where nothing tells them apart."""

    article: Article
    spans: tuple[Span, ...]


def anchor(target: Target, judgement: Judgement, articles: ArticleNames) -> Anchored | Problem:
    """Where the target's words stand; a problem when the article or the words are gone."""
    article = find_article(target.article or "", judgement, articles)
    if isinstance(article, Problem):
        return article
    if target.quote is None:
        return Anchored(article, ())
    spans = locate(article.text, target.quote)
    return Anchored(article, spans) if spans else _gone(target, judgement, article)


def anchor_one(target: Target, judgement: Judgement, articles: ArticleNames) -> Anchored | Problem:
    """Like `anchor`, but words that stand more than once are a problem: they could mean two things."""
    found = anchor(target, judgement, articles)
    return ambiguous(found, judgement) if isinstance(found, Anchored) and len(found.spans) > 1 else found


def find_article(reference: str, judgement: Judgement, articles: ArticleNames) -> Article | Problem:
    """The article that a judgement names; a problem with the nearest name when there is none."""
    article = article_named(articles, reference)
    if article is not None:
        return article
    near = nearest_article(articles, reference)
    remedy = f"Did you mean “{near}”?" if near else "Name a file of the seeds folder, or remove the entry."
    return complaint("curation-article-unknown", judgement, f"there is no article “{reference}”", remedy)


def ambiguous(found: Anchored, judgement: Judgement) -> Problem:
    """The problem of words that stand in several places, naming the lines."""
    lines = ", ".join(str(line_number(found.article.text, span.start)) for span in found.spans[:6])
    message = f"these words stand {len(found.spans)} times in {found.article.source.path} (lines {lines})"
    remedy = "Add `prefix:` or `suffix:` with the words beside the ones you mean."
    return complaint("curation-words-ambiguous", judgement, message, remedy)


def _gone(target: Target, judgement: Judgement, article: Article) -> Problem:
    quote = target.quote
    exact = quote.exact if quote else ""
    message = f"the words “{shorten(exact)}” do not stand in {article.source.path}"
    if quote and (quote.prefix or quote.suffix) and locate(article.text, type(quote)(exact)):
        return complaint(
            "curation-words-gone",
            judgement,
            f"{message} beside that prefix or suffix",
            "Correct the prefix or suffix, or remove it.",
        )
    near = nearest_words(article.text, exact)
    remedy = f"The nearest words there are “{shorten(near)}”." if near else "Remove the entry, or cite other words."
    return complaint("curation-words-gone", judgement, message, remedy)


def shorten(words: str) -> str:
    """The beginning of a long text, for a message."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def complaint(
    code: str, judgement: Judgement, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Problem:
    """A problem at the place where the judgement is written."""
    return Problem(code, severity, judgement.path, message, remedy, line=judgement.line)


def curated(judgement: Judgement, span: Span | None = None) -> Evidence:
    """The evidence of a fact that the curator states: file, line, and the reason given."""
    place = f"{judgement.path}:{judgement.line}"
    note = f"{place}: {judgement.reason}" if judgement.reason else place
    return Evidence(f"curation.{judgement.subject.value}-{judgement.verdict.value}", span, note=note, curated=True)
