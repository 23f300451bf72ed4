"""What is wrong with a text as an article: nothing in it, a stub, a date that could be two."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.intake.text.hygiene import character_problems
from dossier.model import Article, Problem, Role, Severity

_STUB_WORDS = 40
_UNSPACED = ("ja", "zh", "th", "km", "my")


def text_problems(article: Article) -> tuple[Problem, ...]:
    """The problems of one article read from plain text, those of its characters with their line."""
    return (*_content(article), *_date(article), *character_problems(article.source.path, article.text))


def _content(article: Article) -> Iterator[Problem]:
    path = article.source.path
    if not article.blocks:
        yield Problem(
            "seed-empty",
            Severity.ERROR,
            path,
            "there are no words in the text",
            "save the article again, or remove the file",
        )
        return
    words = _words(article)
    if words < _STUB_WORDS:
        yield Problem(
            "seed-stub",
            Severity.WARNING,
            path,
            f"only {words} words of running text were found",
            "check that the article was saved in full: a paywall or a teaser may have cut it",
        )


def _words(article: Article) -> int:
    """The words of the body; half the characters where a script puts no spaces between words."""
    language = article.metadata.language
    body = [block.span for block in article.blocks if block.role is Role.PARAGRAPH]
    if language is not None and language.value in _UNSPACED:
        return sum(map(len, body)) // 2
    count = 0
    for span in body:
        count += article.text.count(" ", span.start, span.end) + 1
        if count >= _STUB_WORDS:
            break
    return count


def _date(article: Article) -> Iterator[Problem]:
    days = [statement.value[:10] for name, statement in article.metadata.alternatives if name == "published"]
    swapped = next(((day, other) for day in days for other in days if _is_swapped(day, other)), None)
    if article.metadata.published is None and swapped:
        values = " or ".join(swapped)
        yield Problem(
            "date-ambiguous",
            Severity.WARNING,
            article.source.path,
            f"the printed date can be {values}",
            "set `published` for this article in curation/articles.yml",
        )


def _is_swapped(day: str, other: str) -> bool:
    """Whether two dates are one print whose day and month could change places: `2021-03-04`, `2021-04-03`."""
    year, month, date = day.split("-") if day.count("-") == 2 else ("", "", "")
    return day != other and other == f"{year}-{date}-{month}"
