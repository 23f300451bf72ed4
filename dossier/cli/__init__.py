"""The `dossier` command: one module per verb, one row each in `VERBS`."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from importlib import import_module

from dossier.cli.terminal import plain_output

# Verb → what it does. The module `dossier.cli.<verb>` holds `HELP`, `configure(parser)` and
# `run(options) -> exit code`; it is imported only when called for, so that `annotate` starts without the HTML and
# YAML libraries.
VERBS = {
    "add": "copy articles into seeds/ and say what was understood",
    "annotate": "JSON lines of texts in, people, quotations and dates out",
    "bundle": "hand the dossier on: a zip that opens from disk, one document to print, a PDF",
    "check": "list every problem, with file, line and remedy",
    "extract": "shards of articles in, Parquet tables of facts out, on a cluster if need be",
    "explain": "what was found in one line of a seed, by which rule, and why nothing else",
    "new": "make a project for a dossier of your own",
    "pages": "write the pages as a plain tree for other site generators",
    "read": "one JSON object a file: metadata and blocks",
    "review": "decide open questions; writes the YAML",
    "search": "find words, people, quotations and dates, down to the sentence",
    "verify": "compare a published site with its seeds, to the character",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code: 0 all well, 1 problems found, 2 the call itself is wrong."""
    parser = argparse.ArgumentParser(
        prog="dossier",
        description="A trustworthy dossier from collected news articles.",
        epilog="verbs:\n" + "\n".join(f"  {verb:9} {does}" for verb, does in VERBS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=list(VERBS), metavar="VERB", help="what to do; `dossier VERB --help` says more")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    try:
        with plain_output():
            return _run(parser.parse_args(arguments))
    except BrokenPipeError:
        # `dossier check | head` is no failure; what is still buffered has nowhere to go.
        sys.stdout = io.StringIO()
        return 0


def _run(chosen: argparse.Namespace) -> int:
    module = import_module(f"dossier.cli.{chosen.verb}")
    verb = argparse.ArgumentParser(prog=f"dossier {chosen.verb}", description=module.HELP)
    module.configure(verb)
    code: int = module.run(verb.parse_args(chosen.rest))
    return code
