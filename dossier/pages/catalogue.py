"""The site's own words, in the language that a dossier asks for.

`catalogue.tsv` holds every phrase once, a column for each language; the English one is its name in templates and code.
Singular and plural stand in one cell, `{n} article | {n} articles`. A phrase that the catalogue lacks stays
English; the tests find it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from dossier.text.edtf import in_words

_FILE = Path(__file__).parent / "catalogue.tsv"
_FIELD = re.compile(r"\{(\w+)\}")
_POINTS = {"en": ",", "de": "."}


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language; calling it fills one in."""

    language: str
    phrases: Mapping[str, tuple[str, ...]]

    def __call__(self, phrase: str, **values: object) -> Markup:
        """The phrase as HTML, `n` choosing singular or plural; what is filled in is escaped unless it is markup.

        A place for which nothing is given stays, for a script to fill in.

        >>> str(words_of("en")("{n} article | {n} articles", n=1204))
        '1,204 articles'
        """
        parts = _parts(self.language, phrase, values.get("n") == 1)
        if len(parts) == 1:
            return parts[0]
        said: list[str] = list(parts)
        for place in range(1, len(parts), 2):
            name = parts[place]
            said[place] = str(escape(self._said(values[name]))) if name in values else f"{{{name}}}"
        return Markup("".join(said))

    def plain(self, phrase: str, **values: object) -> str:
        """The phrase as plain text, for titles and descriptions."""
        said = self(phrase, **values)
        return said.unescape() if "&" in said else str(said)

    def number(self, number: int) -> str:
        """A number with its thousands set apart."""
        return f"{number:,}".replace(",", _POINTS.get(self.language, ","))

    def _said(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value


@lru_cache(maxsize=1 << 14)
def spelled_date(language: str, edtf: str) -> str:
    """An EDTF date in the words of a language: a dossier says few dates, each of them often."""
    return in_words(edtf, words_of(language).plain)


@cache
def _parts(language: str, phrase: str, one: bool) -> tuple[Markup, ...]:
    """The escaped text of a phrase and the names of what is filled in, in turn: text, name, text, … text."""
    forms = words_of(language).phrases.get(phrase) or tuple(phrase.split(" | "))
    return tuple(map(Markup, _FIELD.split(str(escape(forms[0] if one else forms[-1])))))


@cache
def words_of(language: str) -> Words:
    """The words of a language (`en`, `de`); English where the catalogue does not speak it."""
    head, *rows = (line.split("\t") for line in _FILE.read_text("utf-8").splitlines() if line and line[0] != "#")
    column = head.index(language) if language in head else 0
    return Words(head[column], {row[0]: tuple(row[column].split(" | ")) for row in rows})


def languages() -> tuple[str, ...]:
    """The languages that the catalogue speaks."""
    first = next(line for line in _FILE.read_text("utf-8").splitlines() if line and line[0] != "#")
    return tuple(first.split("\t"))
