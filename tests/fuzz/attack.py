"""One document, or a dossier of several, through every stage; what must hold whatever they are.

`python -m tests.fuzz.attack --count 100000` goes on from `--start`; the same number always makes the same document, so
that `--start N --count 1` brings a fault back. Every document is read and its facts found; each batch of
`--batch` documents is linked and made into finished pages every `--pages`-th time, with a curation file made by chance.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from dossier.curation import load_judgements
from dossier.extraction import annotate
from dossier.intake import read_files
from dossier.model import Annotations, Article, Page
from dossier.pages import environment as environment_module
from dossier.pipeline import build_site
from tests.fuzz.documents import SENTENCES, document, words

MAX_SECONDS = 10
_TEMPLATES = Path(environment_module.__file__).parent / "templates"
_ROOMS = (_TEMPLATES.parent, _TEMPLATES.parents[1] / "search")
_WRITERS = [path for room in _ROOMS for end in ("*.j2", "*.py") for path in sorted(room.rglob(end))]
_SCHEMES = ("http://", "https://", "mailto:")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<>]*\")?)*)\s*/?>")
# A block of data for machines: a script by its tag alone, which no browser runs.
_DATA = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z][a-zA-Z0-9-]*)(?:=\"([^\"<>]*)\")?")
_REFERENCE = re.compile(r"&(?!(?:[a-z]+[0-9]*|#[0-9]+|#x[0-9a-f]+);)", re.IGNORECASE)


class LeakError(AssertionError):
    """Something of a seed has reached markup, or a fact does not select its words."""


def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The tags and attributes that our templates and Python modules of pages write, and no others."""
    sources = [path.read_text("utf-8") for path in _WRITERS]
    tags = {tag for text in sources for tag in re.findall(r"<([a-z][a-z0-9]*)", text)}
    attributes = {name for text in sources for name in re.findall(r"[\s\"']([a-zA-Z][a-zA-Z0-9-]*)(?==[\"{])", text)}
    attributes |= {
        "hidden",
        "open",
        "download",
        "checked",
        "controls",
        "multiple",
        "required",
        "disabled",
        "selected",
        "reversed",
        "data-search-exclude",
    }
    never = {"script", "iframe", "object", "embed", "base", "meta", "link", "style", "zq9"}
    return frozenset(tags - never), frozenset(
        name for name in attributes if name != "style" and name[:2].lower() != "on"
    )


TAGS, ATTRIBUTES = _known()


def check_article(article: Article, found: Annotations) -> None:
    """Every span selects words of the text, blocks and sentences do not overlap, everything refers to something."""
    length, end = len(article.text), 0
    stated = article.metadata
    if not article.title.strip() or any(one and not one.value.strip() for one in (stated.title, *stated.authors)):
        raise LeakError("a blank title or name")
    for block in article.blocks:
        if not end <= block.span.start <= block.span.end <= length:
            raise LeakError(f"block {block.span} after {end} of {length}")
        end = block.span.end
    people = {person.key for person in found.people}
    spans = [sentence.span for sentence in article.sentences]
    spans += [mention.span for mention in found.mentions] + [date.span for date in found.dates]
    for quotation in found.quotations:
        spans += [quotation.span, *quotation.quoted]
        spans += [span for span in (quotation.source, quotation.cue) if span]
        if quotation.entity is not None and quotation.entity not in people:
            raise LeakError(f"quotation of nobody: {quotation.entity}")
    if any(not 0 <= span.start < span.end <= length for span in spans):
        raise LeakError("a span selects nothing")
    if any(mention.entity not in people for mention in found.mentions):
        raise LeakError("a mention of nobody")


def check_page(page: Page) -> None:
    """Every `<` begins a tag that we write, every attribute is one of ours, every link has a scheme that is safe."""
    position = page.body.find("<")
    while position >= 0:
        if data := _DATA.match(page.body, position):
            _check_data(page, data[1])
            position = page.body.find("<", data.end())
            continue
        tag = _TAG.match(page.body, position)
        if not tag or tag[2] not in TAGS:
            raise LeakError(f"{page.uri}: {page.body[position : position + 80]!r}")
        for name, value in _ATTRIBUTE.findall(tag[3]):
            if name not in ATTRIBUTES and not name.startswith("data-d-"):
                raise LeakError(f"{page.uri}: attribute {name} in {tag[0][:80]!r}")
            if name in {"href", "src", "action"} and not _is_safe(value):
                raise LeakError(f"{page.uri}: link {value[:80]!r}")
        position = page.body.find("<", tag.end())
    if stray := _REFERENCE.search(page.body):
        raise LeakError(f"{page.uri}: {page.body[stray.start() : stray.start() + 40]!r}")


def _check_data(page: Page, data: str) -> None:
    try:
        json.loads(data)
    except ValueError:
        raise LeakError(f"{page.uri}: no JSON: {data[:80]!r}") from None


