"""Decisions for a whole article, corrections that carry on, and what a slip of the pen is told."""

from __future__ import annotations

import dataclasses

import pytest

from dossier.curation import curate_annotations, curate_articles, parse_judgements
from dossier.extraction import annotate
from dossier.intake import article_from_text
from dossier.model import (
    READ_ROLES,
    Annotations,
    Article,
    Evidence,
    Metadata,
    PersonMention,
    Problem,
    Role,
    Span,
    Statement,
    Subject,
    Tier,
)

STORY = """Harbour talks resume after the October flood

The quay was closed on Oct. 7, and the crane stood still until Oct. 7 had passed in every diary.

The first flood, on Oct. 7, 2021, was smaller, and 70 boats stayed out after the Oct. 7 warning.

“It is open,” Mayor Ruth Okello said on Monday. “It is safe.”

“Nobody was hurt,” the harbour master, Ben Adeyemi, said. “Not one.”
"""


def read(text: str = STORY, published: str = "2024-08-20") -> tuple[Article, Annotations]:
    stated = Statement(published, Tier.DECLARED, Evidence("test"))
    article = dataclasses.replace(article_from_text("a", text), metadata=Metadata(published=stated))
    return article, annotate(article)[0]


def curated(yml: str, subject: Subject, text: str = STORY) -> tuple[Article, Annotations, tuple[Problem, ...]]:
    article, found = read(text)
    judgements, problems = parse_judgements(yml, subject, f"{subject.value}.yml")
    assert problems == ()
    (after,), wrong = curate_annotations([article], [found], judgements)
    return article, after, wrong


def test_a_date_is_read_as_stated_throughout_an_article() -> None:
    yml = '- every: "Oct. 7"\n  article: a\n  value: 2023-10-07\n'
    article, after, problems = curated(yml, Subject.DATE)
    assert problems == ()
    read_as = [(d.span.of(article.text), d.edtf) for d in after.dates if "Oct. 7" in d.span.of(article.text)]
    assert [edtf for words, edtf in read_as if "2021" not in words] == ["2023-10-07"] * 3
    assert [edtf for words, edtf in read_as if "2021" in words] == ["2021-10-07"]
    assert all(d.evidence.curated for d in after.dates if d.edtf == "2023-10-07")


def test_an_entry_on_one_place_counts_more_than_one_on_all() -> None:
    yml = (
        '- date: "Oct. 7"\n  article: a\n  prefix: the\n  suffix: warning\n  value: 2022-10-07\n'
        '- every: "Oct. 7"\n  article: a\n  value: 2023-10-07\n'
    )
    _, after, problems = curated(yml, Subject.DATE)
    assert problems == ()
    assert sorted(d.edtf for d in after.dates if d.evidence.curated and d.edtf) == [
        "2022-10-07", "2023-10-07", "2023-10-07"
    ]  # fmt: skip


def speakers(found: Annotations, article: Article) -> dict[str, str | None]:
    return {q.span.of(article.text): q.speaker for q in found.quotations}


def test_a_corrected_speaker_carries_to_the_other_half() -> None:
    yml = "- quote: It is open\n  article: a\n  speaker: Ben Adeyemi\n"
    article, after, problems = curated(yml, Subject.QUOTATION)
    assert problems == ()
    said = speakers(after, article)
    assert (said["It is open,"], said["It is safe."]) == ("Ben Adeyemi", "Ben Adeyemi")
    assert said["Not one."] == "Ben Adeyemi"
    both = [q for q in after.quotations if q.span.of(article.text).startswith("It is")]
    assert [q.evidence.curated for q in both] == [True, True]
    assert len({q.entity for q in both}) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_a_half_with_an_entry_of_its_own_keeps_what_that_says(turned: bool) -> None:
    entries = [
        "- quote: It is open\n  article: a\n  speaker: Ben Adeyemi\n",
        "- quote: It is safe\n  article: a\n  speaker: Ida Lund\n",
    ]
    article, after, _ = curated("".join(entries[::-1] if turned else entries), Subject.QUOTATION)
    said = speakers(after, article)
    assert (said["It is open,"], said["It is safe."]) == ("Ben Adeyemi", "Ida Lund")


def test_a_mention_may_be_of_somebody_with_a_shorter_name() -> None:
    text = "Lin Wei Soe was in court.\n\nThe trial of Lin Wei opened an old wound, she said.\n"
    article, found = read(text)
    (person,) = found.people
    at = text.index("Lin Wei opened")
    again = PersonMention(Span(at, at + 7), person.key, Evidence("test"))
    mentions = tuple(m for m in found.mentions if not m.span.overlaps(again.span))
    found = dataclasses.replace(found, mentions=(*mentions, again))
    yml = "- mention: Lin Wei\n  article: a\n  suffix: opened\n  name: Lin Wei\n"
    judgements, _ = parse_judgements(yml, Subject.PERSON, "people.yml")
    (after,), problems = curate_annotations([article], [found], judgements)
    assert problems == ()
    assert [p.name for p in after.people] == ["Lin Wei Soe", "Lin Wei"]
    assert {m.entity for m in after.mentions if m.span == again.span} == {after.people[1].key}


