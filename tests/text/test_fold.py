import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.fold import fold, slugify

SAME = [
    ("Zoë Baldé", "ZOE BALDE"),
    ("co-operation", "co operation"),
    ("“Never,” he said", "never he said"),
    ("Ελλάδα", "ελλαδα"),
    ("Й", "и"),
    ("ﬁnal", "final"),
    ("1 234,5", "1 234 5"),
]
APART = [
    ("ガス", "カス"),
    ("कि", "का"),
    ("김", "기"),
    ("北京", "東京"),
    ("Zełenski", "Zelenski"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_that_share_a_key(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), APART)
def test_words_that_stay_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@given(st.text())
def test_folding_twice_changes_nothing_more(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text())
def test_a_slug_is_one_safe_path_segment(words: str) -> None:
    slug = slugify(words)
    assert slug
    assert not set(slug) & set(" /\\?#%&<>\"'.:")