def _is_safe(value: str) -> bool:
    bare = re.sub(r"&#?\w+;|[\x00-\x20]", "", value).lower()
    return ":" not in bare.split("/")[0].split("?")[0].split("#")[0] or value.startswith(_SCHEMES)


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
    for problem in site.problems:
        if len(str(problem).splitlines()) != 1:
            raise LeakError(f"a problem of several lines: {problem.code}")
    return len(site.pages)


def curation(chance: random.Random) -> dict[str, str]:
    """Curation files of entries that hold, entries that do not, and noise."""
    keys = [
        "same",
        "different",
        "name",
        "reason",
        "line",
        "role",
        "mention",
        "article",
        "date",
        "title",
        "quote",
        "speaker",
        "rejected",
        "set",
        "also",
        "<zq9>",
    ]

    def value() -> str:
        one = chance.choice(
            (words(chance, 1), chance.choice(SENTENCES), "Ann Ek", "2024-02-30", "2022-05-03", "debris")
        )
        quoted = json.dumps(one.encode("utf-8", "replace").decode())
        return chance.choice(
            (quoted, f"[{quoted}, {quoted}]", f"{{exact: {quoted}}}", "*a", "&a [*a]", "!!python/x y", "")
        )

    def entry() -> str:
        lines = [f"{chance.choice(keys)}: {value()}" for _ in range(chance.randint(1, 4))]
        return "- " + "\n  ".join(lines) + "\n"

    names = ("people", "quotes", "dates", "articles", "lines", "other")
    return {f"{name}.yml": "".join(entry() for _ in range(chance.randint(0, 4))) for name in chance.sample(names, 2)}


def _print_all(problems: Iterable[object]) -> None:
    for problem in problems:
        str(problem)


class Run:
    """The counts of a run, the folder for its seeds, and that for what brought a fault out."""

    def __init__(self, kept: Path) -> None:
        self.counts: Counter[str] = Counter()
        self.kept = kept
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.began = time.monotonic()

    def attack(self, first: int, batch: int, pages: bool) -> None:
        """Documents `first` to `first + batch`, one by one, and all together where `pages` are wanted."""
        seeds = self.folder / "seeds"
        shutil.rmtree(seeds, ignore_errors=True)
        (seeds / "curation").mkdir(parents=True)
        for number in range(first, first + batch):
            made = document(number)
            path = seeds / made.name
            path.write_bytes(made.content)
            self.counts["documents"] += 1
            self.counts["articles"] += self._tried(str(number), read_one, path)
        if pages:
            for name, text in curation(random.Random(first)).items():
                (seeds / "curation" / name).write_text(text, encoding="utf-8")
            load_judgements(seeds / "curation", root=self.folder)
            self.counts["documents on pages"] += batch
            self.counts["pages"] += self._tried(f"{first}+{batch}", build_many, seeds)

    def _tried(self, name: str, action: Callable[[Path], int], path: Path) -> int:
        signal.setitimer(signal.ITIMER_REAL, MAX_SECONDS * (1 if path.is_file() else 6))
        try:
            return action(path)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self.counts["leaks" if isinstance(error, LeakError) else "crashes"] += 1
            self._keep(name, path)
            return 0
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _keep(self, name: str, path: Path) -> None:
        self.kept.mkdir(parents=True, exist_ok=True)
        (self.kept / f"{name}.txt").write_text(traceback.format_exc(), encoding="utf-8", errors="backslashreplace")
        if path.is_file():
            shutil.copy(path, self.kept / path.name)

    def told(self) -> str:
        """The counts on one line."""
        spent = time.monotonic() - self.began
        counts = ", ".join(f"{self.counts[name]:,} {name}" for name in
                           ("documents", "articles", "documents on pages", "pages", "leaks", "crashes"))  # fmt: skip
        return f"{counts}; {spent:.0f} s, {self.counts['documents'] / max(spent, 0.001):.0f} documents a second"


def main() -> int:
    """Attack until the count is reached; 1 where something leaked or crashed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--pages", type=int, default=10, help="every how many batches pages are made (10)")
    parser.add_argument("--kept", type=Path, default=Path(".cache/fuzz"), help="where faulty documents are kept")
    parser.add_argument("--log", type=Path, help="a file for the counts, renewed every hundred batches")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _too_long)
    run = Run(options.kept)
    batches = range(options.start, options.start + options.count, options.batch)
    for index, first in enumerate(batches):
        left = options.start + options.count - first
        run.attack(first, min(options.batch, left), index % options.pages == 0)
        if options.log and index % 100 == 0:
            options.log.write_text(run.told() + "\n", encoding="utf-8")
    shutil.rmtree(run.folder)
    print(run.told())
    return int(bool(run.counts["leaks"] or run.counts["crashes"]))


def _too_long(signal_number: int, frame: object) -> None:
    raise TimeoutError(f"longer than {MAX_SECONDS} s")


if __name__ == "__main__":
    sys.exit(main())
