"""JSON clippings: a read-later export (wallabag), an archiver's article.json, a reader view's result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dossier.intake.decoding import Decoded, decode
from dossier.intake.formats import SeedReading
from dossier.intake.formats.html import reading_of_page
from dossier.intake.formats.text import reading_of
from dossier.intake.html.page import read_page
from dossier.intake.seedfile import Seed
from dossier.intake.stated import combined, metadata_from, retrieved_from
from dossier.model import Article, Problem, Severity

# The text of a clipping, the richest form first; `True` where it is markup.
_BODIES = (
    ("content", True),
    ("html", True),
    ("body", True),
    ("article_html", True),
    ("textcontent", False),
    ("maintext", False),
    ("text", False),
    ("raw_text", False),
    ("articlebody", False),
)
# Entries of an export that are read: these, or one for so many bytes of it, and never more than the last.
_RECORDS = (300, 600, 5_000)
_WRAPPERS = ("entries", "items", "articles", "_embedded", "results", "data")


def read(seed: Seed) -> SeedReading:
    """The articles of an export, one for each entry that has a text."""
    decoded = decode(seed.data or b"", seed.path)
    problems = [decoded.problem] if decoded.problem else []
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        return SeedReading(
            (),
            (
                *problems,
                seed.problem("seed-broken", Severity.ERROR, "the JSON cannot be read", "export it again", line),
            ),
        )
    entries = _entries(value)
    if not entries:
        return SeedReading((), (*problems, _no_article(seed, "no entry has a title and a text")))
    articles: list[Article] = []
    least, size, most = _RECORDS
    read = min(most, max(least, len(seed.data or b"") // size))
    for number, entry in enumerate(entries[:read], 1):
        record = None if len(entries) == 1 else str(entry.get("id") or number)[:80]
        one = replace(seed, id=seed.id if number == 1 else f"{seed.id}-{number}")
        reading = _read_entry(one, entry, decoded, record)
        articles.extend(reading.articles)
        problems.extend(reading.problems)
    if len(entries) > read:
        problems.append(
            seed.problem(
                "seed-too-many-records",
                Severity.WARNING,
                f"only the first {read:,} of {len(entries):,} entries were read: the others are too short for articles",
                "split the export, or keep of it what are articles",
            )
        )
    return SeedReading(tuple(articles), tuple(problems))


def _entries(value: Any) -> list[Mapping[str, Any]]:
    """The objects that hold a text: the value itself, its list, or the list under a wrapper's name."""
    for _ in range(3):
        if isinstance(value, dict) and _body(value) is None:
            value = next((value[name] for name in _WRAPPERS if isinstance(value.get(name), list | dict)), None)
    if isinstance(value, dict):
        value = [value]
    return [entry for entry in value if isinstance(entry, dict) and _body(entry)] if isinstance(value, list) else []


def _body(entry: Mapping[str, Any]) -> tuple[str, bool] | None:
    known = {str(name).lower().replace("-", "_"): value for name, value in entry.items()}
    for name, markup in _BODIES:
        value = known.get(name)
        if isinstance(value, str) and value.strip():
            return value, markup and "<" in value and ">" in value
    return None


def _read_entry(seed: Seed, entry: Mapping[str, Any], whole: Decoded, record: str | None) -> SeedReading:
    found = _body(entry)
    if found is None:
        return SeedReading((), ())
    text, markup = found
    stated = metadata_from(entry, "intake.json-field")
    if not markup:
        reading = reading_of(seed, replace(whole, text=text), stated, "json", clipped=True)
        return _placed(reading, record, retrieved_from(entry))
    title = f"<h1>{_escaped(stated.title.value)}</h1>" if stated.title else ""
    page = read_page(f"<html><body><article>{title}{text}</article></body></html>", seed.path)
    url = stated.url.value if stated.url else None
    page = replace(page, metadata=combined(stated, page.metadata), url=url)
    return _placed(reading_of_page(seed, page, whole, "json"), record, retrieved_from(entry))


def _placed(reading: SeedReading, record: str | None, retrieved: str | None) -> SeedReading:
    articles = (replace(a, source=replace(a.source, record=record, retrieved=retrieved)) for a in reading.articles)
    return replace(reading, articles=tuple(articles))


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _no_article(seed: Seed, why: str) -> Problem:
    return seed.problem(
        "json-no-article",
        Severity.ERROR,
        f"this JSON holds no article: {why}",
        "export the article with its content, or remove the file",
    )
