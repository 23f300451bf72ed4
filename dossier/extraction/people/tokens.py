"""The words of the read blocks, and the runs of capitalised words in which names can stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.extraction.people.tables import (
    ACT,
    CALENDAR,
    COMMON,
    PRONOUN,
    SPEECH,
    NameTables,
)
from dossier.model import Span

_TOKEN = re.compile(
    r"""https?://\S+ | www\.\S+ | [@\#]\w+
      | (?:[^\W\d_]{2,20}-)?(?:[^\W\d_]\.){2,6}(?!\w)                   # J.K.  U.S.  Japan-U.S.
      | [^\W\d_]\.(?!\w)                                               # J.
      | [^\W\d_]+(?:(?:[-‐‑]|['’‘ʼʻ](?!s\b)|[\u0300-\u036f]+)[^\W\d_]+)*  # O'Neill  al-Sisi  Jean-Claude
      | \d+(?:[.,:/]\d+)*\w* | ['’]s\b | [^\w\s] | _+""",
    re.VERBOSE,
)
BREAK = "¶"
_OPENING, _CLOSING = frozenset("\"'“‘„«"), frozenset("\"'”’“»")
_SENTENCE_STOPS = frozenset(".!?:;…—–“‘\"«(|•*-'") | {BREAK}
_NO_NAME = frozenset((COMMON, CALENDAR, SPEECH, ACT, PRONOUN))
_BRACKETED = frozenset((",", "("))
RUN_LIMIT = 24


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words with their offsets and classes, all blocks in a row, a `BREAK` after each block."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: list[str]

    def span(self, first: int, end: int) -> Span:
        """The characters from token `first` up to, not including, token `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def starts_sentence(self, at: int) -> bool:
        """Whether a token stands where any word would have its capital."""
        return self.words[at - 1] in _SENTENCE_STOPS if at else True


def tokenize(text: str, blocks: Iterable[Span], tables: NameTables) -> Tokens:
    """The tokens of the blocks; an abbreviated honorific keeps its stop ("Mr.", "Jr.")."""
    words, starts, ends = [BREAK, BREAK], [0, 0], [0, 0]
    abbreviated = tables.abbreviated
    for block in blocks:
        for match in _TOKEN.finditer(text, block.start, block.end):
            start, end = match.span()
            word = text[start:end]
            if word == "." and words[-1] in abbreviated and ends[-1] == start and end < block.end:
                ends[-1] = end
                continue
            words.append(word)
            starts.append(start)
            ends.append(end)
        for _ in range(2):
            words.append(BREAK)
            starts.append(block.end)
            ends.append(block.end)
    known = {word: tables.classes(word) for word in set(words)}
    known[BREAK] = ""
    return Tokens(text, words, starts, ends, [known[word] for word in words])


def is_capitalised(word: str, tables: NameTables) -> bool:
    """Whether a word is printed as a name is: "Scholz", "al-Sisi", "d'Estaing"."""
    if word[0].isupper():
        return True
    if len(word) < 4 or word.islower() or not word[0].isalpha():
        return False
    for mark in "-'’":
        head, found, rest = word.partition(mark)
        if found and rest[:1].isupper() and (head in tables.initial_particles or len(head) == 1):
            return True
    return False


def name_runs(tokens: Tokens, tables: NameTables) -> Iterator[tuple[int, int]]:
    """The stretches of tokens (first, end) that can hold names, in order and without overlap.

    A stretch is broken by punctuation, by common words and by everything in lower case except particles
    between capitals; a nickname in quotation marks stays inside: `Joseph “Joe” Biden`.
    """
    words, count = tokens.words, len(tokens.words)
    at = 0
    while at < count:
        if not _can_name(tokens, at, tables):
            at += 1
            continue
        first = at
        while words[first - 1] in tables.initial_particles and first - 1 > 0 and at - first < 3:
            first -= 1
        end = _run_end(tokens, at + 1, tables, at + RUN_LIMIT)
        yield first, end
        at = end


def _can_name(tokens: Tokens, at: int, tables: NameTables) -> bool:
    word = tokens.words[at]
    if word == BREAK or not is_capitalised(word, tables):
        return False
    if word[1:2] == "-" and tokens.words[at - 1] in _BRACKETED:  # "Sen. Anna Novak (D-Wis.)"
        return False
    if "-" in word and word.rpartition("-")[2] in tables.compounds:
        return False
    classes = tokens.classes[at]
    return not classes or not _NO_NAME.issuperset(classes) or tokens.words[at - 1] in tables.courtesy


def _run_end(tokens: Tokens, at: int, tables: NameTables, limit: int) -> int:
    while at < min(limit, len(tokens.words)):
        if _can_name(tokens, at, tables):
            at += 1
            continue
        resumed = _resume(tokens, at, tables)
        if resumed == at:
            break
        at = resumed
    return at


def _resume(tokens: Tokens, at: int, tables: NameTables) -> int:
    """Where the run goes on after particles or a quoted nickname at `at`; `at` itself where it does not."""
    words, classes = tokens.words, tokens.classes
    if "p" in classes[at]:
        for ahead in range(at + 1, at + 4):
            if ahead < len(words) and _can_name(tokens, ahead, tables):
                return ahead + 1
            if ahead >= len(words) or "p" not in classes[ahead]:
                return at
    if words[at] in _OPENING:
        for ahead in range(at + 1, min(at + 4, len(words) - 1)):
            if words[ahead] in _CLOSING and ahead > at + 1 and _can_name(tokens, ahead + 1, tables):
                return ahead + 2
            if not is_capitalised(words[ahead], tables):
                return at
    return at


def is_capital_line(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a run stands among words in capitals only, as in a shouted headline."""
    if not tokens.words[first].isupper():
        return False
    near = [w for w in tokens.words[max(first - 3, 0) : end + 3] if len(w) > 2 and w[0].isalpha()]
    return len(near) > 2 and all(w.isupper() for w in near)
