"""People's names that the machine missed, or took for somebody else: the curator's word on who is named there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import lru_cache

from dossier.curation.anchors import anchor_one, complaint, curated
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Judgement,
    PersonMention,
    Problem,
    Quotation,
    Severity,
    Span,
    Subject,
    Verdict,
)
from dossier.text.fold import fold as uncached_fold
from dossier.text.selector import ArticleNames

fold = lru_cache(maxsize=100_000)(uncached_fold)


def is_mention(judgement: Judgement) -> bool:
    """Whether a judgement says who is named by words of an article."""
    by_words = any(target.quote is not None and not target.name for target in judgement.targets)
    return judgement.subject is Subject.PERSON and judgement.verdict is Verdict.SET and by_words


def judge_mention(judgement: Judgement, articles: ArticleNames, current: dict[str, Annotations]) -> list[Problem]:
    """Apply a `mention` entry: "Okello" at these words is Ruth Okello, a person of the article or a new one."""
    found = anchor_one(judgement.targets[0], judgement, articles)
    if isinstance(found, Problem):
        return [found]
    article, span = found.article, found.spans[0]
    before, name = current[article.id], dict(judgement.values)["name"]
    bearers = bearers_of(name, before, article)
    taken = {mention.entity for mention in before.mentions if mention.span == span}
    if any(bearer.key in taken and fold(bearer.name) != fold(name) for bearer in bearers):
        # The machine took these words for somebody of a longer name: the name stated is another person's.
        bearers = [bearer for bearer in bearers if bearer.key not in taken]
    if len(bearers) > 1:
        message = f"{len(bearers)} people in {article.source.path} are called “{name}”"
        remedy = "Write the full name of the one you mean."
        return [complaint("curation-name-ambiguous", judgement, message, remedy)]
    person = bearers[0] if bearers else ArticlePerson(free_key(name, (p.key for p in before.people)), name)
    if any(mention.span == span and mention.entity == person.key for mention in before.mentions):
        message = "these words are taken for that person anyway"
        return [complaint("curation-no-effect", judgement, message, "The entry can be removed.", Severity.NOTE)]
    current[article.id] = _with_mention(before, person, PersonMention(span, person.key, curated(judgement, span)))
    return []


def bearers_of(name: str, found: Annotations, article: Article) -> list[ArticlePerson]:
    """The people of an article who bear a name: as their own, else as one of their spellings."""
    wanted = fold(name)
    own = [person for person in found.people if fold(person.name) == wanted]
    spelt = {mention.entity for mention in found.mentions if fold(mention.span.of(article.text)) == wanted}
    return own or [person for person in found.people if person.key in spelt]


def free_key(name: str, taken: Iterable[str]) -> str:
    """The name as the key of a new person of an article, numbered where another has it."""
    used, number = set(taken), 2
    key = name
    while key in used:
        key, number = f"{name}#{number}", number + 1
    return key


def _with_mention(found: Annotations, person: ArticlePerson, mention: PersonMention) -> Annotations:
    """The annotations with a mention in the place of those it overlaps.

    What the words introduce ("Okello said") is the person's; who is named nowhere else any more was the person too.
    """
    replaced = [other for other in found.mentions if other.span.overlaps(mention.span)]
    kept = [other for other in found.mentions if other not in replaced]
    gone = {other.entity for other in replaced} - {other.entity for other in kept} - {person.key}

    def speaks(quotation: Quotation) -> bool:
        return quotation.entity in gone or (quotation.source is not None and _names(quotation.source, mention.span))

    people = tuple(other for other in found.people if other.key not in gone)
    return dataclasses.replace(
        found,
        people=people if person in people else (*people, person),
        mentions=tuple(sorted((*kept, mention), key=lambda m: m.span)),
        quotations=tuple(
            dataclasses.replace(q, speaker=person.name, entity=person.key) if speaks(q) else q for q in found.quotations
        ),
    )


def _names(source: Span, words: Span) -> bool:
    """Whether the words that name a source are these words; "a friend of Okello" is somebody else."""
    return words.contains(source) and len(source) > 0
