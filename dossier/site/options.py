"""What `extra: dossier:` in mkdocs.yml says → options, and a problem for what it cannot mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from dossier.model import Problem, Severity, SiteOptions


def site_options(given: object, path: str = "mkdocs.yml") -> tuple[SiteOptions, tuple[Problem, ...]]:
    """The options named in `given`, a mapping of names to values; what is not named keeps its default.

    A name that is no option, and a value of another kind, is a problem in `path` and changes nothing: "desk: maybe".
    """
    if given is None:
        return SiteOptions(), ()
    if not isinstance(given, Mapping):
        return SiteOptions(), (_problem(path, "`extra: dossier:` is no list of options", "write `name: value` lines"),)
    kinds = get_type_hints(SiteOptions)
    taken: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in given.items():
        if name not in kinds:
            near = get_close_matches(str(name), kinds, 1)
            remedy = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(kinds)}"
            problems.append(_problem(path, f"`{name}` is no option of `extra: dossier:`", remedy))
        elif not _fits(value, kinds[name]):
            problems.append(_problem(path, f"`{name}` cannot be {value!r}", f"write {_wanted(kinds[name])}"))
        else:
            taken[name] = value
    return dataclasses.replace(SiteOptions(), **taken), tuple(problems)


def _fits(value: object, kind: Any) -> bool:
    if get_args(kind):
        return value in get_args(kind)
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def _wanted(kind: Any) -> str:
    if get_args(kind):
        return " or ".join(get_args(kind))
    return {bool: "true or false", int: "a whole number"}.get(kind, "words")


def _problem(path: str, message: str, remedy: str) -> Problem:
    return Problem("option-unknown", Severity.WARNING, path, message, remedy)
