"""The review queue and the list of problems."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from dossier.model import Citation, Judgement, Page, Suggestion, Target
from dossier.pages.desk import desk_list
from dossier.pages.lookup import Lookup, person_link, quotation_link
from dossier.pages.paging import in_pages, lines
from dossier.pages.spoken import wording
from dossier.text.entries import entry_yaml
from dossier.text.fold import fold, slugify
from dossier.text.visible import shortened

_KINDS = ("people", "quotes", "dates", "articles", "lines")
_CITED, _ENTRIES, _DECIDED = 4, 20, 60
# More questions than anybody answers from a page; `dossier review` asks them all, the weightiest first.
_MOST = 500


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """One of the things a decision is about, linked where it has a page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question with its anchor on the page and its candidates.

    A line that several articles carry is asked about once: then `citations` leads into each of them, and `yaml` holds
    an entry for each.
    """

    kind: str
    anchor: str
    question: str
    candidates: tuple[AskedAbout, ...]
    evidence: tuple[str, ...]
    citations: tuple[Citation, ...]
    file: str
    yaml: str

    @property
    def weight(self) -> int:
        """How many lines it takes on a phone."""
        cited = 4 * min(len(self.citations), _CITED)
        return 7 + lines(self.question) + len(self.evidence) * 2 + cited + self.yaml.count("\n") + lines(self.yaml)


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
    """The weightiest questions by kind, on as many pages as they take; decisions stand on the first."""
    everything = sorted(lookup.dossier.suggestions, key=lambda s: (-s.weight, s.id))
    queue = everything[:_MOST]
    quoted = {key[1]: Citation(key[0], quotation.span) for key, quotation in lookup.quotations.items()}
    waiting = _asked_once([_waiting(suggestion, lookup, quoted) for suggestion in queue], lookup)
    waiting.sort(key=lambda w: _KINDS.index(w.kind) if w.kind in _KINDS else len(_KINDS))
    decided = [_decision(judgement) for judgement in lookup.dossier.judgements]
    pages = in_pages(waiting, lambda w: w.weight)
    return tuple(
        desk_list(
            "review",
            lookup.t.plain("Review"),
            pages,
            lookup,
            kinds=[(kind, sum(w.kind == kind for w in waiting)) for kind in _KINDS],
            decided=decided[:_DECIDED],
            more_decided=max(len(decided) - _DECIDED, 0),
            left_out=len(everything) - len(queue),
            problem_count=len(lookup.dossier.problems),
            most=_CITED,
        )
    )


def _waiting(suggestion: Suggestion, lookup: Lookup, quoted: dict[str, Citation]) -> Waiting:
    return Waiting(
        kind=suggestion.entry.subject.value,
        anchor=f"r-{slugify(suggestion.id)}",
        question=suggestion.question,
        candidates=tuple(_candidate(name, lookup, quoted) for name in suggestion.candidates),
        evidence=suggestion.evidence,
        citations=suggestion.citations,
        file=suggestion.entry.file,
        yaml=entry_yaml(suggestion.entry),
    )


def _asked_once(waiting: list[Waiting], lookup: Lookup) -> list[Waiting]:
    """The questions with those about lines of the same words put together, and named by what they are about."""
    found: dict[str, Waiting] = {}
    for one in waiting:
        if one.kind != "lines" or not one.citations:
            found[one.anchor] = one
            continue
        words = lookup.words(one.citations[0])
        key = "line " + fold(words)
        known = found.get(key)
        if known:
            joined = (*known.citations, *one.citations)
            yaml = known.yaml + one.yaml if len(joined) <= _ENTRIES else known.yaml
            found[key] = dataclasses.replace(known, citations=joined, yaml=yaml)
        else:
            asked = lookup.t.plain("Does this line belong to the story? “{words}”", words=shortened(words, 90))
            found[key] = dataclasses.replace(one, question=asked, candidates=())
    return list(found.values())


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


def _candidate(name: str, lookup: Lookup, quoted: dict[str, Citation]) -> AskedAbout:
    """A candidate may be the id of a person, quotation or article, or only words."""
    if name in lookup.people:
        return AskedAbout(lookup.people[name].name, person_link(name))
    if name in lookup.clusters:
        return AskedAbout(f"“{shortened(wording(lookup.clusters[name], lookup), 90)}”", quotation_link(name))
    if name in quoted:
        citation = quoted[name]
        return AskedAbout(f"“{shortened(lookup.words(citation), 90)}”", lookup.link(citation))
    if name in lookup.articles:
        return AskedAbout(lookup.articles[name].title, lookup.article_link(name))
    return AskedAbout(name, "")
