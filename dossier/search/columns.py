"""The columns of the smaller files: sentences, people, facets, and the words that a misspelt one may have meant."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from dossier.search.documents import Document, Named
from dossier.search.packing import deltas, front_coded, varint, varints
from dossier.text.addresses import article_address, person_address, quotation_address

# A record keeps the name of its page; where pages of a kind are is said once, in the root.
ADDRESSES = {"article": article_address, "person": person_address, "quotation": quotation_address}
_SENTENCES = 18_000
_PEOPLE = 6_000
# Facets count those whom most articles name; the others are found by `person:`.
FACET_PEOPLE = 200


def sentence_columns(documents: Sequence[Document]) -> Iterator[tuple[int, list[bytes]]]:
    """(first document, columns) of a few articles each: what a result shows."""
    yield from _parts([_record(document) for document in documents], _SENTENCES)


def _record(document: Document) -> list[object]:
    sentences = [[_bare(anchor), words, *([sign] if sign else [])] for anchor, words, sign in document.sentences]
    quotations = [
        [q.sentence, _name("quotation", q.cluster) if q.cluster else "", q.speaker, q.person, q.words]
        for q in document.quotations
    ]
    dates = [[d.sentence, d.edtf, d.words] for d in document.dates]
    name = _name("article", document.id)
    about = document.passages[-1][1]
    return [name, document.title, document.outlet, document.published, sentences, quotations, dates, about]


def template(address: Callable[[str], str]) -> str:
    """Where pages of a kind are, with `*` for the name of one: `articles/*.html`."""
    before, _, after = address("0").partition("0")
    return f"{before}*{after}"


def _name(kind: str, identifier: str) -> str:
    before, _, after = template(ADDRESSES[kind]).partition("*")
    return ADDRESSES[kind](identifier).removeprefix(before).removesuffix(after)


def _bare(anchor: str) -> str:
    return anchor.removeprefix("s-")


def people_columns(people: Sequence[Named]) -> Iterator[tuple[int, list[bytes]]]:
    """(first person, columns) of some people each, the most widely named in the first."""
    records: list[list[object]] = [
        [p.name, _name("person", p.id), p.kind, list(deltas(p.documents)), list(deltas(p.quoted_in))] for p in people
    ]
    yield from _parts(records, _PEOPLE)


def _parts(records: Iterable[list[object]], limit: int) -> Iterator[tuple[int, list[bytes]]]:
    lines: list[bytes] = []
    size = first = at = 0
    for at, record in enumerate(records):
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        if lines and size + len(line) > limit:
            yield first, [b"[" + b",".join(lines) + b"]"]
            lines, size, first = [], 0, at
        lines.append(line)
        size += len(line)
    if lines:
        yield first, [b"[" + b",".join(lines) + b"]"]


def facets(documents: Sequence[Document], people: Sequence[Named]) -> Iterator[list[bytes]]:
    """The packed facets of all documents: (outlets, outlet of each, day of each); (people named, people quoted)."""
    outlets = sorted({document.outlet for document in documents if document.outlet})
    number = {outlet: at for at, outlet in enumerate(outlets, start=1)}
    yield [
        json.dumps(outlets, ensure_ascii=False).encode("utf-8", "replace"),
        varints(number.get(document.outlet, 0) for document in documents),
        varints(day_number(document.published) for document in documents),
    ]
    named: defaultdict[int, list[int]] = defaultdict(list)
    quoted: defaultdict[int, list[int]] = defaultdict(list)
    for at, person in enumerate(people[:FACET_PEOPLE]):
        for document_number in person.documents:
            named[document_number].append(at)
        for document_number in person.quoted_in:
            quoted[document_number].append(at)
    lists = []
    for table in (named, quoted):
        lists.append(varints(len(table[at]) for at in range(len(documents))))
        lists.append(b"".join(varints(deltas(table[at])) for at in range(len(documents))))
    names = [[person.name, person.id] for person in people[:FACET_PEOPLE]]
    yield [json.dumps(names, ensure_ascii=False).encode("utf-8", "replace"), *lists]


def day_number(published: str) -> int:
    """A day as a number that sorts, for a month or year its first one; 0 where none is known."""
    parts = [int(part) for part in published.split("-") if part.isdecimal()]
    try:
        return datetime.date(*[*parts, 1, 1][:3]).toordinal() if parts else 0
    except ValueError:
        return 0


def lexicon(words: Sequence[str], counts: Iterable[int]) -> list[bytes]:
    """Sorted words, and in how many documents each stands."""
    return [front_coded(words), b"".join(map(varint, counts))]


def fronts(edges: Sequence[tuple[str, str]]) -> list[str]:
    """For the (last word of the shard before, first word) of each shard, the least that tells the two apart."""
    return [_least(before, first) for before, first in edges]


def _least(before: str, first: str) -> str:
    shared = next((at for at, (a, b) in enumerate(zip(before, first, strict=False)) if a != b), len(before))
    return first[: shared + 1]
