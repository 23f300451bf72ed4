"""The last dossier, kept between runs: what has not changed is not read again.

A stage is a function of the seeds and of the program alone, so a kept result is the result, as long as both are the
same to the byte. Nothing else is trusted: another seed, an edited word list, a new library, and all is built anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from dossier.disk import open_regular, replace_whole
from dossier.model import Dossier

_NAME = "dossier.pickle"
_LONGEST_HEAD = 200


def remembered(seeds: Path, folder: Path | None, build: Callable[[Path], Dossier]) -> Dossier:
    """The dossier of `seeds`: the one kept in `folder` if nothing has changed since, else a new one, which is kept.

    Where `folder` is None or cannot be written, nothing is kept. `folder` must be the curator's own, as the project is.
    """
    if folder is None:
        return build(seeds)
    key = _fingerprint(seeds)
    kept = _load(folder / _NAME, key)
    if kept is not None:
        return kept
    dossier = build(seeds)
    if _fingerprint(seeds) == key:
        _store(folder / _NAME, key, dossier)
    return dossier


def cache_folder(project: Path) -> Path | None:
    """The project's `.cache/dossier`, made if it is not there; None where it cannot be written."""
    folder = project / ".cache" / "dossier"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


class _ModelOnly(pickle.Unpickler):
    """Reads the nouns of the model and refuses everything else that a pickle could name."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        if not module.startswith("dossier.model.") or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a dossier")
        return super().find_class(module, name)


def _member(kind: object, name: str) -> Enum:
    """A value of one of the model's enumerations, which early 3.11 releases pickle as a `getattr`."""
    if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__.startswith("dossier.model."):
        return kind[name]
    raise pickle.UnpicklingError(f"{name} is no value of the model")


def _load(path: Path, key: str) -> Dossier | None:
    """What is kept under this key, if every byte of it is as it was written."""
    try:
        with open_regular(path) as file:
            head = file.readline(_LONGEST_HEAD).decode("ascii", "replace").split()
            if not head or head[0] != key:
                return None
            content = file.read()
        if head[1:] != [hashlib.sha256(content).hexdigest()]:
            return None
        kept = _ModelOnly(io.BytesIO(content)).load()
    except Exception:  # A cache that cannot be read, for whatever reason, is a cache that is not there.
        return None
    return kept if isinstance(kept, Dossier) else None


def _store(path: Path, key: str, dossier: Dossier) -> None:
    """Write beside the old file and swap, so that a reader sees one or the other."""
    content = pickle.dumps(dossier, protocol=5)
    with contextlib.suppress(OSError):
        replace_whole(path, f"{key} {hashlib.sha256(content).hexdigest()}\n".encode("ascii") + content)


def _fingerprint(seeds: Path) -> str:
    """What the result depends on: every byte below `seeds`, and the program as it was when this process started."""
    seen = hashlib.sha256(f"{_PROGRAM}\n{seeds.resolve()}\n".encode("utf-8", "surrogateescape"))
    for path in _below(seeds):
        seen.update(f"{path.relative_to(seeds)}\0{_content(path)}\n".encode("utf-8", "surrogateescape"))
    return seen.hexdigest()


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


def _program() -> str:
    """Python, its libraries, and every file of this package, by size and time of change."""
    package = Path(__file__).parent
    parts = [sys.version, str(os.stat(sysconfig.get_path("purelib")).st_mtime_ns)]
    for path in _below(package):
        if path.suffix not in {".pyc", ""} and "__pycache__" not in path.parts:
            status = path.stat()
            parts.append(f"{path.relative_to(package)} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


# Taken when the process starts: what runs is what was there then, whatever is edited later under `mkdocs serve`.
_PROGRAM = _program()
