"""SQLite's FTS5 as the oracle: two hundred generated queries find the same articles in both."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from dossier.intake.plain import article_from_text
from dossier.model import Annotations, Dossier
from dossier.search import Index, build_index
from dossier.search.answer import find_hits
from dossier.search.matching import Matcher
from dossier.search.phrases import has_phrase
from dossier.search.query import read_query
from dossier.search.stems import stem
from dossier.search.words import raw_words, tokens_of
from tests.search.corpus import TEXTS

_ARTICLES = 240
_QUERIES = 200


def _tokens(text: str) -> list[str]:
    return [token for word in raw_words(text) for token in tokens_of(word)]


def _all_found(index: Index, words: str) -> set[str]:
    """The ids of all articles that meet all of a query."""
    hits = find_hits(Matcher(index), read_query(words))
    if hits.relaxed:
        return set()
    return {str(record[0]) for document in hits.scores if (record := index.record("s", document))}


def _articles() -> Iterator[tuple[str, str]]:
    """Articles remixed from sentences of the ten texts, some of their words exchanged."""
    chance = random.Random(5)
    lines = [line for path in sorted(TEXTS.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line]
    words = sorted({word for line in lines for word in line.split()})
    for number in range(_ARTICLES):
        some = chance.sample(lines, chance.randint(3, 12))
        mixed = [" ".join(w if chance.random() < 0.9 else chance.choice(words) for w in s.split()) for s in some]
        yield f"a{number}", "\n\n".join(mixed)


Both = tuple[Index, sqlite3.Connection, list[list[str]]]


@pytest.fixture(scope="module")
def both() -> Both:
    """Our index and the oracle over the same articles, and the tokens of each article in order."""
    articles = [article_from_text(name, text) for name, text in _articles()]
    index = build_index(Dossier(tuple(articles), tuple(Annotations(a.id) for a in articles))).reader()
    oracle = sqlite3.connect(":memory:")
    oracle.execute(
        "CREATE VIRTUAL TABLE news USING fts5(id UNINDEXED, words, stems, tokenize='unicode61 remove_diacritics 0')"
    )
    listed = []
    for article in articles:
        # As the index sees it: the title (the name of the file), the paragraphs, none of them running into the next.
        passages = [article.title, *(block.span.of(article.text) for block in article.blocks)]
        tokens = [[*_tokens(passage), "xxborderxx"] for passage in passages]
        flat = [token for passage in tokens for token in passage]
        oracle.execute(
            "INSERT INTO news VALUES (?, ?, ?)", (article.id, " ".join(flat), " ".join(stem(t, "en") for t in flat))
        )
        listed.append(flat)
    return index, oracle, listed


def _asked(oracle: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in oracle.execute("SELECT id FROM news WHERE news MATCH ?", (query,))}


def _query(chance: random.Random, listed: list[list[str]], kind: str) -> tuple[str, str]:
    """A query in our language and in the oracle's."""
    tokens = [token for token in chance.choice(listed) if token != "xxborderxx"]

    def one() -> str:
        return chance.choice([token for token in tokens if token.isalpha() and len(token) > 3])

    if kind == "phrase":
        at = chance.randrange(len(tokens) - 3)
        words = " ".join(tokens[at : at + chance.randint(2, 3)])
        return f'"{words}"', f'words: "{words}"'
    if kind == "prefix":
        begin = one()[: chance.randint(2, 4)]
        return f"{begin}*", f'words: "{begin}" *'
    some = [one() for _ in range(chance.randint(1, 3))]
    ours = " ".join(some)
    theirs = " AND ".join(f'stems: "{stem(word, "en")}"' for word in some)
    if kind == "not":
        other = one()
        return f"{ours} -{other}", f'({theirs}) NOT stems: "{stem(other, "en")}"'
    if kind == "or":
        one_of = [one(), one()]
        either = " OR ".join(f'stems: "{stem(word, "en")}"' for word in one_of)
        return f"{ours} {' OR '.join(one_of)}", f"{theirs} AND ({either})"
    return ours, theirs


def test_two_hundred_queries_find_what_sqlite_finds(both: Both) -> None:
    index, oracle, listed = both
    chance = random.Random(11)
    kinds = ["and", "phrase", "prefix", "not", "or"]
    found = 0
    for number in range(_QUERIES):
        ours, theirs = _query(chance, listed, kinds[number % len(kinds)])
        expected = _asked(oracle, theirs)
        assert _all_found(index, ours) == expected, (ours, theirs)
        found += bool(expected)
    assert found > _QUERIES * 0.8


def test_phrases_found_in_texts_are_those_found_by_places(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    _, oracle, listed = both
    # Many small files of places, as a large dossier has them: reading the texts of the articles left is less.
    monkeypatch.setattr("dossier.search.write._PLACES", 200)
    articles = [article_from_text(name, text) for name, text in _articles()]
    index = build_index(Dossier(tuple(articles), tuple(Annotations(a.id) for a in articles))).reader()
    read: list[bool] = []

    def counted(record: list[Any], phrase: Sequence[frozenset[str]]) -> bool:
        read.append(has_phrase(record, phrase))
        return read[-1]

    monkeypatch.setattr("dossier.search.phrases.has_phrase", counted)
    chance = random.Random(3)
    found = 0
    for _ in range(60):
        ours, theirs = _query(chance, listed, "phrase")
        expected = _asked(oracle, theirs)
        assert _all_found(index, ours) == expected, (ours, theirs)
        found += bool(expected)
    assert found > 40
    assert sum(read) > 10
    assert not all(read)
