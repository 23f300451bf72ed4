"""Ten texts in other styles than the seeds: the same code, unchanged, must read them sensibly.

What it is known to get wrong stands in further.yml under `known_misses`, each with its reason; a miss that is mended
must leave the list, so the list stays true.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.extraction import annotate
from dossier.intake import read_files
from dossier.model import Annotations, Article, QuotationKind
from dossier.text.fold import fold

HERE = Path(__file__).parent
GOLD: dict[str, Any] = yaml.safe_load((HERE / "further.yml").read_text(encoding="utf-8"))


@cache
def read(name: str) -> tuple[Article, Annotations]:
    (article,) = read_files((HERE / "further" / name,)).articles
    return article, annotate(article)[0]


def misses(name: str) -> Iterator[str]:
    article, found = read(name)
    gold, stated = GOLD[name], article.metadata
    if article.title != gold["title"]:
        yield f"title: {article.title}"
    if "outlet" in gold and (stated.outlet.value if stated.outlet else None) != gold["outlet"]:
        yield f"outlet: {stated.outlet.value if stated.outlet else None}"
    if "place" in gold and (stated.place.value if stated.place else None) != gold["place"]:
        yield f"place: {stated.place.value if stated.place else None}"
    if "authors" in gold and [author.value for author in stated.authors] != gold["authors"]:
        yield f"authors: {[author.value for author in stated.authors]}"
    if (stated.published.value if stated.published else None) != gold["published"]:
        yield f"published: {stated.published.value if stated.published else None}"
    yield from people_misses(found, gold)
    yield from quotation_misses(article, found, gold)
    yield from date_misses(article, found, gold)


def people_misses(found: Annotations, gold: dict[str, Any]) -> Iterator[str]:
    subjects = {mention.entity for mention in found.mentions if mention.capacity == "subject"}
    names = {person.name for person in found.people if person.key in subjects}
    yield from (f"person missing: {name}" for name in sorted(set(gold["people"]) - names))
    yield from (f"no such person: {name}" for name in sorted(names - set(gold["people"])))


def quotation_misses(article: Article, found: Annotations, gold: dict[str, Any]) -> Iterator[str]:
    spoken = [q for q in found.quotations if q.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)]
    for starts, kind, speaker in gold["quotes"]:
        holding = [q for q in spoken if any(fold(starts) in fold(part.of(article.text)) for part in q.quoted)]
        if not holding:
            yield f"quotation missing: {starts}"
        elif fold(holding[0].speaker or "") != fold(speaker or ""):
            yield f"speaker of “{starts}”: {holding[0].speaker}"
        elif holding[0].kind != kind:
            yield f"kind of “{starts}”: {holding[0].kind}"
    starts_wanted = [fold(starts) for starts, _, _ in gold["quotes"]]
    for quotation in spoken:
        for part in quotation.quoted:
            if not any(wanted in fold(part.of(article.text)) for wanted in starts_wanted):
                yield f"no such quotation: {part.of(article.text)}"


def date_misses(article: Article, found: Annotations, gold: dict[str, Any]) -> Iterator[str]:
    for words, edtf in gold["dates"].items():
        if not any(fold(words) in fold(time.span.of(article.text)) and time.edtf == edtf for time in found.dates):
            got = [t.edtf for t in found.dates if fold(words) in fold(t.span.of(article.text))]
            yield f"date “{words}”: {got}"


@pytest.mark.parametrize("name", GOLD)
def test_text_in_another_style(name: str) -> None:
    assert sorted(misses(name)) == sorted(GOLD[name].get("known_misses", {}))
