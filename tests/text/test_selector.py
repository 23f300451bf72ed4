"""Words that stand twice are told as `locate` finds them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dossier.model import TextQuote
from dossier.text.selector import locate, stands_twice

_SIGNS = st.text(alphabet="aN,.“”\"'‘’ \t\n\u2028\x85\x1c\u00a0\u200b`")


@given(_SIGNS, _SIGNS)
@example("a a a", "a a")
@example("“N” \n\"N\" 'N'", "„N‟")
@example("aaa", "a")
@example("aa", "aa")
@example("", "")
@example("a", " ")
def test_stands_twice_agrees_with_locate(text: str, exact: str) -> None:
    assert stands_twice(text, exact) == (len(locate(text, TextQuote(exact))) > 1)
