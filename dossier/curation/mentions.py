"""People of one article: mentions rejected, and one person divided in two."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import get_close_matches
from itertools import combinations

from dossier.curation.added import fold, free_key
from dossier.curation.anchors import anchor_one, complaint, find_article
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Judgement,
    PersonMention,
    Problem,
    Severity,
    Span,
    Target,
    Verdict,
)
from dossier.text.selector import ArticleNames


@dataclasses.dataclass(frozen=True, slots=True)
class NamePlaces:
    """In which articles a name stands as a mention, a person or a speaker; made once for all judgements."""

    articles: Sequence[Article]
    places: Mapping[str, Set[int]]

    def articles_with(self, *names: str) -> list[Article]:
        """The articles in which all of the names stand, in their order."""
        found = [set(self.places.get(fold(name), ())) for name in names]
        return [self.articles[place] for place in sorted(set.intersection(*found))] if found else []


def name_places(articles: Sequence[Article], annotations: Iterable[Annotations]) -> NamePlaces:
    """Where every name of the annotations stands, by its folded form."""
    places: dict[str, set[int]] = defaultdict(set)
    number = {article.id: place for place, article in enumerate(articles)}
    for found in annotations:
        place = number[found.article]
        text = articles[place].text
        names = {m.span.of(text) for m in found.mentions} | {person.name for person in found.people}
        names |= {quotation.speaker for quotation in found.quotations if quotation.speaker}
        for name in names:
            places[fold(name)].add(place)
    return NamePlaces(articles, places)


def judge_person(
    judgement: Judgement, articles: ArticleNames, current: dict[str, Annotations], places: NamePlaces
) -> list[Problem]:
    """Apply a `rejected`, or the part of a `different` that lies within one article; the stale ones as problems."""
    if judgement.verdict is Verdict.REJECTED:
        return [p for target in judgement.targets for p in _reject(target, judgement, articles, current, places)]
    if judgement.verdict is Verdict.DIFFERENT:
        for left, right in combinations(judgement.targets, 2):
            if not (left.article or right.article):
                for article in places.articles_with(left.name or "", right.name or ""):
                    current[article.id] = _divided(article, current[article.id], left.name or "", right.name or "")
    return []


def _reject(
    target: Target,
    judgement: Judgement,
    articles: ArticleNames,
    current: dict[str, Annotations],
    places: NamePlaces,
) -> list[Problem]:
    name = target.name or ""
    meant = places.articles_with(name)
    if target.article is not None:
        article = find_article(target.article, judgement, articles)
        if isinstance(article, Problem):
            return [article]
        meant = [article]
    at: Span | None = None
    if target.quote is not None:
        found = anchor_one(target, judgement, articles)
        if isinstance(found, Problem):
            return [found]
        at = found.spans[0]
    hits = 0
    for article in meant:
        before = current[article.id]
        current[article.id] = _without(article, before, name, at)
        hits += current[article.id] != before or _speaks(before, name)
    return [] if hits else [_stale(target, judgement, meant if target.article else articles.articles, current)]


def _without(article: Article, found: Annotations, name: str, at: Span | None) -> Annotations:
    """The annotations without the mentions of a name (or the one at `at`), and without people left unmentioned."""
    wanted = fold(name)
    named = {person.key for person in found.people if fold(person.name) == wanted}

    def rejected(mention: PersonMention) -> bool:
        if at is not None:
            return mention.span.overlaps(at)
        return mention.entity in named or fold(mention.span.of(article.text)) == wanted

    kept = tuple(mention for mention in found.mentions if not rejected(mention))
    if len(kept) == len(found.mentions) and not named:
        return found
    left = {mention.entity for mention in kept}
    mentioned = {mention.entity for mention in found.mentions} | (set() if at else named)
    gone = mentioned - left
    return dataclasses.replace(
        found,
        people=tuple(person for person in found.people if person.key not in gone),
        mentions=kept,
        quotations=tuple(
            dataclasses.replace(q, speaker=None, entity=None) if q.entity in gone else q for q in found.quotations
        ),
    )


def _speaks(found: Annotations, name: str) -> bool:
    """Whether a name is an organisation's or a role's, as a quotation prints it; linking leaves it without a page."""
    wanted = fold(name)
    return any(q.entity is None and q.speaker and fold(q.speaker) == wanted for q in found.quotations)


def _stale(target: Target, judgement: Judgement, places: Sequence[Article], current: dict[str, Annotations]) -> Problem:
    """The words are gone: an error. They stand there but name no person any more: the entry has no work left."""
    name = target.name or ""
    wanted = f" {fold(name)} "
    if any(wanted in f" {fold(article.text)} " for article in places):
        message = f"“{name}” is not taken for a person anyway"
        return complaint("curation-no-effect", judgement, message, "The entry can be removed.", Severity.NOTE)
    names = sorted({person.name for article in places for person in current[article.id].people})
    near = get_close_matches(name, names, 1)
    remedy = f"Did you mean “{near[0]}”?" if near else "Correct the name, or remove the entry."
    return complaint("curation-person-unknown", judgement, f"no article mentions “{name}”", remedy)


def _divided(article: Article, found: Annotations, left: str, right: str) -> Annotations:
    """The annotations with every person divided who bears two names that the curator calls different."""
    if fold(left) == fold(right):
        return found
    for person in found.people:
        forms = {fold(m.span.of(article.text)) for m in found.mentions if m.entity == person.key}
        if {fold(left), fold(right)} <= forms:
            leaving = left if fold(person.name) == fold(right) else right
            found = _moved(article, found, person, leaving)
    return found


def _moved(article: Article, found: Annotations, person: ArticlePerson, name: str) -> Annotations:
    """The annotations with one spelling of a person, and the quotations it introduces, given to a new person."""
    wanted, key = fold(name), free_key(name, (p.key for p in found.people))

    def leaves(span: Span | None, entity: str | None) -> bool:
        return entity == person.key and span is not None and fold(span.of(article.text)) == wanted

    return dataclasses.replace(
        found,
        people=(*found.people, ArticlePerson(key, name)),
        mentions=tuple(dataclasses.replace(m, entity=key) if leaves(m.span, m.entity) else m for m in found.mentions),
        quotations=tuple(
            dataclasses.replace(q, entity=key, speaker=name) if leaves(q.source, q.entity) else q
            for q in found.quotations
        ),
    )
