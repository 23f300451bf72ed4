"""From documents to terms: for each, the documents that hold it, how much it weighs there, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dossier.search.documents import BODY, Document, Named, other_spellings
from dossier.search.packing import varint
from dossier.search.scores import LEVELS
from dossier.search.stems import ALGORITHMS, stem, stem_range
from dossier.search.words import ACRONYMS, raw_words, tokens_of, written_out

DATE_SIGN = "="
SPOKEN_BIT = 16
_SPOKEN_BONUS = 0.5
_LENGTH_SHARE = 0.6
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_BYTES = [varint(number) for number in range(1 << 14)]
# Halfway between two levels, in what a document of average length counts as one occurrence.
_BOUNDS = [(a + b) / 32 for a, b in pairwise(LEVELS)]


@dataclass(slots=True)
class Inverted:
    """Columns by the number of a term, filled document by document.

    `documents` holds each one's distance from the one before as a varint, `levels` a byte each (weight, and whether
    somebody is quoted with the word), `places` for each the number of places and their distances; `languages` a mask.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)
    documents: list[bytearray] = field(default_factory=list)
    levels: list[bytearray] = field(default_factory=list)
    places: list[bytearray] = field(default_factory=list)
    languages: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    people: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    spellings: defaultdict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    aliases: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def number(self, token: str) -> int:
        """The number of a token, a new one where it was not met before."""
        found = self.numbers.get(token)
        if found is None:
            found = self.numbers[token] = len(self.tokens)
            self.tokens.append(token)
            for column in (self.documents, self.levels, self.places):
                column.append(bytearray())
            self.languages.append(0)
            self.last.append(0)
        return found


class _Words(dict[str, tuple[int, ...]]):
    """Printed word → numbers of its tokens, filled as words are met."""

    def __init__(self, inverted: Inverted) -> None:
        self._inverted = inverted

    def __missing__(self, word: str) -> tuple[int, ...]:
        tokens = tokens_of(word)
        spelled = written_out(word)
        if spelled and len(tokens) == 1 and spelled != tokens[0]:
            self._inverted.aliases[spelled].add(tokens[0])
        for token in tokens:
            if token in ACRONYMS:
                self._inverted.aliases[token.lower()].add(token)
        numbers = tuple(map(self._inverted.number, tokens))
        self[word] = numbers
        return numbers


def invert(documents: Iterable[Document], average: float, languages: Sequence[str]) -> Inverted:
    """The terms of documents in their order; `average` is how many characters one has, `languages` all there are."""
    inverted = Inverted()
    known = _Words(inverted)
    mask = {language: 1 << min(at, 6) for at, language in enumerate(languages)}
    for number, document in enumerate(documents):
        _add(inverted, known, number, document, average, mask[document.language])
    return inverted


def add_people(inverted: Inverted, people: Sequence[Named]) -> None:
    """The words of all names, and the other spellings of each surname, with the person they are of."""
    for number, named in enumerate(people):
        for token in dict.fromkeys(t for form in named.forms for word in raw_words(form) for t in tokens_of(word)):
            inverted.people[token].append(number)
        for token, others in other_spellings(named).items():
            for other in others:
                inverted.spellings[token].setdefault(other, number)


def is_printed_in(mask: int, language: int) -> bool:
    """Whether a term with that mask stands in the nth language; one that only a name has, may be of any."""
    return bool((mask or 0x7F) & 1 << min(language, 6))


@dataclass(frozen=True, slots=True)
class Families:
    """The stems of a language with the terms, printed in that language, that have them."""

    language: str
    terms: dict[str, list[str]]


def inflections(inverted: Inverted, tokens: Sequence[str], languages: Sequence[str]) -> list[Families]:
    """For each language that has stems the families of its terms, sorted as the terms are."""
    found = []
    for at, language in enumerate(languages):
        terms: defaultdict[str, list[str]] = defaultdict(list)
        for token in tokens if language in ALGORITHMS else ():
            number = inverted.numbers.get(token)
            if token.isalpha() and is_printed_in(inverted.languages[number] if number is not None else 0, at):
                terms[stem(token, language)].append(token)
        found.append(Families(language, terms))
    return found


def related(token: str, families: Iterable[Families]) -> list[str]:
    """The terms that are inflections of a token in any language, sorted; none where it is no word of letters."""
    if not token.isalpha():
        return []
    return sorted({t for family in families for t in family.terms.get(stem(token, family.language), ())})


def irregular(tokens: Iterable[str], languages: Sequence[str]) -> dict[str, list[str]]:
    """Stems with those of their words that do not begin like them: "die" has "dying"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    algorithms = [language for language in languages if language in ALGORITHMS]
    for token in tokens:
        if len(token) > 3 and token.isalpha():
            for language in algorithms:
                stemmed = stem(token, language)
                if not token.startswith(stem_range(stemmed)):
                    found[stemmed].add(token)
    return {stemmed: sorted(words) for stemmed, words in sorted(found.items())}


def _add(inverted: Inverted, known: _Words, number: int, document: Document, average: float, language: int) -> None:
    places, extra, length = _places(known, document)
    norm = 1 - _LENGTH_SHARE + _LENGTH_SHARE * length / average
    quick = [bisect_right(_BOUNDS, times / norm) for times in range(8)]
    spoken = {token for word in raw_words(document.spoken) for token in known[word]}
    documents, levels, columns, last = inverted.documents, inverted.levels, inverted.places, inverted.last
    masks = inverted.languages
    for token, stands in places.items():
        times = len(stands)
        if token in extra or token in spoken:
            weight = times + extra.get(token, 0) + (_SPOKEN_BONUS if token in spoken else 0)
            level = bisect_right(_BOUNDS, weight / norm) | (SPOKEN_BIT if token in spoken else 0)
        else:
            level = quick[times] if times < 8 else bisect_right(_BOUNDS, times / norm)
        levels[token].append(level)
        documents[token] += _bytes(number - last[token])
        last[token] = number
        masks[token] |= language
        column = columns[token]
        column += _bytes(times)
        before = 0
        for place in stands:
            column += _bytes(place - before)
            before = place
    for key in _date_keys(document):
        token = inverted.number(key)
        levels[token].append(4)
        documents[token] += _bytes(number - last[token])
        last[token] = number
        columns[token] += _bytes(0)


def _bytes(number: int) -> bytes:
    return _BYTES[number] if number < 16384 else varint(number)


def _places(known: _Words, document: Document) -> tuple[dict[int, list[int]], dict[int, int], int]:
    """Where each term stands, what title and standfirst add to its weight, and the length in characters."""
    places: dict[int, list[int]] = {}
    extra: dict[int, int] = {}
    at = length = 0
    for weight, text in document.passages:
        length += len(text)
        for word in raw_words(text):
            for token in known[word]:
                stands = places.get(token)
                if stands is None:
                    places[token] = [at]
                else:
                    stands.append(at)
                at += 1
                if weight != BODY:
                    extra[token] = extra.get(token, 0) + weight - BODY
        at += 1  # No phrase runs from one passage into the next.
    return places, extra, length


def _date_keys(document: Document) -> list[str]:
    """What an article is dated by, as terms: the day of publication and every date that it names."""
    edges = {edge for date in document.dates for edge in date.edtf.split("/")} | {document.published}
    plain = {edge.rstrip("?~%") for edge in edges}
    known = {edge for edge in plain if _PLAIN_DATE.fullmatch(edge)}
    return sorted(DATE_SIGN + key for key in known | {f"-{edge[4:]}" for edge in known if len(edge) == 10})
