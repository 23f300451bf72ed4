"""The sentence of every row of the date tables does what the row says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dossier.extraction.dates import find_dates
from dossier.extraction.dates.grammar import word_key
from dossier.intake import article_from_text
from dossier.language.lexicon import load_lexicon
from dossier.model import TimeExpression, TimexType
from tests.lexicons.tables import PACKS, read_table

PUBLISHED = "2022-01-27"
# Classes of date_contexts.tsv that keep the words next to them from being a date.
_BARRIERS = {"amount", "amountup", "label", "counted", "place", "paper", "name", "age", "plural"}


def found(row: dict[str, str]) -> tuple[TimeExpression, ...]:
    language = row["language"]
    return find_dates(article_from_text("a", row["example"], PUBLISHED, language), load_lexicon(language))


def _words(row: dict[str, str]) -> bool:
    entry = word_key(row["entry"])
    if row.get("class") == "often":
        return any(e.type is TimexType.SET for e in found(row))
    return any(entry in word_key(e.span.of(row["example"])) for e in found(row))


def _pattern(row: dict[str, str]) -> bool:
    # A part of the day and an open start show only inside what they are joined to.
    joined = {"date.part-of-day", "date.range"}
    rules = {e.evidence.rule for e in found(row)}
    return bool(rules) if row["rule"] in joined else row["rule"] in rules or "date.range" in rules


def _anything(row: dict[str, str]) -> bool:
    return bool(found(row))


def _context(row: dict[str, str]) -> bool:
    sentence = row["example"]
    entry = sentence.lower().find(row["entry"].lower())
    if row["entry"].startswith("-") or row["class"] == "courtesy":
        return not found(row)
    if row["class"] in ("unplanned", "begun", "happens", "narrowing"):
        return all(e.earliest is not None and e.earliest < PUBLISHED for e in found(row))
    if row["class"] in ("infinitive", "whose", "anyyear", "everyday", "habitual", "anyday", "indefinite", "listing"):
        return not any(e.edtf or e.vague for e in found(row))
    if row["class"] in ("planning", "article"):
        return all(e.earliest is not None and e.earliest > PUBLISHED for e in found(row))
    if row["class"] == "nowadays":
        return all(e.vague for e in found(row))
    if row["class"] == "anniversary":
        return all(e.earliest is not None and e.earliest < "2021" for e in found(row))
    before = row["side"] == "before"
    beside = [
        e
        for e in found(row)
        if (sentence[entry + len(row["entry"]) : e.span.start].strip() == "" if before else e.span.end <= entry)
        or (e.span.start <= entry < e.span.end)
    ]
    return not beside if row["class"] in _BARRIERS else bool(found(row))


def _cue(row: dict[str, str]) -> bool:
    if row["tense"] == "unsure":
        return all(e.unresolved for e in found(row))
    days = [date.fromisoformat(e.earliest) for e in found(row) if e.earliest]
    today = date.fromisoformat(PUBLISHED)
    return bool(days) and ((days[0] > today) if row["tense"] in ("future", "limit") else (days[0] <= today))


CHECKS: dict[str, Callable[[dict[str, str]], bool]] = {
    "date_words": _words,
    "date_holidays": _words,
    "date_patterns": _pattern,
    "date_shapes": _anything,
    "date_glue": _anything,
    "date_contexts": _context,
    "date_cues": _cue,
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_row_does_what_it_says(name: str, language: str) -> None:
    cells = read_table(PACKS / language / f"{name}.tsv").cells()
    rows = [(number, row | {"language": language}) for number, row in cells]
    silent = [f"{number}: {row['entry']} – {row['example']}" for number, row in rows if not CHECKS[name](row)]
    assert not silent, "\n".join(silent)


def test_a_barrier_class_is_known() -> None:
    classes = {row["class"] for _, row in read_table(PACKS / "en" / "date_contexts.tsv").cells()}
    assert classes >= _BARRIERS
