"""The five seeds, against everything a careful reader marks in them (gold.yml)."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.model import Annotations, Article, Dossier, Person, Quotation, QuotationKind, Role, TimeExpression
from dossier.pipeline import build_dossier
from dossier.text.fold import fold

ROOT = Path(__file__).parents[2]
GOLD: dict[str, Any] = yaml.load((Path(__file__).parent / "gold.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
SEEDS = [name for name in GOLD if name.endswith(".txt")]
MARKS = "\"'“”‘’«» "


@cache
def dossier() -> Dossier:
    return build_dossier(ROOT / "seeds")


def read(seed: str) -> tuple[Article, Annotations, dict[str, Any]]:
    for article, found in zip(dossier().articles, dossier().annotations, strict=True):
        if article.source.path == seed:
            return article, found, GOLD[seed]
    raise AssertionError(f"{seed} was not read")


def known(value: Any) -> str | None:
    """BaseLoader keeps every scalar as written; `null` stands for unknown."""
    return None if value in (None, "null", "") else str(value)


def role_texts(article: Article, *roles: Role) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role in roles]


def person_of(article: Article, key: str) -> Person:
    return next(person for person in dossier().people if (article.id, key) in person.members)


@pytest.mark.parametrize("seed", SEEDS)
def test_metadata(seed: str) -> None:
    article, _, gold = read(seed)
    stated = article.metadata
    assert article.title == gold["title"]
    assert (stated.outlet.value if stated.outlet else None) == known(gold.get("outlet"))
    assert (", ".join(a.value for a in stated.authors) or None) == known(gold.get("byline"))
    assert (stated.published.value if stated.published else None) == known(gold["published"])
    assert (stated.place.value if stated.place else None) == known(gold.get("place"))


@pytest.mark.parametrize("seed", SEEDS)
def test_roles_of_lines(seed: str) -> None:
    article, _, gold = read(seed)
    assert role_texts(article, Role.SUBHEAD) == gold.get("subheads", [])
    for name, role in (("caption", Role.CAPTION), ("credit", Role.CREDIT), ("deck", Role.STANDFIRST)):
        if name in gold:
            assert gold[name] in role_texts(article, role)
    set_aside = role_texts(article, Role.DEBRIS, Role.DUPLICATE)
    for debris in gold.get("debris", []):
        assert all(line in set_aside for line in debris.splitlines())
    if "repeated_paragraph" in gold:
        assert any(text.startswith(gold["repeated_paragraph"]) for text in role_texts(article, Role.DUPLICATE))
        assert any(text.startswith(gold["repeated_paragraph"]) for text in role_texts(article, Role.PARAGRAPH))


@pytest.mark.parametrize("seed", SEEDS)
def test_people_and_their_forms(seed: str) -> None:
    article, found, gold = read(seed)
    forms: dict[str, set[str]] = {}
    for mention in found.mentions:
        if mention.capacity == "subject":
            forms.setdefault(person_of(article, mention.entity).name, set()).add(mention.span.of(article.text))
    assert forms == {name: set(texts) for name, texts in gold["people"].items()}


def find_quoted(article: Article, found: Annotations, gold: dict[str, Any]) -> Quotation:
    matches = [
        quotation
        for quotation in found.quotations
        for quoted in (quotation.span, *quotation.quoted)
        if fold(quoted.of(article.text)).startswith(fold(gold["starts"]))
        and fold(quoted.of(article.text)).endswith(fold(gold["ends"]))
    ]
    assert matches, f"not found: {gold}"
    return matches[0]


def kind_of(quotation: Quotation) -> str:
    return "fragment" if quotation.kind is QuotationKind.MIXED else str(quotation.kind)


@pytest.mark.parametrize("seed", SEEDS)
def test_quotations_with_kind_and_speaker(seed: str) -> None:
    article, found, gold = read(seed)
    for wanted in gold["quotes"]:
        quotation = find_quoted(article, found, wanted)
        assert kind_of(quotation) == wanted["kind"], wanted
        speaker = quotation.speaker
        if quotation.entity is not None:
            speaker = person_of(article, quotation.entity).name
        assert fold(speaker or "") == fold(known(wanted["speaker"]) or ""), wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_no_quotation_beyond_the_gold(seed: str) -> None:
    article, found, gold = read(seed)
    pieces = [q.of(article.text).strip(MARKS) for quotation in found.quotations for q in quotation.quoted]
    starts = [fold(wanted["starts"]) for wanted in gold["quotes"]]
    assert [piece for piece in pieces if not any(fold(piece).startswith(start) for start in starts)] == []
    assert len(pieces) == len(starts)


@pytest.mark.parametrize("seed", SEEDS)
def test_dates_with_value(seed: str) -> None:
    article, found, gold = read(seed)

    def written(time: TimeExpression) -> str:
        words = time.span.of(article.text)
        return words.removeprefix("’s").strip()

    for wanted in gold["dates"]:
        same = [t for t in found.dates if fold(wanted["text"]) in fold(written(t))]
        assert same, wanted
        assert len(same) == int(wanted.get("occurrences", 1)), wanted
        when = known(wanted["when"])
        for time in same:
            assert time.edtf == when, (wanted, time)
            assert time.vague == (wanted.get("role") == "vague"), wanted
            if when is None and wanted.get("role") != "vague":
                assert time.unresolved, wanted
    texts = Counter(fold(w["text"]) for w in gold["dates"])
    extra = [t for t in found.dates if not any(text in fold(written(t)) for text in texts)]
    # "recently", "now" and "two-hour" are time expressions too, but nothing that could stand on a timeline.
    assert [written(t) for t in extra if not (t.vague or t.type == "DURATION")] == []


def variant_texts(cluster_index: int) -> dict[str, str]:
    texts = {article.id: article for article in dossier().articles}
    return {
        texts[variant.article].source.path: variant.span.of(texts[variant.article].text).strip(MARKS)
        for variant in dossier().clusters[cluster_index].variants
    }


def test_shared_utterances_are_one_quotation_with_variants() -> None:
    everywhere = [variant_texts(number) for number in range(len(dossier().clusters))]
    for wanted in GOLD["utterances"]:
        folded = {path: fold(words) for path, words in wanted["variants"].items()}
        holding = [
            index
            for index, variants in enumerate(everywhere)
            if {path: fold(words) for path, words in variants.items()} == folded
        ]
        assert len(holding) == 1, wanted
        assert fold(dossier().clusters[holding[0]].speaker or "") == fold(wanted["speaker"])


def test_alike_in_thought_stays_apart() -> None:
    for left, right in GOLD["not_the_same_utterance"]:
        for number in range(len(dossier().clusters)):
            words = " ".join(fold(text) for text in variant_texts(number).values())
            assert not (fold(left) in words and fold(right) in words)


def test_seven_people_and_no_more() -> None:
    named = {name for seed in SEEDS for name in GOLD[seed]["people"]}
    assert {person.name for person in dossier().people if person.kind == "person"} >= named
    subjects = {
        person_of(article, mention.entity).name
        for article, found in zip(dossier().articles, dossier().annotations, strict=True)
        for mention in found.mentions
        if mention.capacity == "subject"
    }
    assert subjects == named


def test_nothing_in_the_seeds_still_lay_ahead() -> None:
    assert {entry.kind.value for entry in dossier().timeline} == {"happened", "reported"}
