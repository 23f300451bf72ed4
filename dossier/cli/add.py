"""`dossier add`: files become seeds under readable names, with what was understood and what to check."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.disk import ChangedSeedError, copy_new
from dossier.extraction import annotate
from dossier.intake import Intake, aside_problems, read_files, told_aside
from dossier.intake.naming import seed_digests, seed_name
from dossier.linking import link
from dossier.model import READ_ROLES, Article, Problem, Role, Severity, Tier
from dossier.pages import look_up
from dossier.pages.articles import ListedArticle, article_row

HELP = "Copy files into the seeds folder under readable names; say what was understood and what to check."
_SEEDS = Path("seeds")
_BAR_FROM = 10
_BAR_WIDTH = 30
_UNSURE = 0.25


@dataclass(frozen=True, slots=True)
class Addition:
    """What becomes of one file: the name it gets (None: it is refused), or the seed that it duplicates."""

    file: Path
    intake: Intake
    name: str | None
    duplicate: str | None = None


def configure(parser: argparse.ArgumentParser) -> None:
    """`dossier add [--seeds DIR] [--dry-run] FILE…`."""
    parser.add_argument("file", nargs="+", type=Path, help="a saved page, a clipping, an e-mail, a text, a PDF…")
    parser.add_argument("--seeds", type=Path, default=_SEEDS, help="the folder of articles (default: seeds)")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")


def run(options: argparse.Namespace) -> int:
    """Add the files one after the other; 1 when one was not added, 2 when this is no folder of a dossier."""
    here = options.seeds.is_dir() or options.seeds != _SEEDS or Path("mkdocs.yml").is_file()
    if not (here or options.dry_run):  # a folder that nobody named is not made anywhere
        print(f"dossier: {options.seeds} is not there; call this in a project, or name it by --seeds", file=sys.stderr)
        return 2
    failed = False
    for addition in _with_bar(plan(options.file, options.seeds), len(options.file)):
        problem = None if options.dry_run else _copy(addition, options.seeds)
        print("\n".join(describe(addition, options.seeds, options.dry_run, problem)))
        failed = failed or problem is not None or addition.name is None
    return int(failed)


def plan(files: Sequence[Path], seeds: Path) -> Iterator[Addition]:
    """What is to become of each file, in the given order; nothing is written."""
    digests = seed_digests(seeds)
    taken = set(digests.values())
    for file in files:
        intake = read_files((file,))
        if not intake.articles:
            yield Addition(file, intake, None)
            continue
        digest = intake.articles[0].source.sha256
        if digest in digests:
            yield Addition(file, intake, None, digests[digest])
            continue
        name = seed_name(intake.articles, file.name, taken)
        digests[digest] = name
        taken.add(name)
        yield Addition(file, intake, name)


def _copy(addition: Addition, seeds: Path) -> Problem | None:
    """Copy the file, whole or not at all, without ever replacing one; the problem where that fails."""
    if addition.name is None:
        return None
    digest = addition.intake.articles[0].source.sha256
    try:
        seeds.mkdir(parents=True, exist_ok=True)
        copy_new(addition.file, seeds / addition.name, digest)
    except ChangedSeedError:
        return _not_copied(addition, "it changed while it was read", "add it again")
    except OSError as error:
        why = f"it could not be copied: {error.strerror or error}"
        return _not_copied(addition, why, f"check that {seeds} may be written and has room")
    return None


def _not_copied(addition: Addition, why: str, remedy: str) -> Problem:
    return Problem("seed-not-copied", Severity.ERROR, str(addition.file), why, remedy)


def describe(addition: Addition, seeds: Path, dry: bool, problem: Problem | None = None) -> list[str]:
    """The lines that tell a curator what was understood of one file, and what to check."""
    if addition.duplicate is not None:
        return [f"{addition.file}: refused, the same bytes as {seeds / addition.duplicate}"]
    if addition.name is None or problem is not None:
        reasons = [problem] if problem else list(addition.intake.problems)
        return [f"{addition.file}: not added", *(f"  {one.message} → {one.remedy}" for one in reasons)]
    lines = [f"{addition.file} {'would become' if dry else '→'} {seeds / addition.name}"]
    for article in addition.intake.articles:
        lines.extend(_understood(article, frozenset(problem.code for problem in addition.intake.problems)))
    doubtful = [
        problem for article in addition.intake.articles for problem in aside_problems(_placed(article, addition))
    ]
    lines.extend(f"  check     {one.message} → {one.remedy}" for one in (*addition.intake.problems, *doubtful))
    return lines


def _placed(article: Article, addition: Addition) -> Article:
    """The article under the name that its seed gets, which is how an entry cites it."""
    return replace(article, source=replace(article.source, path=addition.name or article.source.path))


def _understood(article: Article, told: frozenset[str]) -> Iterator[str]:
    stated = article.metadata
    words = sum(len(b.span.of(article.text).split()) for b in article.blocks if b.role in READ_ROLES)
    alone = link((article,), (annotate(article)[0],), ())
    # Counted as the article's page counts it, before the curator and other articles have their say.
    found = article_row(article, look_up(alone))
    yield f"  title     {stated.title.value if stated.title else '(unknown)'}"
    yield f"  outlet    {stated.outlet.value if stated.outlet else '(unknown)'}"
    yield f"  date      {stated.published.value if stated.published else '(unknown)'}"
    yield f"  by        {', '.join(author.value for author in stated.authors) or '(unknown)'}"
    yield f"  contains  {words} words, {_counted(found.people, 'person', 'people')}, {_spoken(found)}"
    yield f"  text      {told_aside(article)}"
    yield from (f"  check     {question}" for question in _questions(article, told))


def _spoken(found: ListedArticle) -> str:
    reported = f", {found.reported} in reported speech" if found.reported else ""
    return _counted(found.quotations, "quotation", "quotations") + reported


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _questions(article: Article, told: frozenset[str]) -> Iterator[str]:
    """What a person should look at before relying on the article."""
    stated = article.metadata
    missing = [
        name
        for name, value in (("title", stated.title), ("outlet", stated.outlet), ("date", stated.published))
        if value is None and not (name == "date" and told & {"date-unsure", "date-ambiguous"})
    ]
    if missing:
        yield f"no {' and no '.join(missing)} was found: set it in curation/articles.yml if you know it"
    yield from _only_inferred(article, missing)
    unsure = sum(len(block.span) for block in article.blocks if not block.certain and block.role in READ_ROLES)
    if unsure > _UNSURE * sum(len(block.span) for block in article.blocks if block.role in READ_ROLES):
        yield "much of the text is of an uncertain kind: `dossier review` asks about its lines"
    if not any(block.role is Role.PARAGRAPH for block in article.blocks):
        yield "no paragraph of text was found"


def _only_inferred(article: Article, missing: Sequence[str]) -> Iterator[str]:
    """What was found for a missing value in a place too weak to be believed: the fields of a PDF, an address."""
    fields = {"title": "title", "outlet": "outlet", "date": "published"}
    for name in missing:
        found = [o.value for f, o in article.metadata.alternatives if f == fields[name] and o.tier is Tier.INFERRED]
        if found:
            yield f"only inferred, not used: {name} {found[0]}"


def _with_bar(additions: Iterator[Addition], total: int) -> Iterator[Addition]:
    """The additions, with a bar on standard error while ten or more are worked through."""
    for done, addition in enumerate(additions, 1):
        if total >= _BAR_FROM:
            filled = _BAR_WIDTH * done // total
            bar = "#" * filled + " " * (_BAR_WIDTH - filled)
            end = "\n" if done == total else ""
            print(f"\r[{bar}] {done}/{total}", end=end, file=sys.stderr, flush=True)
        yield addition
