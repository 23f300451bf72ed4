"""A site built beside the one that is published, then put in its place: readers have the old one whole or the new one.

The new site grows in a hidden folder next to the published one. Where the system can exchange two folders in one step
(Linux, macOS), no moment is without a site; elsewhere the old one steps aside first, and the next build brings it back
if the process was ended in between. A build that fails, finds the disk full or is killed leaves the old site alone;
what it left behind, the next build removes.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NEW = ".new"
_OLD = ".old"


@dataclass(frozen=True, slots=True)
class Staging:
    """A build under way: `site` is the published folder, `folder` the one to build in; `lock` says it is in use."""

    site: Path
    folder: Path
    lock: int | None


def stage(published: Path) -> Staging | None:
    """A new folder to build in, on the same disk; None where none can be made or the site's folder cannot be moved."""
    site = Path(os.path.realpath(published))
    if os.path.ismount(site) or (site.exists() and not site.is_dir()):
        return None
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _bring_back(site)
        _sweep(site)
        folder = Path(tempfile.mkdtemp(_NEW, _hidden(site), site.parent))
        folder.chmod(site.stat().st_mode & 0o7777 if site.exists() else 0o777 & ~_umask())
        return Staging(site, folder, _locked(folder))
    except OSError:
        return None


def publish(staging: Staging) -> None:
    """Put the new site in the place of the old one; hidden files at its top, such as `.git`, stay.

    `OSError` where that cannot be done: the old site is then still in its place.
    """
    if not staging.site.exists():
        staging.folder.rename(staging.site)
        _unlock(staging)
        return
    if _exchange(staging.folder, staging.site):
        old = staging.folder
    else:
        old = staging.site.with_name(f"{_hidden(staging.site)}{_OLD.lstrip('.')}")
        staging.site.rename(old)
        try:
            staging.folder.rename(staging.site)
        except OSError:
            old.rename(staging.site)
            raise
    _keep_hidden(old, staging.site)
    shutil.rmtree(old, ignore_errors=True)
    _unlock(staging)


def abandon(staging: Staging) -> None:
    """Remove what was built; the published site is as it was."""
    shutil.rmtree(staging.folder, ignore_errors=True)
    _unlock(staging)


def _hidden(site: Path) -> str:
    return f".{site.name}."


def _bring_back(site: Path) -> None:
    """Undo a change of folders that was cut off after its first step."""
    old = site.with_name(f"{_hidden(site)}{_OLD.lstrip('.')}")
    if old.is_dir():
        if site.exists():
            _keep_hidden(old, site)
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(site)


def _sweep(site: Path) -> None:
    """Remove what builds left that were killed; one that is still at work holds its lock."""
    for left in _left_behind(site):
        lock = _locked(left)
        if lock is None:
            continue
        if site.is_dir():
            _keep_hidden(left, site)
        shutil.rmtree(left, ignore_errors=True)
        os.close(lock)


def _left_behind(site: Path) -> Iterator[Path]:
    for path in sorted(site.parent.iterdir()):
        if path.name.startswith(_hidden(site)) and path.name.endswith(_NEW) and path.is_dir() and not path.is_symlink():
            yield path


def _keep_hidden(old: Path, new: Path) -> None:
    """Move hidden files of the old folder into the new one, as MkDocs keeps them when it empties a folder."""
    for path in old.iterdir():
        if path.name.startswith(".") and not (new / path.name).exists():
            path.rename(new / path.name)


def _locked(folder: Path) -> int | None:
    """The folder, open and locked for this process; None where another has it, or the system has no such locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _unlock(staging: Staging) -> None:
    if staging.lock is not None:
        with contextlib.suppress(OSError):
            os.close(staging.lock)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), 2) == 0)
        here, exchange = -100, 2
        return bool(library.renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def _umask() -> int:
    """The mask for the modes of new files, which can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
