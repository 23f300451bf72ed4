"""Characters that a reader cannot see must not change what a reader sees."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_OVERRIDES = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_TABLE: dict[int, str] = {**_PICTURES, 0x7F: "\N{SYMBOL FOR DELETE}", **dict.fromkeys(_OVERRIDES, _REPLACEMENT)}
_HIDDEN = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(words: str) -> str:
    """The words with each control, bidirectional-override or unpaired surrogate character shown as one visible sign.

    The length stays the same, so that spans still fit: a right-to-left override that would make `exe.fdp` read
    `pdf.exe` becomes �, a bell becomes ␇.
    """
    if not _HIDDEN.search(words):
        return words
    return _SURROGATE.sub(_REPLACEMENT, words.translate(_TABLE))


def safe_url(url: str | None) -> str | None:
    """The URL when it is a plain http(s) one, None for any other scheme, a user name in it, or hidden characters."""
    if not url or _HIDDEN.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc and "@" not in parts.netloc else None


def shortened(words: str, limit: int) -> str:
    """The words cut at a word's end to at most `limit` characters, with an ellipsis where something was cut."""
    flat = " ".join(words.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    kept = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return kept.rstrip(" ,;:–—-") + "…"


def beside(text: str, start: int, end: int, limit: int = 1_000) -> tuple[str, str]:
    """What stands before `start`, as much of it as ends there, and what stands after `end`, where they are long.

    For `text` with cited words at `start:end`: at most `limit` characters each way, cut at a word, with an ellipsis.

    >>> beside("the mayor said that we wait until the ferry sails", 20, 27, 12)
    ('… said that ', ' until the …')
    """
    before, after = text[max(0, start - limit) : start], text[end : end + limit]
    if start > limit:
        before = "… " + before.partition(" ")[2] if " " in before[:-1] else "…" + before
    if len(text) - end > limit:
        after = after.rpartition(" ")[0] + " …" if " " in after[1:] else after + "…"
    return before, after
