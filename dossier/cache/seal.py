"""The key that seals this installation's records; records sealed with another are not believed."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from functools import cache
from pathlib import Path

_NAME = "dossier-records.key"
_LENGTH = 32


@cache
def seal_key() -> bytes | None:
    """A key of 32 random bytes, made once an installation and kept beside it, never in a project's `.cache`.

    None where there is no place for one: then nothing is kept between runs.
    """
    for folder in _homes():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            return _kept(folder / _NAME)
    return None


def _homes() -> list[Path]:
    """The virtual environment, whose code runs anyway; else the user's own cache folder."""
    own = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    inside = [Path(sys.prefix)] if sys.prefix != sys.base_prefix else []
    return [*inside, Path(own, "dossier")]


def _kept(path: Path) -> bytes:
    """The key in a file, which is made if it is not there; of two processes that make one, both take the first."""
    if not path.exists():
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
        try:
            with contextlib.suppress(FileExistsError):
                os.link(part, path)
        finally:
            part.unlink(missing_ok=True)
    key = path.read_bytes()
    if len(key) != _LENGTH:
        raise OSError(f"{path} holds no key")
    return key
