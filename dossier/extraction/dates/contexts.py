"""The words around a candidate: guards against names and amounts, and the tense cues of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.extraction.lexicon import Lexicon

_BEFORE = re.compile(r"(?:\w+(?:['’]\w+)?[.\-‐‑–]?|[$€£#,;:])$")
_WORDS = re.compile(r"\w+(?:['’]\w+)?\.?|[$€£%]")
_CUE_WORDS = re.compile(r"\w+|['’](?:ll|d)\b")
_LOOK_BACK, _LOOK_AHEAD = 160, 90


@dataclass(frozen=True, slots=True)
class Contexts:
    """The context tables of a language: class → words before, class → words after, cue → tense, cue endings."""

    before: Mapping[str, frozenset[str]]
    after: Mapping[str, frozenset[str]]
    cues: Mapping[str, str]
    endings: Mapping[str, str]

    def word_before(self, text: str, start: int) -> str:
        """The word or sign that ends right before `start`, lower-case, a glued hyphen or stop kept."""
        match = _BEFORE.search(text[max(0, start - 30) : start].rstrip(" \t\n\u00a0"))
        return match.group().lower().replace("’", "'").replace("–", "-") if match else ""

    def words_after(self, text: str, end: int, count: int) -> tuple[str, ...]:
        """The next words as printed, fewer where a sentence or clause ends before."""
        window = text[end : end + 60]
        if not window[:1].isspace():
            return ()
        stop = re.search(r"[,;:!?\n()\"“”]|\.\s", window)
        return tuple(_WORDS.findall(window, 0, stop.end() - 1 if stop else len(window))[:count])

    def tense_before(self, text: str, first: int, start: int) -> str:
        """The tense of the nearest cue between the start of the sentence and the expression."""
        words = _CUE_WORDS.findall(text, max(first, start - _LOOK_BACK), start)
        for at in range(len(words) - 1, -1, -1):
            if tense := self._tense(words, at):
                return tense
        return ""

    def tense_after(self, text: str, end: int, last: int) -> str:
        """The tense of the first cue between the expression and the end of the sentence."""
        words = _CUE_WORDS.findall(text, end, min(last, end + _LOOK_AHEAD))
        return next((tense for at in range(len(words)) if (tense := self._tense(words, at))), "")

    def _tense(self, words: list[str], at: int) -> str:
        word = words[at].lower().replace("’", "'")
        pair = f"{words[at - 1].lower()} {word}" if at else ""
        tense = self.cues.get(pair) or self.cues.get(word)
        if tense:
            return tense
        return next((t for ending, t in self.endings.items() if word.endswith(ending) and len(word) > 4), "")


def build_contexts(lexicon: Lexicon) -> Contexts:
    """The context tables of a language pack; a class without rows is empty, not an error."""
    sides: dict[str, dict[str, set[str]]] = {"before": defaultdict(set), "after": defaultdict(set)}
    for row in lexicon.rows("date_contexts"):
        sides[row["side"]][row["class"]].add(row["entry"].lower())
    cues = {row["entry"]: row["tense"] for row in lexicon.rows("date_cues")}
    return Contexts(
        before=defaultdict(frozenset, {cls: frozenset(words) for cls, words in sides["before"].items()}),
        after=defaultdict(frozenset, {cls: frozenset(words) for cls, words in sides["after"].items()}),
        cues={cue: tense for cue, tense in cues.items() if not cue.startswith("-")},
        endings={cue[1:]: tense for cue, tense in cues.items() if cue.startswith("-")},
    )
