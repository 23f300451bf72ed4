"""Words in a row: which articles have them so, told by places or by texts, whichever is less to fetch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from dossier.search.documents import GOES_ON
from dossier.search.reader import Index, TermEntry
from dossier.search.words import raw_words, tokens_of

Columns = Sequence[dict[str, TermEntry]]


def following(index: Index, columns: Columns, held: set[int]) -> set[int]:
    """Of the documents that have all words, those where they follow each other; the rarest are looked at first.

    The places of "of" fill many files. Once few articles are left, their texts are fewer, and will be shown anyway. An
    index of excerpts has no whole texts.
    """
    rarest = sorted(range(len(columns)), key=lambda at: sum(len(e.documents) for e in columns[at].values()))
    begins: dict[int, set[int]] = {}
    for turn, at in enumerate(rarest):
        files = {index.part("s", document) for document in held}
        places = {
            index.chunk(entry, document)[0]
            for column in rarest[turn:]
            for entry in columns[column].values()
            for document in held
            if _has(entry, document)
        }
        if 2 * len(files) < 3 * len(places) and not index.root["excerpt"]:
            phrase = [frozenset(entries) for entries in columns]
            return {d for d in held if (record := index.record("s", d)) and has_phrase(record, phrase)}
        kept = {}
        for document in sorted(held):
            stands = {
                place - at
                for entry in columns[at].values()
                if _has(entry, document)
                for place in index.places(entry, document)
            }
            stands = stands & begins[document] if turn else stands
            if stands:
                kept[document] = stands
        begins, held = kept, set(kept)
    return held


def has_phrase(record: list[Any], phrase: Sequence[frozenset[str]]) -> bool:
    """Whether the words of a phrase follow each other in a passage of an article, as its record holds them."""
    passages = [record[1], record[7]]
    for sentence in record[4]:
        if len(sentence) > 2 and sentence[2] & GOES_ON:
            passages[-1] += f" {sentence[1]}"
        else:
            passages.append(sentence[1])
    return any(stands_of([t for word in raw_words(text) for t in tokens_of(word)], phrase) for text in passages)


def stands_of(tokens: Sequence[str], phrase: Sequence[frozenset[str]]) -> list[int]:
    """Where a phrase begins among some tokens."""
    if not phrase:
        return []
    last = len(tokens) - len(phrase)
    return [
        at
        for at in range(last + 1)
        if tokens[at] in phrase[0] and all(tokens[at + step] in phrase[step] for step in range(1, len(phrase)))
    ]


def _has(entry: TermEntry, document: int) -> bool:
    at = bisect_left(entry.documents, document)
    return at < len(entry.documents) and entry.documents[at] == document
