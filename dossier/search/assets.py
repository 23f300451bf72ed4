"""A dossier in, the files of its search out."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Annotations, Asset, Dossier
from dossier.search.documents import clusters_of, document_of, order_by_kinship, people_of
from dossier.search.invert import add_people, invert
from dossier.search.reader import Index, index_of
from dossier.search.write import packed_files, write_index

FOLDER = "search"


@dataclass(frozen=True, slots=True)
class PackedIndex:
    """An index ready to be written: the stamp of its content, its root and its files by name, packed."""

    stamp: str
    root: str
    files: dict[str, str]

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
    return PackedIndex(*packed_files(write_index(documents, people, inverted, languages)))


def search_assets(dossier: Dossier, excerpt: bool = False) -> tuple[Asset, ...]:
    """The files of a dossier's search: the root of the index, and the shards it points to."""
    built = build_index(dossier, excerpt)
    files = sorted(built.files.items())
    shards = (Asset(f"{FOLDER}/{name}.js", _call(built.stamp, name, text)) for name, text in files)
    return (Asset(f"{FOLDER}/search.js", _call(built.stamp, "root", built.root)), *shards)


def _call(stamp: str, name: str, packed: str) -> bytes:
    return f'dossierSearch("{stamp}","{name}","{packed}");\n'.encode()
