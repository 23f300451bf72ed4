"""A query in, an answer out: articles with their best sentences, people, quotations, dates, and what was searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dossier.search.facets import Facets, facet_counts, load_facets
from dossier.search.filters import Filters
from dossier.search.matching import ItemHits, Matcher
from dossier.search.query import Item, Query, read_query
from dossier.search.reader import Index
from dossier.search.scores import FULL
from dossier.search.sentences import Asked, best_sentences, is_headline, is_within, pieces, read

PAGE = 10
# The results of a page are ordered by their sentences too; in a small dossier so many are looked at for that.
_SMALL, _LOOKED_AT_SMALL = 200, 40
_GROUP = 5


@dataclass(frozen=True, slots=True)
class QueryHits:
    """What a query found: the score of each document, what to mark, the people so called, and whether by less of it."""

    scores: dict[int, int]
    asked: Asked
    people: tuple[int, ...]
    relaxed: bool = False


def search(
    index: Index,
    words: str,
    *,
    typing: bool = False,
    sort: str = "best",
    start: int = 0,
    most: int = PAGE,
    facets: bool = False,
) -> dict[str, Any]:
    """The answer to a query, as JSON can hold it; `FORMAT.md` lists its fields.

    `sort` is `best`, `newest` or `oldest`; `start` the first result wanted and `most` how many; `facets` asks for the
    counts too. Nothing raises for a bad query or a damaged file: what could not be done is in `notes` and `missing`.
    """
    query = read_query(words, typing)
    matcher = Matcher(index, typing, list(query.notes))
    hits = find_hits(matcher, query)
    columns = load_facets(index, people=facets) if sort != "best" or (facets and hits.scores) else None
    if hits.relaxed:
        matcher.notes.append(("some",))
    ranked = rank(index, hits.scores, sort, columns)
    answer: dict[str, Any] = {
        "query": words,
        "searched": {"articles": index.documents, "sentences": index.root["sentences"]},
        "asked": bool(hits.asked.items or query.without or query.fields),
        "total": len(ranked),
        "notes": [],
        "articles": [],
        "people": people_group(index, hits.people),
        "quotations": [],
        "dates": [],
    }
    _fill(index, answer, ranked[start:], hits.asked, sort, most)
    if facets:
        answer["facets"] = facet_counts(ranked, columns or Facets((), (), ()))
    answer["notes"] = [list(note) for note in dict.fromkeys(matcher.notes)]
    answer["missing"] = sorted(set(index.missing))
    return answer


def find_hits(matcher: Matcher, query: Query, spoken: bool = False) -> QueryHits:
    """The documents that meet all of a query (`spoken`: in quotations); where none does, those with the most of it."""
    every = matcher.index.documents
    filters = Filters(matcher)
    allowed = filters.allowed(query.fields)
    spoken = spoken or any(item.kind in {"quotes", "said-by"} and not item.negative for item in query.fields)
    asked_for = [[item for item in group if not (matcher.typing and _waits(item))] for group in query.groups]
    found = [[one for item in group if not (one := matcher.find(item)).waiting] for group in asked_for]
    found = [group for group in found if group]
    days = tuple(day for group in query.groups for item in group for day in item.days)
    asked = Asked(tuple(one for group in found for one in group), days, spoken, filters.speakers)
    barred = {document for item in query.without for document in matcher.find(item).scores}
    sums, met = _summed(found, spoken)
    if not found and (query.fields or (query.without and not query.groups)):
        sums, met = dict.fromkeys(range(every), 0), dict.fromkeys(range(every), 0)
    kept = {d: s for d, s in sums.items() if d not in barred and (allowed is None or d in allowed)}
    most = max((met[d] for d in kept), default=0)
    relaxed = most < len(found) and bool(kept)
    return QueryHits({d: s for d, s in kept.items() if met[d] == most}, asked, _named(found, query), relaxed)


def _waits(item: Item) -> bool:
    """Whether a word that is being typed is one letter still: what begins so is no answer."""
    return item.prefix and item.kind == "word" and len(item.tokens[0]) == 1 and "a" <= item.tokens[0] <= "z"


def _summed(found: list[list[ItemHits]], spoken: bool) -> tuple[dict[int, int], dict[int, int]]:
    """For each document the sum of what its groups score, of each group the best, and how many groups it meets."""
    sums: dict[int, int] = {}
    met: dict[int, int] = {}
    for group in found:
        best: dict[int, int] = {}
        for one in group:
            for document, score in one.scores.items():
                if (not spoken or document in one.spoken) and score > best.get(document, -1):
                    best[document] = score
        for document, score in best.items():
            sums[document] = sums.get(document, 0) + score
            met[document] = met.get(document, 0) + 1
    return sums, met


def _named(found: list[list[ItemHits]], query: Query) -> tuple[int, ...]:
    """The people whose names have every word asked for."""
    if not found or any(item.kind == "date" for group in query.groups for item in group):
        return ()
    sets = [{person for one in group for person in one.people} for group in found]
    return tuple(sorted(set.intersection(*sets)))


def rank(index: Index, scores: dict[int, int], sort: str, facets: Facets | None) -> list[int]:
    """The documents in the order asked for."""
    best = sorted(scores, key=lambda document: (-scores[document], document))
    if facets is None or sort == "best":
        return best if index.documents <= _SMALL else _by_story(index, scores, best)
    newest = 1 if sort == "oldest" else -1
    days = facets.day_of

    def undated_last(document: int) -> tuple[bool, int]:
        day = days[document] if document < len(days) else 0
        return (not day, newest * day)

    return sorted(best, key=undated_last)


def _by_story(index: Index, scores: dict[int, int], best: list[int]) -> list[int]:
    """The documents with those of one file of sentences together, which tell one story or similar ones.

    A reader sees the tellings of a story side by side, and ten results come from few files. What scores less than half
    of the best of its file keeps the place that it has by itself.
    """
    leads: dict[int, int] = {}
    parts = {document: index.part("s", document) for document in best}
    for document in best:
        leads.setdefault(parts[document], scores[document])

    def place(document: int) -> tuple[int, int, int, int]:
        part, score = parts[document], scores[document]
        return (-leads[part] if 2 * score >= leads[part] else -score, part, -score, document)

    return sorted(best, key=place)


def _fill(index: Index, answer: dict[str, Any], ranked: list[int], asked: Asked, sort: str, most: int) -> None:
    """Articles, quotations and dates of one page of results."""
    small = index.documents <= _SMALL
    window = ranked[: max(_LOOKED_AT_SMALL, most) if small and sort == "best" else most]
    articles, quotations, dates = [], [], []
    for turn, document in enumerate(window):
        record = index.record("s", document)
        if record is None:
            continue
        best, matching = best_sentences(record, asked)
        rank = _strength(asked, document) + (best[0][0] if best else 0) if sort == "best" else -turn
        articles.append((rank, turn, _article(index, record, best, matching)))
        quotations += quotations_of(index, record, asked)
        dates += dates_of(index, record, asked, [number for _, number, reading in best if all(reading.matched)])
    articles.sort(key=lambda one: (-one[0], one[1]))
    answer["articles"] = [article for _, _, article in articles[:most]]
    quotations.sort(key=lambda one: -one[0])
    by_page: dict[str, dict[str, Any]] = {}
    for _, quotation in quotations:
        by_page.setdefault(quotation["address"], quotation)
    answer["quotations"] = list(by_page.values())[:_GROUP]
    answer["dates"] = sorted(dates, key=lambda date: date["edtf"])[:_GROUP]


def _strength(asked: Asked, document: int) -> int:
    return sum(item.scores.get(document, 0) for item in asked.items) // FULL


def _article(index: Index, record: list[Any], best: list[Any], matching: int) -> dict[str, Any]:
    number, title, outlet, published, sentences, *_ = record
    address = _address(index, "article", number)
    shown = [_sentence(address, sentences[at], reading.marks) for _, at, reading in best if sentences[at][1]]
    if not shown:
        plain = next((s for s in sentences if not is_headline(s) and s[1]), None)
        shown = [_sentence(address, plain, ())] if plain else []
    return {
        "id": number,
        "title": title,
        "outlet": outlet,
        "published": published,
        "address": address,
        "matching": matching,
        "sentences": shown,
    }


def _sentence(address: str, sentence: list[Any], marks: Any) -> dict[str, Any]:
    return {"address": f"{address}#{_anchor(sentence[0])}", "pieces": pieces(sentence[1], marks)}


def _anchor(bare: str) -> str:
    return bare if bare.startswith("b-") else f"s-{bare}"


def _address(index: Index, kind: str, number: str) -> str:
    return str(index.root["addresses"][kind]).replace("*", number)


def quotations_of(index: Index, record: list[Any], asked: Asked) -> list[tuple[int, dict[str, Any]]]:
    """The quotations of an article that have all that is asked for in their own words."""
    found = []
    for sentence, cluster, speaker, person, words in record[5]:
        if asked.speakers is not None and person not in asked.speakers:
            continue
        if not asked.items and asked.speakers is None:
            continue
        reading = read(words, asked.items)
        if not all(reading.matched):
            continue
        score = 64 * (reading.nearness + sum(item.rarity for item in asked.items)) // (64 + reading.length)
        article = _address(index, "article", record[0])
        at = f"{article}#{_anchor(record[4][sentence][0])}"
        address = _address(index, "quotation", cluster) if cluster else at
        found.append(
            (score, {"address": address, "at": at, "speaker": speaker, "pieces": pieces(words, reading.marks)})
        )
    return found


def dates_of(index: Index, record: list[Any], asked: Asked, best: list[int]) -> list[dict[str, Any]]:
    """The dates asked for, or, where none is, those that the matching sentences name."""
    found = []
    for sentence, edtf, words in record[6]:
        wanted = is_within(edtf, asked.days) if asked.days else bool(asked.items) and sentence in best
        if wanted and record[4][sentence][1]:
            text = record[4][sentence][1]
            place = text.find(" ".join(words.split()))
            marks = [(place, place + len(" ".join(words.split())))] if place >= 0 else []
            address = f"{_address(index, 'article', record[0])}#{_anchor(record[4][sentence][0])}"
            found.append({"edtf": edtf, "address": address, "pieces": pieces(text, marks)})
    return found


def people_group(index: Index, people: Sequence[int], most: int = _GROUP) -> list[dict[str, Any]]:
    """The first of some people, as an answer shows them."""
    found = []
    for person in people[:most]:
        record = index.record("e", person)
        if record is not None:
            name, number, kind, articles, quoted = record
            address = _address(index, "person", number)
            found.append(
                {"name": name, "kind": kind, "address": address, "articles": len(articles), "quoted_in": len(quoted)}
            )
    return found
