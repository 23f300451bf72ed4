"""What MkDocs tells a person about a build: where the finished site is, not where it is being made."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

_LOG = get_plugin_logger("dossier")
_BUILD = logging.getLogger("mkdocs.commands.build")


class _Renamed(logging.Filter):
    """Lines about one folder told of another."""

    def __init__(self, made: Path, shown: Path) -> None:
        super().__init__()
        self._made, self._shown = str(made), near(shown)

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, with its folder named."""
        if isinstance(record.msg, str):
            record.msg = record.msg.replace(self._made, self._shown)
        return True


def shown_as(made: Path, shown: Path) -> str:
    """The hidden folder in which a site is made; where MkDocs tells of it, it names the published one."""
    for before in [each for each in _BUILD.filters if isinstance(each, _Renamed)]:
        _BUILD.removeFilter(before)
    _BUILD.addFilter(_Renamed(made, shown))
    return str(made)


def told_ready(site: Path) -> str:
    """The folder of the finished site, when a person has been told what to open."""
    _LOG.info("the site is ready: open %s", near(site / "index.html"))
    return str(site)


def near(path: Path) -> str:
    """A path as a person would type it: from the folder they stand in, where it lies below that."""
    try:
        told = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if told.startswith("..") else told
