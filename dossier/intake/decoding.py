"""Bytes → text, with the encoding and how sure it is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dossier.model import Problem, Severity

_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read these labels as: pages that say Latin-1 are Windows-1252 in truth.
_LABELS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "x-user-defined": "cp1252",
}
# The encodings that pages and mails were written in; the code pages of DOS were not among them.
_WESTERN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_15", "mac_roman"})
_WEB = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r", "koi8_u", "mac_roman"),
    *("big5", "gb18030", "cp932", "euc_jp", "iso2022_jp", "cp949", "utf_16"),
)
_WESTERN_LETTERS = frozenset("äöüÄÖÜßéèêëÉÈàâáãåÅÀçÇñÑíìîïóòôõúùûøØæÆœŒÿ¡¿§°«»„“”‘’‚‹›–—…•€£©®·ºª½\xa0")
_TORN = re.compile(r"[^\W\d_](?![’‘–—…·\xad\u200b-\u200f])[^\x00-\x7f](?<![^\W\d_])(?=[^\W\d_])|[¹²³](?=[^\W\d_])")
_MAX_MATCHES = 12
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, how sure that is (0 to 1), and what the curator should know (None: all is well)."""

    text: str
    encoding: str
    confidence: float
    problem: Problem | None = None


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: too many control characters."""
    if head.startswith(tuple(bom for bom, _ in _BOMS)) or _wide(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return (b"\x00" in head and head.count(b"\x00") > 2) or controls > 0.05 * max(1, len(head))


def decode(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """The text of some bytes: byte order mark, then UTF-8, then the declared charset, then what is detected.

    UTF-8 is tried before a declaration because nothing else looks like it by chance; a page that declares another
    charset and is UTF-8 all the same gets a note.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(name, "replace"), name.removesuffix("-sig"), 1.0)
    label = _label(declared)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, 0.9, _guessed(path, wide, 0.9, 1))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, path, label, error.start)
    lied = label not in (None, "utf-8", "cp1252") and not text.isascii()
    return Decoded(text, "utf-8", 1.0, _lying(path, str(declared), "utf-8") if lied else None)


def _not_utf8(data: bytes, path: str, label: str | None, bad: int) -> Decoded:
    line = data.count(b"\n", 0, bad) + 1
    nearly = data.decode("utf-8", "replace")
    broken = nearly.count("\ufffd")
    # Bytes of another encoding hardly ever make a valid sequence: where most are valid, it is UTF-8 with damage.
    if broken <= sum(1 for c in nearly if c > "\x7f") - broken:
        return Decoded(nearly, "utf-8", 0.95, _broken(path, broken, line))
    if label not in (None, "utf-8"):
        try:
            return Decoded(data.decode(label), label, 1.0)
        except UnicodeDecodeError:
            pass
    found = _detected(data)
    name, sure = found or ("cp1252", 0.3)
    problem = _lying(path, label, name, line) if label else _guessed(path, name, sure, line)
    return Decoded(data.decode(name, "replace"), name, sure, problem)


def _label(declared: str | None) -> str | None:
    """The codec that a charset label means; None for a label that nobody knows."""
    name = (declared or "").strip().strip("\"'").lower()
    try:
        return codecs.lookup(_LABELS.get(name, name)).name if name else None
    except LookupError:
        return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a Latin text is zero."""
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _detected(data: bytes) -> tuple[str, float] | None:
    """The encoding of the web that fits the bytes best, and how sure that is.

    Among the many that read Western letters alike, Windows-1252 is the one that was used.
    """
    from charset_normalizer import from_bytes

    letters = [c for c in data[:_SAMPLE].decode("cp1252", "replace") if c > "\x7f"]
    western = sum(c in _WESTERN_LETTERS for c in letters) >= 0.95 * len(letters)
    matches = list(from_bytes(data[:_SAMPLE], cp_isolation=list(_WEB)))[:_MAX_MATCHES]
    # A wrong code page leaves signs inside words: “pi¹tek” for “piątek”.
    match = min(matches, key=lambda m: len(_TORN.findall(str(m))), default=None)
    if match is None:
        return None
    sure = round(min(0.99, max(0.0, 1.0 - match.chaos) * (0.6 + 0.4 * match.coherence)), 2)
    return ("cp1252", max(sure, 0.6)) if western and match.encoding in _WESTERN else (match.encoding, sure)


def _guessed(path: str, name: str, sure: float, line: int) -> Problem:
    return Problem(
        "seed-not-utf8",
        Severity.WARNING,
        path,
        f"the text is not UTF-8; read as {name} ({sure:.0%} sure)",
        "look at accented letters, then save the file as UTF-8",
        line,
    )


def _broken(path: str, count: int, line: int) -> Problem:
    return Problem(
        "seed-broken-utf8",
        Severity.WARNING,
        path,
        f"{count} damaged UTF-8 characters are shown as �",
        "save the article again, or mend the characters",
        line,
    )


def _lying(path: str, declared: str | None, name: str, line: int | None = None) -> Problem:
    return Problem(
        "seed-charset-lies",
        Severity.NOTE,
        path,
        f"the file declares {declared} but is {name}",
        "nothing, when accented letters look right; else save the page again",
        line,
    )
