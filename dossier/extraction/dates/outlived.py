"""Pages written anew long after the day they are dated: a day without a year cannot be counted from that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dossier.extraction.dates.calendar import parse_day
from dossier.extraction.dates.scene import NO_PUBLICATION, Atom
from dossier.language.tense import load_tense
from dossier.model import Article, TimexType

OUTLIVED = "The page was written anew long after the day it is dated, so this cannot be counted from that day."
# So many days after its date a page is another one; news is mended within the year.
_ANEW = 300
# One later year may be a slip or a plan; so many of which the text tells as past are none.
_LEAST_YEARS = 2


def outlived(article: Article, atoms: Sequence[Atom], published: date | None) -> bool:
    """Whether an article says that it was updated long after its day, or tells of later years as past.

    A page of 2012 that says "attacked in 2022" and "joined in March 2024" was rewritten: its "late February" is no
    month of 2012.
    """
    if published is None:
        return False
    updated = article.metadata.updated
    day = parse_day(updated.value) if updated else None
    if day is not None and (day - published).days > _ANEW:
        return True
    later = [atom for atom in atoms if _year(article.text, atom) > published.year + 1]
    if len({_year(article.text, atom) for atom in later}) < _LEAST_YEARS:
        return False
    tense = load_tense(article.metadata.language.value if article.metadata.language else "en")
    return len({_year(article.text, atom) for atom in later if tense.is_past(_sentence(article, atom))}) >= _LEAST_YEARS


def uncounted(atom: Atom) -> str | None:
    """Why an expression of such a page has no place."""
    return OUTLIVED if atom.reading.unresolved == NO_PUBLICATION else atom.reading.unresolved


def _year(text: str, atom: Atom) -> int:
    """The year printed in a date, 0 where none is."""
    year = atom.reading.value[:4]
    printed = atom.reading.type is TimexType.DATE and year.isdigit() and year in text[atom.start : atom.end]
    return int(year) if printed else 0


def _sentence(article: Article, atom: Atom) -> str:
    found = next((s.span for s in article.sentences if s.span.start <= atom.start < s.span.end), None)
    return found.of(article.text) if found else ""
