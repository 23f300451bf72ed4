"""Whether the site that stands is the site that would be built: then nothing needs to be."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dossier.cache import open_records
from dossier.model import Problem

_KIND = "site"
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
