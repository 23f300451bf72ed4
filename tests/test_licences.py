"""What the site is built with is free to use with any work: no package of the lock is under the GPL or AGPL."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
# The Lesser GPL is another licence; it lets a work that only uses the package be under its own.
_COPYLEFT = re.compile(r"(?<!Lesser )(?<!L)\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


def _licence(name: str) -> str:
    """What a package says of its licence; empty where it is not installed on this system."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    classified = [line for line in told.get_all("Classifier", []) if line.startswith("License")]
    stated = [*told.get_all("License-Expression", []), *(text[:200] for text in told.get_all("License", []))]
    return "; ".join([*stated, *classified])


def _binds(licence: str) -> bool:
    """Whether no choice among the licences is free of it: “MPL-1.1 OR GPL-2.0-only” may be taken as the first."""
    return all(_COPYLEFT.search(choice) for choice in licence.split(" OR "))


def test_no_package_is_under_a_copyleft_licence() -> None:
    names = _PACKAGE.findall(LOCK.read_text(encoding="utf-8"))
    licences = {name: licence for name in names if (licence := _licence(name))}
    assert len(licences) > 20
    assert {name: licence for name, licence in licences.items() if _binds(licence)} == {}
    assert [name for name, licence in licences.items() if not licence.strip("; ")] == []


def test_the_search_for_copyleft_finds_it() -> None:
    assert all(map(_COPYLEFT.search, ("GPL-3.0-only", "AGPLv3", "GNU General Public License v2 (GPLv2)")))
    assert not any(map(_COPYLEFT.search, ("LGPL-2.1", "GNU Lesser General Public License", "MIT")))
