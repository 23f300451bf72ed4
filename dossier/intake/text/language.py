"""The language of a text, from its script and its small words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from dossier.intake.tables import table

_SCANNED = 1000
_TOKEN = re.compile(r"[^\W\d_]+")
# One script, one language, as far as newspapers go; the order settles mixed scripts (Japanese before Chinese).
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
)
_BEYOND_LATIN = re.compile(r"[\u0370-\u03ff\u0530-\u1dff\u2e80-\ufaff]")
_LEAST_WORDS, _LEAST_SHARE, _LEAD = 4, 0.05, 1.15


def detect_language(text: str) -> str | None:
    """The BCP 47 language that a text is written in, or None where it is too short or too mixed to tell.

    "Der Minister sagte, dass er nicht zurücktreten werde und auch keinen Grund sehe." is `de`.
    """
    sample = text[:_SCANNED]
    if _BEYOND_LATIN.search(sample):
        special = _by_script(sample)
        if special is not None:
            return special
    return _by_small_words(sample)


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    if letters == 0:
        return None
    for language, pattern in _SCRIPTS:
        least = 0.005 if language == "fa" else 0.1
        share = len(pattern.findall(sample)) / letters
        if share > least and (language != "fa" or len(_SCRIPTS[6][1].findall(sample)) > letters / 2):
            return language
    return None


def _by_small_words(sample: str) -> str | None:
    tokens = _TOKEN.findall(sample.lower())
    scores: defaultdict[str, float] = defaultdict(float)
    found = 0
    words = _small_words()
    for token, times in Counter(tokens).items():
        languages = words.get(token)
        if languages:
            # A word that few languages have says more, and many words say more than one word often.
            weight = min(times, 8) / len(languages) * (1 if len(token) == 1 else 2)
            found += times
            for language in languages:
                scores[language] += weight
    if found < _LEAST_WORDS or found < _LEAST_SHARE * len(tokens):
        return None
    ranked = sorted((-score, language) for language, score in scores.items())
    second = -ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][1] if -ranked[0][0] >= _LEAD * second else None


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for row in table("stopwords"):
        for word in row["words"].split():
            words.setdefault(word, []).append(row["language"])
    return {word: tuple(languages) for word, languages in words.items()}
