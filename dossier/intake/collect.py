"""A folder or a list of files → articles with their ids, and one problem for each seed that gave none."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from dossier.intake.formats import SeedReading
from dossier.intake.formats.table import format_of, seed_suffixes
from dossier.intake.quiet import quiet_libraries
from dossier.intake.seedfile import Seed, load_seed
from dossier.model import Article, Problem, Severity
from dossier.text.fold import slugify

CURATION = "curation"
_MAX_DEPTH = 20
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
# What browsers call the folder beside a page, in the languages in which they name it.
_COMPANION = re.compile(
    r"(?P<stem>.+?)(?:_|-|\.)(?:files|dateien|fichiers|archivos|arquivos|ficheiros|file|filer|bestanden|tiedostot|pliki"
    r"|soubory|súbory|fájlok|dosyalar|файлы|elemei|data)"
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: where it is, the name it is shown under, and the name that its id is made of."""

    file: Path
    path: str
    id_path: str


def files_below(folder: Path) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """The seed files of a folder in order of their paths; `curation/` and hidden files are left out.

    A folder whose name looks like a seed's is a problem, and nothing in it is read.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []
    found.extend(FoundFile(folder / inside, inside, inside) for inside in _walk(folder, "", 0, problems))
    return tuple(sorted(found, key=lambda f: f.path)), tuple(problems)


def _walk(folder: Path, inside: str, depth: int, problems: list[Problem]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder / inside), key=lambda entry: entry.name)
    except OSError as error:
        if not inside and not folder.is_dir():
            problems.append(_no_folder(folder))
            return
        problems.append(
            Problem(
                "seed-unreadable",
                Severity.ERROR,
                inside,
                f"the folder cannot be read ({type(error).__name__})",
                "check that it is there and may be read",
            )
        )
        return
    names = frozenset(entry.name.lower() for entry in entries)
    for entry in entries:
        relative = f"{inside}/{entry.name}" if inside else entry.name
        if entry.name.startswith(".") or relative == CURATION:
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield relative
        elif page_of(entry.name, names):
            continue
        elif entry.name.lower().endswith(seed_suffixes()):
            problems.append(_is_folder(relative))
        elif depth < _MAX_DEPTH:
            yield from _walk(folder, relative, depth + 1, problems)


def page_of(folder: str, names: Collection[str]) -> str | None:
    """The saved page to which a folder belongs, among some lower-case names: `storm_files` to `storm.html`.

    A browser puts a page's pictures, scripts and frames there; none of them is an article.
    """
    match = _COMPANION.fullmatch(folder.lower())
    pages = (f"{match['stem']}{suffix}" for suffix in _PAGE_SUFFIXES) if match else ()
    return next((page for page in pages if page in names), None)


def _no_folder(folder: Path) -> Problem:
    message = "this is a file, not a folder of articles" if folder.exists() else "there is no such folder of articles"
    remedy = "make it, or name another: `--seeds DIR` for a command, `extra: dossier: seeds` in mkdocs.yml for the site"
    return Problem("seeds-missing", Severity.ERROR, "", message, remedy)


def _is_folder(path: str) -> Problem:
    return Problem(
        "seed-is-folder",
        Severity.ERROR,
        path,
        "this is a folder with the name of a seed",
        "rename the folder, or move the files it holds up",
    )


def _named_folder(file: Path, path: str) -> Problem:
    """A folder where a file was to be named: nothing is wrong with the folder itself."""
    beside = frozenset(one.name.lower() for one in file.parent.iterdir()) if file.parent.is_dir() else frozenset()
    if page := page_of(file.name, beside):
        message, remedy = f"it holds the pictures and scripts of {page}", "nothing: the page is read without them"
        return Problem("seed-is-folder", Severity.NOTE, path, message, remedy)
    remedy = f"name the files in it, for example {PurePosixPath(path).as_posix().rstrip('/')}/*"
    return Problem("seed-is-folder", Severity.ERROR, path, "this is a folder, not a file", remedy)


def article_id(path: str) -> str:
    """The stable id of the seed at a path below the seeds folder; it never depends on other seeds.

    >>> article_id("2022/NATO talks.txt"), article_id("talks.html")
    ('2022-nato-talks', 'talks-html')
    """
    pure = PurePosixPath(path)
    extension = pure.suffix.lower().removeprefix(".")
    if extension in ("", "txt"):
        return slugify(" ".join(pure.with_suffix("").parts))
    return slugify(" ".join((*pure.with_suffix("").parts, extension)))


EachSeed = Callable[[Iterator[Seed]], Iterable[SeedReading]]


def read_found(files: Iterable[FoundFile], root: Path | None, each: EachSeed | None = None) -> SeedReading:
    """The articles of the files, in their order, with problems; `root` bounds where links may lead.

    The second of two files with the same bytes is left out with a problem that names the first, whose articles are
    known by its names too: a decision on either copy holds. Two files whose
    names fold to one id are both kept, the second under an id with a digest. `each` reads the seeds in place of
    `read_seed`, one reading a seed and in their order: from a cache, or several at a time.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    ids: dict[str, str] = {}
    also: dict[str, list[str]] = {}
    seeds = _loaded(files, root, problems, also)
    for reading in each(seeds) if each else map(read_seed, seeds):
        articles.extend(_distinct(article, ids, problems) for article in reading.articles)
        problems.extend(reading.problems)
    named = (
        replace(article, also=tuple(names)) if (names := also.get(article.source.path)) else article
        for article in articles
    )
    return SeedReading(tuple(named), tuple(problems))


