"""The same attack led by coverage, where atheris is installed: `make fuzz GUIDED=1 COUNT=100000`.

The first byte of an input chooses the ending of the seed; what follows is its content. Readers and extractors are
instrumented, so that an input that reaches new code is kept and changed further.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

# On no lock: it is there for some systems only.
atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["dossier.intake", "dossier.extraction", "dossier.language", "dossier.text"]):
    from tests.fuzz.targets import read_one

SUFFIXES = (".txt", ".html", ".md", ".eml", ".json", ".mhtml", ".warc", ".pdf", ".docx", ".epub", ".gz")
_FOLDER = Path(tempfile.mkdtemp())


def one_input(content: bytes) -> None:
    """Read one seed and find its facts; what must hold is checked."""
    if len(content) < 2:
        return
    path = _FOLDER / f"seed{SUFFIXES[content[0] % len(SUFFIXES)]}"
    path.write_bytes(content[1:])
    read_one(path)


if __name__ == "__main__":
    Path(sys.argv[-1]).mkdir(parents=True, exist_ok=True)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
