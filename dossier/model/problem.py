"""What went wrong, said so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an `error` fails `dossier check` and the strict build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one file.

    `code` is stable (`seed-empty`, `yaml-duplicate-key`); `path` is POSIX and relative to the project;
    `line` counts from 1 (None: the whole file); `remedy` tells the curator what to do next.
    """

    code: str
    severity: Severity
    path: str
    message: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.severity} {self.code}: {self.message} → {self.remedy}"
