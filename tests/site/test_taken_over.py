"""A build makes the files that have changed and takes over the others; the site is the one a full build makes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dossier.published import Shelf
from dossier.site import digests_of, write_manifest
from tests.site.building import build, project

FERRY = "Ferry to sail again\n\n27 January 2022\n\n“We sail on Friday,” said Captain Ruth Okello in Port Alder.\n"
HALL = "Town hall to be painted\n\n3 May 2021\n\n“Green it is,” said Mayor Tomas Brandt in Port Alder.\n"


def _inodes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def _full(folder: Path) -> dict[str, bytes]:
    """The same project, built where nothing is kept."""
    other = folder.with_name("other")
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("site", ".cache"))
    files, log = build(other)
    assert log == ""
    shutil.rmtree(other)
    return files


def test_a_touched_seed_leaves_the_pages_of_others_where_they_stand(tmp_path: Path) -> None:
    folder = project(tmp_path / "project", {"ferry.txt": FERRY, "hall.txt": HALL})
    build(folder)
    before = _inodes(folder / "site")
    (folder / "seeds" / "ferry.txt").write_text(FERRY.replace("Friday", "Monday"), "utf-8")
    files, log = build(folder)
    assert log == ""
    after = _inodes(folder / "site")
    assert files == _full(folder)
    same = {name for name, inode in after.items() if before.get(name) == inode}
    assert {"people/tomas-brandt.html", "dates.html"} <= same
    assert not {"articles/ferry.html", "people/ruth-okello.html"} & same


@pytest.mark.parametrize("name", ["people/tomas-brandt.html", "dates.html", "assets/chrome/icons.css"])
def test_a_file_that_somebody_changed_is_made_again(tmp_path: Path, name: str) -> None:
    folder = project(tmp_path / "project", {"ferry.txt": FERRY, "hall.txt": HALL})
    build(folder)
    (folder / "site" / name).write_text("owned", "utf-8")
    (folder / "seeds" / "ferry.txt").write_text(FERRY.replace("Friday", "Monday"), "utf-8")
    assert build(folder) == (_full(folder), "")


def test_a_link_in_the_place_of_a_file_is_not_taken_over(tmp_path: Path) -> None:
    old, new, elsewhere = tmp_path / "old", tmp_path / "new", tmp_path / "elsewhere"
    _shelf(tmp_path, old, old, b"key", b"words")
    (old / "a" / "b.html").rename(elsewhere)
    (old / "a" / "b.html").symlink_to(elsewhere)
    _shelf(tmp_path, old, new, b"key", b"words")
    assert not (new / "a" / "b.html").is_symlink()
    assert (new / "a" / "b.html").read_bytes() == b"words"


def test_the_old_file_is_never_written_into(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    _shelf(tmp_path, old, old, b"key", b"words")
    shelf = _shelf(tmp_path, old, new, b"key", b"never asked for")
    assert os.path.samefile(old / "a" / "b.html", new / "a" / "b.html")
    shelf.put_bytes("a/b.html", b"others")
    assert (old / "a" / "b.html").read_bytes() == b"words"
    assert (new / "a" / "b.html").read_bytes() == b"others"


def test_where_no_second_names_are_the_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    _shelf(tmp_path, old, old, b"key", b"words")

    def refuse(*_: object, **__: object) -> None:
        raise OSError("not on this disk")

    monkeypatch.setattr(os, "link", refuse)
    _shelf(tmp_path, old, new, b"key", b"words")
    assert (new / "a" / "b.html").read_bytes() == b"words"
    assert not os.path.samefile(old / "a" / "b.html", new / "a" / "b.html")


@pytest.mark.parametrize("key", [b"", b"another"])
def test_a_file_made_from_anything_else_is_made(tmp_path: Path, key: bytes) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    _shelf(tmp_path, old, old, b"key", b"words")
    _shelf(tmp_path, old, new, key, b"others")
    assert (new / "a" / "b.html").read_bytes() == b"others"


def test_the_manifest_believes_what_is_known_only_of_a_file_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shelf = _shelf(tmp_path, site, site, b"key", b"words")
    shelf.put_bytes("c.html", b"words")
    (site / "c.html").write_bytes(b"other words")
    write_manifest(site, shelf.sha256_of)
    assert dict(digests_of(site, shelf.sha256_of)) == dict(digests_of(site))


def _shelf(cache: Path, site: Path, folder: Path, key: bytes, content: bytes) -> Shelf:
    """A build of one file, which the next may take over."""
    shelf = Shelf(cache, b"program", site, folder)
    shelf.put("a/b.html", key, lambda: content)
    shelf.keep()
    return shelf
