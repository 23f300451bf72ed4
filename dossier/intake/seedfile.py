"""A seed's bytes within limits, and their text: the only module that opens a seed."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import stat
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dossier.model import Problem, Severity

# What is read whole into memory. A saved page with its pictures inlined stays far below; a longer file is a mistake.
MAX_BYTES = 64 * 1024 * 1024
# Web archives are read record by record and may be longer.
MAX_ARCHIVE_BYTES = 2 * 1024 * 1024 * 1024
# A text longer than a long book is no article; a page's markup is many times its text.
MAX_TEXT_CHARS = 2_000_000
MAX_PAGE_CHARS = 8_000_000
_CHUNK = 1024 * 1024
_HEAD = 8192
_GZIP = b"\x1f\x8b"
_ARCHIVES = (b"WARC/", b"PK\x03\x04")


@dataclass(frozen=True, slots=True)
class Seed:
    """One seed file as opened: `data` are its bytes, unpacked when it was gzip'd, and `sha256` those on disk.

    `path` is the name shown to the curator, `head` the first bytes for recognising the format. A long web archive has
    no `data`; `open()` streams it.
    """

    id: str
    path: str
    name: str
    file: Path
    head: bytes
    data: bytes | None
    sha256: str

    def open(self) -> BinaryIO:
        """The seed's bytes as a stream."""
        return io.BytesIO(self.data) if self.data is not None else self.file.open("rb")

    def problem(self, code: str, severity: Severity, message: str, remedy: str, line: int | None = None) -> Problem:
        """A problem of this seed."""
        return Problem(code, severity, self.path, message, remedy, line)


def load_seed(file: Path, path: str, id: str, root: Path | None) -> Seed | Problem:
    """The seed at `file`, or the one problem why it cannot be read.

    `root` is the folder that a link must not lead out of (None: anywhere). Nothing but a regular file is opened for
    reading: a pipe or a device would never end.
    """

    def refuse(code: str, message: str, remedy: str) -> Problem:
        return Problem(code, Severity.ERROR, path, message, remedy)

    try:
        if root is not None and not file.resolve().is_relative_to(root.resolve()):
            return refuse(
                "seed-outside-folder",
                "the link leads out of the seeds folder and was not followed",
                "copy the file itself into the seeds folder",
            )
        return _opened(file, path, id, refuse)
    except FileNotFoundError:
        return refuse("seed-vanished", "there is no such file, or it is gone", "check its name, or put it back")
    except PermissionError:
        return refuse("seed-unreadable", "the file may not be read", "allow reading: chmod u+r")
    except (OSError, RuntimeError) as error:
        return refuse("seed-unreadable", f"the file cannot be read ({type(error).__name__})", "copy it in again")


def _opened(file: Path, path: str, id: str, refuse: Callable[[str, str, str], Problem]) -> Seed | Problem:
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        state = os.fstat(stream.fileno())
        if not stat.S_ISREG(state.st_mode):
            return refuse("seed-no-file", "this is no regular file", "remove it from the seeds folder")
        head = stream.read(_HEAD)
        if not head.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
            return refuse("seed-empty", "the file is empty", "remove it, or save the article again")
        packed = head.startswith(_GZIP)
        inner = _gzip_head(head) if packed else head
        limit = MAX_ARCHIVE_BYTES if inner.startswith(_ARCHIVES) else MAX_BYTES
        if state.st_size > limit:
            size = f"the file has {state.st_size // 1_000_000} MB; the limit is {limit // 1_000_000} MB"
            return refuse("seed-too-large", size, "keep the article alone, or split the file")
        stream.seek(0)
        if state.st_size > MAX_BYTES:
            return Seed(id, path, file.name, file, inner, None, _digest(stream))
        # One byte more than it should have; a buffer as large as the limit would cost more than reading the article.
        data = stream.read((state.st_size or MAX_BYTES) + 1)
    sha256 = hashlib.sha256(data).hexdigest()
    name = file.name
    if packed and not inner.startswith(b"WARC/"):
        unpacked = gunzip(data, MAX_BYTES)
        if isinstance(unpacked, str):
            return refuse(*_GZIP_PROBLEMS[unpacked])
        data, name = unpacked, name.removesuffix(".gz")
    return Seed(id, path, name, file, data[:_HEAD] if not inner.startswith(b"WARC/") else inner, data, sha256)


_GZIP_PROBLEMS = {
    "truncated": ("seed-truncated", "the packed file breaks off before its end", "copy or download it again"),
    "broken": ("seed-broken", "the packed file is damaged", "copy or download it again"),
    "bomb": (
        "seed-expands-too-far",
        f"unpacked, the file has more than {MAX_BYTES // 1_000_000} MB",
        "unpack it and keep the article alone",
    ),
}


def gunzip(data: bytes, limit: int) -> bytes | str:
    """The unpacked bytes, or why there are none: `truncated`, `broken`, or `bomb` for more than `limit` bytes."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = stream.read(limit + 1)
    except EOFError:
        return "truncated"
    except (OSError, zlib.error):
        return "broken"
    return "bomb" if len(unpacked) > limit else unpacked


def _gzip_head(data: bytes) -> bytes:
    """What a packed file begins with."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _HEAD)
    except zlib.error:
        return b""


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
