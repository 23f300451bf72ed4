"""A long list narrowed by a query: people, quotations or dates of the whole dossier, not only of the best articles."""

from __future__ import annotations

from typing import Any, Literal

from dossier.search.answer import dates_of, find_hits, people_group, quotations_of, rank
from dossier.search.facets import load_facets
from dossier.search.matching import Matcher
from dossier.search.query import read_query
from dossier.search.reader import Index
from dossier.search.sentences import best_sentences

Group = Literal["people", "quotations", "dates"]
# So many articles are looked through for what a page of a list shows.
LOOKED_THROUGH = 40


def search_list(
    index: Index, words: str, group: Group, *, typing: bool = False, sort: str = "best", start: int = 0, most: int = 20
) -> dict[str, Any]:
    """What a list of the dossier shows of a query, as JSON can hold it.

    `group` names the list and the field that the rows are in. `total` counts people, and for the other two the articles
    that hold such rows. `next` is the `start` of the next page (of people, or of articles looked through), None at the
    end. `asked`, `notes` and `missing` are as in an answer of `search`.
    """
    query = read_query(words, typing)
    matcher = Matcher(index, typing, list(query.notes))
    hits = find_hits(matcher, query, spoken=group == "quotations")
    found: dict[str, Any] = {"asked": bool(hits.asked.items or query.without or query.fields), group: []}
    if group == "people":
        found |= {"total": len(hits.people), group: people_group(index, hits.people[start:], most)}
        after, every = start + most, len(hits.people)
    else:
        ranked = rank(index, hits.scores, sort, load_facets(index) if sort != "best" else None)
        after, every = start, len(ranked)
        seen: set[str] = set()
        while after < min(every, start + LOOKED_THROUGH) and len(found[group]) < most:
            for row in _rows(index, ranked[after], hits.asked, group):
                if row["address"] not in seen:
                    seen.add(row["address"])
                    found[group].append(row)
            after += 1
        found["total"] = every
    found["next"] = after if after < every else None
    found["notes"] = [list(note) for note in dict.fromkeys(matcher.notes)]
    found["missing"] = sorted(set(index.missing))
    return found


def _rows(index: Index, document: int, asked: Any, group: Group) -> list[dict[str, Any]]:
    """The quotations or dates of one article that a query asks for, in the order of the text."""
    record = index.record("s", document)
    if record is None:
        return []
    if group == "quotations":
        return [row for _, row in quotations_of(index, record, asked)]
    best, _ = best_sentences(record, asked, len(record[4]))
    return dates_of(index, record, asked, sorted(number for _, number, reading in best if all(reading.matched)))
