"""Readable, stable names for seeds: day, outlet and title, as far as the article tells them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from dossier.intake.collect import article_id, files_below
from dossier.intake.formats.table import seed_suffixes, suffix_of
from dossier.intake.seedfile import Seed, load_seed
from dossier.model import Article
from dossier.text.fold import slugify

_MAX_TITLE = 60
_MAX_OUTLET = 24
_UNSAFE = re.compile(r"[^\w.-]+")


def seed_name(articles: Collection[Article], original: str, taken: Collection[str]) -> str:
    """The name under which a file becomes a seed: `2022-01-27-wion-nato-chief-turns-down-demand.txt`.

    What is unknown is left out; a file that holds several articles, or of which nothing is known, keeps its own name.
    `taken` are names in use: their articles' ids stay unique, by a number at the end.
    """
    article = next(iter(articles)) if len(articles) == 1 else None
    suffixes = _suffixes(original, article)
    own = _without(PurePosixPath(original).name, suffixes)
    stem = (_described(article, suffixes) if article else "") or _ascii(own)
    ids = {article_id(name) for name in taken}
    for number in range(1, len(ids) + 2):
        name = f"{stem}{suffixes}" if number == 1 else f"{stem}-{number}{suffixes}"
        if article_id(name) not in ids:
            return name
    return f"{stem}-{len(ids) + 2}{suffixes}"


def seed_digests(folder: Path) -> dict[str, str]:
    """SHA-256 → the path below `folder`, of every seed that is there."""
    if not folder.is_dir():
        return {}
    seeds = (load_seed(found.file, found.path, found.path, folder) for found in files_below(folder)[0])
    return {seed.sha256: seed.path for seed in reversed(list(seeds)) if isinstance(seed, Seed)}


def _described(article: Article, suffixes: str) -> str:
    stated = article.metadata
    # A page saved from disk may be titled with its own file name.
    title = slugify(_without(stated.title.value, suffixes)) if stated.title else ""
    outlet = slugify(stated.outlet.value) if stated.outlet else ""
    if not title:
        return ""
    parts = (article.published_day or "", _cut(outlet, _MAX_OUTLET), _cut(title, _MAX_TITLE))
    return _ascii("-".join(part for part in parts if part))


def _without(name: str, suffixes: str) -> str:
    """The name without its extension, however often that was put on; a name of nothing else stays."""
    bare = name.strip()
    while suffixes and bare.lower().endswith(suffixes) and len(bare) > len(suffixes):
        bare = bare[: -len(suffixes)]
    return bare


def _cut(slug: str, limit: int) -> str:
    """A slug no longer than `limit`, ended at a word where that is possible."""
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def _suffixes(original: str, article: Article | None) -> str:
    """The extension to keep: the file's own where it is a usual one, else that of the format."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(original).suffixes[-2:]]
    if suffixes and suffixes[-1] in seed_suffixes():
        inner = suffixes[0] if suffixes[-1] == ".gz" and len(suffixes) > 1 and suffixes[0] in seed_suffixes() else ""
        return inner + suffixes[-1]
    return (suffix_of(article.source.format) or ".txt") if article else (suffixes[-1] if suffixes else ".txt")


def _ascii(words: str) -> str:
    """A file name every disk can hold; letters of other scripts stay."""
    plain = unicodedata.normalize("NFC", _UNSAFE.sub("-", words)).strip("-._").lower()
    return plain[:100] or "seed"
