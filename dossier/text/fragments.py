"""Addresses that lead to words on somebody else's page."""

from __future__ import annotations

from urllib.parse import quote

_WHOLE, _ENDS = 8, 4
_AROUND = " \t\n\"'“”„‘’‚«»‹›.,;:!?…–—-"


def at_words(address: str, words: str) -> str:
    """The address with a text fragment (WICG, Scroll to Text Fragment): a browser scrolls to the words and marks them.

    Of many words the first and the last few are named, without the marks around them, which an outlet may have set
    otherwise. What the address names after a `#` of its own gives way.

    >>> at_words("https://example.org/a", "No house will flood again")
    'https://example.org/a#:~:text=No%20house%20will%20flood%20again'
    """
    named = words.strip(_AROUND).split()
    if not named:
        return address
    ends = [named] if len(named) <= _WHOLE else [named[:_ENDS], named[-_ENDS:]]
    # Commas, hyphens and ampersands part what a fragment names.
    text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{address.partition('#')[0]}#:~:text={text}"
