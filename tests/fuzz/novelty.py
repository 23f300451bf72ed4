"""Which documents reach code that none before them reached: they are kept, and changed further.

From Python 3.12 on the interpreter tells of each line once, at no cost afterwards (PEP 669); on 3.11 nothing is told.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import CodeType
from typing import Any

import dossier
from tests.fuzz.documents import DAMAGES, Document

_ROOM = str(Path(dossier.__file__).parent)
_MOST = 3_000


class Novelty:
    """The lines of the package that were reached, and the documents that reached one first."""

    def __init__(self) -> None:
        self.lines = 0
        self.pool: list[Document] = []
        self._before = 0
        if sys.version_info >= (3, 12):
            self._listen(sys.monitoring)

    def _listen(self, monitoring: Any) -> None:
        self._disable = monitoring.DISABLE
        monitoring.use_tool_id(monitoring.COVERAGE_ID, "dossier fuzz")
        monitoring.register_callback(monitoring.COVERAGE_ID, monitoring.events.LINE, self._reached)
        monitoring.set_events(monitoring.COVERAGE_ID, monitoring.events.LINE)

    def _reached(self, code: CodeType, line: int) -> Any:
        if code.co_filename.startswith(_ROOM):
            self.lines += 1
        return self._disable

    def keep(self, document: Document) -> None:
        """Keep the document that was just tried if a line was reached for the first time."""
        if self.lines > self._before and len(self.pool) < _MOST:
            self.pool.append(document)
        self._before = self.lines

    def changed(self, chance: random.Random, number: int) -> Document | None:
        """A kept document, damaged, or the head of one with the tail of another; None where nothing is kept."""
        if not self.pool:
            return None
        one = chance.choice(self.pool)
        content = one.content
        if chance.random() < 0.3:
            other = chance.choice(self.pool).content
            content = content[: chance.randint(0, len(content))] + other[chance.randint(0, len(other)) :]
        for _ in range(chance.randint(1, 3)):
            content = chance.choice(DAMAGES)(content, chance)
        return Document(f"d{number}{one.name[one.name.find('.') :]}", content[:20_000] or b"x")

    def close(self) -> None:
        """Listen no longer."""
        if sys.version_info >= (3, 12):
            monitoring: Any = sys.monitoring
            monitoring.set_events(monitoring.COVERAGE_ID, 0)
            monitoring.free_tool_id(monitoring.COVERAGE_ID)
