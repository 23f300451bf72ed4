"""The formats a seed can have: one module each, tried in order, recognised by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from dossier.intake.seedfile import Seed
from dossier.model import Article, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of one seed file, in the file's order, and its problems."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()


class FormatModule(Protocol):
    """What a format's module offers."""

    def read(self, seed: Seed) -> Reading:
        """The articles of the seed; never raises for what the seed holds."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table: `recognise(head, name)` looks at the first bytes, and at the file name only to break a tie.

    The module is imported when a seed has the format, so that a heavy library is loaded only where it is needed.
    """

    name: str
    recognise: Callable[[bytes, str], bool]
    module: str

    def read(self, seed: Seed) -> Reading:
        """The articles of a seed of this format."""
        return cast(FormatModule, import_module(self.module)).read(seed)


def format_of(head: bytes, name: str) -> Format | None:
    """The first format that recognises the bytes; None for bytes that are no text and no known container."""
    from dossier.intake.formats.table import FORMATS

    return next((row for row in FORMATS if row.recognise(head, name)), None)
