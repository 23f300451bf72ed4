"""Time expressions in an article, resolved against its publication day or left unresolved."""

from dossier.extraction.dates.finder import MOST_DATES, find_dates

__all__ = ["MOST_DATES", "find_dates"]
