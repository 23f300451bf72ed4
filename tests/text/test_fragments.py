"""Addresses that lead to words on another page."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from dossier.text.fragments import at_words


@pytest.mark.parametrize(
    ("address", "words", "found"),
    [
        ("https://a.example/x", "Ten, or so", "https://a.example/x#:~:text=Ten%2C%20or%20so"),
        ("https://a.example/x?y=1#z", "mid-term", "https://a.example/x?y=1#:~:text=mid%2Dterm"),
        ("https://a.example/x", "a b c d e f g h i", "https://a.example/x#:~:text=a%20b%20c%20d,f%20g%20h%20i"),
        ("https://a.example/x", "  ", "https://a.example/x"),
        ("https://a.example/x", "“Never again!”", "https://a.example/x#:~:text=Never%20again"),
        ("https://a.example/x", "Größe & Co", "https://a.example/x#:~:text=Gr%C3%B6%C3%9Fe%20%26%20Co"),
    ],
)
def test_words_are_named_in_the_address(address: str, words: str, found: str) -> None:
    assert at_words(address, words) == found


def test_what_is_named_stands_in_the_words() -> None:
    words = "No house will flood again, the mayor of the harbour town has told reporters"
    start, _, end = at_words("https://a.example/", words).partition("text=")[2].partition(",")
    assert words.startswith(unquote(start))
    assert words.endswith(unquote(end))
