"""The table of formats, in the order they are tried: the unmistakable ones first, plain text last."""

from __future__ import annotations

import re

from dossier.intake.decoding import is_binary
from dossier.intake.formats import Format

_MAIL_FIELD = re.compile(
    rb"""^(?:from|to|subject|date|received|message-id|return-path|mime-version|delivered-to|content-type
        |x-[a-z-]+|dkim-signature|reply-to|list-[a-z]+|arc-[a-z-]+):""",
    re.IGNORECASE | re.VERBOSE,
)
_PAGE = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"^\s*<(?:p|div|h1|section|main|!--)[\s>-]", re.IGNORECASE)
_FRONT_MATTER = re.compile(rb"^(?:\xef\xbb\xbf)?---[ \t]*\r?\n[ \t]*(?:#[^\n]*\n|[\w\"'-][\w \"'-]{0,40}:)")
_BOM = b"\xef\xbb\xbf"


def _is_wacz(head: bytes, named: bool) -> bool:
    return head.startswith(b"PK\x03\x04") and (named or b"datapackage" in head or b"archive/" in head)


def _is_epub(head: bytes, named: bool) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"application/epub+zip" in head[:200] or named)


def _is_docx(head: bytes, named: bool) -> bool:
    return head.startswith(b"PK\x03\x04") and (named or b"word/document.xml" in head or b"word/_rels" in head)


def _is_warc(head: bytes, named: bool) -> bool:
    return head.startswith(b"WARC/")


def _is_pdf(head: bytes, named: bool) -> bool:
    return b"%PDF-" in head[:1024]


def _mail_fields(head: bytes) -> tuple[bytes, int]:
    """The header block of a message, and how many well-known fields it opens with."""
    block = head.removeprefix(_BOM).replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = block.split(b"\n")
    if lines[0].startswith(b"From "):
        lines = lines[1:]
    if any(not (line[:1] in (b" ", b"\t") or re.match(rb"[\w-]{1,60}:", line)) for line in lines):
        return block, 0
    return block.lower(), sum(1 for line in lines if _MAIL_FIELD.match(line))


def _is_mhtml(head: bytes, named: bool) -> bool:
    block, fields = _mail_fields(head)
    return fields >= 2 and (
        b"multipart/related" in block or b"snapshot-content-location" in block or (named and b"mime-version" in block)
    )


def _is_mail(head: bytes, named: bool) -> bool:
    block, fields = _mail_fields(head)
    marked = any(word in block for word in (b"mime-version:", b"message-id:", b"received:", b"return-path:"))
    return fields >= 3 and (marked or named)


def _is_json(head: bytes, named: bool) -> bool:
    start = head.removeprefix(_BOM).lstrip()
    return start[:1] in (b"{", b"[") and (named or re.match(rb'[\[{\s]{1,20}"', start) is not None)


def _is_page(head: bytes, named: bool) -> bool:
    wide = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if b"<" not in wide or _FRONT_MATTER.match(wide):
        return False
    return _PAGE.search(wide) is not None if not named else not is_binary(head)


def _is_fragment(head: bytes, named: bool) -> bool:
    return _FRAGMENT.match(head.removeprefix(_BOM)) is not None and b"</" in head


def _is_markdown(head: bytes, named: bool) -> bool:
    return _FRONT_MATTER.match(head) is not None or (named and not is_binary(head))


def _is_text(head: bytes, named: bool) -> bool:
    return not is_binary(head)


_HERE = "dossier.intake.formats"
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
FORMATS = (
    Format("epub", (".epub",), _is_epub, f"{_HERE}.epub"),
    Format("docx", (".docx",), _is_docx, f"{_HERE}.docx"),
    Format("wacz", (".wacz",), _is_wacz, f"{_HERE}.wacz"),
    Format("warc", (".warc",), _is_warc, f"{_HERE}.warc"),
    Format("pdf", (".pdf",), _is_pdf, f"{_HERE}.pdf"),
    Format("mhtml", (".mhtml", ".mht"), _is_mhtml, f"{_HERE}.mhtml"),
    Format("eml", (".eml",), _is_mail, f"{_HERE}.eml"),
    Format("json", (".json",), _is_json, f"{_HERE}.clip_json"),
    Format("markdown", (".md", ".markdown"), _is_markdown, f"{_HERE}.markdown"),
    Format("html", _PAGE_SUFFIXES, _is_page, f"{_HERE}.html"),
    Format("html", _PAGE_SUFFIXES, _is_fragment, f"{_HERE}.html"),
    Format("text", (".txt", ".text"), _is_text, f"{_HERE}.text"),
)
# What a seed of any format may be packed in.
PACKED = ".gz"


def seed_suffixes() -> tuple[str, ...]:
    """What the names of seeds end in, in lower case."""
    return (*dict.fromkeys(suffix for row in FORMATS for suffix in row.suffixes), PACKED)


def format_of(head: bytes, name: str) -> Format | None:
    """The first format that recognises the bytes; None for bytes that are no text and no known container."""
    bare = name.lower().removesuffix(PACKED)
    return next((row for row in FORMATS if row.recognise(head, bare.endswith(row.suffixes))), None)


def suffix_of(format: str) -> str:
    """The suffix that a seed of a format gets: `.html` for `html`; empty for a format that has no row."""
    return next((row.suffixes[0] for row in FORMATS if row.name == format), "")
