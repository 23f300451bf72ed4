"""Dates of all articles → the timeline, and between which days an undated article may have appeared."""

from dossier.linking.times.bounds import suggest_bounds
from dossier.linking.times.timeline import build_timeline
from dossier.linking.times.undated import suggest_dating

__all__ = ["build_timeline", "suggest_bounds", "suggest_dating"]
