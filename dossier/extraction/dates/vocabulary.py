"""The words of the date tables, sorted into classes for the patterns, with what each word means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.extraction.dates.grammar import DIGIT, WordClass, word_class, word_key
from dossier.language.lexicon import Lexicon

# Figures are the same in every language that the tables can be written for.
FIGURES = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "year": r"(?:1\d{3}|20\d{2}|21\d{2})(?!\d)",
    "yy": r"['’‘]\d{2}(?!\d)",
    "tens": r"\d{2}(?!\d)",
    "digits": r"\d{1,4}(?:\.\d)?(?!\d)",
    "decadeyear": r"(?:1\d|20)\d0",
    "bcyear": r"[1-9]\d{0,3}",
    "clock": r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?!\d)",
    "hour": r"(?:1[0-2]|0?[1-9])(?!\d)",
}


@dataclass(frozen=True, slots=True)
class DateVocabulary:
    """The word classes of a language; `values` maps class → word key → value, `names` are words that are names too."""

    classes: Mapping[str, WordClass]
    values: Mapping[str, Mapping[str, str]]
    names: frozenset[str]

    def value(self, cls: str, words: str) -> str | None:
        """What a printed word of a class stands for: "Sept." → "9"."""
        return self.values.get(cls, {}).get(word_key(words))


def first_word(words: str) -> str:
    """The lower-case word that a scan meets first; a figure of any kind counts as one word."""
    match = re.match(r"['’‘]?\d|\w+", words)
    if match is None:
        return ""
    return match.group().lower() if match.group()[0].isalpha() else DIGIT


def build_vocabulary(lexicon: Lexicon) -> DateVocabulary:
    """The word classes of a language pack, its compound numbers ("twenty-one") composed."""
    entries: dict[str, dict[str, bool]] = defaultdict(dict)
    values: dict[str, dict[str, str]] = defaultdict(dict)
    names: set[str] = set()
    for row in lexicon.rows("date_words"):
        features = row["features"].split()
        for cls in row["class"].split():
            entries[cls][row["entry"]] = "exact" in features
            values[cls][word_key(row["entry"])] = row["value"]
        if "name" in features:
            names.add(word_key(row["entry"]))
    for row in lexicon.rows("date_holidays"):
        entries["holiday"][row["entry"]] = True
        values["holiday"][word_key(row["entry"])] = row["value"]
    classes = {cls: word_class(words, first_word) for cls, words in entries.items()}
    for cls, figure in FIGURES.items():
        classes[cls] = WordClass(figure, frozenset({DIGIT}))
    _compose_numbers(lexicon, classes, values)
    return DateVocabulary(classes, {cls: dict(words) for cls, words in values.items()}, frozenset(names))


def _compose_numbers(lexicon: Lexicon, classes: dict[str, WordClass], values: dict[str, dict[str, str]]) -> None:
    rows = [row for row in lexicon.rows("date_words") if row["class"] == "number"]
    tens = [row for row in rows if "tens" in row["features"]]
    units = [row for row in rows if row["value"].isdigit() and 1 <= int(row["value"]) <= 9 and " " not in row["entry"]]
    if not tens:
        return
    for ten in tens:
        for unit in units:
            for joiner in "- ":
                values["number"][f"{ten['entry']}{joiner}{unit['entry']}"] = str(int(ten["value"]) + int(unit["value"]))
    low, high = "|".join(u["entry"] for u in units), "|".join(t["entry"] for t in tens)
    plain = classes["number"]
    classes["number"] = WordClass(rf"(?:(?:{high})[-\s](?:{low})(?!\w)|{plain.expression})", plain.firsts, plain.exact)
