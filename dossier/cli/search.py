"""`dossier search`: the dossier's search from a terminal, with the answers that its pages give."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dossier.search import Index, SearchIndexError, build_index, open_index, search

HELP = (
    'Find articles, people, quotations and dates: words, "phrases", begin*, -without, one OR other, person:, said-by:, '
    "outlet:, after:, before:, in:quotes, and dates such as 18 February 2024."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The query, where to look, and the form of the answer."""
    parser.add_argument("query", nargs="+", metavar="WORD", help="what to look for; words in a row are one query")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="the articles (seeds)")
    parser.add_argument("--site", type=Path, metavar="DIR", help="a built site, whose index is read in place of seeds")
    parser.add_argument("--sort", choices=("best", "newest", "oldest"), default="best", help="the order (best)")
    parser.add_argument("--start", type=int, default=0, metavar="N", help="leave out the first N articles")
    parser.add_argument("--facets", action="store_true", help="count the results by outlet, year, person and speaker")
    parser.add_argument("--json", action="store_true", help="one JSON object, as search/FORMAT.md describes it")


def run(options: argparse.Namespace) -> int:
    """Print the answer: 0 when something was found, 1 when nothing was, 2 when there is no index to read."""
    try:
        index = _index(options)
    except SearchIndexError as error:
        print(f"error search-no-index: {error}", file=sys.stderr)
        return 2
    words = " ".join(options.query)
    answer = search(index, words, sort=options.sort, start=max(options.start, 0), facets=options.facets)
    if options.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print("\n".join(_lines(answer)))
    return 0 if answer["total"] or answer["people"] else 1


def _index(options: argparse.Namespace) -> Index:
    if options.site:
        return open_index(options.site / "search")
    from dossier.pipeline import build_dossier

    if not options.seeds.is_dir():
        raise SearchIndexError(f"there is no folder {options.seeds} → name it with --seeds, or a site with --site")
    return build_index(build_dossier(options.seeds)).reader()


_NOTES = {
    "typo": "nothing for “{0}”, showing {1}",
    "instead": "no “{0}” as it is, showing {1}",
    "spelling": "also {1}: {2} is printed so too",
    "some": "no article has all of this; these have the most of it",
    "long": "only the first {0} characters were read",
    "many": "only the first {0} words were read",
    "short": "very many words begin with “{0}”; some are left out",
    "no-date": "“{0}” names no date and was left out",
    "no-place": "“{0}” is not known and was left out; in:quotes is",
    "no-person": "nobody in the dossier is called “{0}”",
    "no-outlet": "no outlet in the dossier is called “{0}”",
}


def _lines(answer: dict[str, Any]) -> list[str]:
    searched = answer["searched"]
    lines = [_NOTES[kind].format(*words) for kind, *words in answer["notes"]]
    lines += [f"{name} of the index is missing or damaged → build the site again" for name in answer["missing"]]
    lines.append(f"{answer['total']} of {searched['articles']} articles ({searched['sentences']} sentences)")
    for person in answer["people"]:
        named = f"{person['articles']} article{'s' if person['articles'] != 1 else ''}"
        lines.append(f"\n{person['name']}, in {named}, quoted in {person['quoted_in']}")
        lines.append(f"  {person['address']}")
    for article in answer["articles"]:
        source = f"{article['outlet'] or 'outlet unknown'}, {article['published'] or 'undated'}"
        lines.append(f"\n{article['title']} ({source})")
        lines += [f"  {_marked(s['pieces'])}\n  {s['address']}" for s in article["sentences"][:1]]
    lines += [f"\n{q['speaker'] or 'unknown'}: “{_marked(q['pieces'])}”\n  {q['at']}" for q in answer["quotations"]]
    for name, counts in answer.get("facets", {}).items():
        lines.append(f"\n{name}: " + ", ".join(f"{value} {count}" for value, count in counts))
    return lines


def _marked(pieces: list[str]) -> str:
    return "".join(f"*{piece}*" if at % 2 else piece for at, piece in enumerate(pieces))
