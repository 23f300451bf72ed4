"""The files of the downloads, with what the page that lists them says of each."""

from __future__ import annotations

import dataclasses
import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.downloads.annotations import as_web_annotations
from dossier.downloads.bibliography import as_bibtex, as_csl, as_ris
from dossier.downloads.columns import columns_of
from dossier.downloads.feed import as_feed
from dossier.downloads.references import item_of
from dossier.downloads.tables import Table, each_table
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
    kept = keep(_listing(_files(dossier, options), listed))
    return kept, tuple(listed)


def _listing(files: Iterable[_File], listed: list[Download]) -> Iterator[Asset]:
    for file in files:
        columns = tuple((c.name, c.type, c.meaning) for c in columns_of(file.table.row)) if file.table else ()
        listed.append(Download(file.uri, file.title, file.about, len(file.content), columns))
        yield Asset(file.uri, file.content)


def _files(dossier: Dossier, options: SiteOptions) -> Iterator[_File]:
    csvs: list[_File] = []
    lines: list[_File] = []
    shapes: list[Table] = []

    def written() -> Iterator[Table]:
        for table in each_table(dossier):
            shape = dataclasses.replace(table, rows=())
            csvs.append(_packed(f"data/{table.name}.csv", f"{table.name}, CSV", table.about, [as_csv(table)], shape))
            uri, title = f"data/{table.name}.jsonl", f"{table.name}, JSON Lines"
            lines.append(_packed(uri, title, table.about, [as_json_lines(table)]))
            shapes.append(shape)
            yield table

    yield _packed("data/dossier.sqlite", "SQLite", "all tables in one database", as_database(written()))
    yield from (*csvs, *lines)
    package = as_data_package(shapes, options.title)
    yield _File("data/datapackage.json", "Data Package", "what the columns of the CSV files mean", package)
    about = "every fact as a standoff annotation"
    yield _packed("data/annotations.jsonld", "Web Annotations", about, as_web_annotations(dossier, options))
    items = [item_of(article) for article in dossier.articles]
    for uri, title, text in (
        ("data/articles.bib", "BibTeX", as_bibtex(items)),
        ("data/articles.ris", "RIS", as_ris(items)),
        ("data/articles.csl.json", "CSL-JSON", as_csl(items)),
    ):
        yield _packed(uri, title, "all articles as works to cite", [text.encode("utf-8", "backslashreplace")])
    yield _File(_FEED, "Atom", "the newest dated articles, for feed readers", as_feed(dossier, options))


def _packed(uri: str, title: str, about: str, pieces: Iterable[bytes], table: Table | None = None) -> _File:
    """The file made of the pieces, compressed where it is large; it is never whole in memory then."""
    coming, held = iter(pieces), bytearray()
    while len(held) <= _LARGE:
        piece = next(coming, None)
        if piece is None:
            return _File(uri, title, about, bytes(held), table)
        held += piece
    out = io.BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=6, fileobj=out, mtime=0) as file:
        file.write(held)
        del held
        file.writelines(coming)
    return _File(f"{uri}.gz", title, about, out.getvalue(), table)
