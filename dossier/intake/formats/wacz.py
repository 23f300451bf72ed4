"""WACZ: web archives zipped together with a list of the pages that were looked at."""

from __future__ import annotations

import json
import zipfile
import zlib
from dataclasses import replace

from dossier.intake.formats import SeedReading
from dossier.intake.formats.warc import read_archive
from dossier.intake.seedfile import MAX_ARCHIVE_BYTES, Seed
from dossier.model import Article, Problem, Severity

_MAX_MEMBERS = 10_000
_MAX_LIST_BYTES = 8 * 1024 * 1024
_MAX_RATIO = 200


def read(seed: Seed) -> SeedReading:
    """The articles of every archive in the package, of the listed pages only where pages are listed."""
    articles: list[Article] = []
    problems: list[Problem] = []
    try:
        with seed.open() as stream, zipfile.ZipFile(stream) as package:
            members = package.infolist()[:_MAX_MEMBERS]
            bomb = next((m for m in members if _swells(m)), None)
            if bomb is not None:
                return SeedReading(
                    (),
                    (
                        seed.problem(
                            "seed-expands-too-far",
                            Severity.ERROR,
                            f"unpacked, {bomb.filename[:80]} has {bomb.file_size // 1_000_000} MB",
                            "record the articles one by one",
                        ),
                    ),
                )
            wanted = _pages(package, members)
            for member in sorted(members, key=lambda m: m.filename):
                if member.filename.startswith("archive/") and ".warc" in member.filename:
                    with package.open(member) as archive:
                        reading = read_archive(seed, archive, wanted, 1 + len(articles))  # type: ignore[arg-type]
                    articles.extend(reading.articles)
                    problems.extend(p for p in reading.problems if p.code != "archive-no-article")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        problems.append(
            seed.problem(
                "seed-truncated",
                Severity.ERROR,
                f"it is damaged ({type(error).__name__})",
                "copy or record it again",
            )
        )
    if not articles and not problems:
        problems.append(
            seed.problem(
                "archive-no-article", Severity.WARNING, "the package holds no article", "record the article's own page"
            )
        )
    return SeedReading(tuple(replace(a, source=replace(a.source, format="wacz")) for a in articles), tuple(problems))


def _swells(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a bomb: far longer unpacked than packed, or too long to be read at all."""
    size = member.file_size
    return size > MAX_ARCHIVE_BYTES or (size > 10_000_000 and size > _MAX_RATIO * max(1, member.compress_size))


def _pages(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> frozenset[str]:
    """The addresses of the pages that the package lists; none when it lists none that can be read."""
    found = set()
    for member in members:
        if member.filename.startswith("pages/") and member.filename.endswith(".jsonl"):
            with package.open(member) as lines:
                for line in lines.read(_MAX_LIST_BYTES).splitlines():
                    try:
                        entry = json.loads(line)
                    except (ValueError, RecursionError):
                        continue
                    if isinstance(entry, dict) and isinstance(entry.get("url"), str):
                        found.add(entry["url"])
    return frozenset(found)
