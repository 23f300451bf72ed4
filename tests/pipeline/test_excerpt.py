"""With `publish: excerpt` no byte of the site holds a sentence that was not quoted."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from dossier.cli.verify import verify
from dossier.model import SiteOptions
from dossier.pipeline import build_booklet
from tests.site.building import build, project

UNQUOTED = (
    "cormorants nested below the wooden jetty",
    "ledgers of the pilots were lost",
    "gulls circled over the empty slipway",
)
STORY = (
    "Ferry to sail again\n\nBy Ida Holm\n\n3 May 2022\n\n"
    "On Monday the cormorants nested below the wooden jetty of Port Alden.\n\n"
    "“We sail on Friday,” said Captain Ruth Okello of the northern harbour. The ledgers of the pilots were lost.\n\n"
    "A week later the gulls circled over the empty slipway, where Ben Ott had lived since 2019.\n"
)
SEEDS = {
    "ferry.txt": STORY,
    "quay.txt": STORY.replace("Ferry to sail", "Quay to open"),
    "curation/lines.yml": "",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("excerpt"), SEEDS, publish="excerpt")
    files, problems = build(made)
    assert not problems
    assert len(files) > 20
    return made


def test_no_byte_of_the_site_holds_an_unquoted_sentence(folder: Path) -> None:
    for path in sorted(path for path in (folder / "site").rglob("*") if path.is_file()):
        content = path.read_bytes()
        said = " ".join(
            (content + (gzip.decompress(content) if path.suffix == ".gz" else b"")).decode("utf-8", "ignore").split()
        )
        assert [words for words in UNQUOTED if words in said] == [], path
    with sqlite3.connect(folder / "site" / "data" / "dossier.sqlite") as database:
        assert not [line for line in database.iterdump() if any(words in line for words in UNQUOTED)]


def test_what_was_said_and_who_and_when_stays(folder: Path) -> None:
    page = (folder / "site" / "articles" / "ferry.html").read_text(encoding="utf-8")
    for words in ("Ferry to sail again", "We sail on Friday", "Ruth Okello", "Ben Ott", "░░░░"):
        assert words in page
    assert verify(folder / "site", folder / "seeds").differences == []


def test_in_full_they_are_there(folder: Path) -> None:
    configuration = folder / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("publish: excerpt", "publish: full"), "utf-8")
    build(folder, "full")
    page = " ".join((folder / "full" / "articles" / "ferry.html").read_text(encoding="utf-8").split())
    assert "ledgers of the pilots were lost" in page
    configuration.write_text(configuration.read_text("utf-8").replace("publish: full", "publish: excerpt"), "utf-8")
    build(folder, "again")
    again = " ".join((folder / "again" / "articles" / "ferry.html").read_text(encoding="utf-8").split())
    assert "ledgers of the pilots were lost" not in again


def test_a_printed_excerpt_holds_no_more(folder: Path) -> None:
    whole = " ".join(build_booklet(folder / "seeds", SiteOptions()).split())
    excerpt = " ".join(build_booklet(folder / "seeds", SiteOptions(publish="excerpt")).split())
    assert all(words in whole for words in UNQUOTED)
    assert not [words for words in UNQUOTED if words in excerpt]
    assert "We sail on Friday" in excerpt
