"""The preview's site, which MkDocs empties before every build: it steps aside, so that its files can be taken over.

MkDocs answers no request while it builds, so that nobody finds the folder empty.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs_unchanged import made_by

from dossier.published import Shelf


class Preview:
    """What `mkdocs serve` showed last, kept from one build to the next."""

    def __init__(self) -> None:
        """Nothing has been shown yet."""
        self._shown: Shelf | None = None
        self._growing: Shelf | None = None
        self._moved: tuple[Path, Path] | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Move the site out of the way of the build that begins."""
        site = Path(config.site_dir)
        aside = site.with_name(f"{site.name}.before")
        with contextlib.suppress(OSError):
            shutil.rmtree(aside, ignore_errors=True)
            site.rename(aside)
            self._moved = site, aside
            site.mkdir(mode=0o700)

    def shelf(self, config: MkDocsConfig) -> Shelf | None:
        """Where the files of this build are put, which takes over what it can; None where nothing stepped aside."""
        if not self._moved:
            return None
        site, aside = self._moved
        self._growing = Shelf(None, made_by(config), aside, site)
        if self._shown:
            self._growing.follow(self._shown)
        return self._growing

    def end(self) -> None:
        """The new site is shown; the one before is not wanted any more."""
        if self._moved:
            shutil.rmtree(self._moved[1], ignore_errors=True)
            self._shown = self._growing
        self._moved = self._growing = None

    def undo(self) -> None:
        """Put the site before in its place again, after a build that failed."""
        if self._moved:
            site, aside = self._moved
            with contextlib.suppress(OSError):
                shutil.rmtree(site, ignore_errors=True)
                aside.rename(site)
        self._moved = self._growing = None
