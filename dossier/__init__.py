"""Turn collected news articles into a trustworthy, searchable dossier.

>>> import dossier
>>> article = dossier.article_from_text("a1", "“We sail on Friday,” said Ruth Okello.")
>>> found, problems = dossier.annotate(article)
>>> found.quotations[0].speaker
'Ruth Okello'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.extraction import annotate
    from dossier.intake import read_files, read_folder
    from dossier.intake.plain import article_from_text
    from dossier.pipeline import build_dossier, build_pages, build_site

__all__ = [
    "annotate",
    "article_from_text",
    "build_dossier",
    "build_pages",
    "build_site",
    "read_files",
    "read_folder",
]

# Loaded when first asked for: who annotates a text need not wait for the libraries that read HTML and YAML.
_HOMES = {
    "annotate": "dossier.extraction",
    "article_from_text": "dossier.intake.plain",
    "build_dossier": "dossier.pipeline",
    "build_pages": "dossier.pipeline",
    "build_site": "dossier.pipeline",
    "read_files": "dossier.intake",
    "read_folder": "dossier.intake",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
