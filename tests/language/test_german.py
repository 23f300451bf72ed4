"""German: a sentence, and who is found to say what, whom it names and when it was."""

from __future__ import annotations

import pytest

from dossier.extraction import annotate
from dossier.intake import article_from_text
from dossier.model import Annotations, Article, QuotationKind

D, M, I = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT  # noqa: E741

OPEN = "Der Hafen bleibt offen"
SAID = [
    # Marks and the verb behind them
    ("„Der Hafen bleibt offen“, sagte Irena Kos.", D, "Irena Kos", OPEN),
    (
        "»Der Hafen bleibt offen«, erklärte Jan von der Heide am Montag.",
        D,
        "Jan von der Heide",
        OPEN,
    ),
    ("«Der Hafen bleibt offen», betonte Anna Novak.", D, "Anna Novak", OPEN),
    ("„Der Hafen bleibt offen“, so Irena Kos.", D, "Irena Kos", OPEN),
    ("„Der Hafen bleibt offen“, hatte Irena Kos am Montag erklärt.", D, "Irena Kos", OPEN),
    ("„Der Hafen bleibt offen“, teilte die Polizei am Montag mit.", D, "Polizei", OPEN),
    ("„Der Hafen bleibt offen“, sagte eine Sprecherin der Stadt.", D, "Sprecherin der Stadt", OPEN),
    # The verb before them, second in its clause
    ("Irena Kos sagte: „Der Hafen bleibt offen.“", D, "Irena Kos", f"{OPEN}."),
    (
        "In einem Gespräch mit der Zeitung sagte Irena Kos: „Der Hafen bleibt offen.“",
        D,
        "Irena Kos",
        f"{OPEN}.",
    ),
    (
        "Bürgermeisterin Irena Kos kam. Am Freitag sagte sie: „Der Hafen bleibt offen.“",
        D,
        "Irena Kos",
        f"{OPEN}.",
    ),
    # Reported speech
    ("Irena Kos sagte, dass der Hafen offen bleibt.", I, "Irena Kos", "dass der Hafen offen bleibt"),
    ("Irena Kos sagte am Freitag, der Hafen bleibe offen.", I, "Irena Kos", "der Hafen bleibe offen"),
    ("Am Freitag erklärte Irena Kos, der Hafen bleibe offen.", I, "Irena Kos", "der Hafen bleibe offen"),
    ("Irena Kos sagte, der Hafen sei „gut geschützt“.", M, "Irena Kos", "der Hafen sei „gut geschützt“"),
    ("Laut Irena Kos bleibt der Hafen noch lange offen.", I, "Irena Kos", "bleibt der Hafen noch lange offen"),
    ("Nach Angaben der Polizei bleibt der Hafen noch lange zu.", I, "Polizei", "bleibt der Hafen noch lange zu"),
    ("Irena Kos zufolge bleibt der Hafen noch lange offen.", I, "Irena Kos", "bleibt der Hafen noch lange offen"),
    (
        "Wie Irena Kos mitteilte, bleibt der Hafen noch lange offen.",
        I,
        "Irena Kos",
        "bleibt der Hafen noch lange offen",
    ),
]
NOBODY = [
    "Der Film „Kalter Hafen“ kam im Mai in die Kinos.",
    "Der sogenannte „Hafenrat“ tagte am Freitag.",
]
NAMED = [
    ("Bundeskanzler Olaf Scholz kam nach Kiel.", [("Olaf Scholz", "Bundeskanzler")]),
    ("Am Freitag sprach Außenministerin Annalena Baerbock.", [("Annalena Baerbock", "Außenministerin")]),
    ("Die Regierung und die Polizei tagten in Köln.", []),
    ("Der Deutsche Bundestag stimmte im April zu.", []),
]
DATED = [
    ("Das Schiff fuhr am 3. Mai 2022 ab.", "3. Mai 2022", "2022-05-03"),
    ("Das Schiff fuhr am 3. Mai ab.", "3. Mai", "2022-05-03"),
    ("Das Schiff fuhr vergangenen Freitag ab.", "vergangenen Freitag", "2022-05-06"),
    ("Das Schiff fuhr am Samstag ab.", "Samstag", "2022-05-07"),
    ("Gestern fuhr das Schiff ab.", "Gestern", "2022-05-08"),
    ("Das Schiff fuhr im Herbst 2021 ab.", "Herbst 2021", "2021-23"),
    ("Vor drei Wochen fuhr das Schiff ab.", "Vor drei Wochen", "2022-04-18/2022-04-24"),
]


def read(text: str) -> tuple[Article, Annotations]:
    article = article_from_text("a", text, "2022-05-09", "de")
    found, problems = annotate(article)
    assert problems == ()
    return article, found


@pytest.mark.parametrize(("text", "kind", "speaker", "words"), SAID)
def test_who_says_what(text: str, kind: QuotationKind, speaker: str, words: str) -> None:
    article, found = read(text)
    assert [(q.kind, q.speaker, q.span.of(article.text)) for q in found.quotations] == [(kind, speaker, words)]


def test_the_subjunctive_goes_on_with_the_same_speaker() -> None:
    article, found = read(
        "Irena Kos sagte, der Hafen sei zu. Er habe seit März kein Schiff gesehen. Am Abend regnete es."
    )
    assert [(q.speaker, q.span.of(article.text)) for q in found.quotations] == [
        ("Irena Kos", "der Hafen sei zu"),
        ("Irena Kos", "Er habe seit März kein Schiff gesehen"),
    ]


@pytest.mark.parametrize("text", NOBODY)
def test_titles_and_terms_are_nobodys_words(text: str) -> None:
    _, found = read(text)
    assert [(q.kind, q.speaker) for q in found.quotations] == [(QuotationKind.SCARE, None)]


@pytest.mark.parametrize(("text", "people"), NAMED)
def test_who_is_named(text: str, people: list[tuple[str, str]]) -> None:
    article, found = read(text)
    names = [(m.span.of(article.text), m.role.of(article.text) if m.role else "") for m in found.mentions]
    assert names == people


@pytest.mark.parametrize(("text", "words", "edtf"), DATED)
def test_when_it_was(text: str, words: str, edtf: str) -> None:
    article, found = read(text)
    assert [(d.span.of(article.text), d.edtf) for d in found.dates if d.edtf] == [(words, edtf)]


def test_an_undated_article_keeps_its_friday_unresolved() -> None:
    article = article_from_text("a", "Am Freitag fuhr das Schiff ab.", None, "de")
    (date,) = annotate(article)[0].dates
    assert (date.edtf, bool(date.unresolved)) == (None, True)


def test_ordinals_and_titles_end_no_sentence() -> None:
    article, _ = read("Dr. Brandt kam am 3. Mai nach Kiel. Er blieb bis zum 5. Juni.")
    assert [s.span.of(article.text) for s in article.sentences] == [
        "Dr. Brandt kam am 3. Mai nach Kiel.",
        "Er blieb bis zum 5. Juni.",
    ]


def test_no_confidence_is_borrowed_from_english() -> None:
    _, found = read("„Der Hafen bleibt offen“, sagte Bürgermeisterin Irena Kos am 3. Mai 2022.")
    evidence = [q.evidence for q in found.quotations] + [m.evidence for m in found.mentions]
    evidence += [date.evidence for date in found.dates]
    assert len(evidence) == 3
    assert {e.confidence for e in evidence} == {None}
