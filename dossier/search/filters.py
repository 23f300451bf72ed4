"""The fields of a query: which documents a person, a speaker, an outlet or a span of time allows."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.search.days import bounds
from dossier.search.facets import load_facets
from dossier.search.matching import Matcher
from dossier.search.query import Item
from dossier.search.words import raw_words, tokens_of

_MOST_PEOPLE = 50


@dataclass(slots=True)
class Filters:
    """Reads fields; `speakers` are the people that a `said-by:` named, None where none stood in the query."""

    matcher: Matcher
    speakers: frozenset[int] | None = None

    def allowed(self, fields: tuple[Item, ...]) -> set[int] | None:
        """The documents that all fields allow; None where no field says anything."""
        allowed: set[int] | None = None
        for item in fields:
            if item.kind == "quotes":
                continue
            these = self._documents(item)
            if item.negative:
                these = set(range(self.matcher.index.documents)) - these
            allowed = these if allowed is None else allowed & these
        return allowed

    def _documents(self, item: Item) -> set[int]:
        index = self.matcher.index
        if item.kind in {"person", "said-by"}:
            return self._of_people(item)
        columns = load_facets(index)
        if item.kind == "outlet":
            wanted = set(item.tokens)
            fitting = {
                at
                for at, outlet in enumerate(columns.outlets, start=1)
                if wanted <= {token for word in raw_words(outlet) for token in tokens_of(word)}
            }
            if not fitting:
                self.matcher.notes.append(("no-outlet", item.given))
            return {d for d, outlet in enumerate(columns.outlet_of) if outlet in fitting}
        first, last = bounds(item.days[0])
        after = item.kind == "after"
        return {d for d, day in enumerate(columns.day_of) if day and (day >= first if after else day <= last)}

    def _of_people(self, item: Item) -> set[int]:
        """The documents of everybody whose name has all words; said-by: where they are quoted."""
        index = self.matcher.index
        sets = []
        for token in item.tokens:
            entry = index.entry(token)
            named = set(entry.people) if entry else set()
            for alias in entry.aliases if entry else ():
                other = index.entry(alias)
                named |= set(other.people) if other else set()
            sets.append(named)
        people = sorted(set.intersection(*sets))[:_MOST_PEOPLE] if sets else []
        if not people:
            self.matcher.notes.append(("no-person", item.given))
        said = item.kind == "said-by"
        if said and not item.negative:
            self.speakers = frozenset(people) | (self.speakers or frozenset())
        documents: set[int] = set()
        for person in people:
            record = index.record("e", person)
            at = 0
            for distance in record[4 if said else 3] if record else ():
                at += distance
                documents.add(at)
        return documents
