"""The curator's metadata and line roles, applied to articles."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from dossier.curation.anchors import curated, find_article
from dossier.curation.lines import judge_lines
from dossier.curation.outlets import is_domain, outlets_by_domain
from dossier.language.sentences import anchored_sentences
from dossier.model import (
    Article,
    Judgement,
    Problem,
    Statement,
    Subject,
    Tier,
    Verdict,
)
from dossier.text.selector import ArticleNames, article_named, names_of


def curate_articles(
    articles: Sequence[Article], judgements: Sequence[Judgement]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles with the curator's metadata (tier curated) and line roles; a problem for each stale judgement.

    "published: 2022-01-27" dates an article that tells no date; "domain" names the outlet of all that come from there;
    `rejected` leaves an article out.
    """
    current = {article.id: article for article in articles}
    names = names_of(articles)
    rejected: set[str] = set()
    problems: list[Problem] = []
    for judgement in judgements:
        if judgement.subject is Subject.ARTICLE and not is_domain(judgement):
            problems += _judge_article(judgement, names, current, rejected)
    problems += judge_lines(judgements, names, current)
    problems += _name_outlets(judgements, names, current)
    kept = (_resplit(current[article.id], article) for article in articles if article.id not in rejected)
    return tuple(kept), tuple(problems)


def _judge_article(
    judgement: Judgement, names: ArticleNames, current: dict[str, Article], rejected: set[str]
) -> list[Problem]:
    problems: list[Problem] = []
    for target in judgement.targets:
        article = find_article(target.article or "", judgement, names)
        if isinstance(article, Problem):
            problems.append(article)
        elif judgement.verdict is Verdict.REJECTED:
            rejected.add(article.id)
        elif judgement.verdict is Verdict.SET:
            current[article.id] = _with_metadata(current[article.id], judgement)
    return problems


def _name_outlets(
    judgements: Sequence[Judgement], names: ArticleNames, current: dict[str, Article]
) -> tuple[Problem, ...]:
    """Give each article the outlet of its web domain, last, so that a curated address counts and an own entry wins."""
    own = {
        article.id
        for judgement in judgements
        if judgement.subject is Subject.ARTICLE and any(name == "outlet" for name, _ in judgement.values)
        for target in judgement.targets
        if target.article and (article := article_named(names, target.article)) is not None
    }
    outlets, problems = outlets_by_domain(current.values(), judgements, own)
    for id_, judgement in outlets.items():
        current[id_] = _with_metadata(current[id_], judgement)
    return problems


def _with_metadata(article: Article, judgement: Judgement) -> Article:
    """The article as the judgement states it; what it said before is kept among the alternatives."""
    metadata = article.metadata
    changes: dict[str, Any] = {}
    replaced: list[tuple[str, Statement]] = []
    evidence = curated(judgement)
    for name in dict.fromkeys(name for name, _ in judgement.values):
        stated = tuple(Statement(v, Tier.CURATED, evidence) for n, v in judgement.values if n == name and v)
        before = getattr(metadata, name)
        old = before if isinstance(before, tuple) else (before,) if before else ()
        replaced += [(name, statement) for statement in old if statement.tier is not Tier.CURATED]
        changes[name] = stated if name == "authors" else next(iter(stated), None)
    changed = dataclasses.replace(metadata, alternatives=(*metadata.alternatives, *replaced), **changes)
    return dataclasses.replace(article, metadata=changed)


def _resplit(article: Article, before: Article) -> Article:
    """The article with its sentences found anew where its lines or its language changed, once for all entries."""
    language, old = (a.metadata.language.value if a.metadata.language else "en" for a in (article, before))
    if article.blocks == before.blocks and language == old:
        return article
    spans = [block.span for block in article.blocks]
    return dataclasses.replace(article, sentences=anchored_sentences(article.text, spans, language))
