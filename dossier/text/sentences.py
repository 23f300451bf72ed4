"""Sentence boundaries, and the anchors under which sentences are cited."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dossier.model import Sentence, Span
from dossier.text.fold import fold

_BOUNDARY = re.compile(
    r"""(?P<stop>[.!?…。！？]+)(?P<close>["'”’»›)\]]*)   # the stop and marks that close after it
        (?P<gap>\s+)(?=["'“‘„«‹(\[—–-]*\s?[^\W_a-zß-öø-ÿ])   # white space, then a capital or a figure""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_INITIAL = re.compile(r"^(?:\w\.)*\w$")


@cache
def abbreviations(language: str) -> frozenset[str]:
    """The words, lower-case and without their stop, after which a stop does not end a sentence."""
    resource = files("dossier.text") / "data" / "abbreviations" / f"{language}.txt"
    if not resource.is_file():
        return frozenset()
    lines = resource.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def split_sentences(text: str, within: Span, language: str = "en") -> tuple[Span, ...]:
    """The sentences of one block as trimmed, half-open spans, in order and without overlap.

    A stop after an abbreviation or an initial ends nothing: "Gen. J. Hyten spoke." is one sentence.
    """
    known = abbreviations(language)
    spans, start = [], within.start
    for match in _BOUNDARY.finditer(text, within.start, within.end):
        if match["stop"] == "." and not match["close"] and _is_abbreviation(text, start, match.start(), known):
            continue
        spans.append(_trim(text, start, match.end("close")))
        start = match.end()
    spans.append(_trim(text, start, within.end))
    return tuple(span for span in spans if len(span))


def _is_abbreviation(text: str, start: int, stop: int, known: frozenset[str]) -> bool:
    last = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if last is None:
        return False
    word = last.group()
    return word.lower() in known or (bool(_INITIAL.match(word)) and word[0].isupper() and word != "I")


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
