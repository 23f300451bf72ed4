"""Files written whole or not at all: a full disk or a killed process leaves the old file, or none.

New bytes are written beside the target under a hidden name, which no stage reads, and reach the disk before they are
given the target's name. Standard library only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from io import BufferedRandom, BufferedReader
from pathlib import Path

_PART = ".part"


class ChangedSeedError(OSError):
    """The bytes that were copied are not those that were read before."""


def copy_new(source: Path, target: Path, sha256: str) -> None:
    """Copy a file to a name that nothing has yet, if its bytes have this SHA-256.

    `FileExistsError` where the name is taken, `ChangedSeedError` where the bytes are others, any other `OSError` where
    reading or writing fails; in each case `target` is what it was before.
    """
    with _beside(target) as (part, file):
        with open_regular(source) as original:
            shutil.copyfileobj(original, file)
        file.seek(0)
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise ChangedSeedError(f"{source} changed while it was read")
        _settle(file)
        _publish(part, target)


def replace_whole(path: Path, content: bytes) -> None:
    """Put new bytes in the place of a file's, whole or not at all; its mode stays, and a link stays a link.

    `OSError` where that fails; the file is then what it was before.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target) as (part, file):
        file.write(content)
        with contextlib.suppress(FileNotFoundError):
            os.chmod(part, stat.S_IMODE(target.stat().st_mode))
        _settle(file)
        os.replace(part, target)
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, BufferedRandom]]:
    """A hidden file in the target's folder, gone afterwards in any case; so are those of writers that were killed."""
    _clear(target)
    descriptor, name = tempfile.mkstemp(_PART, _hidden(target), target.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), 0o666 & ~_umask())
            yield part, file
    finally:
        part.unlink(missing_ok=True)


def _hidden(target: Path) -> str:
    return f".{target.name[:80]}."


def _clear(target: Path) -> None:
    """Remove what an earlier writer of the same name left when it was killed."""
    with contextlib.suppress(OSError):
        for left in target.parent.iterdir():
            if left.name.startswith(_hidden(target)) and left.name.endswith(_PART):
                left.unlink(missing_ok=True)


def open_regular(source: Path) -> BufferedReader:
    """The file opened for reading; a pipe or a device, which would never end, is refused with an `OSError`."""
    descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise ChangedSeedError(f"{source} is no regular file")


def _settle(file: BufferedRandom) -> None:
    file.flush()
    os.fsync(file.fileno())


def _publish(part: Path, target: Path) -> None:
    """Give the file its name without ever taking the name from another file."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, such as a memory stick
        if target.exists():
            raise FileExistsError(f"{target} is there already") from None
        part.rename(target)
    sync_folder(target.parent)


def _umask() -> int:
    """The mask for the modes of new files, which can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
