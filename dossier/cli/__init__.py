"""The `dossier` command: one module per verb, one row each in `VERBS`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

# Verb → the module that holds `HELP`, `configure(parser)` and `run(options) -> exit code`. Imported only when
# called for, so that `annotate` starts without the HTML and YAML libraries.
VERBS = {
    "add": "dossier.cli.add",
    "annotate": "dossier.cli.annotate",
    "pages": "dossier.cli.pages",
    "check": "dossier.cli.check",
    "explain": "dossier.cli.explain",
    "read": "dossier.cli.read",
    "review": "dossier.cli.review",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code: 0 all well, 1 problems found, 2 the call itself is wrong."""
    parser = argparse.ArgumentParser(prog="dossier", description="A trustworthy dossier from collected news articles.")
    parser.add_argument("verb", choices=sorted(VERBS), help="what to do; `dossier VERB --help` tells more")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    module = import_module(VERBS[chosen.verb])
    verb = argparse.ArgumentParser(prog=f"dossier {chosen.verb}", description=module.HELP)
    module.configure(verb)
    code: int = module.run(verb.parse_args(chosen.rest))
    return code
