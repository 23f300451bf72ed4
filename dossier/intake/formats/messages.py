"""What e-mails and MHTML share: a message taken apart within limits."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

_MAX_PARTS = 500
_MAX_DEPTH = 12


def parse_message(data: bytes) -> EmailMessage:
    """The message of some bytes; damaged headers are read as far as they go."""
    return message_from_bytes(data, policy=policy.default)


def parts_of(message: EmailMessage, depth: int = 0) -> Iterator[tuple[EmailMessage, int]]:
    """The leaf parts of a message with their depth, in order; nesting beyond a dozen levels is left out."""
    if message.get_content_maintype() == "message" or depth > _MAX_DEPTH:
        yield message, depth
        return
    if not message.is_multipart():
        yield message, depth
        return
    for count, part in enumerate(cast(list[EmailMessage], message.get_payload())):
        if count >= _MAX_PARTS:
            return
        yield from parts_of(part, depth + 1)


def payload(part: EmailMessage) -> tuple[bytes, str | None]:
    """The decoded bytes of a part and the charset that it declares."""
    data = part.get_payload(decode=True)
    return (data if isinstance(data, bytes) else b""), part.get_content_charset()


def header(message: EmailMessage, name: str) -> str:
    """A header's words on one line; empty when it is missing or cannot be read."""
    try:
        return " ".join(str(message.get(name) or "").split())[:2000]
    except (ValueError, TypeError, AttributeError, LookupError, IndexError):
        return ""


def sent(message: EmailMessage) -> str | None:
    """When the message says it was sent, as ISO 8601 with its zone."""
    try:
        when = parsedate_to_datetime(header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when.isoformat("T", "minutes")
