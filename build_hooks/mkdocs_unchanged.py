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
from dossier.published import Published, note_published, still_published


class _Warnings(logging.Handler):
    """Counts what would fail a strict build: a site that was built with a warning is built again, and warns again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += 1


@dataclass
class SiteBefore:
    """The site that stands, and what the one to be built will be known by; `key` is empty where nobody can tell."""

    cache: Path | None
    site: Path
    key: bytes = b""
    published: Published | None = None
    _warnings: _Warnings = field(default_factory=_Warnings)

    def keep(self, problems: Iterable[Problem]) -> None:
        """Remember the site that was just put in place, if nothing was wrong with it that must be told again."""
        self.forget()
        if self.key and not self._warnings.heard:
            note_published(self.cache, self.key, self.site, tuple(problems))

    def forget(self) -> None:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)


def site_before(config: MkDocsConfig, cache: Path | None, seeds: Path) -> SiteBefore:
    """The site in its place, `published` set where it is the one that would be built now."""
    before = SiteBefore(cache, Path(config.site_dir))
    logging.getLogger("mkdocs").addHandler(before._warnings)
    before.key = _key(config, seeds) if cache else b""
    if before.key:
        before.published = still_published(cache, before.key, before.site)
    return before


def leave_as_it_is(config: MkDocsConfig) -> None:
    """Take everything out of a build that MkDocs would do of its own."""
    config.nav, config.extra_templates = [], []
    config.theme.static_templates.clear()


def _key(config: MkDocsConfig, seeds: Path) -> bytes:
    """What the whole site depends on; empty where a part of it lies elsewhere."""
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
    folders = sorted({seeds, Path(config.docs_dir), *hooks, *theme})
    return digest_of("site", content, settings, [fingerprint(folder) for folder in folders if folder.is_dir()])
