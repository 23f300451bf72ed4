"""What holds for every text: offsets, order, evidence, blocks, unknown publication, hostile input."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.extraction.dates import MOST_DATES, find_dates
from dossier.extraction.dates.rules import grammar_of
from dossier.intake import article_from_text
from dossier.language.lexicon import load_lexicon
from dossier.model import Article, Block, Evidence, Metadata, Role, Span, Statement, Tier, TimeExpression, TimexType
from tests.lexicons.tables import PACKS, read_table

_PIECES = st.sampled_from(
    [
        "Friday", "last", "March", "May", "3", "2014", "the", "next day", "a year earlier", "ago", "two weeks", "of",
        "from", "to", "at 10 p.m.", "morning", ",", ".", "\n", "’87", "2022-01-27", "13/02/2020", "Q3", "every", "in",
        "the past few weeks", "Christmas", "since", "–", "said", "will", "1970s", "noon", "quarter", "\u202e", "😀",
    ]
)  # fmt: skip


def found(text: str, published: str | None = "2022-01-27", language: str = "en") -> tuple[TimeExpression, ...]:
    return find_dates(article_from_text("a", text, published, language), load_lexicon(language))


@given(st.lists(_PIECES, max_size=25).map(" ".join), st.sampled_from([None, "2022-01-27", "0001-01-01", "9999-12-31"]))
def test_expressions_stand_in_order_and_inside_the_text(text: str, published: str | None) -> None:
    expressions = found(text, published)
    ends = 0
    for time in expressions:
        assert ends <= time.span.start < time.span.end <= len(text)
        ends = time.span.end
        assert time.span.of(text) == time.span.of(text).strip()
        assert time.evidence.rule.startswith("date.")
        assert time.evidence.span is not None
        assert time.evidence.span.of(text)


@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_bounds_and_reasons_agree(text: str) -> None:
    for time in found(text):
        if time.unresolved:
            assert time.edtf is None
            assert time.unresolved.endswith(".")
        if time.edtf:
            assert time.latest is not None
            assert time.vague or (time.earliest is not None and time.earliest <= time.latest)
        else:
            assert time.earliest is time.latest is time.precision is None


@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_without_a_publication_day_nothing_is_counted_from_one(text: str) -> None:
    relative = {"date.weekday", "date.deictic", "date.relative", "date.ago", "date.month-day", "date.rel-weekday"}
    for time in found(text, None):
        if time.evidence.rule in relative:
            # A year printed in the text may still be one to count from; today's date may not.
            assert time.unresolved or time.anchor != "2022-01-27"
            assert time.edtf is None or re.search(r"\d", text)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for time in found(text):
        assert time.span.of(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Friday ",
        "2014-",
        "a year earlier ",
        "1 ",
        "'87",
        "last last ",
        "the ",
        "from 2009 to ",
        "10:30 ",
        "March 3 ",
        '"',
        "-",
    ],
)
def test_hostile_repetition_is_read_once(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert len(found(text)) <= len(text)


def _article(*blocks: tuple[str, Role], published: str | None = "2021-04-14", tier: Tier = Tier.PRINTED) -> Article:
    text = "\n".join(words for words, _ in blocks)
    spans, at = [], 0
    for words, role in blocks:
        spans.append(Block(Span(at, at + len(words)), role, Evidence("test")))
        at += len(words) + 1
    given = Statement(published, tier, Evidence("test")) if published else None
    plain = article_from_text("a", text)
    return dataclasses.replace(plain, blocks=tuple(spans), metadata=Metadata(published=given))


def _read(article: Article) -> list[tuple[str, str, str]]:
    times = find_dates(article, load_lexicon("en"))
    return [(t.span.of(article.text), t.value, t.evidence.rule) for t in times]


def test_a_dateline_and_its_copy_give_the_publication_date() -> None:
    line = "14 April 2021, 10:"
    article = _article(
        ("Council votes today", Role.HEADLINE),
        (line, Role.DATELINE),
        ("Ana Kos", Role.BYLINE),
        (line, Role.DUPLICATE),
        ("The council met on Tuesday.", Role.PARAGRAPH),
    )
    assert _read(article) == [
        ("today", "2021-04-14", "date.deictic"),
        ("14 April 2021", "2021-04-14", "date.published"),
        ("14 April 2021", "2021-04-14", "date.published"),
        ("Tuesday", "2021-04-13", "date.weekday"),
    ]


def test_blocks_set_aside_are_not_read() -> None:
    article = _article(
        ("Read more: the floods of 2014", Role.DEBRIS),
        ("Photograph taken on Monday", Role.CAPTION),
        ("The council met on Tuesday.", Role.DUPLICATE),
        ("The council met on Tuesday.", Role.PARAGRAPH),
    )
    assert [words for words, _, _ in _read(article)] == ["Tuesday"]


@pytest.mark.parametrize(
    ("published", "tier"), [(None, Tier.PRINTED), ("2021-04", Tier.PRINTED), ("2021-04-14", Tier.INFERRED)]
)
def test_an_unknown_or_inferred_publication_day_resolves_nothing(published: str | None, tier: Tier) -> None:
    article = _article(("The council met on Tuesday and in 2014.", Role.PARAGRAPH), published=published, tier=tier)
    tuesday, year = find_dates(article, load_lexicon("en"))
    assert (tuesday.value, tuesday.edtf) == ("XXXX-WXX-2", None)
    assert tuesday.unresolved
    assert (year.edtf, year.unresolved) == ("2014", None)


def test_a_language_without_a_pack_gets_its_dates_in_figures() -> None:
    text = "Rada se sešla v pátek 27.01.2022, ne 2021-12-24; zákon č. 12.3.4 platí od 14/04/2021."
    times = found(text, language="cs")
    assert [(t.span.of(text), t.value) for t in times] == [
        ("27.01.2022", "2022-01-27"),
        ("2021-12-24", "2021-12-24"),
        ("14/04/2021", "2021-04-14"),
    ]


def test_a_relative_date_names_what_it_was_counted_from() -> None:
    text = "He was arrested on 4 May 2011 and freed two days later; he flew home on Monday."
    arrested, freed, home = found(text)
    assert arrested.anchor is None
    assert freed.anchor == "2011-05-04"
    assert home.anchor == "2022-01-27"


def test_since_opens_an_interval_and_its_evidence_holds_the_word() -> None:
    text = "The mill has stood idle since 2014."
    (time,) = found(text)
    assert (time.span.of(text), time.edtf, time.earliest, time.precision) == (
        "2014",
        "2014/..",
        "2014-01-01",
        "interval",
    )
    assert time.evidence.rule == "date.since"
    assert time.evidence.span is not None
    assert time.evidence.span.of(text) == "since 2014"


def test_no_pattern_can_run_away() -> None:
    grammar = grammar_of("en")
    assert grammar is not None
    for rule in grammar.rules:
        assert not re.search(r"(?<!\\)[*+]", rule.source), rule.source
        assert rule.compiled.firsts, rule.source


def test_every_rule_is_tried_at_the_first_word_of_its_own_example() -> None:
    grammar = grammar_of("en")
    assert grammar is not None
    rows = [row for _, row in read_table(PACKS / "en" / "date_patterns.tsv").cells()]
    assert len(grammar.rules) == len(rows)
    for rule in grammar.rules:
        assert any(rule in rules for rules in grammar.by_first.values())


def test_evidence_carries_the_precision_measured_for_its_rule() -> None:
    weekday, rare = found("The council met on Friday, in the week of March 6.")
    assert weekday.evidence.confidence is not None
    assert 0.8 < weekday.evidence.confidence <= 1
    assert (rare.evidence.rule, rare.evidence.confidence) == ("date.week-of", None)


def test_a_date_is_forgotten_after_the_next_paragraph() -> None:
    near = "The firm was sold in 2014.\n\nSales fell from a year earlier."
    assert [t.value for t in found(near)] == ["2014", "2013"]
    far = "The firm was sold in 2014.\n\nIts mill stands empty.\n\nSales fell from a year earlier."
    assert [t.value for t in found(far)] == ["2014", "2021"]


def test_a_clock_time_takes_no_day_from_another_paragraph_but_from_a_heading() -> None:
    def times(text: str) -> list[str]:
        found = find_dates(article_from_text("a", text, "2022-02-03"), load_lexicon("en"))
        return [time.value for time in found if time.type is TimexType.TIME]

    assert times("The dam broke on 28 January.\n\nThe gauge failed at 3 a.m.") == ["T03:00"]
    assert times("28 January 2022\n\nThe gauge failed at 3 a.m.\n\nThe mill burned at 4 a.m.") == [
        "2022-01-28T03:00",
        "2022-01-28T04:00",
    ]
    assert times("28 January 2022\n\nThe dam broke on 30 January.\n\nThe gauge failed at 3 a.m.") == ["T03:00"]


def dates_of(text: str, published: str) -> list[tuple[str, str | None]]:
    article = article_from_text("a", text, published)
    return [(t.span.of(text), t.edtf) for t in find_dates(article, load_lexicon("en"))]


def test_the_surest_mention_settles_the_year_of_a_day() -> None:
    """“On Oct. 7: …” alone could lie ahead of August; the sentence told in the past says that it does not."""
    text = "Life after Oct. 7\n\nThe pool will open soon.\n\nGunmen crossed the river on Oct. 7 and burned the mill."
    assert dates_of(text, "2024-08-20") == [("Oct. 7", "2023-10-07"), ("Oct. 7", "2023-10-07")]


def test_a_day_printed_with_its_year_gives_it_to_the_others() -> None:
    text = "The ferry sank on March 3.\n\nThe inquiry into March 3, 2019 goes on."
    assert dates_of(text, "2022-01-27") == [("March 3", "2019-03-03"), ("March 3, 2019", "2019-03-03")]


def test_the_month_of_the_story_keeps_its_year() -> None:
    text = "The July 2020 riots began in Terrel.\n\nOn July 9 the hall burned down."
    assert dates_of(text, "2022-01-27") == [("July 2020", "2020-07"), ("July 9", "2020-07-09")]


def test_a_weekday_is_ahead_where_the_article_says_so_once() -> None:
    text = "Storms loom Saturday\n\nHail will fall on Saturday in the north."
    assert dates_of(text, "2022-01-27") == [("Saturday", "2022-01-29"), ("Saturday", "2022-01-29")]


def test_a_text_of_dates_alone_is_read_up_to_a_bound() -> None:
    article = article_from_text("a", "2019 " * (MOST_DATES + 5), "2022-01-27")
    assert len(find_dates(article, None)) == 0
    assert len(find_dates(article, load_lexicon("en"))) == MOST_DATES
