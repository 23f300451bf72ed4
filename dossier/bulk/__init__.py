"""Corpora beyond one machine: shards of articles in, tables of facts out; linking them is another step."""

from __future__ import annotations

from dossier.bulk.extract import Done, extract_shard
from dossier.bulk.facts import Fact, facts_of

__all__ = ["Done", "Fact", "extract_shard", "facts_of"]
