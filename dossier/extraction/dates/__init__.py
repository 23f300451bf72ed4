"""Time expressions in an article, resolved against its publication day or left unresolved."""

from dossier.extraction.dates.finder import find_dates

__all__ = ["find_dates"]
