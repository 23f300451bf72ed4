"""A dossier in, the files of its search out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dossier.model import Annotations, Asset, Dossier, Page
from dossier.search.documents import clusters_of, document_of, order_by_kinship, people_of
from dossier.search.invert import add_people, invert
from dossier.search.reader import Index, index_of
from dossier.search.scripts import page_program, page_script, stem_program
from dossier.search.write import packed_files, write_index

FOLDER = "search"
# What every page loads; the rest is fetched when somebody searches.
BOX, STYLE = f"{FOLDER}/box.js", f"{FOLDER}/search.css"


@dataclass(frozen=True, slots=True)
class PackedIndex:
    """An index ready to be written: the stamp of its content, its root and its files by name, packed."""

    stamp: str
    root: str
    files: dict[str, str]
    languages: tuple[str, ...] = ()

    def reader(self) -> Index:
        """A reader of the index as it stands in memory."""
        return index_of(self.root, self.files.__getitem__)


def build_index(dossier: Dossier, excerpt: bool = False) -> PackedIndex:
    """The index of a dossier; with `excerpt` it keeps no sentence but those that hold a quotation."""
    order = order_by_kinship(dossier.articles)
    articles = [dossier.articles[at] for at in order]
    found = {annotations.article: annotations for annotations in dossier.annotations}
    people = people_of(dossier, {article.id: number for number, article in enumerate(articles)})
    clusters = clusters_of(dossier, people)
    documents = [document_of(a, found.get(a.id, Annotations(a.id)), clusters, excerpt) for a in articles]
    languages = sorted({document.language for document in documents})
    average = sum(len(text) for d in documents for _, text in d.passages) / max(len(documents), 1)
    inverted = invert(documents, max(average, 1.0), languages)
    add_people(inverted, people)
    stamp, root, files = packed_files(write_index(documents, people, inverted, languages, excerpt))
    return PackedIndex(stamp, root, files, tuple(languages))


def search_assets(dossier: Dossier, excerpt: bool = False, language: str = "en") -> tuple[Asset, ...]:
    """The files of a dossier's search: the root of the index, and the shards it points to."""
    built = build_index(dossier, excerpt)
    program = "\n".join(
        [
            page_program(language),
            _script(built.stamp, "root", built.root),
        ]
    )
    stems = f'dossierSearch("{built.stamp}","stem",{stem_program(built.languages)});\n'
    files = sorted(built.files.items())
    shards = (Asset(f"{FOLDER}/{name}.js", _call(built.stamp, name, text)) for name, text in files)
    own = (
        Asset(BOX, page_script("box.js").encode()),
        Asset(STYLE, page_script("search.css").encode()),
        Asset(f"{FOLDER}/search.js", program.encode()),
        Asset(f"{FOLDER}/stem.js", stems.encode()),
    )
    return (*own, *shards)


def search_page() -> Page:
    """The page on which the results have room; the program fills it."""
    body = _environment().get_template("search.html.j2").render()
    return Page("search.md", "Search", body, description="Words, people, quotations and dates.", hide_from_search=True)


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)


def _call(stamp: str, name: str, packed: str) -> bytes:
    return f"{_script(stamp, name, packed)}\n".encode()


def _script(stamp: str, name: str, packed: str) -> str:
    return f'dossierSearch("{stamp}","{name}","{packed}");'
