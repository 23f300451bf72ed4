"""The picture that goes with a link to the dossier: its title, its extent, and when its articles appeared. A PNG of the
standard library alone: no font is asked of the machine, so that the same dossier has the same picture everywhere.

`glyphs.bin` holds the letters of the Latin script at two sizes (`tests/training/glyphs.py`).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOCIAL_IMAGE = "assets/social.png"
WIDTH, HEIGHT = 1200, 630
_EDGE, _LINES = 80, 4
_PAPER, _INK, _ACCENT, _QUIET = (255, 253, 248), (29, 27, 24), (140, 29, 24), (122, 116, 106)
# A picture's colours: paper to ink in sixteen steps, then two more.
_STEPS = 16
_RED, _GREY = _STEPS, _STEPS + 1
_HEAD = struct.Struct(">BIBbBBB")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter: how far the next one stands, where its ink begins, and the ink row by row, 0 to 15 a pixel."""

    advance: int
    left: int
    top: int
    width: int
    ink: bytes


def social_image(title: str, extent: str, counts: Sequence[int]) -> bytes:
    """A PNG of 1200 by 630 pixels: the title, a line below it, a bar for each count.

    Words in a script that there are no letters for are left out.
    """
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    _box(rows, 0, 0, WIDTH, 14, _RED)
    large, small = _letters()
    top = 80
    for line in _wrapped(title, large, WIDTH - 2 * _EDGE):
        _write(rows, line, large, top)
        top += 72
    _write(rows, extent if _known(extent, small) else "", small, top + 24)
    _bars(rows, counts)
    return _png(rows)


def _bars(rows: list[bytearray], counts: Sequence[int]) -> None:
    if not counts:
        return
    foot, most = HEIGHT - 60, max(counts)
    _box(rows, _EDGE, foot, WIDTH - _EDGE, foot + 2, _GREY)
    step = (WIDTH - 2 * _EDGE) / len(counts)
    for at, count in enumerate(counts):
        if count:
            left = int(_EDGE + at * step)
            high = max(6, 130 * count // most)
            _box(rows, left, foot - high, left + max(2, min(int(step * 0.8), 40)), foot, _STEPS - 1)


def _box(rows: list[bytearray], left: int, top: int, right: int, bottom: int, colour: int) -> None:
    for row in rows[top:bottom]:
        row[left:right] = bytes([colour]) * (right - left)


def _known(words: str, letters: dict[str, Glyph]) -> bool:
    return all(sign in letters for sign in words)


def _wide(words: str, letters: dict[str, Glyph]) -> int:
    return sum(letters[sign].advance for sign in words)


def _wrapped(title: str, letters: dict[str, Glyph], width: int) -> list[str]:
    """The title in lines that fit; what is too long ends in an ellipsis."""
    lines: list[str] = []
    words = [word for word in title.split() if _known(word, letters)]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer, letters) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]}…"]
    return lines


def _write(rows: list[bytearray], line: str, letters: dict[str, Glyph], top: int) -> None:
    left = _EDGE
    for sign in line:
        glyph = letters[sign]
        for at in range(0, len(glyph.ink), glyph.width or 1):
            row = rows[top + glyph.top + at // glyph.width]
            begin = left + glyph.left
            for place, ink in enumerate(glyph.ink[at : at + glyph.width], begin):
                if ink and place < WIDTH:
                    row[place] = max(row[place], ink)
        left += glyph.advance


def _png(rows: Iterable[bytearray]) -> bytes:
    """An indexed PNG (W3C PNG, 2003): signature, header, palette, data, end."""
    steps = [
        tuple(paper + (ink - paper) * at // (_STEPS - 1) for paper, ink in zip(_PAPER, _INK, strict=True))
        for at in range(_STEPS)
    ]
    palette = b"".join(bytes(colour) for colour in (*steps, _ACCENT, _QUIET))
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


@cache
def _letters() -> tuple[dict[str, Glyph], dict[str, Glyph]]:
    """The letters of the title and those of the line below it."""
    data = zlib.decompress(Path(__file__).with_name("glyphs.bin").read_bytes())
    sizes: tuple[dict[str, Glyph], dict[str, Glyph]] = {}, {}
    at = 0
    while at < len(data):
        size, code, advance, left, top, width, height = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        sizes[size][chr(code)] = Glyph(advance, left, top, width, data[at : at + width * height])
        at += width * height
    return sizes
