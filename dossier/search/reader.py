"""The index as a reader sees it: files by name, fetched when a query needs them."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

from dossier.search.packing import FORMAT, PackingError, unpack, unpack_varints, unpack_words

# Above every word that begins as what stands before it.
LAST = "\U0010ffff"
_CALL = re.compile(r'^dossierSearch\("([^"]*)","([^"]*)","([^"]*)"\);$', re.DOTALL)


class SearchIndexError(ValueError):
    """The index cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term: its documents with a level each, its people, the other spellings of a surname, what it is an alias of.

    `inflections` are the other terms of its family, in any of the languages.
    """

    term: str
    languages: int
    documents: tuple[int, ...]
    levels: bytes
    shard: int
    pair: int
    people: tuple[int, ...] = ()
    spellings: tuple[tuple[str, int], ...] = ()
    aliases: tuple[str, ...] = ()
    inflections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of terms, and where their places are."""

    entries: Mapping[str, TermEntry]
    terms: list[str]
    chunk: int
    begin: int
    further: tuple[int, ...]


@dataclass(slots=True)
class Index:
    """An index behind a function that gives the packed string of a file by name; every file is read once.

    `missing` collects the names of files that are not there or damaged: what they hold is left out, and said.
    """

    fetch: Callable[[str], str]
    root: dict[str, Any]
    missing: list[str] = field(default_factory=list)
    _shards: dict[int, Shard] = field(default_factory=dict)
    _parts: dict[str, list[bytes]] = field(default_factory=dict)
    _places: dict[int, list[list[int]]] = field(default_factory=dict)
    _first: dict[str, list[int]] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """How many articles the index holds."""
        return int(self.root["documents"])

    def columns(self, name: str) -> list[bytes]:
        """The columns of a file; none where it is missing or damaged."""
        found = self._parts.get(name)
        if found is None:
            try:
                found = unpack(self.fetch(name))
            except (PackingError, KeyError, OSError):
                self.missing.append(name)
                found = []
            self._parts[name] = found
        return found

    def shard(self, number: int) -> Shard:
        """A shard of terms; empty where it is missing."""
        if number not in self._shards:
            self._shards[number] = _shard(self.columns(f"t/{number}"), number)
        return self._shards[number]

    def shards_from(self, low: str, high: str) -> range:
        """The numbers of the shards that hold terms from `low` to below `high`."""
        fronts: list[str] = self.root["t"]
        return range(max(bisect_right(fronts, low) - 1, 0), max(bisect_left(fronts, high), 1))

    def entry(self, term: str) -> TermEntry | None:
        """A term of the index; None where no article and no name has it."""
        fronts: list[str] = self.root["t"]
        return self.shard(max(bisect_right(fronts, term) - 1, 0)).entries.get(term) if fronts else None

    def beginning(self, prefix: str, most: int) -> Iterator[TermEntry]:
        """The terms that begin with `prefix`, from `most` shards at the most."""
        high = prefix + LAST
        for number in self.shards_from(prefix, high)[:most] if self.root["t"] else ():
            shard = self.shard(number)
            for at in range(bisect_left(shard.terms, prefix), bisect_left(shard.terms, high)):
                yield shard.entries[shard.terms[at]]

    def chunk(self, entry: TermEntry, document: int) -> tuple[int, int]:
        """Which file of places has a term's in a document, and as the how manieth pair."""
        shard = self.shard(entry.shard)
        pair = entry.pair + bisect_left(entry.documents, document)
        at = bisect_right(shard.further, pair) - 1
        return shard.chunk + at + 1, pair - (shard.further[at] if at >= 0 else -shard.begin)

    def places(self, entry: TermEntry, document: int) -> list[int]:
        """Where a term stands in a document, in words from its beginning."""
        number, pair = self.chunk(entry, document)
        if number not in self._places:
            self._places[number] = _read_places(self.columns(f"p/{number}"))
        chunk = self._places[number]
        return chunk[pair] if pair < len(chunk) else []

    def part(self, kind: str, number: int) -> int:
        """The number of the file that holds a document (`s`) or person (`e`)."""
        if kind not in self._first:
            self._first[kind] = list(accumulate(self.root[kind]))
        return bisect_right(self._first[kind], number) - 1

    def record(self, kind: str, number: int) -> list[Any] | None:
        """The record of a document (`s`) or person (`e`); None where its file is missing."""
        part = self.part(kind, number)
        columns = self.columns(f"{kind}/{part}")
        records: list[list[Any]] = json.loads(columns[0]) if columns else []
        at = number - self._first[kind][part]
        return records[at] if at < len(records) else None


def _shard(columns: list[bytes], number: int) -> Shard:
    if len(columns) != 7:
        return Shard({}, [], 0, 0, ())
    chunk, begin, *further = unpack_varints(columns[0])
    terms, counts, distances = unpack_words(columns[1]), unpack_varints(columns[2]), unpack_varints(columns[4])
    extras = dict(json.loads(columns[6])) if columns[6] else {}
    entries, pair = {}, 0
    for at, (term, count) in enumerate(zip(terms, counts, strict=True)):
        extra = extras.get(at, {})
        entries[term] = TermEntry(
            term=term,
            languages=columns[3][at],
            documents=tuple(accumulate(distances[pair : pair + count])),
            levels=columns[5][pair : pair + count],
            shard=number,
            pair=pair,
            people=tuple(accumulate(extra.get("p", ()))),
            spellings=tuple((word, person) for word, person in extra.get("v", ())),
            aliases=tuple(extra.get("a", ())),
            inflections=tuple(terms[at + t] if isinstance(t, int) else t for t in extra.get("i", ())),
        )
        pair += count
    return Shard(entries, terms, chunk, begin, tuple(further))


def _read_places(columns: list[bytes]) -> list[list[int]]:
    numbers = unpack_varints(columns[0]) if columns else []
    found, at = [], 0
    while at < len(numbers):
        count = numbers[at]
        found.append(list(accumulate(numbers[at + 1 : at + 1 + count])))
        at += count + 1
    return found


def open_index(folder: Path) -> Index:
    """The index in the `search` folder of a site; `SearchIndexError` where it is none or of another version."""
    script = folder / "search.js"
    try:
        text = script.read_text(encoding="utf-8")
    except OSError as error:
        raise SearchIndexError(f"{folder} holds no search index → build the site first") from error
    last = text.rstrip().rpartition("\n")[2]
    match = _CALL.match(last)
    if match is None:
        raise SearchIndexError(f"{script} does not end in the root of an index → build the site again")

    def fetch(name: str) -> str:
        found = _CALL.match((folder / f"{name}.js").read_text(encoding="utf-8").rstrip("\n"))
        if found is None or found[1] != match[1] or found[2] != name:
            raise KeyError(name)
        return found[3]

    return index_of(match[3], fetch)


def index_of(root: str, fetch: Callable[[str], str]) -> Index:
    """An index of a packed root; `SearchIndexError` names the version where it is another than this reader's."""
    try:
        read = json.loads(unpack(root)[0])
    except (PackingError, ValueError) as error:
        raise SearchIndexError("the root of the search index is damaged → build the site again") from error
    if read.get("format") != FORMAT:
        version = read.get("format")
        raise SearchIndexError(f"the index has version {version}, this reader reads {FORMAT} → build the site again")
    return Index(fetch, read)
