"""The letters of the social image, drawn once by `python tests/training/glyphs.py`; needs `pillow` and `font-caladea`.

Caladea, by Carolina Giovagnoli and Andrés Torresi, is under the Apache License 2.0.
"""

from __future__ import annotations

import struct
import unicodedata
import zlib
from pathlib import Path
from typing import Any

_OUT = Path(__file__).parents[2] / "dossier" / "site" / "glyphs.bin"
_SIZES = (("CaladeaBold", 60), ("Caladea", 31))
_HEAD = struct.Struct(">BIBbBBB")
_SIGNS = "–—‘’‚“”„…€†•‹›"


def main() -> None:
    """Write the letters that the font has of Latin-1, Latin Extended-A and the usual punctuation."""
    import font_caladea
    from PIL import Image, ImageDraw, ImageFont

    drawn = []
    for size, (face, points) in enumerate(_SIZES):
        font: Any = ImageFont.truetype(getattr(font_caladea, face), points)
        missing = bytes(font.getmask("\uffff"))
        for code in (*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, _SIGNS)):
            sign = chr(code)
            drawable = sign.isspace() or bytes(font.getmask(sign)) != missing
            if unicodedata.category(sign).startswith("C") or not drawable:
                continue
            left, top, right, bottom = font.getbbox(sign)
            picture = Image.new("L", (max(right - left, 0), max(bottom - top, 0)))
            if picture.width and picture.height:
                ImageDraw.Draw(picture).text((-left, -top), sign, 255, font)
            ink = bytes(value >> 4 for value in picture.tobytes())
            drawn.append(
                _HEAD.pack(size, code, round(font.getlength(sign)), left, top, picture.width, picture.height) + ink
            )
    _OUT.write_bytes(zlib.compress(b"".join(drawn), 9))


if __name__ == "__main__":
    main()
