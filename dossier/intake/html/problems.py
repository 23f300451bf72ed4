"""What is wrong with a page as an article: no text in it, a locked one, statements that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from dossier.intake.bylines import looks_like_name
from dossier.intake.html.body import Body
from dossier.intake.html.declared import Declared
from dossier.intake.html.segments import MAX_SEGMENTS
from dossier.intake.moments import day_of
from dossier.intake.parts import Part
from dossier.intake.text.signs import is_house, says_wall
from dossier.model import Metadata, Problem, Role, Severity, Statement, Tier
from dossier.text.fold import fold

_STUB_CHARS = 900
LEAST_CHARS = 120
# A correction comes within months; what is changed later is written anew.
_LONG_AFTER = 180
_WALL = 300


def body_problems(parts: tuple[Part, ...], declared: Declared, tree: HtmlElement, path: str) -> Iterator[Problem]:
    chars = sum(len(part.text) for part in parts if part.role is Role.PARAGRAPH)
    if parts and not chars:
        yield _no_text(path)
    elif not chars:
        yield no_article(path, "it shows no paragraph of text")
    elif wall := next((part.text for part in parts if len(part.text) < _WALL and says_wall(part.text)), ""):
        yield Problem(
            "page-paywalled",
            Severity.WARNING,
            path,
            f"the text breaks off at a paywall: «{wall[:80]}»",
            "save it again while logged in, or say so in the introduction",
        )
    elif chars < _STUB_CHARS and _is_walled(tree):
        yield Problem(
            "page-paywalled",
            Severity.WARNING,
            path,
            f"only {chars} characters of text: a paywall is suspected, for the page says that it is not free to read",
            "compare it with the page; where the rest is missing, save it again while logged in",
        )
    elif chars < LEAST_CHARS or (not declared.is_article and chars < 2 * LEAST_CHARS):
        yield no_article(path, f"only {chars} characters look like text")
    if not all(part.shown for part in parts):
        yield Problem(
            "page-text-declared",
            Severity.WARNING,
            path,
            "the page shows little or no text: it was taken from its data",
            "check it against the page in a browser",
        )


def _is_walled(tree: HtmlElement) -> bool:
    """Whether the page says that its article is not free to read."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and re.search(
            r'"isAccessibleForFree"\s*:\s*"?false', script.text or "", re.IGNORECASE
        ):
            return True
    tier = tree.xpath("string(//meta[@property='article:content_tier' or @name='article:content_tier']/@content)")
    return str(tier).lower() in ("locked", "metered")


def too_deep_problem(path: str) -> Problem:
    return Problem(
        "page-too-deep",
        Severity.WARNING,
        path,
        "the markup is nested more than 2,000 levels deep: what lies deeper was not read",
        "save the article with the reader view or a clipper",
    )


def rescued(body: Body, path: str) -> Problem:
    chars = sum(len(part.text) for part in body.parts if part.role is Role.PARAGRAPH)
    return Problem(
        "page-rescued",
        Severity.WARNING,
        path,
        f"the layout gave {body.fraction} characters of text, {body.rescued} {chars}: the longer one was taken",
        "look whether it is the article; set aside what is not in curation/lines.yml",
    )


def too_long(path: str) -> Problem:
    return Problem(
        "page-too-many-lines",
        Severity.WARNING,
        path,
        f"the page has more than {MAX_SEGMENTS:,} lines: what follows them is set aside in one piece",
        "save the article alone, with the reader view or a clipper",
    )


def _no_text(path: str) -> Problem:
    return Problem(
        "page-no-text",
        Severity.WARNING,
        path,
        "the page declares an article, but its text was not saved with it",
        "save it again when it is fully loaded, with SingleFile or a clipper",
    )


def no_article(path: str, why: str) -> Problem:
    return Problem(
        "page-no-article",
        Severity.WARNING,
        path,
        f"this page seems to be no article: {why}",
        "save the article's own page, or remove the file",
    )


def disagreements(metadata: Metadata, by_time: Statement | None, path: str) -> Iterator[Problem]:
    """Statements that contradict the one used, where the difference matters, and a day that is not sure enough.

    `by_time` is the day that nothing but a `<time>` element gives: it may be that of another article, and contradicts
    none.
    """
    stated = metadata.published
    days = [other for field, other in metadata.alternatives if field == "published"]
    if stated is None and days:
        yield _unsure_day(path, days[0].value, days[0].tier)
    yield from _rewritten(metadata, path)
    declared = [other for other in days if other != by_time]
    if stated and declared:
        yield _differs(path, "publication date", day_of(stated.value), day_of(declared[0].value))
    names = [author.value for author in metadata.authors]
    outlet = fold(metadata.outlet.value) if metadata.outlet else ""
    others = [o.value for f, o in metadata.alternatives if f == "authors" and looks_like_name(o.value)]
    named = [name for name in others if not outlet or not (fold(name).startswith(outlet) or is_house(name))]
    if _names_people(metadata) and named and not {fold(n) for n in names} & {fold(o) for o in named}:
        yield _differs(path, "author", ", ".join(names), ", ".join(named))


def _rewritten(metadata: Metadata, path: str) -> Iterator[Problem]:
    """A page whose words are much younger than its date: a live blog, or an explanation that is kept up to date."""
    stated, updated = metadata.published, metadata.updated
    if stated is None or updated is None or len(stated.value) < 10 or len(updated.value) < 10:
        return
    days = (date.fromisoformat(updated.value[:10]) - date.fromisoformat(stated.value[:10])).days
    if days >= _LONG_AFTER:
        yield Problem(
            "date-long-before-text",
            Severity.WARNING,
            path,
            f"it is dated {day_of(stated.value)} and was rewritten until {day_of(updated.value)}, {days} days later",
            "its “Friday” may be of either day: set `published` in curation/articles.yml to the day of its words",
        )


def _names_people(metadata: Metadata) -> bool:
    """Whether the authors used are declared ones: a printed name beside a declared outlet is no contradiction."""
    return any(author.tier is Tier.DECLARED for author in metadata.authors)


def _unsure_day(path: str, day: str, tier: Tier) -> Problem:
    why = "its figures can be read two ways" if tier is Tier.PRINTED else "it is only inferred"
    return Problem(
        "date-unsure",
        Severity.NOTE,
        path,
        f"no publication date is stated; the page suggests {day_of(day)}, but {why}",
        "if it is right, set it in curation/articles.yml",
    )


def _differs(path: str, what: str, used: str, other: str) -> Problem:
    return Problem(
        "metadata-disagrees",
        Severity.NOTE,
        path,
        f"two {what}s are declared: {used} (used) and {other}",
        "if the other is right, set it in curation/articles.yml",
    )
