"""Entities → finished, escaped HTML pages."""

from __future__ import annotations

from dossier.model import Dossier, Page


def render_pages(dossier: Dossier) -> tuple[Page, ...]:
    """Every generated page of the site, sorted by address."""
    return ()
