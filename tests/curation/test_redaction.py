"""What the curator hides is in no byte of what is published."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from dossier.cli.verify import verify
from dossier.model import SiteOptions
from dossier.pipeline import build_site
from tests.site.building import build, project

HIDDEN = ("Zoë Quarrington", "Quarrington", "the secret harbour fund")
STORY = (
    "Zoë Quarrington leaves the council\n\nBy Ida Holm and Zoë Quarrington\n\n3 May 2022\n\n"
    "“The port needs me,” said Zoë Quarrington, a lawyer from Port Alden.\n\n"
    "Ms QUARRINGTON’s brother, Ben Ott, told the council about the secret\nharbour fund on Friday. "
    "“Quarrington knew of it,” Ott said.\n"
)
PAGE = (
    "<html><head><title>Zoë Quarrington again</title><meta name='author' content='Zoë Quarrington'>"
    "<link rel='canonical' href='https://a.example/2022/zoe-quarrington-again'></head>"
    "<body><h1>Zoë Quarrington again</h1>"
    "<p>Ben Ott, who had told the council of the secret harbour fund, met Captain Ruth Okello on Monday.</p>"
    "<p>“She has told me nothing,” Okello said of Quarrington, and the council spoke of the ferries.</p></body>"
)
YAML = "- redact: [Zoë Quarrington, Quarrington]\n  reason: She asked for it.\n- redact: the secret harbour fund\n"
SEEDS = {"zoe-quarrington-leaves.txt": STORY, "2022-zoë-quarrington.html": PAGE, "curation/articles.yml": YAML}


def _plain(content: bytes) -> str:
    return content.decode("utf-8", "ignore").casefold().replace("ë", "e").replace("\\u00eb", "e").replace("&#235;", "e")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("hidden"), SEEDS)
    files, problems = build(made)
    assert not problems
    assert len(files) > 20
    return made


def test_no_byte_of_the_site_says_it(folder: Path) -> None:
    for path in sorted((folder / "site").rglob("*")):
        said = _plain(path.name.encode())
        if path.is_file():
            content = path.read_bytes()
            said += _plain(gzip.decompress(content) if path.suffix == ".gz" else content)
        for word in ("quarrington", "secret harbour fund", "harbour fund", "zoe"):
            assert word not in said, path
    with sqlite3.connect(folder / "site" / "data" / "dossier.sqlite") as database:
        assert not [line for line in database.iterdump() if "quarrington" in line.casefold()]


def test_what_is_not_hidden_stays(folder: Path) -> None:
    page = (folder / "site" / "articles" / "xxx-xxxxxxxxxxx-leaves.html").read_text(encoding="utf-8")
    assert "███ ███████████ leaves the council" in page
    assert "The port needs me" in page
    assert "Ben Ott" in page


def test_a_site_with_words_hidden_is_verified(folder: Path) -> None:
    assert verify(folder / "site", folder / "seeds").differences == []


def test_only_in_the_articles_named(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "curation").mkdir(parents=True)
    (seeds / "a.txt").write_text(STORY, encoding="utf-8")
    (seeds / "b.txt").write_text(STORY + "\nAnother line of the town.\n", encoding="utf-8")
    (seeds / "curation" / "articles.yml").write_text("- redact: Ben Ott\n  in: b.txt\n", encoding="utf-8")
    one, other = build_site(seeds, SiteOptions()).dossier.articles
    assert "Ben Ott" in one.text
    assert "Ben Ott" not in other.text


def test_a_redaction_that_hits_nothing_is_told_without_its_words(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "curation").mkdir(parents=True)
    (seeds / "a.txt").write_text(STORY, encoding="utf-8")
    (seeds / "curation" / "articles.yml").write_text("- redact: Mallory Vane\n", encoding="utf-8")
    site = build_site(seeds)
    told = [problem for problem in site.problems if problem.code == "redaction-no-effect"]
    assert [(problem.path, problem.line) for problem in told] == [("seeds/curation/articles.yml", 1)]
    assert not [page.uri for page in site.pages if "Mallory" in page.body]
