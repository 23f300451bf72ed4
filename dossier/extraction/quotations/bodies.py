"""Organisations and groups as sources: which one "it", "they", "the ministry" and "the statement" stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.passages import Passage
from dossier.extraction.quotations.phrases import Phrase
from dossier.extraction.quotations.subjects import subject_of_clause
from dossier.extraction.quotations.vocabulary import Vocabulary

_LONGEST_NAME = 8
_MARKS = '"„“”»«›‹‚‘’ '
_SENTENCES = 3
_REMEMBERED = 50


@dataclass(slots=True)
class Bodies:
    """The bodies named so far. `spoken` is the last that was a source, `at` where it stood."""

    vocabulary: Vocabulary
    named: Sequence[tuple[int, str, str]]
    starts: Sequence[int] = ()
    spoken: str | None = None
    at: int = -1
    several: str | None = None
    several_at: int = -1

    @classmethod
    def of(cls, passages: Sequence[Passage], vocabulary: Vocabulary) -> Bodies:
        """The names in the text that end with a noun for a body, each with its offset and that noun."""
        wanted = wc.CAPITAL | wc.SPEAKER_NOUN
        ends = [(p, i) for p in passages for i, bits in enumerate(p.flags) if bits & wanted == wanted]
        named = [found for p, i in ends if (found := _name_at(p, i, vocabulary))]
        return cls(vocabulary, named, [at for at, _, _ in named])

    def note(self, printed: str, at: int) -> None:
        """Remember a body that was a source."""
        self.spoken, self.at = printed, at

    def note_several(self, printed: str, at: int) -> None:
        """Remember several people who were a source."""
        self.several, self.several_at = printed, at

    def it(self, p: Passage, index: int) -> str | None:
        """The body behind "it": the one that spoke a moment ago, else the subject of the same sentence."""
        inserted = index > 0 and p.flags[index - 1] & wc.COMMA and not p.opens[index]
        if self.spoken and self._is_near(p, index) and inserted:
            return self.spoken
        subject = subject_of_clause(p, p.sentence_start(index), index)
        if subject and any("body" in self._kinds(p.low[i]) for i in range(subject.first, subject.last)):
            self.note(printed_words(p, subject), p.starts[subject.first])
        return self.spoken

    def _is_near(self, p: Passage, index: int) -> bool:
        start = index
        for _ in range(_SENTENCES):
            start = p.sentence_start(max(0, start - 1))
        return p.starts[start] <= self.at < p.starts[index]

    def they(self, p: Passage, index: int) -> str | None:
        """The group behind "they": the subject of the sentence before when it names several people."""
        start = p.sentence_start(index)
        if start == 0:
            return None
        before = p.sentence_start(start - 1)
        if self.several and p.starts[before] <= self.several_at < p.starts[index]:
            return self.several
        subject = subject_of_clause(p, before, start)
        if subject is None:
            return None
        heads = [i for i in range(subject.first, subject.last) if "group" in self._kinds(p.low[i])]
        return printed_words(p, Phrase(subject.first, heads[-1] + 1)) if heads else None

    def _kinds(self, word: str) -> frozenset[str]:
        return self.vocabulary.noun_kinds.get(word, frozenset())

    def same_noun(self, p: Passage, phrase: Phrase) -> str | None:
        """The body named before by the noun of a bare description: "Norway's Defence Ministry" for "the ministry"."""
        if phrase.last - phrase.first != 2 or not p.flags[phrase.first] & wc.DEFINITE:
            return None
        noun = p.low[phrase.first + 1]
        if "issued" in self._kinds(noun):
            return self.spoken
        if p.flags[phrase.first + 1] & wc.CAPITAL and not p.opens[phrase.first + 1]:
            return None
        if "body" not in self._kinds(noun):
            return None
        last = bisect_left(self.starts, p.starts[phrase.first]) - 1
        before = self.named[max(0, last + 1 - _REMEMBERED) : last + 1]
        same = next((printed for _, head, printed in reversed(before) if head == noun), None)
        if same or not p.opens[phrase.first] or phrase.first == 0:
            return same
        # "… drawn up by the Storm Centre. The agency warns": the only body of the sentence before.
        sentence = p.starts[p.sentence_start(phrase.first - 1)]
        near = {printed for at, _, printed in before if at >= sentence}
        return near.pop() if len(near) == 1 else None


def printed_words(p: Passage, phrase: Phrase) -> str:
    """The words of a source as printed, without an article in front."""
    first = phrase.first
    bits = p.flags[first]
    numbered = bits & wc.CAPITAL and p.flags[min(first + 1, phrase.last - 1)] & wc.NUMBER  # "No 10"
    if phrase.last - first > 1 and bits & wc.DETERMINER and not bits & (wc.POSSESSIVE | wc.PRONOUN) and not numbered:
        first += 1
    printed = p.span(first, phrase.last).of(p.text)
    return printed.strip(_MARKS) if p.flags[first] & wc.QUOTE else printed


def _name_at(p: Passage, index: int, vocabulary: Vocabulary) -> tuple[int, str, str] | None:
    """The name that ends with the body's noun at a token, or goes on with "of …" after it."""
    owner = index + 1 < len(p) and p.flags[index + 1] & wc.CLITIC
    if owner or "body" not in vocabulary.noun_kinds.get(p.low[index], ()):
        return None
    first = index
    while (
        first > max(0, index - _LONGEST_NAME) and not p.opens[first] and p.flags[first - 1] & (wc.CAPITAL | wc.CLITIC)
    ):
        first -= 1
    last = index + 1
    if last + 1 < len(p) and p.flags[last] & wc.GENITIVE and not p.opens[last]:
        following = last + 1
        following += bool(p.flags[following] & wc.DETERMINER)
        while (
            following < min(len(p), last + _LONGEST_NAME) and p.flags[following] & wc.CAPITAL and not p.opens[following]
        ):
            following += 1
            last = following
    if last - first < 2 or p.flags[first] & wc.CLITIC:
        return None
    return p.starts[first], p.low[index], printed_words(p, Phrase(first, last))
