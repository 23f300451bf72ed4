"""What reaches the terminal: words, never commands to it.

A seed or a file name can hold the characters by which a terminal is told to move, colour, hide or rename. Every verb
prints through this, whatever it prints, and so does every library that a verb calls.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from dossier.model.problem import escape_controls


class PlainStream(io.TextIOBase):
    r"""A stream that shows control characters as `\u001b`, which JSON reads as the same character again.

    Line ends and tabs pass, and a carriage return that begins what is written, for a progress bar.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text without its control characters."""
        start = "\r" if text.startswith("\r") else ""
        self._stream.write(start + escape_controls(text[len(start) :], keep="\n\t"))
        return len(text)

    def flush(self) -> None:
        """Send on what is buffered."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Whether a person watches."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The stream's number in the system."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """Always."""
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream below."""
        return self._stream.encoding


@contextmanager
def plain_output() -> Iterator[None]:
    """Standard output and standard error speak UTF-8 and show no control characters.

    News is written in every script, whatever the terminal's locale; a lone surrogate is shown as its escape.
    """
    before = sys.stdout, sys.stderr
    for stream in before:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout, sys.stderr = PlainStream(sys.stdout), PlainStream(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
