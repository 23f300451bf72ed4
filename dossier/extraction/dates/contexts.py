"""The words around a candidate: guards against names and amounts, and the tense cues of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.language.lexicon import Lexicon

_BEFORE = re.compile(r"(?:\w+(?:['’]\w+)?[.\-‐‑–]?|[$€£#,;:])$")
_WORDS = re.compile(r"\w+(?:['’]\w+)?\.?|[$€£%]")
_CUE_WORDS = re.compile(r"\w+n['’]t|\w+(?:[-‐‑]\w+)*|['’]ll\b")
_LOOK_BACK, _LOOK_AHEAD, _FARTHEST = 160, 90, 14
_SHORTEST_WITH_ENDING = 5
# So many words may stand between "usually" and the date that it makes one of any year.
_HABIT_REACH = 6


@dataclass(frozen=True, slots=True)
class Contexts:
    """The context tables of a language: class → words before or after, cue → tense and reach, ending → tense."""

    before: Mapping[str, frozenset[str]]
    after: Mapping[str, frozenset[str]]
    cues: Mapping[str, tuple[str, int]]
    endings: Mapping[str, str]
    cue_ends: frozenset[str]

    def word_before(self, text: str, start: int) -> str:
        """The word or sign that ends right before `start`, lower-case, a glued hyphen or stop kept."""
        match = _BEFORE.search(text[max(0, start - 30) : start].rstrip(" \t\n\u00a0"))
        return match.group().lower().replace("’", "'").replace("–", "-") if match else ""

    def possessed(self, text: str, end: int) -> tuple[str, ...]:
        """The first words of what an expression in the genitive owns: "'s deadly flood"; empty without one."""
        if text[end : end + 1] not in ("'", "’"):
            return ()
        space = text.find(" ", end, end + 4)
        return self.words_after(text, space, 3) if space > 0 else ()

    def words_after(self, text: str, end: int, count: int) -> tuple[str, ...]:
        """The next words as printed, fewer where a sentence or clause ends before."""
        window = text[end : end + 60]
        if not window[:1].isspace():
            return ()
        stop = re.search(r"[,;:!?\n()\"“”]|\.\s", window)
        return tuple(_WORDS.findall(window, 0, stop.end() - 1 if stop else len(window))[:count])

    def tense(self, text: str, sentence: tuple[int, int], span: tuple[int, int], reach: int = _FARTHEST) -> str:
        """The tense of the cue nearest to the expression, one before it preferred to one after it."""
        start, end = span
        before = _CUE_WORDS.findall(text, max(sentence[0], start - _LOOK_BACK), start)
        for away in range(1, min(len(before), reach) + 1):
            if tense := self._tense(before, len(before) - away, away):
                return tense
        after = _CUE_WORDS.findall(text, end, min(sentence[1], end + _LOOK_AHEAD))
        return next((t for at in range(min(len(after), reach)) if (t := self._tense(after, at, at + 1))), "")

    def plans(self, text: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
        """Whether a sentence speaks of something to come or arranged: "announced a vote on May 3"."""
        start, end = span
        before = _CUE_WORDS.findall(text, max(sentence[0], start - _LOOK_BACK), start)
        after = _CUE_WORDS.findall(text, end, min(sentence[1], end + _LOOK_AHEAD))
        limited = any(self._cue(before, at)[0] == "limit" for at in range(len(before)))
        return limited or any(self._is_plan(words, at) for words in (before, after) for at in range(len(words)))

    def _is_plan(self, words: list[str], at: int) -> bool:
        return words[at].lower() in self.before["planning"] or self._cue(words, at)[0] == "future"

    def is_any_year(self, text: str, first: int, start: int) -> bool:
        """Whether the words before leave the year open: "was born on", "annually on", "the best month is"."""
        words = self._leading_words(text, first, start)
        if len(words) > 1 and words[-1] in self.before["happens"] and words[-2] in self.before["anyyear"]:
            return True
        return any(word.lower() in self.before["habitual"] for word in words[-_HABIT_REACH:])

    def _leading_words(self, text: str, first: int, start: int) -> list[str]:
        words = _CUE_WORDS.findall(text, max(first, start - _LOOK_BACK), start)
        while words and words[-1].lower() in self.before["narrowing"]:
            words.pop()
        return words

    def is_over(self, text: str, first: int, start: int) -> bool:
        """Whether the words right before say that the time is over: "was closed in", "since"."""
        words = self._leading_words(text, first, start)
        if not words:
            return False
        if words[-1].lower() in self.before["begun"]:
            return True
        if words[-1].lower() not in self.before["happens"]:
            return False
        at = len(words) - 2
        # "Reached in Paris in December": the place may stand between.
        place = at
        while place > 0 and words[place][0].isupper():
            place -= 1
        if place < at and words[place].lower() in self.before["happens"]:
            at = place - 1
        return at >= 0 and self._tense(words, at, 1) == "past"

    def _tense(self, words: list[str], at: int, away: int) -> str:
        word = words[at]
        tense, reach = self._cue(words, at)
        if not tense and word.islower() and self._may_be_verb(words, at):
            tense = next((t for ending, t in self.endings.items() if word.endswith(ending)), "")
            reach = _FARTHEST
        if not tense or away > reach:
            return ""
        if tense == "limit":
            return self._limited(words, at)
        if reach == 1 and tense == "future" and at and self._tense(words, at - 1, away + 1) == "past":
            # "Held until Friday" is over; "shut until Friday" is not.
            return "past"
        # A participle takes the time of its auxiliary: "will be held".
        auxiliary = self._cue(words, at - 1) if at else ("", 0)
        return auxiliary[0] if tense == "past" and auxiliary[0] and not auxiliary[1] else tense

    def _may_be_verb(self, words: list[str], at: int) -> bool:
        """Whether an ending can tell a tense: not in "star-studded", nor in "the injured guard"."""
        word = words[at]
        if len(word) < _SHORTEST_WITH_ENDING or not word.isalpha():
            return False
        return not at or words[at - 1].lower() not in self.before["article"]

    def _limited(self, words: list[str], at: int) -> str:
        """What "before" or "by" says: ahead, unless the verb before it is past; unsure after "told to leave by"."""
        for near in range(at - 1, max(-1, at - _FARTHEST), -1):
            tense = self._tense(words, near, at - near)
            if tense == "past" and any(word in self.before["infinitive"] for word in words[near + 1 : at]):
                return "unsure"
            if tense:
                return "past" if tense == "past" else "future"
        return "future"

    def _cue(self, words: list[str], at: int) -> tuple[str, int]:
        """The cue that ends at a word, the longest of up to three words, and how far it reaches."""
        if words[at].lower().replace("’", "'") not in self.cue_ends:
            return "", 0
        for length in range(min(3, at + 1), 0, -1):
            words_here = " ".join(words[at - length + 1 : at + 1]).replace("’", "'")
            if said := self.cues.get(words_here.lower() if length > 1 else words_here):
                return said
        return "", 0


def build_contexts(lexicon: Lexicon) -> Contexts:
    """The context tables of a language pack; a class without rows is empty, not an error."""
    sides: dict[str, dict[str, set[str]]] = {"before": defaultdict(set), "after": defaultdict(set)}
    for row in lexicon.rows("date_contexts"):
        sides[row["side"]][row["class"]].add(row["entry"].lower())
    cues = {row["entry"]: (row["tense"], int(row["reach"])) for row in lexicon.rows("date_cues")}
    return Contexts(
        before=defaultdict(frozenset, {cls: frozenset(words) for cls, words in sides["before"].items()}),
        after=defaultdict(frozenset, {cls: frozenset(words) for cls, words in sides["after"].items()}),
        cues={cue: said for cue, said in cues.items() if not cue.startswith("-")},
        cue_ends=frozenset(cue.split()[-1] for cue in cues),
        endings={cue[1:]: tense for cue, (tense, _) in cues.items() if cue.startswith("-")},
    )
