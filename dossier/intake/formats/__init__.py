"""The formats a seed can have: one module each, tried in order, recognised by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from dossier.intake.seedfile import Seed
from dossier.model import Article, Problem


@dataclass(frozen=True, slots=True)
class SeedReading:
    """The articles of one seed file, in the file's order, and its problems."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()


class FormatModule(Protocol):
    """What a format's module offers."""

    def read(self, seed: Seed) -> SeedReading:
        """The articles of the seed; never raises for what the seed holds."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table: what files of a format are called, how it is recognised, the module that reads it.

    `recognise(head, named)` looks at the first bytes, and at whether the file is called so only to break a tie. `add`
    gives a seed the first of the `suffixes`. The module is imported when a seed has the format, so that a heavy library
    is loaded only where it is needed.
    """

    name: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes, bool], bool]
    module: str

    def read(self, seed: Seed) -> SeedReading:
        """The articles of a seed of this format."""
        return cast(FormatModule, import_module(self.module)).read(seed)
