"""Search that works from disk: an index in shards, a reader of it in Python, and one in JavaScript beside it."""

from __future__ import annotations

from dossier.search.answer import search
from dossier.search.assets import BOX, STYLE, PackedIndex, build_index, search_assets, search_page
from dossier.search.lists import search_list
from dossier.search.reader import Index, SearchIndexError, open_index

__all__ = [
    "BOX",
    "STYLE",
    "Index",
    "PackedIndex",
    "SearchIndexError",
    "build_index",
    "open_index",
    "search",
    "search_assets",
    "search_list",
    "search_page",
]