def _loaded(
    files: Iterable[FoundFile], root: Path | None, problems: list[Problem], also: dict[str, list[str]]
) -> Iterator[Seed]:
    """Each seed once, opened only when it is asked for; what cannot be opened becomes a problem.

    `also` is told the ids and paths of the copies of each seed, under its own path.
    """
    digests: dict[str, str] = {}
    for found in files:
        if found.file.is_dir():
            problems.append(_named_folder(found.file, found.path) if root is None else _is_folder(found.path))
            continue
        seed = load_seed(found.file, found.path, article_id(found.id_path), root)
        if isinstance(seed, Problem):
            problems.append(seed)
        elif seed.sha256 in digests:
            problems.append(_duplicate(seed, digests[seed.sha256]))
            also.setdefault(digests[seed.sha256], []).extend((seed.id, seed.path))
        else:
            digests[seed.sha256] = found.path
            yield seed


def read_seed(seed: Seed) -> SeedReading:
    """The articles of one seed, or the one problem why there are none: a function of the seed alone."""
    quiet_libraries()
    row = format_of(seed.head, seed.name)
    if row is None:
        return SeedReading((), (_binary(seed),))
    try:
        return row.read(seed)
    except (OSError, ValueError, RecursionError, MemoryError, LookupError, TypeError, AttributeError) as error:
        # The parsers of third parties fail in ways they do not document: one seed must never stop the rest.
        return SeedReading((), (_broken(seed, row.name, error),))


def _distinct(article: Article, ids: dict[str, str], problems: list[Problem]) -> Article:
    """The article under an id that no article before it has."""
    path = article.source.path
    if article.id not in ids:
        ids[article.id] = path
        return article
    digest = hashlib.sha256(f"{path}#{article.source.record}".encode("utf-8", "surrogateescape")).hexdigest()[:6]
    problems.append(
        Problem(
            "seed-id-collision",
            Severity.ERROR,
            path,
            f"its name gives the same address as {ids[article.id]}: “{article.id}”",
            "rename one of the two files",
        )
    )
    changed = replace(article, id=f"{article.id}-{digest}")
    ids[changed.id] = path
    return changed


def _duplicate(seed: Seed, first: str) -> Problem:
    remedy = "remove one of the two files; what is decided on either is applied to the one that stays"
    return seed.problem("seed-duplicate", Severity.WARNING, f"the same bytes as {first}", remedy)


def _binary(seed: Seed) -> Problem:
    return seed.problem(
        "seed-binary",
        Severity.ERROR,
        "the file is neither text nor a known format",
        "export the article as text, HTML or PDF",
    )


def _broken(seed: Seed, format: str, error: Exception) -> Problem:
    return seed.problem(
        "seed-broken",
        Severity.ERROR,
        f"the file cannot be read as {format} ({type(error).__name__})",
        "save the article again, or save it as plain text",
    )
