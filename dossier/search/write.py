"""The index as files: a root that knows where everything is, and shards that are fetched when a query needs them.

`FORMAT.md` describes every file; `packing.FORMAT` changes with it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dossier.search.columns import ADDRESSES, facets, fronts, lexicon, people_columns, sentence_columns, template
from dossier.search.documents import Document, Named
from dossier.search.invert import DATE_SIGN, Families, Inverted, inflections, irregular, related
from dossier.search.packing import FORMAT, deltas, front_coded, pack, varints
from dossier.search.words import is_unspaced

# Sizes before packing, chosen so that a query of three words meets the bytes and the requests it may cost.
_SHARD, _LONGEST_SHARD = 7_000, 14_000
_PLACES = 14_000
_LEXICON = 1_200
_HOLD_TOGETHER = 2


@dataclass(slots=True)
class IndexFiles:
    """Files of the index as columns by name (`t/12`), and the root, which says where each begins."""

    files: dict[str, list[bytes]] = field(default_factory=dict)
    root: dict[str, object] = field(default_factory=dict)


def write_index(
    documents: Sequence[Document],
    people: Sequence[Named],
    inverted: Inverted,
    languages: Sequence[str],
    excerpt: bool = False,
) -> IndexFiles:
    """Every file of the index, still unpacked."""
    written = IndexFiles()
    tokens = sorted({*inverted.numbers, *inverted.people, *inverted.spellings, *inverted.aliases})
    words = [t for t in tokens if len(t) > 2 and not t.startswith(DATE_SIGN) and not is_unspaced(t)]
    written.root = {
        "format": FORMAT,
        "documents": len(documents),
        "sentences": sum(len(document.sentences) for document in documents),
        "people": len(people),
        "languages": list(languages),
        "excerpt": excerpt,
        "irregular": irregular(words, languages),
        "addresses": {kind: template(address) for kind, address in ADDRESSES.items()},
    }
    _write_terms(written, inverted, tokens, languages, _write_places(written, inverted, tokens))
    _write_parts(written, "s", sentence_columns(documents))
    _write_parts(written, "e", people_columns(people))
    written.files |= {f"f/{at}": columns for at, columns in enumerate(facets(documents, people))}
    counts = {word: len(inverted.levels[at]) if (at := inverted.numbers.get(word)) is not None else 0 for word in words}
    for name, listed in (("w", words), ("r", sorted(word[::-1] for word in words))):
        shards = [listed[at : at + _LEXICON] for at in range(0, len(listed), _LEXICON)]
        for at, shard in enumerate(shards):
            numbers = (counts[word if name == "w" else word[::-1]] for word in shard)
            written.files[f"{name}/{at}"] = lexicon(shard, numbers)
        written.root[name] = _fronts(shards)
    return written


def packed_files(written: IndexFiles) -> tuple[str, str, dict[str, str]]:
    """(stamp, root, files): packed strings; the stamp is of all their content, so that no two builds mix unseen."""
    files = {name: pack(columns) for name, columns in written.files.items()}
    root = json.dumps(written.root, ensure_ascii=False, separators=(",", ":")).encode()
    seen = hashlib.sha256(root)
    for name in sorted(files):
        seen.update(f"{name}\0{files[name]}\0".encode())
    return seen.hexdigest()[:8], pack([root]), files


def _fronts(shards: Sequence[Sequence[str]]) -> list[str]:
    return fronts([(shards[at - 1][-1] if at else "", shard[0]) for at, shard in enumerate(shards)])


def _write_parts(written: IndexFiles, name: str, parts: Iterator[tuple[int, list[bytes]]]) -> None:
    firsts = []
    for at, (first, columns) in enumerate(parts):
        firsts.append(first)
        written.files[f"{name}/{at}"] = columns
    written.root[name] = list(deltas(firsts))


def _write_terms(
    written: IndexFiles, inverted: Inverted, tokens: Sequence[str], languages: Sequence[str], chunks: Sequence[int]
) -> None:
    shards = list(_shards(inverted, tokens))
    families = inflections(inverted, tokens, languages)
    pair = 0
    for at, shard in enumerate(shards):
        end = pair + sum(_held(inverted, token) for token in shard)
        # Where the places of this shard's terms are: the chunk of its first pair, and where further chunks begin.
        chunk = max(bisect_right(chunks, pair) - 1, 0)
        further = [first - pair for first in chunks[chunk + 1 : bisect_left(chunks, end)]]
        begin = pair - chunks[chunk]
        written.files[f"t/{at}"] = [varints([chunk, begin, *further]), *_term_columns(inverted, shard, families)]
        pair = end
    written.root["t"] = _fronts(shards)


def _term_columns(inverted: Inverted, shard: Sequence[str], families: Sequence[Families]) -> list[bytes]:
    numbers = [inverted.numbers.get(token) for token in shard]
    places = {token: at for at, token in enumerate(shard)}
    known = [number for number in numbers if number is not None]
    extras = []
    for at, token in enumerate(shard):
        extra: dict[str, object] = {}
        if people := inverted.people.get(token):
            extra["p"] = [b - a for a, b in pairwise([0, *people])]
        if spellings := inverted.spellings.get(token):
            extra["v"] = sorted(spellings.items())
        if aliases := inverted.aliases.get(token):
            extra["a"] = sorted(aliases)
        if family := [t for t in related(token, families) if t != token]:
            extra["i"] = [places[t] - at if t in places else t for t in family]
        if extra:
            extras.append([at, extra])
    return [
        front_coded(shard),
        varints(0 if number is None else len(inverted.levels[number]) for number in numbers),
        bytes(0 if number is None else inverted.languages[number] for number in numbers),
        b"".join(inverted.documents[number] for number in known),
        b"".join(inverted.levels[number] for number in known),
        json.dumps(extras, ensure_ascii=False, separators=(",", ":")).encode() if extras else b"",
    ]


def _shards(inverted: Inverted, tokens: Sequence[str]) -> Iterator[list[str]]:
    """Runs of sorted terms of about one size, cut where the next begins otherwise: inflections stay together."""
    shard: list[str] = []
    size = 0
    for token in tokens:
        own = _size(inverted, token)
        if shard and _is_cut(shard[-1], token, size, own):
            yield shard
            shard, size = [], 0
        shard.append(token)
        size += own
    if shard:
        yield shard


def _is_cut(last: str, token: str, size: int, own: int) -> bool:
    if size + own > _LONGEST_SHARD:
        return True
    if size < _SHARD:
        return False
    shared = next((at for at, (a, b) in enumerate(zip(last, token, strict=False)) if a != b), len(last))
    return shared <= _HOLD_TOGETHER + (size > 1.3 * _SHARD) + (size > 1.6 * _SHARD)


def _held(inverted: Inverted, token: str) -> int:
    number = inverted.numbers.get(token)
    return 0 if number is None else len(inverted.levels[number])


def _size(inverted: Inverted, token: str) -> int:
    number = inverted.numbers.get(token)
    return 8 if number is None else 8 + len(inverted.documents[number]) + len(inverted.levels[number]) // 2


def _write_places(written: IndexFiles, inverted: Inverted, tokens: Sequence[str]) -> list[int]:
    """Write the places of every pair of term and document, in the order of the terms; the first pair of each chunk."""
    begins, chunk, pair = [0], bytearray(), 0
    for token in tokens:
        number = inverted.numbers.get(token)
        if number is None:
            continue
        column = inverted.places[number]
        if len(chunk) + len(column) < _PLACES:
            chunk += column
            pair += len(inverted.levels[number])
            continue
        for end, begin in _pairs(column):
            if len(chunk) + end - begin >= _PLACES and chunk:
                written.files[f"p/{len(begins) - 1}"] = [bytes(chunk)]
                begins.append(pair)
                chunk = bytearray()
            chunk += column[begin:end]
            pair += 1
    written.files[f"p/{len(begins) - 1}"] = [bytes(chunk)]
    return begins


def _pairs(column: bytearray) -> Iterator[tuple[int, int]]:
    """(end, begin) of each document's places in a column: their number, and as many distances."""
    at = 0
    while at < len(column):
        begin, left, shift = at, 0, 0
        while column[at] > 0x7F:
            left |= (column[at] & 0x7F) << shift
            shift += 7
            at += 1
        left |= column[at] << shift
        at += 1
        while left:
            left -= column[at] < 0x80
            at += 1
        yield at, begin
