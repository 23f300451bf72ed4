"""The names in a byline, declared or printed: prefixes, jobs and joined names taken apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache

from dossier.intake.fragments import words_of
from dossier.intake.tables import byline_words
from dossier.text.fold import fold

_LINK = re.compile(r"https?://|www\.|^@?\S+@\S+$|^/")
_MAIL = re.compile(r"\(?[\w.+-]{1,64}@[\w.-]{1,64}\)?")
_HARD = re.compile(r"\s*(?:[;|•·\n]|\s/\s|,\s*,)\s*")
_TAIL = re.compile(r"\s*\([^()]{1,60}\)\s*$")
_DATE_AT = re.compile(r"\s*(?:\||·|•|–|—|\d)")
_WITH_DAY = re.compile(r"(?P<who>[^\d|·•–—]{4,60}?)\s*[|·•–—]\s*\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,4}")
_MAX_NAME = 80
_MAX_NAMES = 25
_MAX_WORDS = 6
_MAX_LINE = 120
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")


def names_of(stated: Iterable[str], outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """The authors named in the stated bylines, in order, each once.

    "By Jane Doe, Political Editor, and John Roe" names two. Addresses and links are no names; the outlet is an
    author only where no one else is.

    >>> names_of(["By Jane Doe and John Roe", "jane doe"])
    ('Jane Doe', 'John Roe')
    """
    known = {fold(outlet) for outlet in outlets}
    pieces = [piece for words in stated for piece in _without_address(_pieces(words), known)]
    unique: dict[str, str] = {}
    for piece in pieces:
        key = fold(piece)
        if key not in ("", "x") and len(piece) <= _MAX_NAME:
            unique.setdefault(key, piece)
    people = {key: name for key, name in unique.items() if key not in known}
    return tuple((people or unique).values())[:_MAX_NAMES]


def _pieces(words: str) -> list[str]:
    text = _MAIL.sub(" ", words_of(html.unescape(words), " "))
    found = []
    for part in _HARD.split(text):
        if _LINK.search(part.strip()):
            continue
        part = _without_prefix(" ".join(part.split()))
        for piece in _commas(part):
            found.extend(_joined(piece))
    return [name for name in (_TAIL.sub("", n).strip(" ,.:-–—") for n in found) if _is_name(name)]


def _without_address(pieces: list[str], outlets: set[str]) -> list[str]:
    """The names without the places of an outlet that is named first: "Valley Gazette, Alden, Norway"."""
    if not pieces or fold(pieces[0]) not in outlets:
        return pieces
    return [pieces[0], *(piece for piece in pieces[1:] if len(piece.split()) > 1)]


def _without_prefix(text: str) -> str:
    """The words after "By", "Von", "Text by": the longest prefix that fits, once."""
    lower = text.lower()
    for prefix in _prefixes():
        if lower.startswith(prefix) and len(text) > len(prefix) + 2:
            rest = text[len(prefix) :]
            if rest[0] in " :" and rest.strip(" :"):
                return rest.strip(" :")
    return text


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(byline_words("prefix"), key=len, reverse=True))


def _commas(text: str) -> list[str]:
    """Names between commas; what follows a name and tells a job or begins in lower case belongs to nobody."""
    pieces = [piece.strip() for piece in text.split(",")]
    # "Jane Doe and John Roe, Nairobi": one word behind full names is where they write from.
    if len(pieces) > 1 and len(pieces[-1].split()) == 1 and all(len(piece.split()) > 1 for piece in pieces[:-1]):
        pieces.pop()
    return [p for i, p in enumerate(pieces) if p and (i == 0 or _goes_on(p))]


def _goes_on(piece: str) -> bool:
    """Whether a piece after a comma is another name, and not a job, a department or a remark."""
    words = piece.split()
    bare = piece if words[0].lower() not in byline_words("joiner") else piece.partition(" ")[2]
    return bool(bare) and not _is_job(bare) and not bare[0].islower() and len(words) <= _MAX_WORDS


def _joined(text: str) -> list[str]:
    words = text.split()
    names: list[list[str]] = [[]]
    for word in words:
        if word.lower() in byline_words("joiner") or word == "&":
            names.append([])
        else:
            names[-1].append(word)
    parts = [" ".join(name) for name in names if name]
    # "Research and Analysis Team" is one name: joiners part only what looks like two names.
    whole = len(parts) > 1 and any(len(part.split()) < 2 for part in parts) and any(_is_job(p) for p in parts)
    return [text] if whole else [_without_job(_without_place(part)) for part in parts]


def _without_place(name: str) -> str:
    """The name without the place behind it: "Jane Doe in Berlin"."""
    words = name.split()
    for at in range(2, len(words) - 1):
        if words[at] in byline_words("place") and words[at + 1][0].isupper():
            return " ".join(words[:at])
    return name


def _without_job(name: str) -> str:
    """The name without the job behind it; words that are all jobs name a desk and stay."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in byline_words("job"):
        words.pop()
    alone = len(words) == 1 and words[0].isascii()
    return name if alone or _is_job(" ".join(words)) else " ".join(words)


def _is_job(text: str) -> bool:
    return any(word.lower().strip(".") in byline_words("job") for word in text.split())


def _is_name(text: str) -> bool:
    return bool(text) and any(c.isalpha() for c in text) and not _LINK.search(text) and sum(map(str.isdigit, text)) < 5


def opens_byline(line: str) -> bool:
    """Whether a printed line is a byline by its first words: "By Jane Doe", "Von Jane Doe, Berlin"."""
    if len(line) > _MAX_LINE or line.endswith((".", "?", "!")):
        return False
    rest = _without_prefix(line)
    return rest != line and rest[:1].isupper()


def is_account(name: str) -> bool:
    """Whether a name is that of an account of the site, not as anybody writes his own: "chuck-ross", "israel news"."""
    return name == name.lower() != name.upper()


def signed_with_day(line: str) -> tuple[str, ...]:
    """The names that open a line which goes on with a date: "Ida Holm | 05.04.2025", none in any other line."""
    match = _WITH_DAY.match(line)
    names = names_of([match["who"]]) if match else ()
    return names if names and all(looks_like_name(name) for name in names) else ()


def printed_names(line: str) -> tuple[str, ...]:
    """The names in a printed byline, up to the first words that are no name: "By Jane Doe, in World · 3 May"."""
    names: list[str] = []
    for number, piece in enumerate(_DATE_AT.split(line, maxsplit=1)[0].split(",")):
        found = [name for name in names_of([piece]) if looks_like_name(name, least=1)]
        first = piece.split()[0] if piece.strip() else ""
        if number and _is_job(piece):
            continue
        if not found or (number and first[0].islower() and first not in byline_words("joiner")):
            break
        names.extend(found)
    return tuple(dict.fromkeys(names))


def looks_like_name(words: str, least: int = 2) -> bool:
    """Whether some words have the shape of a person's name: a few words, the first and last with a capital."""
    tokens = words.split()
    if not least <= len(tokens) <= 5 or not all(_NAME_WORD.match(token) for token in tokens):
        return False
    return all(token[0].isupper() or not token[0].islower() for token in (tokens[0], tokens[-1])) and not _is_job(words)
