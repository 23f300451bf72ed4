"""What MkDocs tells a person about a build: where the finished site is, not where it is being made."""

from __future__ import annotations

import logging
import os
from pathlib import Path

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


def show(made: Path, shown: Path) -> None:
    """Let MkDocs name the published folder where it tells of the hidden one beside it."""
    _BUILD.addFilter(_Renamed(made, shown))


def show_no_more() -> None:
    """Leave the lines as they are."""
    for renamed in [each for each in _BUILD.filters if isinstance(each, _Renamed)]:
        _BUILD.removeFilter(renamed)


def near(path: Path) -> str:
    """A path as a person would type it: from the folder they stand in, where it lies below that."""
    try:
        told = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if told.startswith("..") else told
