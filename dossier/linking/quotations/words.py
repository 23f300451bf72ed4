"""Words made comparable: inflection, spelling and near-synonyms folded away, each with the weight it carries."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.language.grammar import Grammar, load_grammar
from dossier.model import Span
from dossier.text.fold import fold

# Scripts without spaces between words are read character by character.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:['’ʼ][^\W\d_]+)*|[^\W_]+"
)
_NOT_CONTRACTED = re.compile(r"n['’ʼ]t$", re.IGNORECASE)
_FUNCTION, _FIGURE, _NAME = 0.2, 1.3, 1.25
_FLOOR = 0.4
_MILD_WORDINGS, _MILD_SPEAKERS = 60, 8


@dataclass(frozen=True, slots=True)
class Concept:
    """What a written word stands for: its comparison key and what kind of word it is."""

    key: str
    prior: float = 1.0
    function: bool = False
    figure: bool = False
    negation: bool = False
    name: bool = False


def concept_of(word: str, grammar: Grammar) -> Concept:
    """The concept behind one written word: "decides", "decided" and "resolves" share one, "30" and "thirty" another."""
    if _NOT_CONTRACTED.search(word):
        return Concept("not", negation=True)
    base = fold(re.split(r"['’ʼ]", word, maxsplit=1)[0]) or fold(word) or word
    if base in grammar.negation:
        return Concept("not" if len(base) < 7 else base, negation=True)
    figure = grammar.number.get(base, base)
    if figure[:1].isdigit():
        return Concept(re.sub(r"[.,\s](?=\d{3}\b)", "", word) if figure == base else figure, _FIGURE, figure=True)
    if base in grammar.function or (not grammar.function and len(base) < 4):
        return Concept(base, _FUNCTION, function=True)
    stem = grammar.stem(base)
    if word[0].isupper() and len(word) > 1:
        return Concept(grammar.synonym.get(stem, stem), _NAME, name=True)
    return Concept(grammar.synonym.get(stem, stem))


def word_spans(text: str, within: Span) -> list[Span]:
    """The words of a stretch of text, in order."""
    return [Span(*match.span()) for match in _WORD.finditer(text, within.start, within.end)]


class Concepts:
    """Concepts numbered in the order met, and how often each is used: the frame in which wordings are weighed.

    The one mutable thing of this package, filled while utterances are read and only looked up afterwards.
    """

    def __init__(self) -> None:
        """An empty vocabulary."""
        self.concepts: list[Concept] = []
        self.weights: list[float] = []
        self.telling: list[float] = []
        self.rarity: list[float] = []
        self._numbers: dict[str, int] = {}
        self._written: dict[tuple[str, str], int] = {}

    def read(self, text: str, within: Span, language: str) -> tuple[int, ...]:
        """The concept numbers of a stretch of text."""
        return tuple([self.number(word, language) for word in _WORD.findall(text, within.start, within.end)])

    def number(self, word: str, language: str) -> int:
        """The number of a written word's concept."""
        known = self._written.get((word, language))
        return self._learn(word, language) if known is None else known

    def _learn(self, word: str, language: str) -> int:
        concept = concept_of(word, load_grammar(language))
        number = self._numbers.setdefault(concept.key, len(self.concepts))
        if number == len(self.concepts):
            self.concepts.append(concept)
        elif not concept.name and self.concepts[number].name:
            self.concepts[number] = concept  # a word also written small is no name
        self._written[word, language] = number
        return number

    def weigh(self, wordings: Iterable[tuple[Sequence[int], str | None]]) -> None:
        """Set every concept's weights from the given wordings, each with its speaker's key where one is known.

        `rarity` is 1 for a content word that hardly occurs and nears 0 for one that is everywhere. `weights` count
        by how few wordings use a word, `telling` by how few speakers do: a phrase that everybody uses may be rare in
        all, and still says nothing of who spoke.
        """
        used = [0] * len(self.concepts)
        speakers: list[set[str]] = [set() for _ in self.concepts]
        total, everybody = 0, set()
        for wording, speaker in wordings:
            total += 1
            for number in set(wording):
                used[number] += 1
                if speaker is not None:
                    speakers[number].add(speaker)
            if speaker is not None:
                everybody.add(speaker)
        for concept, n, who in zip(self.concepts, used, speakers, strict=True):
            rarity = _rarity(n, total, _MILD_WORDINGS)
            self.rarity.append(0.0 if concept.function else rarity)
            self.weights.append(concept.prior * (_FLOOR + (1 - _FLOOR) * rarity))
            self.telling.append(concept.prior * _rarity(len(who), len(everybody), _MILD_SPEAKERS))


def _rarity(used: int, total: int, mild: int) -> float:
    """How rare something is: 1 for what hardly occurs, towards 0 for what is everywhere; `mild` where little is known.

    The logarithm of the inverse document frequency (Spärck Jones 1972), smoothed as if `mild` more had been seen.
    """
    return math.log((total + mild) / (min(used, total) + 0.5)) / math.log((total + mild) / 0.5)
