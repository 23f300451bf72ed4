"""Words that the curator hides: struck out of every article before any stage reads it, so that none can publish them.

What is struck out keeps its length in characters, for every span of the article selects from the same text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import PurePosixPath
from typing import Any, TypeVar

from dossier.model import Article, Judgement, Problem, Severity, SourceText, Target, Verdict
from dossier.text.fold import fold

_STRUCK, _STRUCK_IN_NAMES = "█", "x"
_LETTER, _SIGN, _GAP = re.compile(r"[^\W_]"), re.compile(r"\S"), r"[\W_]+"
# Fields that name a file or an address: what stands there must be one again.
_NAMES = frozenset({"id", "path", "article", "record"})
_KEPT = frozenset({"sha256", "format", "encoding"})
T = TypeVar("T")


def redacted(
    articles: Sequence[Article], judgements: Sequence[Judgement], problems: Sequence[Problem]
) -> tuple[tuple[Article, ...], tuple[Judgement, ...], tuple[Problem, ...]]:
    """Articles, other judgements and problems without the words of `redact`; an entry that hits nothing is told.

    With `redact: Ada Lund`, “said Ada Lund” becomes “said ███ ████”, the seed `ada-lund-resigns.txt` becomes
    `xxx-xxxx-resigns.txt`, and a web address that holds the name is left out. The redactions themselves are taken from
    the judgements: nobody shall read them in a list of decisions.
    """
    rules = [judgement for judgement in judgements if judgement.verdict is Verdict.REDACT]
    if not rules:
        return tuple(articles), tuple(judgements), tuple(problems)
    shown = tuple(_struck_article(article, _patterns(_meant(rules, article))) for article in articles)
    everywhere = _patterns(target for rule in rules for target in rule.targets)
    others = tuple(_struck(j, everywhere) for j in judgements if j.verdict is not Verdict.REDACT)
    idle = [_idle(rule) for rule in rules if not any(_hits(rule, article) for article in articles)]
    return shown, others, (*(_struck(problem, everywhere) for problem in problems), *idle)


def _meant(rules: Iterable[Judgement], article: Article) -> list[Target]:
    """The redactions of this article: those of every article, and those that name it."""
    path = PurePosixPath(article.source.path)
    names = {None, article.id, article.source.path, path.name, path.stem}
    return [target for rule in rules for target in rule.targets if target.article in names]


def _patterns(targets: Iterable[Target]) -> tuple[re.Pattern[str], ...]:
    """What finds the words however they are spaced, cased or, in an address, spelled without their accents."""
    spellings = {spelling for target in targets for spelling in (target.name or "", fold(target.name or ""))}
    split = {tuple(spelling.split()) for spelling in spellings if spelling.strip()}
    words = (_GAP.join(map(re.escape, one)) for one in sorted(split, key=lambda one: (-len(one), one)))
    return tuple(re.compile(rf"(?<![^\W_]){one}(?![^\W_])", re.IGNORECASE) for one in words)


def _hits(rule: Judgement, article: Article) -> bool:
    patterns = _patterns(_meant([rule], article))
    return _struck_article(article, patterns) != article


def _struck_article(article: Article, patterns: Sequence[re.Pattern[str]]) -> Article:
    if not patterns:
        return article
    shown = _struck(article, patterns)
    metadata = shown.metadata
    if metadata.url != article.metadata.url:
        metadata = dataclasses.replace(metadata, url=None)
    source = _without_address(shown.source, article.source)
    return dataclasses.replace(shown, metadata=metadata, source=source)


def _without_address(shown: SourceText, seed: SourceText) -> SourceText:
    return dataclasses.replace(shown, url=None) if shown.url != seed.url else shown


def _struck(value: T, patterns: Sequence[re.Pattern[str]], field: str = "") -> T:
    """The value with the words struck out of every text in it."""
    found: Any = value
    if isinstance(value, str) and not isinstance(value, Enum) and field not in _KEPT:
        for pattern in patterns:
            found = pattern.sub(_strike_name if field in _NAMES else _strike, found)
    elif isinstance(value, tuple):
        found = tuple(_struck(item, patterns, field) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
        found = dataclasses.replace(value, **{name: _struck(part, patterns, name) for name, part in parts.items()})
    return found  # type: ignore[no-any-return]


def _strike(found: re.Match[str]) -> str:
    return _SIGN.sub(_STRUCK, found[0])


def _strike_name(found: re.Match[str]) -> str:
    return _LETTER.sub(_STRUCK_IN_NAMES, found[0])


def _idle(rule: Judgement) -> Problem:
    """The words themselves are not told: problems are published too."""
    message = "the words of this redaction stand in no article that it is for"
    remedy = "Write them as the article prints them, or remove the entry."
    return Problem("redaction-no-effect", Severity.ERROR, rule.path, message, remedy, line=rule.line)
