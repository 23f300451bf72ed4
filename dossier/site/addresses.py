"""Addresses that every disk and web server can hold apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Protocol, TypeVar

from dossier.model import Article, Problem, Severity
from dossier.site.redirects import Redirect


class Addressed(Protocol):
    """A page, or the draft of one."""

    @property
    def uri(self) -> str:
        """Its source address."""

    @property
    def title(self) -> str:
        """What it is called."""


Named = TypeVar("Named", bound=Addressed)

_LONGEST = 200
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})


def refuse_collisions(
    pages: Iterable[Named],
    redirects: Iterable[Redirect] = (),
    keep: Callable[[Iterator[Named]], Sequence[Any]] = tuple,
) -> tuple[Sequence[Any], tuple[Redirect, ...], tuple[Problem, ...]]:
    """The pages and redirects that have an address of their own, and a problem for each that has not.

    `people/Scholz` and `people/scholz` are one file on some disks, and `x` and `x/index` one page: the first page
    keeps the address, the second is refused. A redirect gives way to a page without a problem being one. `keep` takes
    the pages as they come, in memory or on disk.
    """
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    kept = keep(_standing(pages, taken, problems))
    standing = []
    for redirect in redirects:
        key = _key(redirect.address)
        if key not in taken and not _unsafe(redirect.address):
            taken[key] = redirect.address
            standing.append(redirect)
    return kept, tuple(standing), tuple(problems)


def short_names(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, each called after its seed without the ending: `talks.html` has the page `articles/talks.html`.

    Where two files share a name but for the ending, or for signs that no address has, each keeps its id.
    """
    ids = [(article.id, _without_ending(article)) for article in articles]
    claimed = Counter(name for both in ids for name in set(both))
    return tuple(
        replace(article, short=short) if short != id_ and claimed[short] == 1 else article
        for article, (id_, short) in zip(articles, ids, strict=True)
    )


def _without_ending(article: Article) -> str:
    ending = PurePosixPath(article.source.path).suffix.lower().removeprefix(".")
    return article.id.removesuffix(f"-{ending}") or article.id if ending else article.id


def _standing(pages: Iterable[Named], taken: dict[str, str], problems: list[Problem]) -> Iterator[Named]:
    for page in pages:
        key = _key(page.uri)
        reason = _unsafe(page.uri) or (f"{page.uri} and {taken[key]} are one address" if key in taken else "")
        if reason:
            problems.append(_problem(page, reason))
        else:
            taken[key] = page.uri
            yield page


def _key(uri: str) -> str:
    """What two addresses must not share: case, composition of accents, and the ending folded."""
    stem = re.sub(r"\.(md|html)$", "", uri)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFC", stem).casefold()).removesuffix("/index")


def _unsafe(uri: str) -> str:
    for part in uri.split("/"):
        if part in {"", ".", ".."} or part.endswith((" ", ".")) or _UNSAFE.search(part):
            return f"{uri!r} cannot be a file name on every disk"
        if part.split(".")[0].casefold() in _DEVICES:
            return f"{uri!r} is the name of a device on some systems"
        if len(part.encode("utf-8", "replace")) > _LONGEST:
            return f"an address part of {len(part)} characters is too long for some disks"
    return ""


def _problem(page: Addressed, reason: str) -> Problem:
    return Problem(
        code="address-collision" if "one address" in reason else "address-unsafe",
        severity=Severity.ERROR,
        path=page.uri,
        message=f"“{page.title}” gets no page: {reason}",
        remedy="rename one of them in the curation files, or the seed file it comes from",
    )
