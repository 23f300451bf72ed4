"""The figures of the page reader that were fitted on saved pages, in one place.

`python -m tests.training.page_layout PAGES.jsonl…` tries values around each of them on annotated pages and prints the
body F1 of each; it was last run on 126 pages of 35 countries. A figure stays where no other value is better by more
than a thousandth, or where a round one does as well.
"""

from __future__ import annotations

from typing import Final

# From here on, characters make a sentence of an article and no label, link or line of a menu.
LONG: Final = 80
# The article's box is the innermost one with this share of the characters that are surely text.
SHARE_OF_CORE: Final = 0.8
# So many boxes further out may be the article's, where a paywall or a slide parts its first paragraphs from the rest.
WIDER: Final = 4
# A meaning that this share of the sure paragraphs carries tells nothing: "paywall" around each of them.
COMMON: Final = 0.3
# A box so much deeper than the paragraphs, shaped as no more than this share of them are, stands inside the article.
BOXED: Final = 2
FEW: Final = 0.2
# A reading this many times longer than ours is the better one; below it the longer one is as often comments and
# teasers. What a page declares as its article's body is its own word for it, and tells sooner.
RESCUE_TIMES: Final = 3.0
RESCUE_DECLARED: Final = 1.4
# So many paragraphs count as the end of a text, where notes, signatures and biographies stand.
CLOSING: Final = 4
