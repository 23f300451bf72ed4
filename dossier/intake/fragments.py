"""Small pieces of markup where plain words were meant: a headline with `<em>`, an author in a link."""

from __future__ import annotations

import re
import warnings

_LOOKS_LIKE_MARKUP = re.compile(r"<[A-Za-z/!]")
_LONGEST = 1000
_BREAKS = frozenset(("br", "div", "dd", "dt", "h1", "h2", "h3", "h4", "li", "ol", "p", "td", "tr", "ul"))
_PHRASES = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins"),
        *("kbd", "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr"),
        *("script", "style"),
    )
)


def words_of(fragment: str, joint: str = "", known_only: bool = False) -> str:
    r"""The words of a fragment without its tags, `joint` in the place of each tag, a line break where one breaks lines.

    Scripts, styles and comments are no words. With `known_only` a sign that is no tag of a phrase stands as it is
    ("List<int> explained"). At most 1,000 characters are read.

    >>> words_of("Dam <em>holds</em><br>for now", known_only=True)
    'Dam holds\nfor now'
    """
    text = fragment[:_LONGEST]
    if ">" not in text or not _LOOKS_LIKE_MARKUP.search(text):
        return text
    # Loaded here, for few pages have markup in their metadata.
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            soup = BeautifulSoup(text, "html.parser")
        except ParserRejectedMarkup:
            return text
    tags = soup.find_all(True)
    if known_only and not all(tag.name in _BREAKS or tag.name in _PHRASES for tag in tags):
        return text
    for tag in tags:
        if tag.name in _BREAKS:
            tag.insert_after("\n")
    return str(soup.get_text(joint))