LINES = "More: here\nThe dam held through the night, the council said.\nShare this\nThe crane stands still, it said.\n"


def test_every_line_set_aside_is_brought_back_by_one_entry() -> None:
    article = article_from_text("a", LINES)
    blocks = tuple(
        dataclasses.replace(b, role=Role.CAPTION if n == 1 else Role.DEBRIS) for n, b in enumerate(article.blocks)
    )
    article = dataclasses.replace(article, blocks=blocks)
    judgements, _ = parse_judgements("- restore: a\n  reason: a page of points\n", Subject.LINE, "lines.yml")
    (after,), problems = curate_articles([article], judgements)
    assert problems == ()
    assert [b.role for b in after.blocks] == [Role.PARAGRAPH, Role.CAPTION, *[Role.PARAGRAPH] * (len(blocks) - 2)]
    assert all(b.evidence.curated for b in after.blocks if b.role in READ_ROLES)


def test_many_entries_on_lines_are_applied_in_order_each_to_its_own() -> None:
    article = article_from_text("a", "".join(f"Line number {n} of the list is here\n\n" for n in range(60)))
    yml = "".join(
        f'- line: "Line number {n} of the list is here"\n  article: a\n  role: debris\n' for n in range(0, 60, 2)
    )
    yml += "- split: number 4 of\n  article: a\n  role: subhead\n- line: Line number 9\n  article: a\n  role: caption\n"
    judgements, _ = parse_judgements(yml, Subject.LINE, "lines.yml")
    (after,), problems = curate_articles([article], judgements)
    assert problems == ()
    roles = {b.span.of(after.text): b.role for b in after.blocks}
    assert roles["Line number 2 of the list is here"] is Role.DEBRIS
    assert (roles["Line"], roles["number 4 of"], roles["the list is here"]) == (Role.DEBRIS, Role.SUBHEAD, Role.DEBRIS)
    assert roles["Line number 9 of the list is here"] is Role.CAPTION
    assert [s.block for s in after.sentences] == list(range(len(after.blocks)))


@pytest.mark.parametrize(
    ("subject", "yml", "told"),
    [
        (Subject.QUOTATION, "- quote: w\n  artcle: x\n  speaker: A\n", ["there is no key “artcle”"]),
        (Subject.ARTICLE, "- article: x\n  publishd: 2022-01-27\n", ["there is no key “publishd”"]),
        (
            Subject.QUOTATION,
            "- same:\n  - {articl: x, exact: w}\n  - {article: y, exact: v}\n",
            ["no key “articl”"],
        ),
        (Subject.DATE, "- date: w\n  article: x\n  value: 2024-09-31\n", ["no such day: September 2024 has 30 days"]),
        (Subject.DATE, "- every: w\n  article: x\n  value: 2022-42\n", ["there is no month 42"]),
        (Subject.DATE, "- date: w\n  article: x\n  value: 2022-01-28/2022-01-01\n", ["ends before it begins"]),
        (Subject.ARTICLE, "- article: x\n  published: 2023-02-29T10:00\n", ["no such day: February 2023 has 28 days"]),
        (Subject.ARTICLE, "- article: x\n  published: yesterday\n", ["“yesterday” does not fit “published”"]),
        (Subject.PERSON, "- same: [A, B]\n- rejected: C\n- same: [B, A]\n", ["a duplicate: the entry on line 1 says"]),
        (
            Subject.LINE,
            "- rejected: w\n  article: x\n\n- rejected: w\n  article: x\n",
            ["line 1 says the same"],
        ),
    ],
)
def test_a_slip_is_told_once_and_in_words(subject: Subject, yml: str, told: list[str]) -> None:
    _, problems = parse_judgements(yml, subject, "x.yml")
    assert len(problems) == len(told)
    assert all(words in problem.message for words, problem in zip(told, problems, strict=True))


@pytest.mark.parametrize("reference", ["012_harbour-talk.txt", "harbour-talks", "Harbour-Tals", "harbour-talks.html"])
def test_an_article_that_is_not_there_gets_the_nearest_name(reference: str) -> None:
    article = article_from_text("012-harbour-talks-resume-after-the-october-flood", STORY)
    judgements, _ = parse_judgements(f"- article: {reference}\n  outlet: X\n", Subject.ARTICLE, "articles.yml")
    _, (problem,) = curate_articles([article], judgements)
    assert "Did you mean “012-harbour-talks-resume-after-the-october-flood" in problem.remedy
