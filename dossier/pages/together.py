"""Who is named together with whom: an index over the sentences, read once for all people."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from dossier.model import Citation, Person
from dossier.pages.lookup import Lookup, person_link
from dossier.pages.people import citations_of
from dossier.text.visible import shortened

Place = tuple[str, str]

# A list of names in one sentence (an index, a team sheet) says little of any two of them, and costs the square.
_CROWD = 40
_ARTICLE_CROWD = 120


@dataclass(frozen=True, slots=True)
class Naming:
    """Which sentences and which articles name whom."""

    sentences: dict[str, dict[Place, Citation]]
    people_at: dict[Place, tuple[str, ...]]
    people_in: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """Another person of the same articles, with the first sentences that name both and their number."""

    href: str
    name: str
    articles: int
    sentences: tuple[Citation, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour in the drawing: its place, the thickness of its line, and where its name is written."""

    href: str
    name: str
    x: int
    y: int
    thick: int
    anchor: str


def naming(lookup: Lookup) -> Naming:
    """The index, made in one pass over all mentions."""
    sentences: dict[str, dict[Place, Citation]] = {}
    people_at: defaultdict[Place, list[str]] = defaultdict(list)
    people_in: defaultdict[str, list[str]] = defaultdict(list)
    for person in lookup.dossier.people:
        own: dict[Place, Citation] = {}
        for citation in citations_of(person):
            own.setdefault((citation.article, lookup.anchor_of(citation)), citation)
        sentences[person.id] = own
        for place in own:
            people_at[place].append(person.id)
        for article in sorted({article for article, _ in own} | {article for article, _ in person.members}):
            people_in[article].append(person.id)
    return Naming(
        sentences,
        {place: tuple(ids) for place, ids in people_at.items()},
        {article: tuple(ids) for article, ids in people_in.items()},
    )


def named_together(person: Person, index: Naming, lookup: Lookup, most: int) -> list[NamedTogether]:
    """Those most often named with a person: by sentences that name both, then by articles."""
    own = index.sentences.get(person.id, {})
    articles = sorted({article for article, _ in own} | {article for article, _ in person.members})
    shared: Counter[str] = Counter()
    for article in articles:
        shared.update(index.people_in.get(article, ())[:_ARTICLE_CROWD])
    both: defaultdict[str, list[Citation]] = defaultdict(list)
    for place, citation in own.items():
        for other in index.people_at.get(place, ())[:_CROWD]:
            both[other].append(citation)
    found = [
        NamedTogether(person_link(i), lookup.people[i].name, count, tuple(both.get(i, ())[:8]), len(both.get(i, ())))
        for i, count in shared.items()
        if i != person.id
    ]
    return sorted(found, key=lambda row: (-row.count, -row.articles, row.name, row.href))[:most]


def drawing(neighbours: list[NamedTogether]) -> list[Neighbour]:
    """The nearest eight around a centre at 0, 0, on an ellipse, clockwise from the top."""
    nearest = [row for row in neighbours if row.count][:8]
    nodes = []
    for number, row in enumerate(nearest):
        angle = 2 * math.pi * number / len(nearest) - math.pi / 2
        x, y = round(150 * math.cos(angle)), round(88 * math.sin(angle))
        anchor = "middle" if abs(x) < 40 else "start" if x > 0 else "end"
        nodes.append(Neighbour(row.href, shortened(row.name, 24), x, y, min(1 + row.count // 2, 6), anchor))
    return nodes
