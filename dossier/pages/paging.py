"""Long lists as pages of bounded length, at addresses that stay when the dossier grows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

Row = TypeVar("Row")

# What a page may hold, in lines on a phone (about 40 characters, 26 px each): 15,000 px with some room.
PAGE = 440
_LINE = 40


@dataclass(frozen=True, slots=True)
class PartLink:
    """What the other pages of a long list say of one: less than its rows, so that they stay when a row changes."""

    period: str
    number: int
    count: int

    @property
    def year(self) -> str:
        """The year of the period, empty for the undated."""
        return self.period[:4]

    @property
    def name(self) -> str:
        """What an address ends in: "2022-01", "2022-01-2", "undated"."""
        named = self.period or "undated"
        return named if self.number == 1 else f"{named}-{self.number}"


@dataclass(frozen=True, slots=True)
class ListPart(Generic[Row]):
    """Some rows of a long list: `period` is "2022", "2022-01" or "" for the undated, `number` counts its pages."""

    period: str
    rows: tuple[Row, ...]
    number: int = 1

    @property
    def link(self) -> PartLink:
        """The part without its rows."""
        return PartLink(self.period, self.number, len(self.rows))

    @property
    def name(self) -> str:
        """What an address ends in: "2022-01", "2022-01-2", "undated"."""
        return self.link.name


def lines(words: str) -> int:
    """How many lines words take on a phone."""
    return 1 + len(words) // _LINE


def in_pages(rows: Iterable[Row], weigh: Callable[[Row], int], budget: int = PAGE) -> tuple[tuple[Row, ...], ...]:
    """The rows in order, in as few pages as hold them; a row heavier than a page has one of its own."""
    pages: list[list[Row]] = []
    left = 0
    for row in rows:
        weight = weigh(row)
        if not pages or weight > left:
            pages.append([])
            left = budget
        pages[-1].append(row)
        left -= weight
    return tuple(map(tuple, pages))


def by_period(
    rows: Sequence[Row], day: Callable[[Row], str], weigh: Callable[[Row], int], budget: int = PAGE
) -> tuple[ListPart[Row], ...]:
    """The rows by year; a year too long for a page by month, a month too long in numbered pages.

    `day` gives an ISO date of any precision, "" where there is none; rows come in the order of their dates. A year's
    rows without a month stand on the page of the year.
    """
    parts: list[ListPart[Row]] = []
    for year, members in groupby(rows, key=lambda row: day(row)[:4]):
        whole = tuple(members)
        if sum(map(weigh, whole)) <= budget:
            parts.append(ListPart(year, whole))
            continue
        for month, some in groupby(whole, key=lambda row: day(row)[:7]):
            pages = in_pages(some, weigh, budget)
            parts.extend(ListPart(month, page, number) for number, page in enumerate(pages, 1))
    return _numbered(parts)


def _numbered(parts: list[ListPart[Row]]) -> tuple[ListPart[Row], ...]:
    """The parts with every period's pages counted through: rows of one year may lie apart."""
    seen: dict[str, int] = {}
    found = []
    for part in parts:
        seen[part.period] = seen.get(part.period, 0) + 1
        found.append(ListPart(part.period, part.rows, seen[part.period]))
    return tuple(found)
