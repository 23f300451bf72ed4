"""The files of the downloads, with what the page that lists them says of each."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.downloads.annotations import as_web_annotations
from dossier.downloads.bibliography import as_bibtex, as_csl, as_ris
from dossier.downloads.columns import columns_of
from dossier.downloads.feed import as_feed
from dossier.downloads.references import item_of
from dossier.downloads.tables import Table, tables_of
from dossier.downloads.writing import as_csv, as_data_package, as_database, as_json_lines
from dossier.model import Asset, Dossier, Download, SiteOptions

# Beyond this a file is compressed, to about a tenth: GitHub Pages holds 1 GB in all.
_LARGE = 2_000_000
_FEED = "feed.xml"


@dataclass(frozen=True, slots=True)
class _File:
    uri: str
    title: str
    about: str
    content: bytes
    table: Table | None = None


def download_files(
    dossier: Dossier, options: SiteOptions, keep: Callable[[Iterator[Asset]], Sequence[Asset]] = tuple
) -> tuple[Sequence[Asset], tuple[Download, ...]]:
    """Every file of the downloads below `data/`, the feed beside the pages, and how each is listed.

    A file over 2 MB is gzipped and its address ends in `.gz`; what links to it is told by the `Download`. `keep` takes
    the files as they are made, in memory or on disk.
    """
    listed: list[Download] = []
    kept = keep(_listing(map(_packed, _files(dossier, options)), listed))
    return kept, tuple(listed)


def _listing(files: Iterable[_File], listed: list[Download]) -> Iterator[Asset]:
    for file in files:
        columns = tuple((c.name, c.type, c.meaning) for c in columns_of(file.table.row)) if file.table else ()
        listed.append(Download(file.uri, file.title, file.about, len(file.content), columns))
        yield Asset(file.uri, file.content)


def _files(dossier: Dossier, options: SiteOptions) -> Iterator[_File]:
    tables = tables_of(dossier)
    yield _File("data/dossier.sqlite", "SQLite", "all tables in one database", as_database(tables))
    for table in tables:
        yield _File(f"data/{table.name}.csv", f"{table.name}, CSV", table.about, as_csv(table), table)
    for table in tables:
        yield _File(f"data/{table.name}.jsonl", f"{table.name}, JSON Lines", table.about, as_json_lines(table))
    package = as_data_package(tables, options.title)
    yield _File("data/datapackage.json", "Data Package", "what the columns of the CSV files mean", package)
    about = "every fact as a standoff annotation"
    yield _File("data/annotations.jsonld", "Web Annotations", about, as_web_annotations(dossier, options))
    items = [item_of(article) for article in dossier.articles]
    for uri, title, text in (
        ("data/articles.bib", "BibTeX", as_bibtex(items)),
        ("data/articles.ris", "RIS", as_ris(items)),
        ("data/articles.csl.json", "CSL-JSON", as_csl(items)),
    ):
        yield _File(uri, title, "all articles as works to cite", text.encode("utf-8", "backslashreplace"))
    yield _File(_FEED, "Atom", "the newest dated articles, for feed readers", as_feed(dossier, options))


def _packed(file: _File) -> _File:
    if len(file.content) <= _LARGE or file.uri == _FEED:
        return file
    content = gzip.compress(file.content, compresslevel=6, mtime=0)
    return _File(f"{file.uri}.gz", file.title, file.about, content, file.table)
