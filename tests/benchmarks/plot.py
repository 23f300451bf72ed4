"""Lines on two logarithmic axes, as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 760, 420, 60, 50, 20, 230
_COLOURS = ("#4e79a7", "#b07aa1", "#76b7b2", "#e15759", "#f28e2b", "#59a14f")


def plotted(lines: Mapping[str, Sequence[tuple[float, float]]], across: str, up: str) -> str:
    """A plot of named lines of (x, y) points, all above 0; their names stand beside it."""
    points = [point for line in lines.values() for point in line]
    xs, ys = _decades([x for x, _ in points]), _decades([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        right = (math.log10(x) - xs[0]) / (xs[-1] - xs[0]) * width
        return round(_LEFT + right, 1), round(_TOP + height - (math.log10(y) - ys[0]) / (ys[-1] - ys[0]) * height, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        ' font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for x in xs:
        (at, top), (_, foot) = place(10**x, 10 ** ys[-1]), place(10**x, 10 ** ys[0])
        parts.append(f'<path d="M{at} {top}V{foot}" stroke="#ddd"/>')
        parts.append(f'<text x="{at}" y="{foot + 16}" text-anchor="middle">{10**x:g}</text>')
    for y in ys:
        (left, at), (right, _) = place(10 ** xs[0], 10**y), place(10 ** xs[-1], 10**y)
        parts.append(f'<path d="M{left} {at}H{right}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{at + 4}" text-anchor="end">{10**y:g}</text>')
    for number, (name, line) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x},{y}" for x, y in (place(*point) for point in line))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{_WIDTH - _RIGHT + 36}" y="{_TOP + 14 + 18 * number}">{escape(name)}</text>')
        key = _TOP + 10 + 18 * number
        parts.append(f'<path d="M{_WIDTH - _RIGHT + 14} {key}h16" stroke="{colour}" stroke-width="3"/>')
    parts.append(
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>'
    )
    parts.append(f'<text x="14" y="{_HEIGHT / 2}" transform="rotate(-90 14 {_HEIGHT / 2})">{escape(up)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _decades(values: Sequence[float]) -> list[int]:
    """The powers of ten that enclose the values, two at least."""
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return list(range(first, max(last, first + 1) + 1))
