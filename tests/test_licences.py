"""What the site is built and tested with is free to use with any work: no package of a lock is under GPL or AGPL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.measuring.licences import licence_of

PROJECT = Path(__file__).parents[1]
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
# The Lesser GPL is another licence; it lets a work that only uses the package be under its own.
_COPYLEFT = re.compile(r"(?<!Lesser )(?<!L)\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


def _binds(licence: str) -> bool:
    """Whether no choice among the licences is free of it: “MPL-1.1 OR GPL-2.0-only” may be taken as the first."""
    return all(_COPYLEFT.search(choice) for choice in licence.split(" OR "))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-cluster.lock"])
def test_no_package_is_under_a_copyleft_licence(lock: str) -> None:
    names = _PACKAGE.findall((PROJECT / lock).read_text(encoding="utf-8"))
    licences = {name: licence for name in names if (licence := licence_of(name))}
    assert len(licences) > 20
    assert {name: licence for name, licence in licences.items() if _binds(licence)} == {}
    assert [name for name, licence in licences.items() if not licence.strip("; ")] == []


def test_the_search_for_copyleft_finds_it() -> None:
    assert all(map(_COPYLEFT.search, ("GPL-3.0-only", "AGPLv3", "GNU General Public License v2 (GPLv2)")))
    assert not any(map(_COPYLEFT.search, ("LGPL-2.1", "GNU Lesser General Public License", "MIT")))
