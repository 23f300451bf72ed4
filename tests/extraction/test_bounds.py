"""However dense a text is, what is marked of it is bounded, in order, and the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.extraction import annotate
from dossier.intake import read_files
from dossier.model import Annotations, Article, Problem
from tests.fuzz.shape_texts import SHAPES

DENSE = {
    "a name a sentence": "names",
    "another speaker each": "names",
    "one name": "names",
    "quotations of one speaker": "quotations",
    "years": "dates",
    "clock times": "dates",
}


def read(tmp_path: Path, text: bytes) -> tuple[Article, Annotations, tuple[Problem, ...]]:
    file = tmp_path / "seed.txt"
    file.write_bytes(text)
    (article,) = read_files((file,)).articles
    return article, *annotate(article)


@pytest.mark.parametrize("name", DENSE)
def test_more_than_an_article_can_have_stays_text(name: str, tmp_path: Path) -> None:
    shape = next(shape for shape in SHAPES if shape.name == name)
    article, found, problems = read(tmp_path, shape.make(20_000))
    assert len(found.people) <= 250
    assert len(found.quotations) <= 300
    assert len(found.dates) <= 500
    assert len(found.mentions) <= 1500
    assert f"too-many-{DENSE[name]}" in [problem.code for problem in problems]
    keys = {person.key for person in found.people}
    assert {mention.entity for mention in found.mentions} <= keys
    assert {quotation.entity for quotation in found.quotations} <= keys | {None}
    for block in article.blocks:
        within = [mention for mention in found.mentions if block.span.contains(mention.span)]
        assert len(within) <= 120


def test_a_paragraph_is_searched_as_far_as_a_speech_goes(tmp_path: Path) -> None:
    unit = "Mayor Ann Ek said that the harbour of the town would wait until 3 May 2022. "
    article, found, problems = read(
        tmp_path,
        (
            "Harbour plan\n\n"
            + unit * 1_000
            + "\n\nMayor Ida Holm told the council in the town hall that she agreed with the plan for the harbour.\n"
        ).encode(),
    )
    (told,) = [problem for problem in problems if problem.code == "too-long-paragraph"]
    assert "76,000 characters" in told.message or "75,999 characters" in told.message
    last = max(block.span for block in article.blocks if len(block.span) > 9)
    assert article.text.endswith("the harbour.\n")
    assert "Ida Holm" in {person.name for person in found.people}
    assert not [m for m in found.mentions if 60_100 < m.span.start < last.start]


def test_what_is_read_first_is_marked(tmp_path: Path) -> None:
    shape = next(shape for shape in SHAPES if shape.name == "a name a sentence")
    article, found, _ = read(tmp_path, shape.make(20_000))
    _, few, _ = read(tmp_path, shape.make(3_000))
    names = [mention.span.of(article.text) for mention in found.mentions]
    assert names[:50] == [mention.span.of(article.text) for mention in few.mentions][:50]


def test_a_crowded_article_of_news_is_marked_whole(tmp_path: Path) -> None:
    cabinet = "".join(
        f"{first} {last} came. " for first in ("Ada", "Ben", "Eva") for last in ("Otten", "Bell", "Marsh")
    )
    story = (
        "The new cabinet\n\n3 May 2022\n\n" + f"The council met on Friday, and the town was there. {cabinet}\n\n" * 3
    )
    _, found, problems = read(tmp_path, story.encode())
    assert len(found.mentions) >= 9
    assert not [problem for problem in problems if problem.code.startswith("too-many")]
