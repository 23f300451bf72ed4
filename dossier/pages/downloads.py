"""The page of downloads: what can be carried away, and what each column means."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Dossier, Download, Page, SiteOptions
from dossier.pages.catalogue import words_of
from dossier.pages.environment import render_page
from dossier.pages.lookup import look_up


def downloads_page(downloads: Sequence[Download], options: SiteOptions | None = None) -> Page:
    """The page that lists the files, tables first by their CSV, and below them the data dictionary."""
    tables = [download for download in downloads if download.columns]
    names = {_name(table.uri) for table in tables}
    lines = {_name(d.uri): d for d in downloads if ".jsonl" in d.uri and _name(d.uri) in names}
    others = [d for d in downloads if not d.columns and d is not lines.get(_name(d.uri))]
    t = words_of((options or SiteOptions()).language)
    return render_page(
        "downloads.html.j2",
        "downloads.md",
        t.plain("Data and citations"),
        t.plain("Everything on these pages as files: tables, citations, annotations, a feed."),
        lookup=look_up(Dossier((), ()), options),
        section="downloads.md",
        tables=[(table, lines.get(_name(table.uri))) for table in tables],
        others=others,
    )


def _name(uri: str) -> str:
    """The bare name of a file: `data/names.csv.gz` is `names`."""
    return uri.rpartition("/")[2].partition(".")[0]
