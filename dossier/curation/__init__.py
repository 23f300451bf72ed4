"""The curator's YAML → validated judgements with file and line, and their application to what the machine found."""

from dossier.curation.annotations import curate_annotations
from dossier.curation.articles import curate_articles
from dossier.curation.load import load_judgements, parse_judgements
from dossier.curation.redaction import redacted
from dossier.curation.write import Written, answers_to, append_entry, entry_for, take_back, written_entries

__all__ = [
    "Written",
    "answers_to",
    "append_entry",
    "curate_annotations",
    "curate_articles",
    "entry_for",
    "load_judgements",
    "parse_judgements",
    "redacted",
    "take_back",
    "written_entries",
]
