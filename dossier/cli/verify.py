"""`dossier verify`: whether a published site still says what its seeds say, to the character."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from dossier.curation import load_judgements, redacted
from dossier.excerpt import HIDDEN
from dossier.intake import read_folder
from dossier.model import Article, Span
from dossier.site import MANIFEST, digests_of, read_manifest
from dossier.text.visible import visible

HELP = "Recompute every hash and re-slice every fact of a published site against its seeds; exit 1 where one differs."
_FACTS = {"quotations": "quotation", "dates": "date", "names": "name"}
_SHOWN = 60


@dataclass(slots=True)
class Comparison:
    """What was compared, how often, and every difference in words."""

    files: int = 0
    seeds: int = 0
    facts: int = 0
    sentences: int = 0
    differences: list[str] = field(default_factory=list)


def configure(parser: argparse.ArgumentParser) -> None:
    """`dossier verify SITE [--seeds DIR]`."""
    parser.add_argument("site", type=Path, help="the published folder")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), help="the articles it was made of (seeds)")


def run(options: argparse.Namespace) -> int:
    """Print every difference and a summary; 2 where there is no site or no seeds to compare."""
    for folder, what in ((options.site, "site"), (options.seeds, "folder of seeds")):
        if not folder.is_dir():
            print(f"dossier: there is no {what} {folder}", file=sys.stderr)
            return 2
    report = verify(options.site, options.seeds)
    for difference in report.differences:
        print(difference)
    told = f"{report.files:,} files, {report.seeds:,} seeds, {report.facts:,} facts, {report.sentences:,} sentences"
    print(f"{told}: {len(report.differences) or 'no'} difference{'s' * (len(report.differences) != 1)}")
    return int(bool(report.differences))


def verify(site: Path, seeds: Path) -> Comparison:
    """Compare a site with its own manifest and with its seeds: hashes, facts, and the sentences that carry them.

    The manifest shows what was changed after the build; the seeds show it too where the manifest was changed with it.
    """
    report = Comparison()
    _files(site, report)
    judgements, _ = load_judgements(seeds / "curation", root=seeds.parent)
    readable, _, _ = redacted(read_folder(seeds).articles, judgements, ())
    articles = {article.id: article for article in readable}
    known = [row for row in _rows(site / "data" / "articles.jsonl", report) if _seed(row, articles, report)]
    by_article: defaultdict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for table, kind in _FACTS.items():
        for row in _rows(site / "data" / f"{table}.jsonl", report):
            by_article[str(row.get("article"))].append((kind, row))
    for row in known:
        article = articles[row["id"]]
        _facts(article, by_article[article.id], report)
        _page(site, row, article, by_article[article.id], report)
    return report


def _files(site: Path, report: Comparison) -> None:
    try:
        told = read_manifest(site)
    except OSError:
        report.differences.append(f"{MANIFEST}: it is not there, so that no file can be compared with it")
        return
    there = dict(digests_of(site))
    report.files = len(there)
    changed = [name for name in told if name in there and there[name] != told[name]]
    report.differences += [f"{name}: changed since the site was built" for name in changed]
    report.differences += [f"{name}: missing" for name in told if name not in there]
    report.differences += [f"{name}: added since the site was built" for name in there if name not in told]


def _rows(path: Path, report: Comparison) -> list[dict[str, Any]]:
    packed = path.with_name(f"{path.name}.gz")  # as large tables are published
    try:
        content = path.read_bytes() if path.is_file() or not packed.is_file() else gzip.decompress(packed.read_bytes())
        return [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
    except (OSError, EOFError, ValueError) as error:
        report.differences.append(f"data/{path.name}: it cannot be read ({type(error).__name__})")
        return []


def _seed(row: Mapping[str, Any], articles: Mapping[str, Article], report: Comparison) -> bool:
    """Whether the seed of an article is there with the bytes that the site was made of."""
    report.seeds += 1
    article = articles.get(str(row.get("id")))
    if article is None:
        report.differences.append(f"{row.get('address')}: its seed {row.get('seed')} is not there")
    elif article.source.sha256 != row.get("sha256"):
        report.differences.append(f"{row.get('address')}: the seed {article.source.path} has other bytes than it had")
    else:
        return True
    return False


def _facts(article: Article, facts: list[tuple[str, dict[str, Any]]], report: Comparison) -> None:
    for kind, row in facts:
        report.facts += 1
        there = article.text[row["start"] : row["end"]]
        if there != row["words"]:
            report.differences.append(
                f"{row['address']}: the {kind} {_short(row['words'])} is not what stands at "
                f"{row['start']}–{row['end']} of {article.source.path}: {_short(there)}"
            )


def _page(
    site: Path, row: Mapping[str, Any], article: Article, facts: list[tuple[str, dict[str, Any]]], report: Comparison
) -> None:
    """Every sentence stands on the article's page, or on one of its further pages, as it stands in the seed."""
    first = site / row["address"]
    try:
        pages = [first, *sorted(first.with_suffix("").glob("*.html"))]
        words = "".join(_words_of(page.read_text(encoding="utf-8")) for page in pages)
    except OSError:
        return  # The manifest has told that it is missing.
    if article.source.sha256 not in words:
        report.differences.append(f"{row['address']}: the page does not say the hash of its seed")
    excerpt = HIDDEN in words  # then what nobody is quoted with is not published
    quoted = [Span(fact["start"], fact["end"]) for kind, fact in facts if kind == "quotation"]
    for sentence in article.sentences:
        report.sentences += 1
        span = sentence.span
        if _plain(visible(span.of(article.text))) in words or (
            excerpt and not any(span.overlaps(one) for one in quoted)
        ):
            continue
        held = [f"{kind} {_short(fact['words'])}" for kind, fact in facts if span.start <= fact["start"] < span.end]
        told = f", with the {' and the '.join(held[:3])}" if held else ""
        report.differences.append(f"{row['address']}#{sentence.anchor}: the sentence is not that of the seed{told}")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _words_of(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return _plain("".join(reader.parts))


def _plain(words: str) -> str:
    """The words without white space, which pages may set otherwise."""
    return "".join(words.split())


def _short(words: str) -> str:
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}”"
