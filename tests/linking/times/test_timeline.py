"""What happened, what was reported, and between which days an undated article may fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.extraction import annotate
from dossier.language.lexicon import read_table
from dossier.linking.times.bounds import suggest_bounds
from dossier.linking.times.timeline import build_timeline
from dossier.model import (
    Annotations,
    Article,
    Citation,
    Evidence,
    Metadata,
    Reprint,
    Role,
    SharedPassage,
    Span,
    Statement,
    Tier,
    TimelineKind,
)
from tests.linking.quotations.build import article_of

GIVEN = Evidence("test.given")


def read(name: str, text: str, published: str | None = None, tier: Tier = Tier.PRINTED) -> tuple[Article, Annotations]:
    stated = Statement(published, tier, GIVEN) if published else None
    article = article_of(name, text, Metadata(published=stated))
    return article, annotate(article)[0]


def timeline(*read_ones: tuple[Article, Annotations], reprints: tuple[Reprint, ...] = ()) -> list[tuple[str, str, str]]:
    articles, annotations = zip(*read_ones, strict=True)
    texts = {article.id: article.text for article in articles}
    entries = build_timeline(articles, annotations, reprints)
    return [(e.kind.value, e.edtf, e.citation.span.of(texts[e.citation.article])[:12]) for e in entries]


def test_what_happened_and_when_it_was_reported_are_kept_apart() -> None:
    text = "Harbour reopens after storm\n\nThe storm came on 2 May 2023. The quay was shut on Wednesday."
    found = timeline(read("a", text, "2023-05-05"))
    assert found == [
        ("happened", "2023-05-02", "The storm ca"),
        ("happened", "2023-05-03", "The quay was"),
        ("reported", "2023-05-05", "Harbour reop"),
    ]


AHEAD = [
    ("after publication", "A second round is planned for 2 April.", "2023-03-12", "expected"),
    ("after publication, no verb", "The fair: 2 April 2023.", "2023-03-12", "expected"),
    ("before publication, though a verb looks ahead", "He said it will end on 2 February.", "2023-03-12", "happened"),
    ("on the day", "The lock was closed today.", "2023-03-12", "happened"),
    ("on the day, still to come", "The council will vote today.", "2023-03-12", "expected"),
    ("a year that is not over", "The lock will be closed this year.", "2023-03-12", "expected"),
    ("a year that is not over, already past", "The lock was closed this year.", "2023-03-12", "happened"),
    ("still going on", "The lock has been closed since 2014 and will stay so.", "2023-03-12", "happened"),
    (
        "on the day, the nearer verb speaks",
        "The owner, who will soon be head of the board, today sold it.",
        "2023-03-12",
        "happened",
    ),
    ("undated, ahead", "A second round is planned for 2 April 2031.", None, "expected"),
    ("undated, never to be", "The lock won't open before 2 April 2031.", None, "expected"),
    ("undated, passive", "The lock will be closed in May 2031.", None, "expected"),
    ("undated, arranged once", "The march was planned for 2 April 1998.", None, "happened"),
    ("undated, past", "The mill burned on 2 April 1998.", None, "happened"),
    ("undated, the nearer verb speaks", "The mill, which burned in 1998, will be sold.", None, "happened"),
    ("undated, a date that is a name", "They will disavow the decision of the 1998 harbour summit.", None, "happened"),
    ("undated, another clause looks ahead", "It repudiates the vow of 1998 that the mill will stay.", None, "happened"),
    ("undated, quoted words look ahead", "It repudiates the vow of 1998 ‘the mill will stay’.", None, "happened"),
    ("undated, no verb that tells", "The fair: 2 April 2031.", None, "happened"),
]


@pytest.mark.parametrize(("what", "text", "published", "expected"), AHEAD, ids=[row[0] for row in AHEAD])
def test_what_still_lay_ahead_is_no_happening(what: str, text: str, published: str | None, expected: str) -> None:
    kinds = [kind for kind, _, _ in timeline(read("a", text, published)) if kind != "reported"]
    assert kinds == [expected]


def test_a_date_is_expected_by_one_article_and_told_as_past_by_another() -> None:
    early = read("a", "The march is planned for 2 April.", "2023-03-12")
    late = read("b", "The march was held on 2 April.", "2023-04-03")
    entries = [e for e in timeline(early, late) if e[0] != "reported"]
    assert entries == [("expected", "2023-04-02", "The march is"), ("happened", "2023-04-02", "The march wa")]


TEXTS = [
    ("a vague expression", "In recent weeks prices rose.", []),
    ("an unresolved weekday", "The bridge fell on Friday.", []),
    ("a repeated one", "They meet every Monday.", []),
    ("a year", "The mill burned in 1998.", ["1998"]),
    ("one sentence, one date, twice", "In 1998, or late in 1998, the mill burned.", ["1998"]),
    ("two dates", "Built in 1901, the mill burned in 1998.", ["1901", "1998"]),
]


@pytest.mark.parametrize(("what", "text", "expected"), TEXTS, ids=[row[0] for row in TEXTS])
def test_only_what_has_a_place_stands_on_the_timeline(what: str, text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf, _ in timeline(read("a", text))] == expected


@pytest.mark.parametrize(
    ("published", "tier", "expected"),
    [
        ("2023-05-05T20:49+05:30", Tier.PRINTED, ("2023-05-05", "2023-05-05", "day")),
        ("2023-02", Tier.DECLARED, ("2023-02-01", "2023-02-28", "month")),
        ("2023", Tier.CURATED, ("2023-01-01", "2023-12-31", "year")),
        ("2023-05-05", Tier.INFERRED, None),
        ("2023-13", Tier.PRINTED, None),
        ("soon", Tier.PRINTED, None),
    ],
)
def test_publication_at_the_precision_stated(published: str, tier: Tier, expected: tuple[str, str, str] | None) -> None:
    article, found = read("a", "Nothing is dated here.", published, tier)
    entries = [e for e in build_timeline([article], [found]) if e.kind is TimelineKind.REPORTED]
    assert [(e.earliest, e.latest, e.precision) for e in entries] == ([expected] if expected else [])


def test_lines_that_are_not_read_are_not_events() -> None:
    article, found = read("a", "5 May 2023\n\nThe mill burned in 1998.")
    debris = replace(article, blocks=(replace(article.blocks[0], role=Role.DEBRIS), *article.blocks[1:]))
    assert [e.edtf for e in build_timeline([debris], [found])] == ["1998"]


def test_a_sentence_of_a_reprint_is_one_event_from_the_first_article() -> None:
    text = "The mill burned on 3 June 1998."
    copies = read("b", text, "2023-05-04"), read("a", text, "2023-05-05")
    pair = Reprint("a", "b", 1.0, "reprint")
    texts = {article.id: article.text for article, _ in copies}
    entries = build_timeline([c[0] for c in copies], [c[1] for c in copies], [pair])
    happened = [e for e in entries if e.kind is TimelineKind.HAPPENED]
    assert [(e.citation.article, e.citation.span.of(texts["b"])) for e in happened] == [("b", text)]
    assert len([e for e in timeline(*copies) if e[0] == "happened"]) == 2


BOUNDS = [
    ("told as past", "The mill burned in 1998. It was rebuilt in 2004.", "2004"),
    ("what is to come does not count", "The mill burned in 1998. It will be rebuilt by 2004.", "1998"),
    ("a plan does not count", "The opening was planned for 2004.", None),
    ("no tense, no bound", "Prices rise every year, as in 2004.", None),
    ("a day", "The mill burned down on 3 June 1998.", "1998-06-03"),
]


@pytest.mark.parametrize(("what", "text", "expected"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_not_before_what_it_tells_as_past(what: str, text: str, expected: str | None) -> None:
    article, found = read("a", text)
    assert [b.not_before for b in suggest_bounds([article], [found])] == ([expected] if expected else [])


def test_a_dated_article_gets_no_bounds_and_an_inferred_date_is_none() -> None:
    dated = read("a", "The mill burned in 1998.", "2023-05-05")
    inferred = read("b", "The mill burned in 1998.", "2023-05-05", Tier.INFERRED)
    assert [b.article for b in suggest_bounds([dated[0], inferred[0]], [dated[1], inferred[1]])] == ["b"]


def test_not_after_it_was_saved_and_a_dated_copy_is_a_clue() -> None:
    undated, dated = read("a", "The mill burned in 1998."), read("b", "The mill burned in 1998.", "2022-01-27")
    span = Span(0, 8)
    pair = Reprint("a", "b", 1.0, "reprint", (SharedPassage(Citation("a", span), Citation("b", span)),))
    (bounds,) = suggest_bounds([undated[0], dated[0]], [undated[1], dated[1]], [pair])
    assert (bounds.not_before, bounds.not_after) == ("1998", None)
    assert [reason for _, reason in bounds.evidence] == [
        "it speaks of “1998” in the past",
        "a reprint is dated 27 January 2022",
    ]
    assert bounds.evidence[1][0] == Citation("b", span)
    saved = replace(undated[0], source=replace(undated[0].source, retrieved="2021-12-01T10:00"))
    (bounds,) = suggest_bounds([saved, dated[0]], [undated[1], dated[1]], [pair])
    assert (bounds.not_after, bounds.evidence[1][1]) == ("2021-12-01", "it was saved on 1 December 2021")


def test_a_copy_older_than_what_the_article_tells_bounds_nothing() -> None:
    undated, dated = read("a", "The mill was rebuilt in 2023."), read("b", "A mill.", "2022-01-27")
    (bounds,) = suggest_bounds([undated[0], dated[0]], [undated[1], dated[1]], [Reprint("b", "a", 0.6, "shared")])
    assert (bounds.not_before, [reason for _, reason in bounds.evidence]) == (
        "2023",
        ["it speaks of “2023” in the past"],
    )


@pytest.mark.parametrize("row", read_table("en", "ahead"), ids=lambda row: row["entry"])
def test_a_word_of_the_outlook_table_decides_its_example(row: dict[str, str]) -> None:
    kind = "happened" if row["class"] in ("then", "clause", "determiner") else "expected"
    assert [entry[0] for entry in timeline(read("a", row["example"].replace("May", "May 2031")))] == [kind]
