"""Facts to carry away: tables, citations, annotations and a feed, each row with the address of its sentence."""

from __future__ import annotations

from dossier.downloads.files import download_files
from dossier.downloads.linked_data import joined, linked_data_of, with_linked_data
from dossier.downloads.references import reference_of, references_of

__all__ = ["download_files", "joined", "linked_data_of", "reference_of", "references_of", "with_linked_data"]
