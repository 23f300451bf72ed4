"""What a reader should know of an article before relying on it: no date, a later version, text that is lost."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Article
from dossier.pages.known import KINDS
from dossier.pages.lookup import Lookup, published, updated

_LABELS = {
    "locked": "locked",
    "partial": "partly read",
    "damaged": "damaged",
    "declared": "text as declared",
    "translated": "machine translation?",
    "unread": "not searched for facts",
    "updated": "updated",
    "undated": "undated",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: its kind, a label for lists, and the sentence that explains it."""

    kind: str
    label: str
    detail: str = ""


def notices_of(article: Article, lookup: Lookup) -> tuple[Notice, ...]:
    """The notices of an article, each kind once: what is missing first, then its dates."""
    found: dict[str, str] = {}
    for problem in lookup.seed_problems.get(article.source.path, ()):
        found.setdefault(KINDS[problem.code], problem.message)
    if later := updated(article):
        found["updated"] = lookup.t.plain("last updated {day}", day=lookup.date(later))
    if published(article) is None:
        found["undated"] = why_undated(article, lookup)
    return tuple(Notice(kind, lookup.t.plain(_LABELS[kind]), said) for kind, said in found.items())


def why_undated(article: Article, lookup: Lookup) -> str:
    """Why an article has no date: nothing states one, or what is there is only inferred."""
    stated = article.metadata.published
    inferred = [stated] if stated else [s for field, s in article.metadata.alternatives if field == "published"]
    if inferred:
        return lookup.t.plain("A date is only inferred ({date}) and is not used.", date=lookup.date(inferred[0].value))
    return lookup.t.plain("Nothing in the text or the page states a date.")
