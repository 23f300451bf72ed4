"""What the page prints around its text where it declares nothing: authors, the day, the language of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from dossier.intake.bylines import is_account, printed_names, signed_with_day
from dossier.intake.html.declared import Declared
from dossier.intake.html.layout import LEAST_TITLE
from dossier.intake.html.segments import letters
from dossier.intake.moments import iso_moment
from dossier.intake.parts import Part
from dossier.intake.text import detect_language, read_text
from dossier.intake.text.signs import is_house
from dossier.model import Evidence, Metadata, Role, SourceText, Statement, Tier
from dossier.text.fold import fold

_LEAST_CHARS = 120
_SAMPLE_CHARS = 4_000
_OPENING = 4
_NOTE = 80
# A place or an agency is set off from the text by one of these; without one there is nothing to look for.
_SIGNS = ("—", "–", " - ", "(")
_DATELINE = 90


def completed(declared: Declared, parts: Sequence[Part], head: Sequence[str], tree: HtmlElement | None) -> Metadata:
    """The declared metadata, with what the page prints where it declares nothing.

    `head` are the lines from the headline to the text. `tree` is searched for a date where none is stated or printed
    (None: do not search); what that finds is an inferred alternative and never the article's date.
    """
    stated = _with_language(_with_authors(declared, parts, head), parts)
    stated = _with_headline(
        stated, declared.rivals, next((part.text for part in parts if part.role is Role.HEADLINE), "")
    )
    if parts:
        stated = _with_opening(stated, head, parts)
    if stated.published is None and tree is not None and not any(f == "published" for f, _ in stated.alternatives):
        stated = _with_inferred_day(stated, tree)
    return stated


def _with_headline(stated: Metadata, rivals: Sequence[Statement], headline: str) -> Metadata:
    """Of several declared titles the one that the page prints above its text; the others stay beside it.

    "Strike at the port: Ferries stay in harbour" is printed by "Ferries stay in harbour" too: a kicker may stand apart.
    """
    title, printed = stated.title, letters(headline)
    if title is None or not printed or _prints(printed, letters(title.value)):
        return stated
    chosen = next((one for one in rivals if _prints(printed, letters(one.value))), None)
    if chosen is None:
        return stated
    others = tuple(pair for pair in stated.alternatives if pair[1].value != chosen.value)
    return replace(stated, title=chosen, alternatives=(("title", title), *others))


def _prints(printed: str, title: str) -> bool:
    short, long = sorted((printed, title), key=len)
    return printed == title or (len(short) >= LEAST_TITLE and long.endswith(short))


def _with_language(stated: Metadata, parts: Sequence[Part]) -> Metadata:
    """The language of the text where that is sure: templates declare English on pages of any kind."""
    sample = "\n".join(part.text for part in parts if part.role is Role.PARAGRAPH)[:_SAMPLE_CHARS]
    found = detect_language(sample) if len(sample) > _LEAST_CHARS else None
    said = stated.language.value if stated.language else None
    if found in (None, said) or (found == "no" and said in ("nb", "nn")):
        return stated
    language = Statement(found or "", Tier.PRINTED, Evidence("intake.language-of-text"))
    others = (("language", stated.language),) if stated.language else ()
    return replace(stated, language=language, alternatives=(*stated.alternatives, *others))


def _with_authors(declared: Declared, parts: Sequence[Part], head: Sequence[str]) -> Metadata:
    """The names of the printed byline where the page declares no person, or the account of one, as author."""
    stated = declared.metadata
    accounts = all(is_account(author.value) for author in stated.authors)
    if not (accounts or declared.authors_are_outlet):
        return stated
    known = {fold(author.value) for author in stated.authors}
    bylines = [printed_names(part.text) for part in parts if part.role is Role.BYLINE]
    for names in (*bylines, *map(signed_with_day, head)):
        # A desk tells no more than the outlet that the page declares.
        if not accounts and all(map(is_house, names)):
            continue
        if names and (accounts or not {fold(name) for name in names} & known):
            printed = tuple(Statement(name, Tier.PRINTED, Evidence("intake.printed-byline")) for name in names)
            others = tuple(("authors", author) for author in stated.authors)
            return replace(stated, authors=printed, alternatives=(*stated.alternatives, *others))
    return stated


def _with_opening(stated: Metadata, head: Sequence[str], parts: Sequence[Part]) -> Metadata:
    """The place, the agency and, where none is declared, the day that stand between headline and first paragraphs.

    A day whose figures could change places is an alternative.
    """
    opening = [part.text for part in parts if part.role is Role.PARAGRAPH]
    ends = f"{opening[0][:_DATELINE]} {opening[-1][-_DATELINE:]}" if opening else ""
    if stated.published is not None and not any(sign in ends for sign in _SIGNS):
        return stated
    text = "\n".join((*head, *opening[:_OPENING], *opening[-1:]))
    found = read_text("head", SourceText("", text, ""), Metadata(language=stated.language))[0].metadata
    stated = replace(stated, place=_without_span(found.place, text), agency=_without_span(found.agency, text))
    day = _without_span(found.published, text)
    if day is None or stated.published is not None:
        return stated
    words = found.published.evidence.span.of(text) if found.published and found.published.evidence.span else ""
    if _could_swap(words, day.value):
        return replace(stated, alternatives=(*stated.alternatives, ("published", day)))
    return replace(stated, published=day)


def _without_span(found: Statement | None, text: str) -> Statement | None:
    """A printed statement whose evidence names its words: their place in the sample is none in the article."""
    if found is None:
        return None
    span = found.evidence.span
    note = f"printed as “{span.of(text)[:_NOTE]}”" if span else found.evidence.note
    return Statement(found.value, Tier.PRINTED, Evidence(found.evidence.rule, note=note))


def _could_swap(words: str, day: str) -> bool:
    """Whether figures alone were printed, and another country would read another day: 06.01.2026."""
    month, number = day[5:7], day[8:10]
    return not any(c.isalpha() for c in words) and not words[:4].isdigit() and number <= "12" and number != month


def _with_inferred_day(stated: Metadata, tree: HtmlElement) -> Metadata:
    from htmldate import find_date

    try:
        found = iso_moment(find_date(tree, extensive_search=False, original_date=True))
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, OverflowError, etree.LxmlError):
        return stated
    if found is None:
        return stated
    inferred = Statement(found, Tier.INFERRED, Evidence("intake.htmldate"))
    return replace(stated, alternatives=(*stated.alternatives, ("published", inferred)))
