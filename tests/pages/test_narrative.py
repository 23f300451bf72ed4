"""Citations in hand-written pages: what each becomes, and what is said when its evidence is gone."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import Person, Severity
from dossier.pages import check_citations, cite, look_up
from dossier.pages.narrative import _inert
from tests.pages.sample import sample_dossier
from tests.pages.test_marks import text_of

LOOKUP = look_up(sample_dossier())
SENTENCE = LOOKUP.articles["harbour-wall"].sentences[2].anchor


@pytest.mark.parametrize(
    ("written", "link", "words"),
    [
        ("[[person:Ines Okafor]]", "people/ines-okafor.html", "Ines Okafor"),
        ("[[person:INES OKAFOR]]", "people/ines-okafor.html", "Ines Okafor"),
        ("[[person:Okafor|the mayor]]", "people/ines-okafor.html", "the mayor"),
        ("[[person:inez-okafor]]", "people/ines-okafor.html", "Ines Okafor"),
        ("[[article:costly-wall]]", "articles/costly-wall.html", "Mayor defends costly wall"),
        ("[[date:2021-05-03]]", "timeline.html#d-2021-05-03", "3 May 2021"),
        ('[[date:2021-05-03 "harbour wall"|that day]]', "timeline.html#d-2021-05-03", "that day"),
        ("[[quote:q-raise]]", "quotes/q-raise.html", "“We will raise the wall by two metres.”"),
        ("[[quote:q-raise-old]]", "quotes/q-raise.html", "“We will raise the wall by two metres.”"),
        ("[[quote:q-gazette-1]]", "quotes/q-raise.html", "“We will raise the wall by two metres.”"),
        ('[[quote:q-raise "two meters"|a promise]]', "quotes/q-raise.html", "a promise"),
        (
            f"[[sentence:harbour-wall#{SENTENCE}]]",
            f"articles/harbour-wall.html#{SENTENCE}",
            "“Mayor Ines Okafor promised",
        ),
    ],
)
def test_a_citation_in_a_sentence_becomes_a_link(written: str, link: str, words: str) -> None:
    text, problems = cite(f"It began with {written}, they say.\n", LOOKUP, "docs/story.md", "../")
    assert problems == ()
    html = markdown.markdown(text)
    assert f'href="../{link}"' in html.replace("&#45;", "-").replace("&#46;", ".").replace("&#95;", "_")
    assert words in text_of(html)
    assert html.startswith("<p>It began with <a ")
    assert html.endswith(", they say.</p>")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "[[quote:q-raise]]",
            ["We will raise the wall by two metres.", "Ines Okafor: ", "Coast Courier, 4 May 2021"],
        ),
        (f"[[sentence:harbour-wall#{SENTENCE}]]", ["promised on 3 May 2021 that the harbour wall", "Coast Courier"]),
        ("[[timeline:2021-05]]", ["3 May 2021", "4 May 2021", "Appeared", "Still ahead when told"]),
        ("[[timeline:2021|The spring]]", ["The spring", "3 May 2021"]),
        ("[[coverage:q-raise]]", ["reference", "reworded, 93%", "We will raise the wall by two meters,"]),
    ],
)
def test_a_citation_on_its_own_line_is_transcluded_with_its_source(written: str, said: list[str]) -> None:
    text, problems = cite(f"Before.\n\n{written}\n\nAfter *all*.\n", LOOKUP, "docs/story.md")
    assert problems == ()
    html = markdown.markdown(text)
    assert all(words in text_of(html) for words in said)
    assert "<p>After <em>all</em>.</p>" in html
    assert html.count("<figure") + html.count("<table") == 1
    assert "<p><figure" not in html
    assert "<p><table" not in html


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("[[person:Ines Okafar]]", "citation-gone", "did you mean “Ines Okafor”?"),
        ("[[person:Nobody At All]]", "citation-gone", "no person"),
        ("[[quote:q-rais]]", "citation-gone", "look up the quote on the site"),
        ('[[quote:q-0123456789 "the wall by two"]]', "citation-gone", "did you mean “q-raise”?"),
        ("[[quote:q-0123456789|Armchair engineers]]", "citation-gone", "did you mean “q-chair”?"),
        ('[[quote:q-0123456789 "nobody said so"]]', "citation-gone", "look up the quote on the site"),
        ("[[date:2021-05-04x]]", "citation-gone", "look up the date on the site"),
        ('[[date:2021-05-05 "wall will be raised"]]', "citation-gone", "did you mean “2021-05-04”?"),
        ("[[quote:q-harbour-1]]", "citation-ambiguous", "[[quote:q-flood]]"),
        ("[[date:2021-05-05]]", "citation-gone", "2021-05-0"),
        ("[[timeline:1999]]", "citation-gone", "1999"),
        ("[[article:harbor-wall]]", "citation-gone", "harbour-wall"),
        ("[[sentence:harbour-wall#s-00000000]]", "citation-gone", "look up the sentence on the site"),
        ('[[sentence:harbour-wall#s-00000000 "will flood"]]', "citation-gone", "did you mean “harbour-wall#s-"),
        ("[[sentence:nowhere#s-00000000]]", "citation-gone", "no article"),
        ('[[quote:q-raise "three metres"]]', "citation-changed", "three metres"),
        ("[[persn:Ines Okafor]]", "citation-unknown-kind", "[[person:…]]"),
        (
            "Met [[person:Ines Okafor in town.",
            "citation-broken",
            "“[[person:Ines Okafor in town.” is no whole citation",
        ),
        ("Met [[person:Ines Okafor] in town.", "citation-broken", "[[person:…]]"),
        ("[[person:]]", "citation-broken", "with something named in it"),
        ("[[persn:Ines Okafor", "citation-broken", "is no whole citation"),
        ("[[quote:q-raise [[person:Okafor]]", "citation-broken", "“[[quote:q-raise” is no whole citation"),
        ("see [[coverage:q-raise]]", "citation-needs-own-line", "line of its own"),
    ],
)
def test_evidence_that_is_gone_is_an_error_with_its_line(written: str, code: str, said: str) -> None:
    text, problems = cite(f"One.\nTwo.\n{written}\n", LOOKUP, "docs/story.md", first_line=4)
    assert [(p.code, p.severity, p.path, p.line) for p in problems] == [(code, Severity.ERROR, "docs/story.md", 6)]
    assert said in str(problems[0])
    assert "d&#45;broken" in text or "d-broken" in text


def test_two_people_of_one_name_are_never_guessed() -> None:
    base = sample_dossier()
    twin = Person("ines-okafor-2", "Ines Okafor")
    lookup = look_up(dataclasses.replace(base, people=(*base.people, twin)))
    assert [p.code for p in cite("[[person:Ines Okafor]]", lookup, "x.md")[1]] == ["citation-ambiguous"]
    assert cite("[[person:ines-okafor-2]]", lookup, "x.md")[1] == ()


@pytest.mark.parametrize(
    "written",
    [
        "`[[person:Nobody]]`",
        "``a ` [[person:Nobody]]``",
        "```\n[[person:Nobody]]\n```",
        "~~~ yaml\n[[person:Nobody]]\n~~~~",
        "\\[[person:Nobody]]",
        "[[Some page]]",
        "[a](b.md) [[1]: x]",
        "`[[person:Nobody`",
        "\\[[person:Nobody",
        "```\n[[person:Nobody\n```",
        "[[https://a.example/](b.md) and more",
    ],
)
def test_what_is_no_citation_is_left_alone(written: str) -> None:
    assert cite(written, LOOKUP, "x.md") == (written, ())


def test_citations_after_a_fence_count_again() -> None:
    text, problems = cite("```\nx\n```\n[[person:Okafor]]\n", LOOKUP, "x.md")
    assert "ines&#45;okafor" in text or "ines-okafor" in text
    assert problems == ()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab*_`[]()#!<>&\"'{}|~$\\:-+.1@ "), min_size=1, max_size=40))
def test_no_character_of_a_seed_acts_as_markdown(words: str) -> None:
    from markupsafe import escape

    html = markdown.markdown("x " + _inert(f'<a href="y" title="{escape(words)}">{escape(words)}</a>') + " z")
    assert html.startswith('<p>x <a href="y" title="')
    assert html.endswith("</a> z</p>")
    assert html.count("<") == 4
    assert " ".join(text_of(html).split()) == " ".join(f"x {words} z".split())


def test_hand_written_folders_are_checked(tmp_path: Path) -> None:
    docs = tmp_path / "docs" / "notes"
    docs.mkdir(parents=True)
    (docs / "good.md").write_text("[[person:Okafor]]", encoding="utf-8")
    (docs / "bad.md").write_text("---\ntitle: x\n---\n\n[[person:Gone Person]]", encoding="utf-8")
    (docs / "worse.md").write_bytes(b"\xff\xfe\xff")
    found = check_citations(tmp_path / "docs", tmp_path, sample_dossier())
    assert [(p.code, p.path, p.line) for p in found] == [
        ("citation-gone", "docs/notes/bad.md", 5),
        ("page-unreadable", "docs/notes/worse.md", None),
    ]
