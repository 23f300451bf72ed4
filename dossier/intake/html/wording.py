"""The rules of roles that read a segment's own words: credits, notes, what leads elsewhere, what stands twice."""

from __future__ import annotations

import re

from dossier.intake.bylines import names_of
from dossier.intake.html.fitted import LONG
from dossier.intake.html.place import Place
from dossier.intake.html.segments import HEADINGS, ends_clause, width
from dossier.intake.text.signs import asks_consent, is_credit, is_house, is_note, opens_caption, opens_link
from dossier.intake.text.stamps import find_stamps
from dossier.model import Role, Span
from dossier.text.fold import fold

_SOURCED = re.compile(r"[.!?…\"”’]\s*\((?=[^()]*[A-Z])[^()]{2,40}\)\.?$")
_QUOTES = re.compile(r"[\"“”„«»「」]")
_CAPTION, _LINK, _DAY, _SIGNATURE, _BIOGRAPHY = 300, 140, 70, 120, 700
_REPEATED = 60
_LONGEST_PARAGRAPH, _PARAGRAPHS = 2_000, 4
_PULLED_WORDS = 0.5
_POINTS, _POINT, _NAMED, _HOUSE = 16, 30, 0.35, 3


def credit_line(place: Place) -> Role | None:
    """A line of nothing but sources: "Ann Bell/Getty Images"."""
    closing = place.text.startswith("©") and place.short
    return Role.CREDIT if closing or is_credit(place.text) else None


def caption(place: Place) -> Role | None:
    """A short line that ends in its source or opens as captions do; the last words of a text may name an agency."""
    if len(place.text) > _CAPTION or place.segment.box.tag in HEADINGS:
        return None
    sourced = _SOURCED.search(place.text) and not place.closing
    return Role.CAPTION if sourced or opens_caption(place.text) else None


def consent(place: Place) -> Role | None:
    """What the reader is asked to agree to."""
    return Role.DEBRIS if asks_consent(place.text) and not _QUOTES.search(place.text) else None


def elsewhere(place: Place) -> Role | None:
    """A short line that leads elsewhere: "Read also: …", "Sign up for our newsletter"."""
    longest = 3 * _LINK if place.closing else _LINK
    short = len(place.text) < longest and not _QUOTES.search(place.text[:3])
    return Role.DEBRIS if short and opens_link(place.text) else None


def points(place: Place) -> Role | None:
    """The points of a list before the first paragraph, which sum the story up."""
    if place.segment.box.tag != "li" or width(place.segment) < _POINT:
        return None
    first = place.layout.first_paragraph
    return Role.STANDFIRST if first is not None and 0 < first - place.number <= _POINTS else None


def printed_day(place: Place) -> Role | None:
    """A line before the text that prints when it appeared: "As of 3 May 2021, 06:00"."""
    words = place.text
    if not place.before or len(words) >= _DAY or not any(map(str.isdigit, words)):
        return None
    return Role.DATELINE if find_stamps(words, Span(0, len(words))) else None


def note(place: Place) -> Role | None:
    """Who else worked on the article, told at its end."""
    return Role.CREDIT if place.closing and is_note(place.text) and not _QUOTES.search(place.text) else None


def about_author(place: Place) -> Role | None:
    """What the page tells of its author below the text: "Ann Bell is a senior researcher at …"."""
    if not place.closing or len(place.text) > _BIOGRAPHY or _QUOTES.search(place.text):
        return None
    opening = place.segment.key[:LONG]
    named = [author for author in place.layout.authors if len(author) > 6 and author in opening]
    return Role.DEBRIS if named and len(place.text) > _SIGNATURE // 2 else None


def signature(place: Place) -> Role | None:
    """A line below the text that holds the authors' names and little else."""
    if not place.closing or len(place.text) > _SIGNATURE or ends_clause(place.text):
        return None
    if place.segment.box.tag in HEADINGS:
        return None
    named = sum(len(author) for author in place.layout.authors if author in place.segment.key)
    alone = named >= _NAMED * max(1, len(place.segment.key))
    brief = len(place.text.split()) <= _HOUSE and place.number > place.layout.core[0]
    house = brief and is_house(place.text)
    return Role.BYLINE if house or (named and alone and names_of([place.text])) else None


def repeated(place: Place) -> Role | None:
    """The second printing of a paragraph."""
    if len(place.segment.key) < _REPEATED or place.layout.repeats[place.segment.key] < 2:
        return None
    again = place.layout.first_of.get(place.segment.key, place.number) < place.number
    return Role.DUPLICATE if again else None


def pull_quote(place: Place) -> Role | None:
    """Words set apart that stand in a longer paragraph of the text: whole, or nearly so where the page says it."""
    if place.number in place.layout.pulled:
        return Role.DUPLICATE
    return Role.DUPLICATE if "pulled" in place.marks and _stands_in_text(place) else None


def _stands_in_text(place: Place) -> bool:
    """Whether most of a line's words, three by three, stand in the paragraphs."""
    words = fold(place.text).split()
    runs = [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]
    told = " ".join(fold(place.layout.segments[i].text) for i in place.layout.core if i != place.number)
    return bool(runs) and sum(run in told for run in runs) >= _PULLED_WORDS * len(runs)


def whole_again(place: Place) -> Role | None:
    """The whole text once more in one piece, beside its paragraphs."""
    key, layout = place.segment.key, place.layout
    if len(key) < _LONGEST_PARAGRAPH or len(layout.core) < _PARAGRAPHS:
        return None
    others = (layout.segments[i].key for i in layout.core if i != place.number)
    held = sum(len(other) for other in others if len(other) < len(key) and other in key)
    return Role.DUPLICATE if held > 0.6 * len(key) else None


def lead_above(place: Place) -> Role | None:
    """A full sentence between headline and text, though outside the box of the text: it sums the text up."""
    sentence = ends_clause(place.text) and place.segment.linked < 0.3
    return Role.STANDFIRST if sentence and width(place.segment) >= LONG // 2 else None
