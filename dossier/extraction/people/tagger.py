"""The second stage: a small linear-chain model (CRF) that weighs the evidence for every word of a run.

Trained by `tests.training.people_tagger` on texts with permissive licences only; the pack's `people_tagger.json`
holds its weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dossier.extraction.people.features import SLOTS, Learnt, run_features, second_features, word_features
from dossier.extraction.people.rules import Known, NameCandidate
from dossier.extraction.people.tokens import Tokens
from dossier.language.lexicon import load_lexicon

_SCALE = 100.0
_MEMO_LIMIT = 50_000
Score = tuple[float, float]
_NONE: Score = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Tagger:
    """Weights of the labels B (a name begins) and I (it goes on), against O (no name), which weighs nothing."""

    weights: Mapping[str, Score]
    transitions: Mapping[str, float]
    lower_case: frozenset[str]
    _memo: dict[str, dict[str, Score]] = field(default_factory=lambda: {slot: {} for slot in SLOTS})

    def scores(
        self,
        tokens: Tokens,
        first: int,
        end: int,
        found: Sequence[NameCandidate],
        known: Known,
        uses: dict[str, str],
    ) -> list[Score]:
        """The weights for B and I of each token of a run, on first reading."""
        own = run_features(tokens, first, end, found, known, uses)
        left, right = self._word(tokens, "<", first - 1), self._word(tokens, ">", end)
        result = []
        for at in range(first, end):
            b, i = 0.0, 0.0
            for slot, place in (("0", at), ("-1", at - 1), ("+1", at + 1), ("-2", at - 2), ("+2", at + 2)):
                score = self._word(tokens, slot, place)
                b += score[0]
                i += score[1]
            for name in own[at - first]:
                score = self.weights.get(name, _NONE)
                b += score[0]
                i += score[1]
            if at > first:
                b, i = b + left[0], i + left[1]
            if at < end - 1:
                b, i = b + right[0], i + right[1]
            result.append((b, i))
        return result

    def again(self, tokens: Tokens, first: int, end: int, scores: Sequence[Score], learnt: Learnt) -> list[Score]:
        """The weights on second reading, when it is known which words the first took for names."""
        result = []
        for (b, i), names in zip(scores, second_features(tokens, first, end, learnt), strict=True):
            for name in names:
                score = self.weights.get(name, _NONE)
                b += score[0]
                i += score[1]
            result.append((b, i))
        return result

    def _word(self, tokens: Tokens, slot: str, at: int) -> Score:
        if at >= len(tokens.words):
            return _NONE
        word = tokens.words[at]
        memo = self._memo[slot]
        known = memo.get(word)
        if known is None:
            if len(memo) > _MEMO_LIMIT:
                memo.clear()
            scores = [
                self.weights.get(f, _NONE) for f in word_features(slot, word, tokens.classes[at], self.lower_case)
            ]
            known = memo[word] = (sum(s[0] for s in scores), sum(s[1] for s in scores))
        return known

    def spans(self, scores: Sequence[Score]) -> list[tuple[int, int]]:
        """The most likely names (first, end) of a run, counted from its start: Viterbi over O, B, I."""
        return _spans(_best_path(scores, self.transitions))


def _best_path(scores: Sequence[Score], t: Mapping[str, float]) -> list[int]:
    oo, ob, bo, bb, bi, io, ib, ii = (t[k] for k in ("OO", "OB", "BO", "BB", "BI", "IO", "IB", "II"))
    o, b, i = oo, ob + scores[0][0], -math.inf
    back: list[tuple[int, int, int]] = []
    for sb, si in scores[1:]:
        from_o = _top(o + oo, b + bo, i + io)
        from_b = _top(o + ob, b + bb, i + ib)
        from_i = (1, b + bi) if b + bi >= i + ii else (2, i + ii)
        back.append((from_o[0], from_b[0], from_i[0]))
        o, b, i = from_o[1], from_b[1] + sb, from_i[1] + si
    state = _top(o + oo, b + bo, i + io)[0]
    path = [state]
    for step in reversed(back):
        state = step[state]
        path.append(state)
    path.reverse()
    return path


def _top(o: float, b: float, i: float) -> tuple[int, float]:
    if o >= b:
        return (0, o) if o >= i else (2, i)
    return (1, b) if b >= i else (2, i)


def _spans(path: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, state in enumerate(path):
        if state == 1:
            found.append((at, at + 1))
        elif state == 2 and found:
            found[-1] = (found[-1][0], at + 1)
    return found


@cache
def load_tagger(language: str) -> Tagger | None:
    """The tagger of a language, None where there is none."""
    lexicon = load_lexicon(language)
    model = lexicon.text("people_tagger.json") if lexicon else None
    return parse(model) if model else None


def parse(model: str) -> Tagger:
    """The tagger whose weights are written in JSON, in hundredths."""
    stored = json.loads(model)
    return Tagger(
        weights={name: (b / _SCALE, i / _SCALE) for name, (b, i) in stored["weights"].items()},
        transitions={name: value / _SCALE for name, value in stored["transitions"].items()},
        lower_case=frozenset(stored["lower_case"].split()),
    )
