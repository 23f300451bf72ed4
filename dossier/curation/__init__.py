"""The curator's YAML → validated judgements with file and line, and their application to what the machine found."""

from dossier.curation.annotations import curate_annotations
from dossier.curation.articles import curate_articles
from dossier.curation.load import load_judgements, parse_judgements

__all__ = ["curate_annotations", "curate_articles", "load_judgements", "parse_judgements"]
