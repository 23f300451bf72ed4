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


def _is_wacz(head: bytes, name: str) -> bool:
    return head.startswith(b"PK\x03\x04") and (
        name.lower().endswith(".wacz") or b"datapackage" in head or b"archive/" in head
    )


def _is_warc(head: bytes, name: str) -> bool:
    return head.startswith(b"WARC/")


def _is_pdf(head: bytes, name: str) -> bool:
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


def _is_mhtml(head: bytes, name: str) -> bool:
    block, fields = _mail_fields(head)
    return fields >= 2 and (
        b"multipart/related" in block
        or b"snapshot-content-location" in block
        or (name.lower().endswith((".mhtml", ".mht")) and b"mime-version" in block)
    )


def _is_mail(head: bytes, name: str) -> bool:
    block, fields = _mail_fields(head)
    marked = any(word in block for word in (b"mime-version:", b"message-id:", b"received:", b"return-path:"))
    return fields >= 3 and (marked or name.lower().endswith(".eml"))


def _is_json(head: bytes, name: str) -> bool:
    start = head.removeprefix(_BOM).lstrip()
    return start[:1] in (b"{", b"[") and (
        name.lower().endswith(".json") or re.match(rb'[\[{\s]{1,20}"', start) is not None
    )


def _is_page(head: bytes, name: str) -> bool:
    wide = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if b"<" not in wide or _FRONT_MATTER.match(wide):
        return False
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    return _PAGE.search(wide) is not None if not named else not is_binary(head)


def _is_fragment(head: bytes, name: str) -> bool:
    return _FRAGMENT.match(head.removeprefix(_BOM)) is not None and b"</" in head


def _is_markdown(head: bytes, name: str) -> bool:
    return _FRONT_MATTER.match(head) is not None or (
        name.lower().endswith((".md", ".markdown")) and not is_binary(head)
    )


def _is_text(head: bytes, name: str) -> bool:
    return not is_binary(head)


_HERE = "dossier.intake.formats"
FORMATS = (
    Format("wacz", _is_wacz, f"{_HERE}.wacz"),
    Format("warc", _is_warc, f"{_HERE}.warc"),
    Format("pdf", _is_pdf, f"{_HERE}.pdf"),
    Format("mhtml", _is_mhtml, f"{_HERE}.mhtml"),
    Format("eml", _is_mail, f"{_HERE}.eml"),
    Format("json", _is_json, f"{_HERE}.clip_json"),
    Format("markdown", _is_markdown, f"{_HERE}.markdown"),
    Format("html", _is_page, f"{_HERE}.page"),
    Format("html", _is_fragment, f"{_HERE}.page"),
    Format("text", _is_text, f"{_HERE}.text"),
)
