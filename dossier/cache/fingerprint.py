"""What a result depends on, as a short digest: the bytes it was made from, and the program that made it."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dossier.disk import open_regular

_SIZE = 20


def cache_folder(project: Path) -> Path | None:
    """The project's `.cache/dossier`, made if it is not there; None where it cannot be written."""
    folder = project / ".cache" / "dossier"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def digest_of(*parts: object) -> bytes:
    """The digest of values of the model, texts, numbers and bytes, and of the program as this process runs it."""
    try:
        encoded = msgspec.msgpack.encode(parts)
    except UnicodeEncodeError:  # An unpaired surrogate: a program's escape for bytes that are no text.
        encoded = repr(parts).encode("ascii", "backslashreplace")
    return hashlib.blake2b(encoded, digest_size=_SIZE, key=_PROGRAM).digest()


def fingerprint(folder: Path) -> bytes:
    """The digest of every byte below a folder, and of the program."""
    seen = [f"{path.relative_to(folder)}\0{_content(path)}" for path in _below(folder)]
    return digest_of(str(folder.resolve()), seen)


def _below(folder: Path) -> Iterator[Path]:
    """Everything below a folder, links not followed, in one order."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(files + folders))


def _content(path: Path) -> str:
    try:
        status = path.lstat()
        if stat.S_ISREG(status.st_mode):
            with open_regular(path) as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        there = os.readlink(path) if stat.S_ISLNK(status.st_mode) else ""
        aim = path.stat() if there else status
        return f"{stat.S_IFMT(status.st_mode)} {there} {aim.st_size if there else 0} {aim.st_mtime_ns if there else 0}"
    except OSError as error:
        return error.__class__.__name__


def _program() -> bytes:
    """Python, its libraries, and every file of this package, by size and time of change."""
    package = Path(__file__).parents[1]
    parts = [sys.version, str(os.stat(sysconfig.get_path("purelib")).st_mtime_ns)]
    for path in _below(package):
        if path.suffix not in {".pyc", ""} and "__pycache__" not in path.parts:
            status = path.stat()
            parts.append(f"{path.relative_to(package)} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).digest()


# Taken when the process starts: what runs is what was there then, whatever is edited later under `mkdocs serve`.
_PROGRAM = _program()
