"""A paragraph as a row of words in which every quotation is one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from dossier.extraction.quotations import word_classes as wc
from dossier.extraction.quotations.quoted import Quoted
from dossier.extraction.quotations.vocabulary import Cue, Vocabulary
from dossier.model import READ_ROLES, Article, Span

# No sentence of news is longer; the bound keeps hostile input linear.
LONGEST_SENTENCE = 250


@cache
def token_pattern(clitics: frozenset[str]) -> re.Pattern[str]:
    """What a token is in a language that hangs these words on others: "Rahel’s" is two, "O’Neill" is one."""
    endings = "|".join(sorted(map(re.escape, clitics), key=lambda clitic: (-len(clitic), clitic)))
    clitic = rf"(?i:{endings})\b" if endings else "(?!)"
    return re.compile(
        rf"[^\W_]+(?:(?:[.&@-]|(?<=\d),(?=\d\d\d(?!\d))|(?!{clitic})['’])[^\W_]+)*|{clitic}|([^\w\s])\1{{3,}}|[^\w\s]|_"
    )


@dataclass(slots=True)
class Passage:
    """The tokens of one block in parallel lists.

    `flags` are word classes; `opens` is True where a sentence begins; `quote` maps the index of a quotation's token
    to its number, `cues` that of a cue verb to its entry. Token `i` covers `text[starts[i]:ends[i]]`.
    """

    text: str
    block: int
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]
    opens: list[bool]
    quote: dict[int, int]
    cues: dict[int, Cue]
    vocabulary: Vocabulary
    quoted_at: list[int] = field(default_factory=list)
    placed: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def verb_second(self) -> bool:
        """Whether the finite verb is the second part of a clause, and nouns begin with a capital: German."""
        return "verb-second" in self.vocabulary.syntax

    def index_of(self, number: int) -> int:
        """The token of a quotation that stands in this passage."""
        return self.placed[number]

    def quotes_between(self, first: int, last: int) -> list[int]:
        """The numbers of the quotations from token `first` up to, not including, token `last`."""
        at = self.quoted_at
        return [self.quote[index] for index in at[bisect_left(at, first) : bisect_left(at, last)]]

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` up to, not including, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def sentence_start(self, index: int) -> int:
        """The first token of the sentence in which a token stands, at most `LONGEST_SENTENCE` tokens back."""
        floor = max(0, index - LONGEST_SENTENCE)
        while index > floor and not self.opens[index]:
            index -= 1
        return max(index, 0)

    def sentence_end(self, index: int) -> int:
        """One past the last token of the sentence in which a token stands, at most `LONGEST_SENTENCE` ahead."""
        ceiling = min(len(self.words), index + LONGEST_SENTENCE)
        index += 1
        while index < ceiling and not self.opens[index]:
            index += 1
        return min(index, len(self.words))


def passages_of(
    article: Article, quoted: Sequence[Quoted], vocabulary: Vocabulary, names: frozenset[str] = frozenset()
) -> list[Passage]:
    """The read blocks as token rows, in order; a quotation over several blocks stands in each of them.

    `names` are capitalised words known to be of a name, so that "Will" and "May" are not verb and month.
    """
    beginnings = frozenset(sentence.span.start for sentence in article.sentences)
    reader = _Reader(vocabulary, token_pattern(vocabulary.clitics), beginnings, names, {})
    by_block: dict[int, list[int]] = {}
    for number, quotation in enumerate(quoted):
        for block in range(quotation.first_block, quotation.last_block + 1):
            by_block.setdefault(block, []).append(number)
    blocks = [number for number, block in enumerate(article.blocks) if block.role in READ_ROLES]
    return [_passage(article, block, [(n, quoted[n]) for n in by_block.get(block, ())], reader) for block in blocks]


def places_of(passages: list[Passage]) -> dict[int, list[tuple[Passage, int]]]:
    """Where each quotation stands: its passages with the index of its token, in reading order."""
    places: dict[int, list[tuple[Passage, int]]] = {}
    for passage in passages:
        for index, number in passage.quote.items():
            places.setdefault(number, []).append((passage, index))
    return places


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all passages of an article share; `known` are the words met so far."""

    vocabulary: Vocabulary
    token: re.Pattern[str]
    beginnings: frozenset[int]
    names: frozenset[str]
    known: dict[str, tuple[str, int]]


def _passage(article: Article, number: int, quoted: Sequence[tuple[int, Quoted]], reader: _Reader) -> Passage:
    span = article.blocks[number].span
    passage = Passage(article.text, number, [], [], [], [], [], [], {}, {}, reader.vocabulary)
    at = span.start
    for index, quotation in quoted:
        _tokenize(passage, at, max(quotation.outer.start, at), reader)
        start, end = max(quotation.outer.start, span.start), min(quotation.outer.end, span.end)
        passage.quote[len(passage.words)] = index
        passage.quoted_at.append(len(passage.words))
        passage.placed[index] = len(passage.words)
        passage.words.append("“”")
        passage.low.append("“”")
        passage.starts.append(start)
        passage.ends.append(end)
        passage.flags.append(wc.QUOTE)
        passage.opens.append(start in reader.beginnings)
        at = end
    _tokenize(passage, at, span.end, reader)
    if passage.verb_second:
        drop_parted(passage)
    elif _title_cased(passage):
        _lower(passage, reader.names)
    start = _after_dateline(passage)
    if start:
        passage.opens[start] = True
    return passage


