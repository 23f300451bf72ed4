"""The program that searches in a browser, put together for one dossier: only the languages that it has."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dossier.search.days import months
from dossier.search.stems import ALGORITHMS

_WORKER = ("packing", "words", "query", "reader", "phrases", "matching", "answer", "lists", "worker")
# Whole lines only: what stands behind code stays, for a string may hold what looks like a comment.
_COMMENT = re.compile(r"^\s*//.*\n|^ +", re.MULTILINE)


def worker_program() -> str:
    """The function that the worker runs: names of months, and the reader."""
    parts = [f"var MONTHS={_json(months())};", *(_read(f"{name}.js") for name in _WORKER)]
    return _COMMENT.sub("", 'function workerProgram(){"use strict";\n' + "\n".join(parts) + "\n}\n")


def stem_program(languages: Sequence[str]) -> str:
    """A function that makes the stemmer of a dossier's languages; the page calls it when a word needs one."""
    known = [language for language in languages if language in ALGORITHMS]
    names = [ALGORITHMS[language] for language in known]
    stemmers = [_read(f"vendor/{name}-stemmer.js") for name in ("base", *names)] if known else []
    pairs = ",".join(f"{language}:{name.capitalize()}Stemmer" for language, name in zip(known, names, strict=True))
    tables = f"var ALGORITHMS={{{pairs}}},LANGUAGES={_json(languages)};"
    # The stemmers, as compiled, set a name that they do not declare.
    parts = ["var BaseStemmer;", *stemmers, tables, _read("stem.js")]
    return _COMMENT.sub("", 'function(){"use strict";\n' + "\n".join(parts) + "}")


def page_program(language: str = "en") -> str:
    """The script that runs in the page once somebody searches, with what it says in the language of the site.

    It holds the worker's program as a function that the page never calls: the page reads past it, and gives its text to
    the worker.
    """
    said = json.loads((files("dossier.search") / "data" / "strings.json").read_text(encoding="utf-8"))
    says = _json(said.get(language, said["en"]))
    parts = (f"var SAYS={says};", *(_read(f"{name}.js") for name in ("strings", "page", "narrow")), worker_program())
    return _COMMENT.sub("", '(function(){"use strict";\n' + "\n".join(parts) + "\n})();")


def page_script(name: str) -> str:
    """A small file that every page loads, as it is: `box.js`, `search.css`."""
    return _read(name)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def _read(name: str) -> str:
    return (files("dossier.search") / "js" / name).read_text(encoding="utf-8")
