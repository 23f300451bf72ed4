"""A long article over several pages: where its parts begin, and on which page a sentence stands.

The first page keeps the article's address and is the one that is cited; the parts hang on the text alone, never on what
was found in it. All figures are half lines on a phone (31 characters, 29 px a line): 15,000 px hold some 1,000.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dossier.model import READ_ROLES, Article, Block, Role, Span
from dossier.pages.paging import in_pages
from dossier.text.addresses import article_address

_PART = 880
_LINE = 31
_BETWEEN = 3
# Beyond either, the lines set aside have pages of their own: an article of ten paragraphs in 300 lines of menus.
_ASIDE_LINES, _ASIDE_SIGNS = 150, 20_000
_CHUNK = 6_000
# A part may end this share of its length earlier or later, where a subhead begins the next.
_SLACK = 0.08


@dataclass(frozen=True, slots=True)
class ArticleLayout:
    """Where the further parts of an article begin, as offsets, and the set-aside stretches of each page of these.

    Both are empty for an article that stands on one page, lines set aside included.
    """

    cuts: tuple[int, ...] = ()
    aside: tuple[tuple[Span, ...], ...] = ()

    def address_at(self, article: Article, offset: int) -> str:
        """The address of the page on which the sentence or line at `offset` is printed."""
        sentence = article.sentence_at(offset)
        at = bisect_right(article.blocks, offset, key=lambda block: block.span.start) - 1
        if self.aside and at >= 0 and article.blocks[at].role not in READ_ROLES:
            starts = [page[0].start for page in self.aside]
            return aside_address(article.page_name, max(bisect_right(starts, article.blocks[at].span.start), 1))
        if not self.cuts or (at >= 0 and article.blocks[at] is _headline(article)):
            return article_address(article.page_name)
        start = sentence.span.start if sentence else article.blocks[max(at, 0)].span.start
        return part_address(article.page_name, bisect_right(self.cuts, start) + 1)


def part_address(name: str, number: int) -> str:
    """The address of a part, counted from 1: the first is the article's own."""
    return article_address(name) if number == 1 else _below(name, "part", number)


def aside_address(name: str, number: int) -> str:
    """The address of a page of set-aside lines, counted from 1."""
    return _below(name, "set-aside", number)


def evidence_address(name: str, number: int) -> str:
    """The address of a page of what was found, counted from 1."""
    return _below(name, "evidence", number)


def lay_out(article: Article) -> ArticleLayout:
    """How an article is laid out: on one page, or in parts of like length that begin at a paragraph.

    A part begins at a subhead where one is near, and within a paragraph, at a sentence, only where that alone is longer
    than a page.
    """
    aside = [block for block in article.blocks if block.role not in READ_ROLES]
    signs = sum(len(block.span) for block in aside)
    chunks: tuple[tuple[Span, ...], ...] = ()
    if len(aside) > _ASIDE_LINES or signs > _ASIDE_SIGNS:
        stretches = [span for block in aside for span in _chunks(block.span, article.text)]
        chunks = in_pages(stretches, lambda span: _weight(len(span)) + 1, _PART)
    return ArticleLayout(_cuts(tuple(_units(article))), chunks)


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    weight: int
    opens: bool


def _units(article: Article) -> Iterator[_Unit]:
    """What may stand on a part of its own: paragraphs, the sentences of very long ones."""
    headline = _headline(article)
    for block in article.blocks:
        if block.role not in READ_ROLES or block is headline:
            continue
        weight = _weight(len(block.span))
        if weight <= _PART // 4:
            yield _Unit(block.span.start, weight, block.role is Role.SUBHEAD)
            continue
        starts = [block.span.start, *(s.span.start for s in article.sentences_in(block.span))]
        for start, end in zip(starts, [*starts[1:], block.span.end], strict=True):
            if start < end:
                yield _Unit(start, 2 * (end - start) // _LINE + (_BETWEEN if start == block.span.start else 0), False)


def _cuts(units: Sequence[_Unit]) -> tuple[int, ...]:
    before = [0, *accumulate(unit.weight for unit in units)]
    parts = -(-before[-1] // _PART)
    slack = int(_SLACK * before[-1] / max(parts, 1))
    found: dict[int, None] = {}
    for number in range(1, parts):
        goal = before[-1] * number // parts
        near = range(max(bisect_left(before, goal - slack), 1), min(bisect_right(before, goal + slack), len(units)))
        subheads = [at for at in near if units[at].opens]
        at = min(subheads, key=lambda at: abs(before[at] - goal)) if subheads else _nearest(before, goal, len(units))
        found[units[at].start] = None
    return tuple(found)


def _nearest(before: Sequence[int], goal: int, units: int) -> int:
    at = min(max(bisect_left(before, goal), 1), units - 1)
    return at - 1 if at > 1 and goal - before[at - 1] < before[at] - goal else at


def _chunks(span: Span, text: str) -> Iterator[Span]:
    """A line in stretches that fit a page, parted at white space where there is any."""
    start = span.start
    while span.end - start > _CHUNK:
        end = max(
            text.rfind(" ", start + _CHUNK // 2, start + _CHUNK), text.rfind("\n", start + _CHUNK // 2, start + _CHUNK)
        )
        end = end + 1 if end > 0 else start + _CHUNK
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _headline(article: Article) -> Block | None:
    """The line that the page's own heading prints."""
    return next((block for block in article.blocks if block.role is Role.HEADLINE), None)


def _weight(signs: int) -> int:
    return _BETWEEN + 2 * signs // _LINE


def _below(page: str, name: str, number: int) -> str:
    stem = article_address(page).removesuffix(".html")
    return f"{stem}/{name}.html" if number == 1 else f"{stem}/{name}-{number}.html"
