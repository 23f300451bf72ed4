"""Declared titles without the name of the outlet that so many carry at their end."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from dossier.intake.fragments import words_of
from dossier.text.fold import fold

_SEPARATOR = re.compile(r"\s+[|–—·•»:/-]\s+|\s+\|\s*|\s*[|»]\s+|\s*[｜ㅣ│]\s*")


def plain_title(words: str) -> str:
    """A title with its entities read, without tags, its white space single."""
    text = html.unescape(html.unescape(words)) if "&" in words else words
    return " ".join(words_of(text, known_only=True).split())


def without_outlet(title: str, outlets: Iterable[str], seen: Iterable[str] = ()) -> str:
    """The title without a trailing " | Outlet" or a leading "Outlet: ".

    The tail goes when it is one of `outlets`, or when the words before it stand alone among `seen`, the other
    titles that the page gives.

    >>> without_outlet("Ministers meet - World - The Gazette", ["The Gazette"], ["Ministers meet"])
    'Ministers meet'
    """
    known = {fold(outlet) for outlet in outlets} - {"", "x"}
    alone = {fold(other) for other in seen}
    for match in _SEPARATOR.finditer(title):
        head = title[: match.start()].strip()
        if head and fold(head) in alone and fold(title) != fold(head):
            return head
    while True:
        matches = list(_SEPARATOR.finditer(title))
        if not matches:
            return title
        head, tail = title[: matches[-1].start()].strip(), fold(title[matches[-1].end() :])
        if not head or not _is_outlet(tail, known):
            return title
        title = head


def _is_outlet(words: str, known: set[str]) -> bool:
    bare = words.replace(" ", "")
    return any(words == name or bare == name.replace(" ", "") for name in known)