def drop_parted(p: Passage) -> None:
    """Take back as cues what is a noun, or a verb without the prefix that makes it one of saying.

    "Kos teilte mit" says something, "Kos teilte das Brot" does not; "Sagen" with a capital is a noun.
    """
    for index in list(p.cues):
        frames = p.cues[index].frames
        prefixes = {frame.removeprefix(_PREFIX) for frame in frames if frame.startswith(_PREFIX)}
        if p.flags[index] & wc.CAPITAL or (prefixes and not _has_prefix(p, index, prefixes)):
            del p.cues[index]
            p.flags[index] &= ~wc.CUE


def _has_prefix(p: Passage, verb: int, prefixes: set[str]) -> bool:
    """Whether one of the prefixes ends the clause of a verb."""
    end = min(p.sentence_end(verb), verb + _PREFIX_REACH)
    return any(
        p.low[i] in prefixes and (i + 1 >= end or p.flags[i + 1] & (wc.PUNCTUATION | wc.QUOTE | wc.CONJUNCTION))
        for i in range(verb + 1, end)
    )


_PREFIX, _PREFIX_REACH = "prefix:", 25


def _after_dateline(p: Passage) -> int:
    """Where the first sentence begins after a dateline, 0 where there is none: "LAGOS, May 3 — The bank has …"."""
    dash = next((i for i in range(1, min(len(p) - 1, _LONGEST_DATELINE)) if p.flags[i] & wc.DASH), 0)
    if not dash or not all(p.flags[i] & _IN_DATELINE for i in range(dash)):
        return 0
    return dash + 1 if p.words[dash + 1][0].isupper() or p.flags[dash + 1] & wc.QUOTE else 0


_LONGEST_DATELINE = 10
_IN_DATELINE = wc.CAPITAL | wc.PUNCTUATION | wc.NUMBER | wc.TIME


def _title_cased(p: Passage) -> bool:
    """Whether a short line prints nearly every word with a capital, as headlines do: "Mayor Says He Will Go"."""
    if not _SHORTEST_TITLE <= len(p) <= _LONGEST_TITLE:
        return False
    words = [word for word in p.words if len(word) > _SMALL_WORD and word[0].isalpha()]
    return len(words) >= _SHORTEST_TITLE and sum(
        word[0].isupper() and not word.isupper() for word in words
    ) >= _NEARLY_ALL * len(words)


_SHORTEST_TITLE, _LONGEST_TITLE, _SMALL_WORD, _NEARLY_ALL = 4, 30, 3, 0.9
_NO_NAME = wc.AUXILIARY | wc.PRONOUN | wc.DETERMINER | wc.POSSESSIVE | wc.PREPOSITION | wc.INFINITIVE | wc.THAT


def _lower(p: Passage, names: frozenset[str]) -> None:
    """Take the words of no name in a headline for what they are in a sentence: verbs, pronouns, small words."""
    for i, bits in enumerate(p.flags):
        if not bits & wc.CAPITAL or p.opens[i] or p.words[i] in names:
            continue
        if bits & _NO_NAME or (i in p.cues and not p.cues[i].base):
            p.flags[i] = bits & ~wc.CAPITAL


def _tokenize(passage: Passage, start: int, end: int, reader: _Reader) -> None:
    """Append the tokens of a stretch outside quotation marks; each distinct word is classified once per article."""
    matches = list(reader.token.finditer(passage.text, start, end))
    if not matches:
        return
    known = reader.known
    distinct = {match[0] for match in matches}
    for word in distinct.difference(known):
        known[word] = (word.lower(), wc.CAPITAL) if word in reader.names else reader.vocabulary.read(word)
    offset = len(passage.words)
    words = [match[0] for match in matches]
    starts = [match.start() for match in matches]
    classified = [known[word] for word in words]
    flags = [bits for _, bits in classified]
    opens = [at in reader.beginnings for at in starts]
    flags = [
        wc.CAPITAL if bits & wc.CAPITAL and bits & wc.ENDING and not first else bits
        for bits, first in zip(flags, opens, strict=True)
    ]
    initials = any(len(word) == 1 and word.isupper() for word in distinct)
    for i in range(1, len(words) - 1 if initials else 0):
        if words[i + 1] == "." and len(words[i]) == 1 and flags[i - 1] & flags[i] & wc.CAPITAL and not opens[i + 1]:
            flags[i] = wc.CAPITAL  # "Julie A. Diaz": no article
    passage.words += words
    passage.low += [lower for lower, _ in classified]
    passage.starts += starts
    passage.ends += [match.end() for match in matches]
    passage.flags += flags
    passage.opens += opens
    cues = reader.vocabulary.cues
    passage.cues.update((i, cues[passage.low[i]]) for i, bits in enumerate(flags, offset) if bits & wc.CUE)
