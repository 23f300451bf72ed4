"""What the tests of search look into: the five seeds and ten texts of our own, read as any seeds are."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.model import Dossier
from dossier.pipeline import build_dossier
from dossier.search import Index, PackedIndex, build_index

PROJECT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"


@cache
def dossier() -> Dossier:
    """The dossier of the seeds, with their curation, and of the ten texts."""
    with TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        shutil.copytree(PROJECT / "seeds", seeds)
        for text in TEXTS.glob("*.txt"):
            shutil.copy(text, seeds / text.name)
        return build_dossier(seeds)


@cache
def packed() -> PackedIndex:
    """Its index."""
    return build_index(dossier())


def index() -> Index:
    """A fresh reader of it."""
    return packed().reader()
