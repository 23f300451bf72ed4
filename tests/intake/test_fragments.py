"""Markup in what should be plain words is read as its words."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.intake.bylines import names_of
from dossier.intake.fragments import words_of
from dossier.intake.titles import plain_title


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Dam <em>holds</em>, says mayor", "Dam holds, says mayor"),
        ("Dam <strong class='x'>hol</strong>ds", "Dam holds"),
        ("Dam holds<br/>for now", "Dam holds for now"),
        ("<p>Dam holds</p><p>for now</p>", "Dam holds for now"),
        ("&lt;i&gt;Halden&lt;/i&gt; &amp;amp; Co", "Halden & Co"),
        ("Dam <!-- old --> holds<script>var a = 1</script>", "Dam holds"),
        ("CO<sub>2</sub> falls", "CO2 falls"),
        ("Growth <5% and >3%", "Growth <5% and >3%"),
        ("List<Integer> explained", "List<Integer> explained"),
        ("We <3 the river", "We <3 the river"),
        ("Odd <![x[ sign >", "Odd <![x[ sign >"),
    ],
)
def test_titles(title: str, words: str) -> None:
    assert plain_title(title) == words


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ('By <a href="/p/1" rel="author">Ana Petrov</a>', ("Ana Petrov",)),
        ("<span>Ana</span><span>Petrov</span>", ("Ana Petrov",)),
        ("Ana Petrov<br>Bo Lindgren", ("Ana Petrov", "Bo Lindgren")),
        ("<li>Ana Petrov</li><li>Bo Lindgren</li>", ("Ana Petrov", "Bo Lindgren")),
        ("Ana Petrov <ana@paper.example>", ("Ana Petrov",)),
        ('Ana Petrov <img alt="a > b">', ("Ana Petrov",)),
        ("&lt;b&gt;Ana Petrov&lt;/b&gt;", ("Ana Petrov",)),
    ],
)
def test_authors(stated: str, names: tuple[str, ...]) -> None:
    assert names_of([stated]) == names


@given(st.text(alphabet="<>/!?-[]=\"'& abemp\n\x00", max_size=80))
def test_any_fragment_is_read_in_silence(fragment: str) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert isinstance(words_of(fragment, " "), str)
        plain_title(fragment)
    assert told == []


def test_a_long_fragment_is_bounded() -> None:
    assert len(words_of("<b>a" * 100_000)) <= 1000
