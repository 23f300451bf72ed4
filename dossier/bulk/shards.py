"""Shards of articles, read a batch at a time: JSON Lines, Parquet, and whatever intake reads (web archives, pages…)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dossier.intake import article_from_text, read_files
from dossier.model import Article, Problem, Severity

_COLUMNS = ("id", "text", "published", "language")


def batches_of(shard: Path, size: int, problems: list[Problem]) -> Iterator[tuple[Article, ...]]:
    """The articles of a shard, `size` at a time; what is wrong with one of them is added to `problems`.

    A record of JSON Lines or Parquet has `id` and `text`, and may have `published` and `language`.
    """
    articles = _articles(shard, problems)
    while batch := tuple(islice(articles, size)):
        yield batch


def _articles(shard: Path, problems: list[Problem]) -> Iterator[Article]:
    if shard.suffix == ".parquet":
        return _from_records(_parquet_rows(shard), shard, problems)
    if shard.suffix in {".jsonl", ".ndjson"}:
        return _from_records(_json_rows(shard), shard, problems)
    intake = read_files((shard,))
    problems.extend(intake.problems)
    return iter(intake.articles)


def _json_rows(shard: Path) -> Iterator[object]:
    with shard.open("rb") as lines:
        for line in lines:
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    yield error


def _parquet_rows(shard: Path) -> Iterator[object]:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(shard) as file:
        columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
        for batch in file.iter_batches(batch_size=256, columns=columns):
            yield from batch.to_pylist()


def _from_records(records: Iterable[object], shard: Path, problems: list[Problem]) -> Iterator[Article]:
    for number, record in enumerate(records, 1):
        wrong = _wrong(record)
        if wrong:
            remedy = 'write records as {"id": "a1", "text": "…", "published": "2022-01-27"}'
            problems.append(Problem("record-unreadable", Severity.ERROR, str(shard), wrong, remedy, number))
        elif isinstance(record, dict):
            yield _article(record)


def _wrong(record: object) -> str:
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or record.get("id") is None:
        return "this is no record with “id” and “text”"
    if any(not isinstance(record.get(name), str | None) for name in ("published", "language")):
        return "“published” or “language” is no text"
    return ""


def _article(record: dict[str, Any]) -> Article:
    published, language = record.get("published"), record.get("language") or "en"
    return article_from_text(str(record["id"]), record["text"], published or None, language)
