"""The curator's judgements on quotations as constraints: these belong together, those never do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from dossier.linking.quotations.utterances import Utterance
from dossier.model import Article, Judgement, Problem, Severity, Subject, Target, Verdict
from dossier.text.selector import ArticleNames, article_named, locate, names_of


@dataclass(frozen=True, slots=True)
class Constraints:
    """Judgements as pairs of utterance numbers.

    `same` pairs must share a cluster, `different` ones must not; `alone` ones join nothing that the curator did not
    join; `asked` pairs are not suggested again; `reasons` give for each `same` pair the entry that made it; `touched`
    is every utterance that a judgement ties or parts.
    """

    same: tuple[tuple[int, int], ...] = ()
    different: tuple[tuple[int, int], ...] = ()
    alone: frozenset[int] = frozenset()
    asked: frozenset[tuple[int, int]] = frozenset()
    reasons: tuple[Judgement, ...] = ()
    touched: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Places:
    """Where utterances stand, by article and by id."""

    articles: ArticleNames
    by_article: dict[str, list[Utterance]]
    by_id: dict[str, list[Utterance]]


def read_constraints(
    articles: Sequence[Article], utterances: Sequence[Utterance], judgements: Sequence[Judgement]
) -> tuple[Constraints, tuple[Problem, ...]]:
    """The constraints, and a problem for each judgement that fits no quotation or contradicts another."""
    places = _Places(names_of(articles), {}, {})
    for utterance in utterances:
        places.by_article.setdefault(utterance.article, []).append(utterance)
        places.by_id.setdefault(utterance.quotation.id, []).append(utterance)
        places.by_id.setdefault(f"{utterance.quotation.id}-{utterance.sentence}", []).append(utterance)
    problems: list[Problem] = []
    same: list[tuple[int, int]] = []
    reasons: list[Judgement] = []
    different: list[tuple[tuple[int, int], Judgement]] = []
    alone: set[int] = set()
    asked: set[tuple[int, int]] = set()
    for judgement in (j for j in judgements if j.subject is Subject.QUOTATION and j.verdict is not Verdict.SET):
        groups = [_select(target, places) for target in judgement.targets]
        if judgement.verdict is Verdict.REJECTED and len(groups) < 2:
            continue  # curation takes a rejected quotation out before linking sees it
        problems += [_unfit(judgement, t.id) for t, g in zip(judgement.targets, groups, strict=True) if t.id and not g]
        pairs = [_pair(a, b) for left, right in combinations(groups, 2) for a in left for b in right if a != b]
        asked.update(pairs)
        if judgement.verdict is Verdict.SAME:
            members = [n for group in groups for n in group]
            same += [_pair(a, b) for a, b in pairwise(members) if a != b]
            reasons += [judgement] * (len(same) - len(reasons))
        elif judgement.verdict in (Verdict.DIFFERENT, Verdict.REJECTED, Verdict.SPLIT):
            different += [(pair, judgement) for pair in pairs]
        if judgement.verdict is Verdict.SPLIT:
            alone.update(n for group in groups for n in group)
    apart, contradictions = _consistent(same, reasons, different)
    touched = frozenset(alone.union(*same, *apart))
    constraints = Constraints(tuple(same), tuple(apart), frozenset(alone), frozenset(asked), tuple(reasons), touched)
    return constraints, (*problems, *contradictions)


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _select(target: Target, places: _Places) -> list[int]:
    """The numbers of the utterances a target points at: those of an id, or those its words overlap.

    Words that are gone, or stand twice, are curation's to complain of; here they select nothing.
    """
    if target.id is not None:
        return [u.order for u in places.by_id.get(target.id, ())]
    article = article_named(places.articles, target.article) if target.article is not None else None
    if target.quote is None or article is None:
        return []
    found = locate(article.text, target.quote)
    if len(found) != 1:
        return []
    own = places.by_article.get(article.id, [])
    return [u.order for u in own if u.span.overlaps(found[0])] or [
        u.order for u in own if u.quotation.span.overlaps(found[0])
    ]


def _consistent(
    same: Sequence[tuple[int, int]],
    reasons: Sequence[Judgement],
    different: Sequence[tuple[tuple[int, int], Judgement]],
) -> tuple[list[tuple[int, int]], list[Problem]]:
    """The `different` pairs that hold, and a problem for each that `same` entries contradict."""
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        while (up := parent.setdefault(n, n)) != n:
            parent[n] = n = parent[up]
        return n

    for a, b in same:
        parent[root(a)] = root(b)
    holding, problems, told = [], [], set()
    for (a, b), judgement in different:
        if root(a) != root(b):
            holding.append((a, b))
            continue
        if (judgement.path, judgement.line) not in told:
            told.add((judgement.path, judgement.line))
            group = root(a)
            others = [why for (x, _), why in zip(same, reasons, strict=True) if root(x) == group]
            problems.append(_contradiction(judgement, others))
    return holding, problems


def _contradiction(judgement: Judgement, others: Sequence[Judgement]) -> Problem:
    places = sorted({(other.path, other.line) for other in others})
    return Problem(
        code="quotes-contradiction",
        severity=Severity.ERROR,
        path=judgement.path,
        line=judgement.line,
        message=f"these quotations are judged {judgement.verdict} here but joined as the same at "
        + ", ".join(f"{path}:{line}" for path, line in places),
        remedy="keep one of the entries and delete the other",
    )


def _unfit(judgement: Judgement, id_: str) -> Problem:
    return Problem(
        code="quotes-id-unknown",
        severity=Severity.ERROR,
        path=judgement.path,
        line=judgement.line,
        message=f"there is no quotation “{id_}”",
        remedy="copy the id from the quotation's page, or cite its words and article instead",
    )
