"""WACZ: web archives zipped together with a list of the pages that were looked at."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

from dossier.intake.formats import SeedReading
from dossier.intake.formats.warc import read_archive
from dossier.intake.packages import BROKEN, damaged, expands, opened
from dossier.intake.seedfile import Seed
from dossier.model import Article, Problem, Severity

_MAX_LIST_BYTES = 8 * 1024 * 1024


def read(seed: Seed) -> SeedReading:
    """The articles of every archive in the package, of the listed pages only where pages are listed."""
    articles: list[Article] = []
    problems: list[Problem] = []
    try:
        with opened(seed) as found:
            package, members, bomb = found.file, found.members, found.bomb()
            if bomb is not None:
                return SeedReading((), (expands(seed, bomb),))
            wanted = _pages(package, members)
            for member in sorted(members, key=lambda m: m.filename):
                if member.filename.startswith("archive/") and ".warc" in member.filename:
                    with package.open(member) as archive:
                        reading = read_archive(seed, archive, wanted, 1 + len(articles))  # type: ignore[arg-type]
                    articles.extend(reading.articles)
                    problems.extend(p for p in reading.problems if p.code != "archive-no-article")
    except BROKEN as error:
        problems.append(damaged(seed, error))
    if not articles and not problems:
        problems.append(
            seed.problem(
                "archive-no-article", Severity.WARNING, "the package holds no article", "record the article's own page"
            )
        )
    return SeedReading(tuple(replace(a, source=replace(a.source, format="wacz")) for a in articles), tuple(problems))


def _pages(package: zipfile.ZipFile, members: tuple[zipfile.ZipInfo, ...]) -> frozenset[str]:
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
