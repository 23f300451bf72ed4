"""The curator's metadata and line roles, applied to articles."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from dossier.curation.anchors import Anchored, ambiguous, anchor, curated, find_article
from dossier.curation.outlets import is_domain, outlets_by_domain
from dossier.language.sentences import anchored_sentences
from dossier.model import (
    READ_ROLES,
    Article,
    Block,
    Judgement,
    Problem,
    Role,
    Span,
    Statement,
    Subject,
    TextQuote,
    Tier,
    Verdict,
)
from dossier.text.selector import article_named


def curate_articles(
    articles: Sequence[Article], judgements: Sequence[Judgement]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles with the curator's metadata (tier curated) and line roles; a problem for each stale judgement.

    "published: 2022-01-27" dates an article that tells no date; "domain" names the outlet of all that come from there;
    `rejected` leaves an article out.
    """
    current = {article.id: article for article in articles}
    rejected: set[str] = set()
    problems: list[Problem] = []
    for judgement in judgements:
        if judgement.subject is Subject.ARTICLE and not is_domain(judgement):
            problems += _judge_article(judgement, articles, current, rejected)
        elif judgement.subject is Subject.LINE:
            problems += _judge_line(judgement, articles, current)
    problems += _name_outlets(judgements, articles, current)
    return tuple(current[article.id] for article in articles if article.id not in rejected), tuple(problems)


def _judge_article(
    judgement: Judgement, articles: Sequence[Article], current: dict[str, Article], rejected: set[str]
) -> list[Problem]:
    problems: list[Problem] = []
    for target in judgement.targets:
        article = find_article(target.article or "", judgement, articles)
        if isinstance(article, Problem):
            problems.append(article)
        elif judgement.verdict is Verdict.REJECTED:
            rejected.add(article.id)
        elif judgement.verdict is Verdict.SET:
            current[article.id] = _with_metadata(current[article.id], judgement)
    return problems


def _name_outlets(
    judgements: Sequence[Judgement], articles: Sequence[Article], current: dict[str, Article]
) -> tuple[Problem, ...]:
    """Give each article the outlet of its web domain, last, so that a curated address counts and an own entry wins."""
    own = {
        article.id
        for judgement in judgements
        if judgement.subject is Subject.ARTICLE and any(name == "outlet" for name, _ in judgement.values)
        for target in judgement.targets
        if target.article and (article := article_named(articles, target.article)) is not None
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
    article = dataclasses.replace(article, metadata=changed)
    return _resplit(article) if "language" in changes else article


def _judge_line(judgement: Judgement, articles: Sequence[Article], current: dict[str, Article]) -> list[Problem]:
    found = anchor(judgement.targets[0], judgement, articles)
    if isinstance(found, Problem):
        return [found]
    article = current[found.article.id]
    spans = _meant(found, article)
    if len(spans) > 1:
        return [ambiguous(found, judgement)]
    values = dict(judgement.values)
    role = Role(values.get("role", Role.DEBRIS))
    if "to" in values:
        last = anchor(dataclasses.replace(judgement.targets[0], quote=TextQuote(values["to"])), judgement, articles)
        if isinstance(last, Problem):
            return [last]
        blocks = _relabelled_range(article, spans[0], last.spans[-1], role, judgement)
    else:
        blocks = _relabelled(article, spans[0], role, judgement)
    current[article.id] = _resplit(dataclasses.replace(article, blocks=tuple(blocks)))
    return []


def _meant(found: Anchored, article: Article) -> tuple[Span, ...]:
    """The places meant: a whole line before the same words inside longer lines."""
    lines = {block.span for block in article.blocks}
    whole = tuple(span for span in found.spans if span in lines)
    return whole or found.spans


def _relabelled(article: Article, span: Span, role: Role, judgement: Judgement) -> list[Block]:
    blocks: list[Block] = []
    evidence = curated(judgement, span)
    for block in article.blocks:
        if not block.span.overlaps(span):
            blocks.append(block)
        elif judgement.verdict is Verdict.SPLIT:
            blocks += _split(article.text, block, span, Block(span, role, evidence))
        else:
            blocks.append(Block(block.span, role, evidence))
    return blocks


def _relabelled_range(article: Article, first: Span, last: Span, role: Role, judgement: Judgement) -> list[Block]:
    """The blocks from the first line to the last with a new role, where the range changes what is read.

    A role that is read brings back what was set aside and leaves captions and bylines between as they are; a role
    that is not read sets aside what was read.
    """
    lost = frozenset({Role.DEBRIS, Role.DUPLICATE}) if role in READ_ROLES else READ_ROLES
    return [
        Block(block.span, role, curated(judgement, block.span))
        if block.role in lost and first.start < block.span.end and block.span.start < last.end
        else block
        for block in article.blocks
    ]


def _split(text: str, block: Block, span: Span, own: Block) -> list[Block]:
    """A block cut into what stands before the words, the words, and what stands after them."""
    start, end = max(block.span.start, span.start), min(block.span.end, span.end)
    before, after = _trimmed(text, block.span.start, start), _trimmed(text, end, block.span.end)
    parts = [
        dataclasses.replace(block, span=before),
        dataclasses.replace(own, span=Span(start, end)),
        dataclasses.replace(block, span=after),
    ]
    return [part for part in parts if len(part.span)]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start = min(end, start + len(words) - len(words.lstrip()))
    return Span(start, start + len(text[start:end].rstrip()))


def _resplit(article: Article) -> Article:
    """The article with its sentences found anew, after its lines or its language changed."""
    language = article.metadata.language.value if article.metadata.language else "en"
    spans = [block.span for block in article.blocks]
    return dataclasses.replace(article, sentences=anchored_sentences(article.text, spans, language))
