"""A density strip: how much is told of each month or year, drawn when the site is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 720, 56
_MOST = 72


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, how high, what it says, where a click leads."""

    x: float
    y: float
    width: float
    height: float
    href: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars, oldest first, and the first and last period they cover."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    width: int = _WIDTH
    height: int = _HEIGHT


def strip(counts: Mapping[str, int], links: Mapping[str, str]) -> Strip | None:
    """A strip of counts by month ("2022-01"); by year where the months are too many. None of fewer than two bars.

    `links` leads from a month or year to where it stands.
    """
    months = sorted(month for month, count in counts.items() if count and len(month) == 7)
    if not months:
        return None
    periods = _months(months[0], months[-1])
    if len(periods) > _MOST:
        by_year: Counter[str] = Counter()
        for month in months:
            by_year[month[:4]] += counts[month]
        counts = by_year
        periods = [f"{year:04}" for year in range(int(months[0][:4]), int(months[-1][:4]) + 1)][-_MOST:]
    if len(periods) < 2:
        return None
    return Strip(_bars(periods, counts, links), periods[0], periods[-1])


def _bars(periods: Sequence[str], counts: Mapping[str, int], links: Mapping[str, str]) -> tuple[Bar, ...]:
    highest, step = max(counts.get(period, 0) for period in periods), _WIDTH / len(periods)
    bars = []
    for number, period in enumerate(periods):
        count = counts.get(period, 0)
        if count:
            height = round(max(3, (_HEIGHT - 4) * count / highest), 1)
            href = links.get(period) or links.get(period[:4], "")
            x = round(number * step, 1)
            bars.append(Bar(x, round(_HEIGHT - height, 1), round(max(step - 1.5, 1), 1), height, href, period, count))
    return tuple(bars)


def _months(first: str, last: str) -> list[str]:
    at, end = int(first[:4]) * 12 + int(first[5:7]) - 1, int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(at, end + 1)]
