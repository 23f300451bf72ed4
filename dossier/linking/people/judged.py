"""The curator's judgements on people, led to the bearers they speak of and checked against each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import combinations

from dossier.linking.people.bearers import Bearer, organisation_key
from dossier.linking.people.groups import BearerGroups
from dossier.linking.people.names import names_with, parse_name
from dossier.model import Article, Evidence, Judgement, Problem, Severity, Subject, Target, TextQuote, Verdict
from dossier.text.selector import article_named, locate, names_of, nearest_article


@dataclass(frozen=True, slots=True)
class Resolved:
    """A judgement with the targets that are there, and for each of them the bearers that it means."""

    judgement: Judgement
    bearers: tuple[tuple[int, ...], ...]
    targets: tuple[Target, ...] = ()


@dataclass(slots=True)
class Decisions:
    """The judgements on people that fit the articles, by verdict, and the problems of those that do not."""

    same: list[Resolved] = field(default_factory=list)
    apart: list[Resolved] = field(default_factory=list)
    split: list[Resolved] = field(default_factory=list)
    stated: list[Resolved] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_about_people(judgement: Judgement) -> bool:
    """Whether a judgement links people, rather than rejects or adds a mention, which has been done before linking."""
    if judgement.subject is not Subject.PERSON or judgement.verdict is Verdict.REJECTED:
        return False
    return any(target.name for target in judgement.targets)


def resolve(judgements: Sequence[Judgement], bearers: Sequence[Bearer], articles: Sequence[Article]) -> Decisions:
    """The judgements led to bearers. A name that nobody bears is a problem; the other names of its entry count on."""
    index = NameIndex(bearers, articles)
    decisions = Decisions()
    # Splits first: what they part off answers to its new name in every other entry.
    for judgement in sorted(filter(is_about_people, judgements), key=lambda j: j.verdict is not Verdict.SPLIT):
        found = [index.bearers_of(target, judgement) for target in judgement.targets]
        decisions.problems += (problem for problem in found if isinstance(problem, Problem))
        there = [(t, f) for t, f in zip(judgement.targets, found, strict=True) if not isinstance(f, Problem)]
        if len(there) < (1 if judgement.verdict in (Verdict.SPLIT, Verdict.SET) else 2):
            continue
        resolved = Resolved(judgement, tuple(f for _, f in there), tuple(t for t, _ in there))
        match judgement.verdict:
            case Verdict.SAME:
                decisions.same.append(resolved)
            case Verdict.DIFFERENT | Verdict.UNSURE:
                decisions.apart.append(resolved)
            case Verdict.SPLIT:
                decisions.split.append(resolved)
                index.rename(_flat(resolved), dict(judgement.values).get("name", ""))
                rest = index.named(judgement.targets[0].name or "")
                if rest:
                    own = Target(name=dict(judgement.values).get("name"))
                    sides = (tuple(_flat(resolved)), rest)
                    decisions.apart.append(Resolved(judgement, sides, (own, judgement.targets[0])))
            case _:
                decisions.stated.append(resolved)
                decisions.same += index.aliases(resolved)
    _refuse_unlike_targets(decisions)
    return decisions


class NameIndex:
    """Finds bearers by a name as an article prints it: as a whole name first, else as one of its spellings."""

    def __init__(self, bearers: Sequence[Bearer], articles: Sequence[Article]) -> None:
        self._bearers = bearers
        self._articles = names_of(articles)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._forms: dict[str, list[int]] = defaultdict(list)
        for index, bearer in enumerate(bearers):
            self._names[name_key(bearer.name)].append(index)
            for text in dict.fromkeys(text for text, _ in bearer.forms):
                self._forms[name_key(text)].append(index)

    def named(self, name: str, article: str | None = None) -> tuple[int, ...]:
        """The bearers of a name, in one article or in all."""
        for table in (self._names, self._forms):
            found = tuple(
                i for i in table.get(name_key(name), ()) if article is None or self._bearers[i].article == article
            )
            if found:
                return found
        return ()

    def rename(self, indexes: Sequence[int], name: str) -> None:
        """From now on these bearers are found by another name only."""
        moved = set(indexes)
        for table in (self._names, self._forms):
            for key, found in table.items():
                if moved.intersection(found):
                    table[key] = [index for index in found if index not in moved]
        self._names[name_key(name)] += indexes

    def bearers_of(self, target: Target, judgement: Judgement) -> tuple[int, ...] | Problem:
        """The bearers that a target means, or the problem of a name, or article, that is not there."""
        place = None
        if target.article is not None:
            article = article_named(self._articles, target.article)
            if article is None:
                near = nearest_article(self._articles, target.article)
                remedy = f"Did you mean “{near}”?" if near else "Name a file of the seeds folder."
                return _complaint(
                    "curation-article-unknown", judgement, f"there is no article “{target.article}”", remedy
                )
            place = article.id
        found = self.named(target.name or "", place)
        return found or self._unknown(target, judgement)

    def _unknown(self, target: Target, judgement: Judgement) -> Problem:
        where = f" in {target.article}" if target.article else ""
        names = sorted({bearer.name for bearer in self._bearers})
        # “Tobias Renick” means the one “Harbour master Tobias Renick” rather than a “Tobias Rennick”.
        words = set((target.name or "").split())
        longer = [name for name in names if words and words < set(name.split())]
        near = longer if len(longer) == 1 else get_close_matches(target.name or "", names, 1)
        seen = next((article for article in self._articles.articles if self._prints(article, target)), None)
        remedy = f"Did you mean “{near[0]}”?" if near else "Correct the name, or remove the entry."
        if seen is not None:
            remedy = f"{seen.source.path} prints these words, but not as a person's name. {remedy}"
        message = f"no person or speaker is called “{target.name}”{where}"
        return _complaint("curation-person-unknown", judgement, message, remedy)

    def _prints(self, article: Article, target: Target) -> bool:
        place = None if target.article is None else article_named(self._articles, target.article)
        meant = place is None or place.id == article.id
        return meant and bool(locate(article.text, TextQuote(target.name or "")))

    def aliases(self, resolved: Resolved) -> list[Resolved]:
        """The `alias` values that articles do print, each as a `same`; an alias in no article joins nothing."""
        names = (value for key, value in resolved.judgement.values if key == "alias")
        joined = ((resolved.bearers[0], found) for name in names if (found := self.named(name)))
        return [Resolved(resolved.judgement, pair) for pair in joined]


def name_key(name: str) -> str:
    """What two wordings of one name share, for people and organisations alike."""
    words = name.split()
    if len(words) > 1 and words[0].lower() in names_with("article"):
        words = words[1:]
    parsed = parse_name(" ".join(words))
    return parsed.key if parsed.family else organisation_key(name) or parsed.key


def _refuse_unlike_targets(decisions: Decisions) -> None:
    """Names called different that are one spelling in the same articles cannot be told apart by name."""
    kept = []
    for resolved in decisions.apart:
        clash = next(
            ((a, b) for a, b in combinations(range(len(resolved.bearers)), 2) if _shared(resolved, a, b)), None
        )
        if clash is None:
            kept.append(resolved)
            continue
        names = " and ".join(_shown(resolved.targets[n]) for n in clash)
        remedy = "Say where: {name: …, in: article}; or use `split:` with `in:`."
        decisions.problems.append(
            _complaint("curation-one-name", resolved.judgement, f"{names} are one name in the articles", remedy)
        )
    decisions.apart[:] = kept


def _shared(resolved: Resolved, left: int, right: int) -> bool:
    return bool(set(resolved.bearers[left]) & set(resolved.bearers[right]))


def apply(decisions: Decisions, groups: BearerGroups) -> frozenset[int]:
    """Join and part the bearers as decided; gives those that were split off, which no rule may touch.

    A `same` that contradicts a `different` is left out and reported.
    """
    _drop_contradictions(decisions)
    for resolved in (*decisions.split, *decisions.same):
        groups.join(_flat(resolved), curated(resolved.judgement))
    for resolved in decisions.apart:
        groups.keep_apart(resolved.bearers)
    return frozenset(index for resolved in decisions.split for index in _flat(resolved))


def _flat(resolved: Resolved) -> list[int]:
    return [index for indexes in resolved.bearers for index in indexes]


def _drop_contradictions(decisions: Decisions) -> None:
    """Remove the `same` entries by which two names called different would be one, and report both sides."""
    joined = _components(decisions.same)
    for resolved in decisions.apart:
        for left, right in combinations(range(len(resolved.bearers)), 2):
            sides = ({joined[i] for i in resolved.bearers[side] if i in joined} for side in (left, right))
            if not set.intersection(*sides):
                continue
            while path := _path(decisions.same, resolved.bearers[left], resolved.bearers[right]):
                decisions.same = [link for link in decisions.same if link not in path]
                decisions.problems.append(_contradiction(resolved, left, right, path))


def _components(same: Sequence[Resolved]) -> dict[int, int]:
    """For every bearer that a `same` speaks of, the chain of entries that it hangs on."""
    everyone = sorted({index for resolved in same for index in _flat(resolved)})
    groups = BearerGroups(everyone[-1] + 1 if everyone else 0)
    for resolved in same:
        groups.join(_flat(resolved))
    return {index: groups.find(index) for index in everyone}


def _contradiction(resolved: Resolved, left: int, right: int, path: Sequence[Resolved]) -> Problem:
    places = " and ".join(dict.fromkeys(place(link.judgement) for link in path))
    first, second = (_shown(resolved.targets[n]) for n in (left, right))
    verb = "different" if resolved.judgement.verdict is Verdict.DIFFERENT else "left open"
    message = f"{first} and {second} are {verb} here, but one by {places}"
    remedy = "Remove or correct one of these entries; until then they stay apart."
    return _complaint("curation-contradiction", resolved.judgement, message, remedy)


def _shown(target: Target) -> str:
    return f"“{target.name}” in {target.article}" if target.article else f"“{target.name}”"


def _path(same: Sequence[Resolved], start: Iterable[int], goal: Iterable[int]) -> list[Resolved]:
    """The shortest chain of `same` entries from one name to another; empty where there is none."""
    touching: dict[int, list[int]] = defaultdict(list)
    for number, resolved in enumerate(same):
        for index in {i for indexes in resolved.bearers for i in indexes}:
            touching[index].append(number)
    came: dict[int, tuple[int, int] | None] = dict.fromkeys(start)
    wanted, queue = set(goal), deque(came)
    used: set[int] = set()
    while queue:
        here = queue.popleft()
        if here in wanted:
            return _walked(here, came, same)
        for number in touching[here]:
            if number not in used:
                used.add(number)
                for there in sorted({i for indexes in same[number].bearers for i in indexes} - came.keys()):
                    came[there] = (here, number)
                    queue.append(there)
    return []


def _walked(end: int, came: dict[int, tuple[int, int] | None], same: Sequence[Resolved]) -> list[Resolved]:
    path: list[Resolved] = []
    step = came[end]
    while step is not None:
        end, number = step
        path.append(same[number])
        step = came[end]
    return path[::-1]


def curated(judgement: Judgement) -> Evidence:
    """The evidence of what the curator decided: file, line, and the reason given."""
    note = f"{place(judgement)}: {judgement.reason}" if judgement.reason else place(judgement)
    return Evidence(f"link.curated-{judgement.verdict.value}", note=note, curated=True)


def place(judgement: Judgement) -> str:
    """File and line of a judgement."""
    return f"{judgement.path}:{judgement.line}"


def _complaint(code: str, judgement: Judgement, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, judgement.path, message, remedy, line=judgement.line)
