"""How much a word weighs in a document: BM25F in whole numbers, so that Python and JavaScript agree to the last digit.

Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004): occurrences are weighted
by where they stand and by the length of the document first, and saturate together. The index keeps that weight in one
of sixteen steps of a half octave.
"""

from __future__ import annotations

import math

# Weighted occurrences in sixteenths: a quarter at level 0, one at level 4, 45 at level 15.
LEVELS = (4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724)
_SATURATION = 19  # k1 = 1.2, in sixteenths
FULL = 4096


def rarity(documents: int, holding: int) -> int:
    """The inverse document frequency in 256ths, at least 1: what a word says that `holding` of `documents` have."""
    return max(1, math.floor(256 * math.log(1 + (documents - holding + 0.5) / (holding + 0.5)) + 0.5))


def weight(occurrences: int) -> int:
    """Weighted occurrences (in sixteenths) after saturation, of `FULL`."""
    return occurrences * FULL // (occurrences + _SATURATION)
