"""A build of what is built already: MkDocs is given nothing to do, and the site stays as it stands."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dossier.cache import digest_of, fingerprint
from dossier.model import Problem
from dossier.published import Published, Shelf, note_published, still_published


class _Warnings(logging.Handler):
    """Counts what would fail a strict build: a site that was built with a warning is built again, and warns again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += 1


@dataclass
class SiteBefore:
    """The site that stands, and what the one to be built will be known by; empty where nobody can tell.

    `key` is the digest of all that the site is made from, `made_by` the digest of what every page is made with.
    """

    cache: Path | None
    site: Path
    key: bytes = b""
    made_by: bytes = b""
    published: Published | None = None
    _warnings: _Warnings = field(default_factory=_Warnings)

    def keep(self, problems: Iterable[Problem], shelf: Shelf | None) -> None:
        """Remember the site that was just put in place, as a whole if nothing was wrong that must be told again."""
        self.forget()
        if shelf:
            shelf.keep()
        if self.key and not self._warnings.heard:
            note_published(self.cache, self.key, self.site, tuple(problems))

    def forget(self) -> None:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)


def site_before(config: MkDocsConfig, cache: Path | None, seeds: Path) -> SiteBefore:
    """The site in its place, `published` set where it is the one that would be built now."""
    before = SiteBefore(cache, Path(config.site_dir))
    logging.getLogger("mkdocs").addHandler(before._warnings)
    before.made_by = made_by(config) if cache else b""
    if before.made_by:
        folders = sorted({seeds, Path(config.docs_dir)})
        before.key = digest_of("site", before.made_by, [fingerprint(folder) for folder in folders if folder.is_dir()])
        before.published = still_published(cache, before.key, before.site)
    return before


def shelf_of(config: MkDocsConfig, before: SiteBefore | None) -> Shelf:
    """Where the files of this build are put, which takes over what it can from the site before."""
    folder = Path(config.site_dir)
    return Shelf(before.cache, before.made_by, before.site, folder) if before else Shelf(None, b"", folder, folder)


def leave_as_it_is(config: MkDocsConfig) -> None:
    """Take everything out of a build that MkDocs would do of its own."""
    config.nav, config.extra_templates = [], []
    config.theme.static_templates.clear()


def made_by(config: MkDocsConfig) -> bytes:
    """What every page of the site is made with; empty where a part of it lies elsewhere."""
    file = Path(config.config_file_path or "")
    content = file.read_bytes() if file.is_file() else b"INHERIT"
    if b"INHERIT" in content:
        return b""
    try:
        settings = json.dumps(dict(config), default=lambda value: type(value).__name__, sort_keys=True)
    except (TypeError, ValueError):
        return b""
    hooks = [Path(path).resolve().parent for path in config.hooks]
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    folders = sorted({*hooks, *theme})
    return digest_of("site", content, settings, [fingerprint(folder) for folder in folders if folder.is_dir()])
