"""Whether the site that stands is the site that would be built, or which files of it are: these need not be made."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dossier.cache import digest_of, open_records
from dossier.model import Problem

_KIND, _FILES = "site", "files"
Manifest = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Published:
    """A site as it was written: each file's size and time, and the problems that were told with it."""

    files: Manifest
    problems: tuple[Problem, ...]


def still_published(cache: Path | None, key: bytes, site: Path) -> Published | None:
    """What was published under this key, if every file of it still stands in `site` as it was written, and no other.

    `key` stands for all that the site was made from.
    """
    with closing(open_records(cache)) as records:
        kept = records.get(_KIND, [key], Published).get(key)
    return kept if kept and kept.files == _manifest(site) else None


def note_published(cache: Path | None, key: bytes, site: Path, problems: tuple[Problem, ...]) -> None:
    """Remember the site that stands in `site`, in place of any before."""
    with closing(open_records(cache)) as records:
        records.put(_KIND, [(key, Published(_manifest(site), problems))])


def _manifest(site: Path) -> Manifest:
    """Every file below a folder; what is hidden at its top, such as `.git`, is none of ours."""
    found: Manifest = {}
    for folder, folders, files in os.walk(site):
        if Path(folder) == site:
            folders[:] = [name for name in folders if not name.startswith(".")]
            files = [name for name in files if not name.startswith(".")]
        for name in files:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            found[os.path.relpath(path, site)] = (status.st_size, status.st_mtime_ns)
    return found


@dataclass(frozen=True, slots=True)
class _Written:
    """A file as it was written: what it was made from, its size and time, and the SHA-256 of its bytes."""

    key: bytes
    size: int
    time: int
    sha256: str


class Shelf:
    """The files of a site that grows beside the one that stands: a file made from the same is taken over as it is.

    It is taken over as a second name of the same bytes, which costs no copy; where the disk has no such names, it is
    made again.
    """

    def __init__(self, cache: Path | None, made_by: bytes, site: Path, folder: Path) -> None:
        """The site that stands in `site`, and the `folder` to build in.

        `made_by` is the digest of all that every file depends on; empty where nobody can tell, and nothing is taken
        over.
        """
        self._cache, self._site, self._folder = cache, site, folder
        self._made_by = made_by
        self._key = digest_of(_FILES, made_by, str(site.resolve()))
        self._now: dict[str, _Written] = {}
        self._before: dict[str, _Written] = {}
        if made_by and site != folder:
            with closing(open_records(cache)) as records:
                self._before = records.get(_FILES, [self._key], dict[str, _Written]).get(self._key, {})

    def follow(self, before: Shelf) -> None:
        """Take over from what another shelf of this process put in its place, if it was made by the same."""
        if self._made_by and self._made_by == before._made_by:
            self._before = before._now

    def put(self, address: str, key: bytes, content: Callable[[], bytes]) -> None:
        """Put a file at an address; `content` makes its bytes, `key` is the digest of all that these depend on.

        Without a key the file is made and written.
        """
        target = self._folder / address
        before = self._before.get(address) if key else None
        if before and before.key == key and self._taken_over(address, target, before):
            self._now[address] = before
            return
        data = content()
        with contextlib.suppress(FileNotFoundError):
            target.unlink()  # Never into a file that has another name as well.
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        status = os.lstat(target)
        sha256 = hashlib.sha256(data).hexdigest()
        self._now[address] = _Written(key, status.st_size, status.st_mtime_ns, sha256)

    def put_bytes(self, address: str, data: bytes) -> None:
        """Put a file of these bytes at an address."""
        self.put(address, digest_of(data), lambda: data)

    def sha256_of(self, address: str, status: os.stat_result) -> str | None:
        """The SHA-256 of a file that was put at an address, if `status` shows it as it was left there."""
        now = self._now.get(address)
        return now.sha256 if now and (now.size, now.time) == (status.st_size, status.st_mtime_ns) else None

    def keep(self) -> None:
        """Remember the files for the next build, now that they stand."""
        with closing(open_records(self._cache)) as records:
            records.put(_FILES, [(self._key, self._now)])

    def _taken_over(self, address: str, target: Path, before: _Written) -> bool:
        standing = self._site / address
        try:
            status = os.lstat(standing)
            if not stat.S_ISREG(status.st_mode) or (before.size, before.time) != (status.st_size, status.st_mtime_ns):
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(standing, target, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        return True
