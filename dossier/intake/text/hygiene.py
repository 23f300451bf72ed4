"""Characters in a text that mislead a reader or betray a broken decoding; reported, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.model import Problem, Severity
from dossier.text.lines import line_number

_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_HIDDEN = re.compile(r"[\u200b\u2060\u180e]{3,}|[\U000e0000-\U000e007f]+")
_LOST = "\ufffd"
# UTF-8 bytes read as Windows-1252: a lead byte (Â Ã Ð Ñ â ð…) and what continuation bytes turn into.
_TRAIL = r"[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(rf"[\xc2-\xdf]{_TRAIL}|[\xe0-\xef]{_TRAIL}{{2}}|[\xf0-\xf4]{_TRAIL}{{3}}")
_SUSPECT = re.compile(
    rf"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff\U000e0000-\U000e007f]"
    rf"|[\u200b\u2060\u180e]{{3}}|[\xc2-\xf4]{_TRAIL}"
)
# What every suspect begins with; a plain set of characters is found many times faster, and most news has none.
_FIRST = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xc2-\xf4\u180e\u200b\u202a-\u202e\u2060\u2066-\u2069"
    r"\ufffd-\uffff\U000e0000-\U000e007f]"
)
_LEAST_MOJIBAKE = 2
_SHOWN = 60
_SLOPPY = {0x81: 0x81, 0x8D: 0x8D, 0x8F: 0x8F, 0x90: 0x90, 0x9D: 0x9D}


def character_problems(path: str, text: str) -> tuple[Problem, ...]:
    """The problems of a text's characters, each once, at the line where it first stands."""
    first = _FIRST.search(text)
    if first is None or not _SUSPECT.search(text, first.start()):
        return ()
    return tuple(_problems(path, text))


def _problems(path: str, text: str) -> Iterator[Problem]:
    def problem(code: str, at: int, message: str, remedy: str) -> Problem:
        return Problem(code, Severity.WARNING, path, message, remedy, line_number(text, at))

    bidi = _BIDI.search(text)
    if bidi:
        count = len(_BIDI.findall(text))
        yield problem("seed-bidi-controls", bidi.start(), f"{count} invisible characters turn the direction of writing",
                      "check that the line reads as it is stored, and delete them")  # fmt: skip
    control = _CONTROL.search(text)
    if control:
        yield problem("seed-control-characters", control.start(),
                      f"control characters in the text (U+{ord(control.group()):04X})",
                      "save the article again as plain text")  # fmt: skip
    hidden = _HIDDEN.search(text)
    if hidden:
        yield problem("seed-hidden-characters", hidden.start(), "runs of invisible characters stand in the text",
                      "check the source of this text; delete them if they carry nothing")  # fmt: skip
    lost = text.find(_LOST)
    if lost >= 0:
        count = text.count(_LOST)
        what = "one character was" if count == 1 else f"{count} characters were"
        yield problem("seed-lost-characters", lost, f"{what} lost in decoding",
                      "save the article again as UTF-8")  # fmt: skip
    broken = _MOJIBAKE.search(text)
    if broken:
        yield from _mojibake(path, text, broken.start())


def _mojibake(path: str, text: str, at: int) -> Iterator[Problem]:
    pieces = [match.group() for match in _MOJIBAKE.finditer(text)]
    mended = [(piece, words) for piece in pieces if (words := mend(piece)) is not None]
    if len(mended) < _LEAST_MOJIBAKE:
        return
    start = max(text.rfind("\n", 0, at) + 1, at - _SHOWN // 2)
    sample = text[start : start + _SHOWN].split("\n")[0]
    repaired = _MOJIBAKE.sub(lambda m: mend(m.group()) or m.group(), sample)
    yield Problem(
        "seed-mojibake",
        Severity.WARNING,
        path,
        f"{len(mended)} places look like UTF-8 read in another encoding: “{sample}” should perhaps read “{repaired}”",
        "save the source again as UTF-8; the text is shown as it is stored",
        line_number(text, at),
    )


def mend(words: str) -> str | None:
    """The words as they were before their UTF-8 bytes were read as Windows-1252; None where that cannot be.

    >>> mend("â€œ")
    '“'
    """
    try:
        raw = b"".join(_byte(character) for character in words)
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    code = ord(character)
    return (
        bytes([code])
        if code in _SLOPPY or code < 0x80
        else character.encode("cp1252", "strict")
        if code > 0xFF or not 0x80 <= code <= 0x9F
        else bytes([code])
    )
