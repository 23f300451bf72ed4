"""`dossier read`: what the intake makes of each file, one JSON object a line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dossier.intake import read_files
from dossier.model import Article

HELP = "Read files of any format and write one JSON object an article: title, authors, published, outlet, blocks."


def configure(parser: argparse.ArgumentParser) -> None:
    """`dossier read FILE…`."""
    parser.add_argument("file", nargs="+", help="a saved page, a clipping, an e-mail, a text, an archive or a PDF")


def run(options: argparse.Namespace) -> int:
    """Print the articles in the order of the files; problems go to standard error.

    The exit code is 1 when no file could be read, else 0: in a long list, one bad page is news but no failure.
    """
    # One file at a time: memory does not grow with the number of files, and duplicates are all shown.
    read = 0
    for name in options.file:
        intake = read_files((Path(name),))
        for article in intake.articles:
            print(json.dumps(as_json(article), ensure_ascii=False))
        for problem in intake.problems:
            print(problem, file=sys.stderr)
        read += bool(intake.articles)
    return 0 if read else 1


def as_json(article: Article) -> dict[str, Any]:
    """An article as the fields of its line; `blocks` carry half-open code points of the article's text."""
    stated, source = article.metadata, article.source
    return {
        "path": source.path,
        "id": article.id,
        "title": stated.title.value if stated.title else None,
        "authors": [author.value for author in stated.authors],
        "published": stated.published.value if stated.published and article.published_day else None,
        "updated": stated.updated.value if stated.updated else None,
        "outlet": stated.outlet.value if stated.outlet else None,
        "place": stated.place.value if stated.place else None,
        "language": stated.language.value if stated.language else None,
        "url": stated.url.value if stated.url else source.url,
        "format": source.format,
        "sha256": source.sha256,
        "record": source.record,
        "encoding": source.encoding,
        "blocks": [
            {
                "role": block.role,
                "text": block.span.of(article.text),
                "start": block.span.start,
                "end": block.span.end,
                "rule": block.evidence.rule,
                "certain": block.certain,
            }
            for block in article.blocks
        ],
        "alternatives": [
            {"field": field, "value": other.value, "tier": other.tier, "rule": other.evidence.rule}
            for field, other in stated.alternatives
        ],
    }
