"""What holds for every text, however broken."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.extraction.quotations import find_quotations
from dossier.intake.plain import article_from_text
from dossier.language.lexicon import load_lexicon
from dossier.model import Quotation, QuotationKind
from tests.extraction.quotations.cases import known_people, read

PIECES = (
    *"\"'“”‘’«»„‹›「」`´—–-,.:;!?()[] \n",
    "''",
    "``",
    "\n\n",
    " said ",
    " said that ",
    " according to ",
    "Anna Lindqvist",
    " he ",
    " she ",
    " the mayor ",
    "It is open",
    " and ",
    ", who ",
    "O’Neill’s",
    "U.S.",
    "\u202e",
    "\x00",
    "𝔸🌉",
    "é",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def check(text: str, quotations: tuple[Quotation, ...]) -> None:
    ids = [quotation.id for quotation in quotations]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"q-[0-9a-f]{10}(-\d+)?", name) for name in ids)
    assert list(quotations) == sorted(quotations, key=lambda q: (q.span.start, -q.span.end, q.kind))
    seen: list[int] = []
    for quotation in quotations:
        for span in (quotation.span, quotation.source, quotation.cue, quotation.evidence.span, *quotation.quoted):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert quotation.span.of(text).strip()
        for piece in quotation.quoted:
            assert quotation.span.contains(piece)
            assert piece.of(text) == piece.of(text).strip()
        seen += [piece.start for piece in quotation.quoted]
        assert bool(quotation.quoted) == (quotation.kind is not QuotationKind.INDIRECT)
        assert quotation.evidence.rule.startswith("quotation.")
        if quotation.kind is QuotationKind.SCARE:
            assert quotation.speaker is None
    assert len(seen) == len(set(seen)), "quoted words belong to one quotation each"


@settings(max_examples=80, deadline=None)
@given(TEXTS)
@example(' according to  said that "\n\n" said ')
def test_offsets_hold_for_any_text(text: str) -> None:
    check(text, read(text, (("Anna Lindqvist", "f"),)))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_offsets_hold_without_a_language_pack(text: str) -> None:
    found = read(text, language="xx")
    check(text, found)
    assert all(quotation.kind is QuotationKind.DIRECT and quotation.speaker is None for quotation in found)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert read(text) == read(text)


# A tilde stands for a space.
UNITS = """
    " “ ” ' ‘ « “‘"«` "~ “a~ a" “a~.~ said~ said,~ said~that~ Anna~ according~to~ “Yes,”~he~said,~ the~of~
    's~ claim~that~he~ Anna~and~ «a»~ —~ :~
"""


@pytest.mark.parametrize("unit", UNITS.split())
def test_hostile_repetition_is_read_to_its_end(unit: str) -> None:
    unit = unit.replace("~", " ")
    text = unit * (30_000 // len(unit))
    check(text, read(text))


def test_a_megabyte_of_quotation_marks() -> None:
    text = '"' * 1_000_000
    article = article_from_text("test", text)
    assert find_quotations(article, (), (), load_lexicon("en")) == ()


def test_repeated_words_get_numbered_ids() -> None:
    first, second = read("“The bridge is open,” she said.\n\n“The bridge is open,” he said.")
    assert second.id == f"{first.id}-2"


def test_an_id_hangs_on_the_words_alone() -> None:
    (plain,) = read("“The bridge is open,” she said.")
    (moved,) = read("It rained all day. “The  Bridge is open!” he said.")
    assert plain.id == moved.id


def test_mentions_of_people_that_are_not_known_are_ignored() -> None:
    article = article_from_text("test", "“The bridge is open,” Anna Lindqvist said.")
    _, mentions = known_people(article, (("Anna Lindqvist", "f"),))
    (quotation,) = find_quotations(article, (), mentions, load_lexicon("en"))
    assert (quotation.speaker, quotation.entity) == ("Anna Lindqvist", None)


def test_a_person_is_linked_by_key() -> None:
    (quotation,) = read("Lindqvist came. “The bridge is open,” Anna Lindqvist said.", (("Anna Lindqvist", "f"),))
    assert (quotation.speaker, quotation.entity) == ("Anna Lindqvist", "Anna Lindqvist")
    assert quotation.cue is not None
    assert quotation.source is not None


def test_german_marks_without_a_pack_give_words_and_no_speaker() -> None:
    text = "„Die Brücke ist offen“, sagte Anna Lindqvist. »Sie ist sicher«, fügte sie hinzu."
    found = read(text, language="xx")
    assert [quotation.span.of(text) for quotation in found] == ["Die Brücke ist offen", "Sie ist sicher"]
    assert {quotation.evidence.rule for quotation in found} == {"quotation.marks"}
