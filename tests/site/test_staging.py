"""The published folder holds the old site whole or the new one whole."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from dossier.site import abandon, publish, stage, staging
from tests.faults.harm import killed_at, steps, without_room

PAGES = [f"p{number}.html" for number in range(12)]


def build(site: Path, words: str) -> None:
    new = stage(site)
    assert new is not None
    for page in PAGES:
        (new.folder / page).write_text(words, encoding="utf-8")
    publish(new)


def shown(site: Path) -> set[str]:
    """The words of the site's pages; empty where a page is missing."""
    if sorted(path.name for path in site.glob("*.html")) != sorted(PAGES):
        return set()
    return {path.read_text(encoding="utf-8") for path in site.glob("*.html")}


@pytest.fixture(params=["exchange", "two steps"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two steps":
        monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    return str(request.param)


def test_a_new_site_takes_the_place_of_the_old(tmp_path: Path, system: str) -> None:
    site = tmp_path / "public" / "site"
    build(site, "old")
    (site / ".git").mkdir()
    (site / "gone.html").write_text("no longer", encoding="utf-8")
    build(site, "new")
    assert shown(site) == {"new"}
    assert sorted(os.listdir(site)) == sorted([".git", *PAGES])
    assert os.listdir(tmp_path / "public") == ["site"]


def test_killed_at_any_point(tmp_path: Path, system: str) -> None:
    build(tmp_path / "counted", "old")
    total = steps(partial(build, tmp_path / "counted", "new"))
    assert total > len(PAGES)
    for step in range(total):
        site = tmp_path / f"{step}" / "site"
        build(site, "old")
        killed_at(partial(build, site, "new"), step)
        if system == "exchange" or site.exists():
            assert shown(site) in ({"old"}, {"new"}), step
        kept = stage(site)
        assert kept is not None
        abandon(kept)
        assert shown(site) in ({"old"}, {"new"}), step
        assert os.listdir(site.parent) == ["site"], step
        build(site, "newer")
        assert shown(site) == {"newer"}


@pytest.mark.parametrize("die", [False, True])
def test_no_room(tmp_path: Path, die: bool) -> None:
    site = tmp_path / "site"
    build(site, "old")
    assert without_room(partial(build, site, "new words"), 4, die) != 0
    assert shown(site) == {"old"}


def test_two_builds_at_once_do_not_meet(tmp_path: Path) -> None:
    site = tmp_path / "site"
    one, other = stage(site), stage(site)
    assert one
    assert other
    assert one.folder != other.folder
    for new, words in ((one, "one"), (other, "other")):
        for page in PAGES:
            (new.folder / page).write_text(words, encoding="utf-8")
    publish(other)
    assert shown(site) == {"other"}
    publish(one)
    assert shown(site) == {"one"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_linked_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    build(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert shown(tmp_path / "elsewhere") == {"new"}


def test_where_no_folder_can_be_made_the_build_goes_on_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object) -> str:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    assert stage(tmp_path / "site") is None


def test_a_swap_that_fails_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    build(site, "old")
    new = stage(site)
    assert new is not None
    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    new.folder.rmdir()
    with pytest.raises(OSError, match="new"):
        publish(new)
    assert shown(site) == {"old"}
