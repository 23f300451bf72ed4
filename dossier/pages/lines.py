"""An article's lines, ready to print: marked words, the number in the seed, and the notes in the margin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.model import READ_ROLES, Article, Block, Role, TimeExpression
from dossier.pages.body import MarkedBlock, date_href, placed
from dossier.pages.lookup import Lookup, person_link
from dossier.text.visible import shortened

_YEAR = re.compile(r"\b\d{4}\b")
_IN_MARGIN = 4


@dataclass(frozen=True, slots=True)
class InMargin:
    """A note beside a paragraph: a person named there first, or what a date without a year was read as."""

    href: str
    words: str
    note: str
    kind: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A block with its place in the seed: `read` where facts were read from it, the rule that gave it its role."""

    block: MarkedBlock
    number: int
    read: bool
    source: Block
    margin: tuple[InMargin, ...]


def lines_of_article(article: Article, blocks: Sequence[MarkedBlock], lookup: Lookup) -> tuple[PrintedLine, ...]:
    """Every line of the article with its number in the seed, counted from 1; `blocks` are its marked blocks."""
    found, number, counted = [], 1, 0
    margin = _margin(article, lookup)
    for position, (block, printed) in enumerate(zip(article.blocks, blocks, strict=True)):
        # Counted on from the last one: from the top each time would be quadratic in a page of menus.
        number += article.text.count("\n", counted, block.span.start)
        counted = max(counted, block.span.start)
        notes = tuple(margin.get(position, ())[:_IN_MARGIN])
        found.append(PrintedLine(printed, number, block.role in READ_ROLES, block, notes))
    return tuple(found)


def _margin(article: Article, lookup: Lookup) -> Mapping[int, list[InMargin]]:
    """The notes beside each block: people where they are first named, dates that the words alone do not tell."""
    found: defaultdict[int, list[InMargin]] = defaultdict(list)
    annotations, seen = lookup.annotations_of(article), set()
    starts = [block.span.start for block in article.blocks]
    beside = {n for n, block in enumerate(article.blocks) if block.role in READ_ROLES and block.role != Role.HEADLINE}
    for mention in annotations.mentions:
        person = lookup.person_of.get((article.id, mention.entity))
        at = _block_at(starts, mention.span.start)
        if person and person.id not in seen and at in beside:
            seen.add(person.id)
            note = InMargin(person_link(person.id), person.name, shortened(person.role, 60), "person")
            found[at].append(note)
    for expression in annotations.dates:
        words = expression.span.of(article.text)
        if placed(expression) and expression.edtf and not _YEAR.search(words):
            found[_block_at(starts, expression.span.start)].append(_date_note(expression, words, lookup))
    return found


def _date_note(expression: TimeExpression, words: str, lookup: Lookup) -> InMargin:
    return InMargin(date_href(expression, lookup), lookup.date(expression.edtf or ""), shortened(words, 40), "date")


def _block_at(starts: Sequence[int], offset: int) -> int:
    return max(bisect_right(starts, offset) - 1, 0)
