"""What is attacked: the readers and extractors, the finished pages, the curation files, the query parsers."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from dossier.curation import load_judgements
from dossier.extraction import annotate
from dossier.intake import read_files
from dossier.model import Subject
from dossier.pipeline import build_site
from dossier.search import search
from dossier.search.query import read_query
from dossier.search.scripts import worker_program
from tests.fuzz.checks import LeakError, check_article, check_page
from tests.search.corpus import index

_END = "\n}"
_LISTEN = """
require("readline").createInterface({ input: process.stdin }).on("line", function (line) {
  console.log(JSON.stringify(JSON.parse(line).map(function (words, at) {
    return readQuery(words, at % 2 === 1);
  })));
});"""


def read_one(path: Path) -> int:
    """Read a seed and find its facts; how many articles it gave."""
    intake = read_files((path,))
    for article in intake.articles:
        found, problems = annotate(article)
        check_article(article, found)
        _print_all(problems)
    _print_all(intake.problems)
    if not intake.articles and not intake.problems:
        raise LeakError("a seed gave neither an article nor a problem")
    return len(intake.articles)


def build_many(seeds: Path) -> int:
    """The finished pages of a folder; how many there are."""
    site = build_site(seeds)
    for page in site.pages:
        check_page(page)
    _print_all(site.problems)
    return len(site.pages)


def read_curation(folder: Path) -> int:
    """Read the curation files of a folder; how many decisions hold."""
    judgements, problems = load_judgements(folder, root=folder.parent)
    _print_all(problems)
    if any(not isinstance(judgement.subject, Subject) or judgement.line < 1 for judgement in judgements):
        raise LeakError("a decision of no file or line")
    return len(judgements)


def ask(words: str) -> int:
    """Search a small index; how many articles are found."""
    return len(search(index(), words)["articles"])


class Browser:
    """The query parser of the search page, in a process of its own; None where there is no node."""

    def __init__(self, program: Path) -> None:
        text = f"({worker_program().rstrip()}"
        program.write_text(
            "var self = globalThis;" + text.removesuffix(_END) + _LISTEN + _END + ")();", encoding="utf-8"
        )
        node = shutil.which("node")
        self.process = (
            subprocess.Popen([node, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
            if node
            else None
        )

    def compare(self, queries: Sequence[str]) -> int:
        """Both parsers read every query alike; how many were compared."""
        # Signs newer than this Python are letters for one parser and nothing for the other.
        queries = [words for words in queries if not any(unicodedata.category(sign) == "Cn" for sign in words)]
        mine = [json.loads(json.dumps(asdict(read_query(words, at % 2 == 1)))) for at, words in enumerate(queries)]
        if self.process is None or not self.process.stdin or not self.process.stdout:
            return 0
        self.process.stdin.write(json.dumps(queries) + "\n")
        self.process.stdin.flush()
        for words, one, other in zip(queries, mine, json.loads(self.process.stdout.readline()), strict=True):
            if one != other:
                raise LeakError(f"read differently: {words!r}\n{one}\n{other}")
        return len(queries)

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def _print_all(problems: Iterable[object]) -> None:
    for problem in problems:
        if len(str(problem).splitlines()) != 1:
            raise LeakError(f"a problem of several lines: {problem!r}")
