"""The review queue and the list of problems."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Citation, Judgement, Page, Suggestion, Target
from dossier.pages.environment import render_page
from dossier.pages.lookup import Lookup, person_link, quotation_link
from dossier.pages.quotes import wording
from dossier.text.addresses import article_address, as_link
from dossier.text.entries import entry_yaml
from dossier.text.fold import slugify
from dossier.text.visible import shortened


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the things a decision is about, linked where it has a page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A suggestion with its anchor on the page, its candidates, and the YAML of a yes."""

    item: Suggestion
    anchor: str
    candidates: tuple[Candidate, ...]
    yaml: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that holds, with the place where it is written."""

    verdict: str
    targets: str
    stated: tuple[tuple[str, str], ...]
    reason: str
    author: str
    place: str


def review_pages(lookup: Lookup) -> tuple[Page, ...]:
    """The queue, weightiest first, and the page of problems."""
    queue = sorted(lookup.dossier.suggestions, key=lambda s: (-s.weight, s.id))
    quoted = {key[1]: Citation(key[0], quotation.span) for key, quotation in lookup.quotations.items()}
    problems = lookup.dossier.problems
    review = render_page(
        "review.html.j2",
        "review.md",
        "Review queue",
        "What waits for the curator's decision.",
        hidden=True,
        suggestions=[_waiting(suggestion, lookup, quoted) for suggestion in queue],
        decided=[_decision(judgement) for judgement in lookup.dossier.judgements],
        problem_count=len(problems),
        lookup=lookup,
    )
    listed = render_page("problems.html.j2", "problems.md", "Problems", hidden=True, problems=problems)
    return review, listed


def _waiting(suggestion: Suggestion, lookup: Lookup, quoted: dict[str, Citation]) -> Waiting:
    candidates = tuple(_candidate(name, lookup, quoted) for name in suggestion.candidates)
    return Waiting(suggestion, f"r-{slugify(suggestion.id)}", candidates, entry_yaml(suggestion.entry))


def _decision(judgement: Judgement) -> Decision:
    return Decision(
        verdict=str(judgement.verdict),
        targets=" / ".join(_target(target) for target in judgement.targets),
        stated=judgement.values,
        reason=judgement.reason,
        author=judgement.author,
        place=f"{judgement.path}:{judgement.line}",
    )


def _target(target: Target) -> str:
    words = f"“{shortened(target.quote.exact, 80)}”" if target.quote else ""
    return ", ".join(part for part in (target.name, target.id, words, target.article) if part)


def _candidate(name: str, lookup: Lookup, quoted: dict[str, Citation]) -> Candidate:
    """A candidate may be the id of a person, quotation or article, or only words."""
    if name in lookup.people:
        return Candidate(lookup.people[name].name, person_link(name))
    if name in lookup.clusters:
        return Candidate(f"“{shortened(wording(lookup.clusters[name], lookup), 90)}”", quotation_link(name))
    if name in quoted:
        citation = quoted[name]
        return Candidate(f"“{shortened(lookup.words(citation), 90)}”", lookup.link(citation))
    if name in lookup.articles:
        return Candidate(lookup.articles[name].title, as_link(article_address(name)))
    return Candidate(name, "")
