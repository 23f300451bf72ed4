"""Search that works from disk: an index in shards, a reader of it in Python, and one in JavaScript beside it."""

from __future__ import annotations

from dossier.search.answer import search
from dossier.search.assets import PackedIndex, build_index, search_assets
from dossier.search.reader import Index, SearchIndexError, open_index

__all__ = ["Index", "PackedIndex", "SearchIndexError", "build_index", "open_index", "search", "search_assets"]
