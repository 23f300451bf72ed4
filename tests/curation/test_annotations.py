"""People, quotations and dates of one article as the curator states them."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.curation import curate_annotations, parse_judgements
from dossier.intake.plain import article_from_text
from dossier.model import (
    Annotations,
    Article,
    ArticlePerson,
    Evidence,
    PersonMention,
    Problem,
    Quotation,
    QuotationKind,
    Severity,
    Span,
    Subject,
    TextQuote,
    TimeExpression,
    TimexType,
)
from dossier.text.selector import locate

TEXT = (
    "Olaf Berg said the dam holds. “It holds,” Bergh said. “It holds,” he added.\n"
    "Nord Stream was named on Friday and in 2014. “Nobody asked us” was all. Ana Petrov left in 2014.\n"
)
RULE = Evidence("test")


def at(words: str, nth: int = 0) -> Span:
    return locate(TEXT, TextQuote(words))[nth]


def sample() -> tuple[Article, Annotations]:
    article = article_from_text("012-dam", TEXT)
    people = (
        ArticlePerson("Olaf Berg", "Olaf Berg"),
        ArticlePerson("Nord Stream", "Nord Stream"),
        ArticlePerson("Ana Petrov", "Ana Petrov"),
    )
    mentions = (
        PersonMention(at("Olaf Berg"), "Olaf Berg", RULE),
        PersonMention(at("Bergh"), "Olaf Berg", RULE),
        PersonMention(at("Nord Stream"), "Nord Stream", RULE),
        PersonMention(at("Ana Petrov"), "Ana Petrov", RULE),
    )
    direct, reported = QuotationKind.DIRECT, QuotationKind.INDIRECT
    quotations = (
        Quotation("q1", at("the dam holds"), reported, (), RULE, "Olaf Berg", "Olaf Berg", at("Olaf Berg")),
        Quotation("q2", at("It holds,"), direct, (at("It holds,"),), RULE, "Olaf Berg", "Olaf Berg", at("Bergh")),
        Quotation("q3", at("It holds,", 1), direct, (at("It holds,", 1),), RULE, "Nord Stream", "Nord Stream"),
    )
    dates = (
        TimeExpression(at("Friday"), TimexType.DATE, "XXXX-WXX-5", RULE, unresolved="no publication date"),
        TimeExpression(at("2014"), TimexType.DATE, "2014", RULE, "2014", "2014-01-01", "2014-12-31", "year"),
        TimeExpression(at("2014", 1), TimexType.DATE, "2014", RULE, "2014", "2014-01-01", "2014-12-31", "year"),
    )
    return article, Annotations("012-dam", people, mentions, quotations, dates)


def curated(subject: Subject, yml: str) -> tuple[Annotations, tuple[Problem, ...]]:
    judgements, wrong = parse_judgements(yml, subject, f"{subject.value}.yml")
    assert wrong == ()
    article, found = sample()
    (after,), problems = curate_annotations([article], [found], judgements)
    return after, problems


@pytest.mark.parametrize("where", ["", "  in: 012-dam\n", "  in: 012-dam\n  suffix: was named\n"])
def test_a_rejected_person_speaks_no_more(where: str) -> None:
    after, problems = curated(
        Subject.PERSON, f"- rejected: Nord  stream\n{where}" if not where else f"- rejected: Nord Stream\n{where}"
    )
    assert problems == ()
    assert [person.name for person in after.people] == ["Olaf Berg", "Ana Petrov"]
    assert "Nord Stream" not in {mention.entity for mention in after.mentions}
    assert (after.quotations[2].speaker, after.quotations[2].entity) == (None, None)
    assert after.quotations[:2] == sample()[1].quotations[:2]


def test_one_spelling_rejected_leaves_the_person() -> None:
    after, problems = curated(Subject.PERSON, "- rejected: Bergh\n")
    assert problems == ()
    assert [person.name for person in after.people] == ["Olaf Berg", "Nord Stream", "Ana Petrov"]
    assert [m.entity for m in after.mentions].count("Olaf Berg") == 1


@pytest.mark.parametrize(
    ("yml", "code", "severity", "says"),
    [
        ("- rejected: Nord Streem\n", "curation-person-unknown", Severity.ERROR, "Nord Stream"),
        ("- rejected: the dam\n", "curation-no-effect", Severity.NOTE, "removed"),
        ("- rejected: Nord Stream\n  in: x.txt\n", "curation-article-unknown", Severity.ERROR, "x.txt"),
        ("- rejected: Nord Stream\n  in: 012-dam\n  prefix: no\n", "curation-words-gone", Severity.ERROR, "prefix"),
    ],
)
def test_stale_rejections(yml: str, code: str, severity: Severity, says: str) -> None:
    after, (problem,) = curated(Subject.PERSON, yml)
    assert (problem.code, problem.severity, problem.line) == (code, severity, 1)
    assert says in f"{problem.message} {problem.remedy}"
    assert after == sample()[1]


def test_two_spellings_called_different_are_two_people_in_their_article() -> None:
    after, problems = curated(Subject.PERSON, "- different: [Olaf Berg, Bergh]\n")
    assert problems == ()
    assert [person.key for person in after.people] == ["Olaf Berg", "Nord Stream", "Ana Petrov", "Bergh"]
    assert [mention.entity for mention in after.mentions] == ["Olaf Berg", "Bergh", "Nord Stream", "Ana Petrov"]
    assert [q.entity for q in after.quotations] == ["Olaf Berg", "Bergh", "Nord Stream"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Ana Petrov", ("Ana Petrov", "Ana Petrov")),
        ("ana petrov", ("Ana Petrov", "Ana Petrov")),
        ("Bergh", ("Olaf Berg", "Olaf Berg")),
        ("The Halden Council", ("The Halden Council", None)),
        ("~", (None, None)),
    ],
)
def test_a_speaker_is_set(speaker: str, expected: tuple[str | None, str | None]) -> None:
    yml = f"- quote: It holds,\n  article: 012-dam\n  prefix: said. “\n  speaker: {speaker}\n"
    after, problems = curated(Subject.QUOTATION, yml)
    assert problems == ()
    assert (after.quotations[2].speaker, after.quotations[2].entity) == expected
    assert after.quotations[2].evidence.rule == "curation.quotes-set"
    assert after.quotations[:2] == sample()[1].quotations[:2]


@pytest.mark.parametrize(
    ("speaker", "near"),
    [
        ("Ana Petrova", "Ana Petrov"),
        ("Olaf Bergh", "Olaf Berg"),
        ("O. Berg", ""),
        ("Anna Petrov", "Ana Petrov"),
        ("Petrov Ana", ""),
        ("Ruth Okello", ""),
        ("Ana Petrov", ""),
        ("BERGH", ""),
    ],
)
def test_a_speaker_whom_nobody_knows_is_doubted_where_a_known_name_is_near(speaker: str, near: str) -> None:
    yml = f"# remark\n- quote: It holds,\n  article: 012-dam\n  prefix: said. “\n  speaker: {speaker}\n"
    after, problems = curated(Subject.QUOTATION, yml)
    assert [(p.code, p.severity, p.line, p.remedy.partition("?")[0]) for p in problems] == (
        [("curation-speaker-unknown", Severity.WARNING, 2, f"Did you mean “{near}”")] if near else []
    )
    assert after.quotations[2].speaker in (speaker, "Olaf Berg", "Ana Petrov")
    assert not near or after.quotations[2].speaker == speaker


def test_a_kind_is_set_and_a_false_quotation_rejected() -> None:
    after, _ = curated(Subject.QUOTATION, "- quote: dam holds\n  article: 012-dam\n  kind: mixed\n")
    assert after.quotations[0].kind is QuotationKind.MIXED
    after, _ = curated(Subject.QUOTATION, "- rejected: the dam holds\n  article: 012-dam\n")
    assert [quotation.id for quotation in after.quotations] == ["q2", "q3"]


def test_a_missed_quotation_is_added_in_its_place() -> None:
    yml = "- quote: Nobody asked us\n  article: 012-dam\n  kind: direct\n  speaker: Ana Petrov\n"
    after, problems = curated(Subject.QUOTATION, yml)
    assert problems == ()
    added = after.quotations[3]
    assert added.span.of(TEXT) == "Nobody asked us"
    assert (added.kind, added.quoted, added.entity) == (QuotationKind.DIRECT, (added.span,), "Ana Petrov")
    assert len({quotation.id for quotation in after.quotations}) == 4


@pytest.mark.parametrize(
    ("yml", "code", "says"),
    [
        ("- quote: It holds,\n  article: 012-dam\n  speaker: X\n", "curation-words-ambiguous", "2 times"),
        ("- quote: It held\n  article: 012-dam\n  speaker: X\n", "curation-words-gone", "It holds"),
        ("- quote: IT HOLDS\n  article: 012-dam\n  speaker: X\n", "curation-words-gone", ""),
        ("- quote: Nobody asked us\n  article: 012-dam\n  speaker: X\n", "curation-no-quotation", "kind: direct"),
        ("- rejected: Nobody asked us\n  article: 012-dam\n", "curation-no-quotation", ""),
        ("- quote: It holds\n  article: dam.txt\n  speaker: X\n", "curation-article-unknown", "dam.txt"),
    ],
)
def test_stale_quotations(yml: str, code: str, says: str) -> None:
    after, (problem,) = curated(Subject.QUOTATION, yml)
    assert (problem.code, problem.severity, problem.line) == (code, Severity.ERROR, 1)
    assert says in f"{problem.message} {problem.remedy}"
    assert after == sample()[1]


def test_a_date_is_set() -> None:
    after, problems = curated(Subject.DATE, "- date: Friday\n  article: 012-dam\n  value: 2022-01-28\n  reason: r\n")
    assert problems == ()
    friday = after.dates[0]
    assert (friday.edtf, friday.earliest, friday.latest) == ("2022-01-28", "2022-01-28", "2022-01-28")
    assert (friday.value, friday.precision, friday.unresolved) == ("2022-01-28", "day", None)
    assert friday.evidence.note == "dates.yml:1: r"


def test_a_date_is_left_open_added_and_rejected() -> None:
    after, _ = curated(Subject.DATE, "- date: '2014'\n  suffix: . “Nobody\n  article: 012-dam\n  value: ~\n")
    assert (after.dates[1].edtf, after.dates[1].unresolved) == (None, "the curator leaves it open")
    after, _ = curated(Subject.DATE, "- date: the dam holds\n  article: 012-dam\n  value: 2021-12\n")
    assert [date.span.of(TEXT) for date in after.dates] == ["the dam holds", "Friday", "2014", "2014"]
    after, _ = curated(Subject.DATE, "- rejected: left in 2014\n  article: 012-dam\n")
    assert [date.span for date in after.dates] == [at("Friday"), at("2014")]


@pytest.mark.parametrize(
    ("yml", "code", "severity"),
    [
        ("- date: '2014'\n  article: 012-dam\n  value: 2015\n", "curation-words-ambiguous", Severity.ERROR),
        ("- date: Monday\n  article: 012-dam\n  value: 2015\n", "curation-words-gone", Severity.ERROR),
        ("- rejected: the dam\n  article: 012-dam\n", "curation-no-effect", Severity.NOTE),
    ],
)
def test_stale_dates(yml: str, code: str, severity: Severity) -> None:
    after, (problem,) = curated(Subject.DATE, yml)
    assert (problem.code, problem.severity) == (code, severity)
    assert after == sample()[1]


def mention(words: str, name: str, more: str = "") -> str:
    return f"- mention: {words}\n  article: 012-dam\n  name: {name}\n{more}"


def test_a_missed_name_makes_a_new_person() -> None:
    after, problems = curated(Subject.PERSON, mention("Nobody", "Nemo Nobody", "  reason: r\n"))
    assert problems == ()
    added = next(m for m in after.mentions if m.span == at("Nobody"))
    assert (added.entity, added.evidence.rule) == ("Nemo Nobody", "curation.people-set")
    assert (added.evidence.span, added.evidence.note) == (added.span, "people.yml:1: r")
    assert after.people == (*sample()[1].people, ArticlePerson("Nemo Nobody", "Nemo Nobody"))
    assert [m.span for m in after.mentions] == sorted(m.span for m in after.mentions)


@pytest.mark.parametrize("name", ["Ana Petrov", "ana petrov"])
def test_a_missed_name_joins_the_person_of_the_article(name: str) -> None:
    after, problems = curated(Subject.PERSON, mention("Nobody", name))
    assert problems == ()
    assert after.people == sample()[1].people
    assert [m.entity for m in after.mentions].count("Ana Petrov") == 2


def test_a_name_taken_for_somebody_else_moves_with_what_it_introduces() -> None:
    after, problems = curated(Subject.PERSON, mention("Bergh", "Carl Bergh"))
    assert problems == ()
    assert [m.entity for m in after.mentions] == ["Olaf Berg", "Carl Bergh", "Nord Stream", "Ana Petrov"]
    assert [(q.speaker, q.entity) for q in after.quotations] == [
        ("Olaf Berg", "Olaf Berg"),
        ("Carl Bergh", "Carl Bergh"),
        ("Nord Stream", "Nord Stream"),
    ]


def test_a_name_in_the_place_of_a_false_one_takes_its_words() -> None:
    after, problems = curated(Subject.PERSON, mention("Nord Stream was", "Nora Stream"))
    assert problems == ()
    assert [person.name for person in after.people] == ["Olaf Berg", "Ana Petrov", "Nora Stream"]
    assert (after.quotations[2].speaker, after.quotations[2].entity) == ("Nora Stream", "Nora Stream")


def test_a_name_rejected_everywhere_is_right_where_it_is_added() -> None:
    yml = mention("Nord Stream", "Nora Stream") + "- rejected: Nord Stream\n"
    after, problems = curated(Subject.PERSON, yml)
    assert problems == ()
    assert [m.entity for m in after.mentions] == ["Olaf Berg", "Olaf Berg", "Nora Stream", "Ana Petrov"]


@pytest.mark.parametrize(
    ("yml", "code", "severity", "says"),
    [
        (mention("Okello", "Ruth Okello"), "curation-words-gone", Severity.ERROR, "Okello"),
        (mention("'2014'", "A B"), "curation-words-ambiguous", Severity.ERROR, "prefix"),
        (mention("Berg", "A B", "  prefix: Otto\n"), "curation-words-gone", Severity.ERROR, "prefix"),
        (mention("Bergh", "Olaf Berg"), "curation-no-effect", Severity.NOTE, "removed"),
        ("- mention: Berg\n  article: x.txt\n  name: A B\n", "curation-article-unknown", Severity.ERROR, "x.txt"),
    ],
)
def test_stale_mentions(yml: str, code: str, severity: Severity, says: str) -> None:
    after, (problem,) = curated(Subject.PERSON, yml)
    assert (problem.code, problem.severity, problem.line) == (code, severity, 1)
    assert says in f"{problem.message} {problem.remedy}"
    assert after == sample()[1]


def test_a_name_of_two_people_is_no_answer() -> None:
    article, found = sample()
    twin = dataclasses.replace(found, people=(*found.people, ArticlePerson("Ana Petrov#2", "Ana Petrov")))
    judgements, _ = parse_judgements(mention("Nobody", "Ana Petrov"), Subject.PERSON, "p")
    (after,), (problem,) = curate_annotations([article], [twin], judgements)
    assert (problem.code, after) == ("curation-name-ambiguous", twin)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the dam holds", None),
        ("the dam held", "curation-words-gone"),
        ("It holds,", "curation-words-ambiguous"),
        ("Nobody asked us", "curation-no-quotation"),
    ],
)
def test_words_that_join_or_part_quotations_must_fit(words: str, code: str | None) -> None:
    entries = (
        f"- split: {words}\n  article: 012-dam\n",
        f"- same:\n  - {{article: 012-dam, exact: 'It holds,', prefix: 'said. “'}}\n"
        f"  - {{article: 012-dam, exact: '{words}'}}\n",
    )
    for yml in entries:
        after, problems = curated(Subject.QUOTATION, yml)
        assert [(p.code, p.severity) for p in problems] == ([(code, Severity.ERROR)] if code else [])
        assert after == sample()[1]


def test_a_judgement_survives_an_edit_elsewhere() -> None:
    _, found = sample()
    longer = "A new first line.\n" + TEXT
    shift = len(longer) - len(TEXT)
    moved = dataclasses.replace(
        found,
        people=(), mentions=(), dates=(),
        quotations=tuple(
            dataclasses.replace(
                q, span=Span(q.span.start + shift, q.span.end + shift),
                quoted=tuple(Span(s.start + shift, s.end + shift) for s in q.quoted),
            )
            for q in found.quotations
        ),
    )  # fmt: skip
    judgements, _ = parse_judgements(
        "- quote: the dam holds\n  article: 012-dam\n  speaker: X\n", Subject.QUOTATION, "q"
    )
    (after,), problems = curate_annotations([article_from_text("012-dam", longer)], [moved], judgements)
    assert problems == ()
    assert after.quotations[0].speaker == "X"
    gone = article_from_text("012-dam", TEXT.replace("the dam holds", "a dam holds"))
    assert [p.code for p in curate_annotations([gone], [found], judgements)[1]] == ["curation-words-gone"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=12), st.text(max_size=60))
def test_words_cited_are_found_where_they_stand(before: str, exact: str, after: str) -> None:
    text = before + exact + after
    spans = locate(text, TextQuote(exact))
    if exact.strip():
        assert any(span.of(text) == exact.strip() for span in spans)
    else:
        assert spans == ()
