"""A published site is compared with its seeds to the character: what was tampered with is named."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from dossier.cli.verify import verify
from dossier.site import write_manifest
from tests.fuzz.shape_texts import surname
from tests.site.building import build, project

STORY = (
    "Ferry to sail again\n\nBy Ida Holm\n\n3 May 2022\n\n“We sail on Friday,” said Captain Ruth Okello of the port.\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("verified"), {"ferry.txt": STORY})
    _, problems = build(folder)
    assert not problems
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    for name in ("site", "seeds"):
        shutil.copytree(built / name, tmp_path / name)
    return tmp_path


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _told(folder: Path) -> list[str]:
    return verify(folder / "site", folder / "seeds").differences


def test_an_untouched_site_is_right(folder: Path) -> None:
    report = verify(folder / "site", folder / "seeds")
    assert report.differences == []
    assert report.facts >= 4
    assert report.sentences >= 3
    (folder / "site" / ".git").mkdir()
    (folder / "site" / ".git" / "config").write_text("", encoding="utf-8")
    assert _told(folder) == []


def test_one_character_is_named_with_page_and_fact(folder: Path) -> None:
    _edit(folder / "site" / "articles" / "ferry.html", "We sail on ", "We sailed on ")
    told = _told(folder)
    assert told[0] == "articles/ferry.html: changed since the site was built"
    assert told[1].startswith("articles/ferry.html#s-")
    assert "with the quotation “We sail on Friday" in told[1]


def test_a_manifest_made_anew_hides_nothing(folder: Path) -> None:
    _edit(folder / "site" / "articles" / "ferry.html", "Captain", "Mr")
    _edit(folder / "site" / "data" / "quotations.jsonl", "We sail on Friday", "We sail on Monday")
    write_manifest(folder / "site")
    told = "\n".join(_told(folder))
    assert "articles/ferry.html#s-" in told
    assert "the quotation “We sail on Monday" in told
    assert "is not what stands at" in told


def test_a_seed_of_other_bytes_is_named(folder: Path) -> None:
    _edit(folder / "seeds" / "ferry.txt", "Friday", "Monday")
    assert _told(folder) == ["articles/ferry.html: the seed ferry.txt has other bytes than it had"]
    (folder / "seeds" / "ferry.txt").unlink()
    assert _told(folder) == ["articles/ferry.html: its seed ferry.txt is not there"]


def test_what_is_missing_or_added_is_named(folder: Path) -> None:
    (folder / "site" / "people.html").unlink()
    (folder / "site" / "new.html").write_text("new", encoding="utf-8")
    assert _told(folder) == ["people.html: missing", "new.html: added since the site was built"]
    (folder / "site" / "manifest-sha256.txt").unlink()
    assert "it is not there" in _told(folder)[0]


def test_a_long_article_is_compared_on_all_of_its_pages(tmp_path: Path) -> None:
    told_of = "On Monday the council of ward {} met in the town hall and spoke for hours of the pier that {} had built."
    story = STORY + "".join(f"{told_of.format(n, surname(n))} It will be mended.\n\n" for n in range(600))
    folder = project(tmp_path, {"ferry.txt": story})
    _, problems = build(folder)
    assert not problems
    part = max((folder / "site" / "articles" / "ferry").glob("*.html"), key=lambda path: path.stat().st_size)
    assert _told(folder) == []
    number = next(n for n in range(600) if f"ward {n} met" in part.read_text(encoding="utf-8"))
    _edit(part, f"ward {number} met", f"ward {number} sat")
    told = _told(folder)
    assert told[0] == f"articles/ferry/{part.name}: changed since the site was built"
    assert told[1].startswith("articles/ferry.html#s-")


def test_signs_that_pages_make_visible_are_no_difference(tmp_path: Path) -> None:
    folder = project(
        tmp_path, {"ferry.txt": f"{STORY}\nThe caf\u0082e of Port Alden\u202e closed on Monday, it was said.\n"}
    )
    _, problems = build(folder)
    assert not problems
    assert _told(folder) == []


def test_large_tables_are_read_packed(folder: Path) -> None:
    table = folder / "site" / "data" / "quotations.jsonl"
    (folder / "site" / "data" / "quotations.jsonl.gz").write_bytes(
        gzip.compress(table.read_bytes().replace(b"We sail", b"We sank"))
    )
    table.unlink()
    write_manifest(folder / "site")
    (told,) = _told(folder)
    assert "the quotation" in told
    assert "is not what stands at" in told
