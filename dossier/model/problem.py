"""What went wrong, said so that a person can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# What a terminal obeys or a line of text is turned round by: C0 and C1 controls, marks of direction, line separators.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Severity(StrEnum):
    """How much a problem matters: an `error` fails `dossier check`; of a file written by hand, the strict build too."""

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
        return escape_controls(f"{place}: {self.severity} {self.code}: {self.message} → {self.remedy}")


def escape_controls(text: str, keep: str = "") -> str:
    r"""The text with what a terminal would obey shown as its escape, but for the characters to keep.

    >>> escape_controls("storm\x1b[2J")
    'storm\\u001b[2J'
    """
    return _CONTROLS.sub(lambda m: m[0] if m[0] in keep else f"\\u{ord(m[0]):04x}", text)
