"""`dossier read` and `dossier add`: what they print, copy and refuse."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.intake import read_files
from dossier.intake.naming import seed_name
from dossier.pipeline import build_pages
from tests.intake import builders


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "Saved Page (1).html").write_text(builders.page(), "utf-8")
    (folder / "note.txt").write_text("A line that no one wrote for a newspaper.\n", "utf-8")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 8)
    return folder


NAME = "2023-05-11-port-alden-gazette-harbour-workers-in-port-alden-vote-to-end-their-strike.html"


def test_read_prints_one_object_an_article_with_spans(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(inbox / "Saved Page (1).html")
    assert main(["read", path, str(inbox / "noise.bin")]) == 0
    out, err = capsys.readouterr()
    (line,) = out.splitlines()
    article = json.loads(line)
    assert article["path"] == path
    assert article["title"] == builders.HEADLINE
    assert article["authors"] == ["Ida Holm", "Peter Kranz"]
    assert article["published"] == "2023-05-11T21:40+02:00"
    assert article["outlet"] == "Port Alden Gazette"
    assert article["language"] == "en"
    text = "\n\n".join(block["text"] for block in article["blocks"])
    assert all(text[b["start"] : b["end"]] == b["text"] for b in article["blocks"])
    assert [b["text"] for b in article["blocks"] if b["role"] == "paragraph"] == list(builders.PARAGRAPHS)
    assert "seed-binary" in err


def test_read_fails_when_nothing_could_be_read(inbox: Path) -> None:
    assert main(["read", str(inbox / "noise.bin")]) == 1


def test_add_copies_under_a_readable_name(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "seeds"
    file = inbox / "Saved Page (1).html"
    assert main(["add", "--seeds", str(seeds), str(file)]) == 0
    assert [p.name for p in seeds.iterdir()] == [NAME]
    assert (seeds / NAME).read_bytes() == file.read_bytes()
    out = capsys.readouterr().out
    for words in (builders.HEADLINE, "Port Alden Gazette", "2023-05-11", "Ida Holm", "words", "1 person, 1 quotation"):
        assert words in out


def test_add_refuses_the_same_bytes_and_names_them(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    file = inbox / "Saved Page (1).html"
    copy = inbox / "again.html"
    copy.write_bytes(file.read_bytes())
    assert main(["add", "--seeds", str(seeds), str(file), str(copy)]) == 1
    assert main(["add", "--seeds", str(seeds), str(copy)]) == 1
    out = capsys.readouterr().out
    assert out.count(f"refused, the same bytes as {seeds / NAME}") == 2
    assert len(list(seeds.iterdir())) == 1


def test_add_counts_as_the_articles_page_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds, file = tmp_path / "seeds", tmp_path / "ferry.txt"
    story = (
        "Ferry to sail again\n\nBy Ida Holm\n\n“We sail on Friday. Nobody waits,” said Captain Ruth Okello. "
        "Okello said that the crew was ready. The “harbour tax” is gone.\n"
    )
    file.write_text(story, "utf-8")
    assert main(["add", "--seeds", str(seeds), str(file)]) == 0
    out = capsys.readouterr().out
    row = next(p for p in build_pages(seeds)[1] if p.uri == "articles.md").body
    shown = re.search(r"(\d+ (?:person|people)) · (\d+ quotations?(?: · \d+ in reported speech)?)", row)
    assert shown
    people, spoken = shown.groups()
    assert f", {people}, {spoken.replace(' · ', ', ')}\n" in out
    assert (people, spoken) == ("1 person", "1 quotation · 1 in reported speech")


def test_a_folder_is_told_to_name_its_files(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--seeds", str(tmp_path / "seeds"), str(inbox)]) == 1
    out = capsys.readouterr().out
    assert f"name the files in it, for example {inbox.as_posix()}/*" in out
    assert "rename" not in out


def test_an_extension_is_put_on_once(tmp_path: Path) -> None:
    assert seed_name((), "notes.html.html", []) == "notes.html"
    assert seed_name((), "notes.TXT.txt", ["notes.txt"]) == "notes-2.txt"


def test_a_dry_run_writes_nothing(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "seeds"
    assert main(["add", "--dry-run", "--seeds", str(seeds), str(inbox / "Saved Page (1).html")]) == 0
    assert not seeds.exists()
    assert f"would become {seeds / NAME}" in capsys.readouterr().out


def test_what_cannot_be_read_is_not_added(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "seeds"
    files = [str(inbox / "noise.bin"), str(inbox / "nowhere.txt"), str(inbox / "note.txt")]
    assert main(["add", "--seeds", str(seeds), *files]) == 1
    assert [p.name for p in seeds.iterdir()] == ["note.txt"]
    out = capsys.readouterr().out
    assert out.count("not added") == 2
    assert "no outlet and no date was found" in out


def test_an_existing_seed_is_never_replaced(inbox: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / NAME).write_text("Another text under the same name.\n", "utf-8")
    assert main(["add", "--seeds", str(seeds), str(inbox / "Saved Page (1).html")]) == 0
    assert (seeds / NAME).read_text("utf-8") == "Another text under the same name.\n"
    assert (seeds / NAME.replace(".html", "-2.html")).is_file()


def test_a_bar_moves_from_ten_files_on(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(inbox / "note.txt")] * 10
    main(["add", "--dry-run", "--seeds", str(tmp_path / "seeds"), *files[:9]])
    assert capsys.readouterr().err == ""
    main(["add", "--dry-run", "--seeds", str(tmp_path / "seeds"), *files])
    assert "] 10/10\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "original", "taken", "name"),
    [
        ("Ferries sail again", "x.txt", [], "ferries-sail-again.txt"),
        ("Ferries sail again", "x.txt", ["Ferries Sail again.txt"], "ferries-sail-again-2.txt"),
        ("Ferries sail again", "x.html.gz", [], "ferries-sail-again.html.gz"),
        ("Ferries sail again", "x.MHT", [], "ferries-sail-again.mht"),
        ("../../etc/passwd", "x.txt", [], "etc-passwd.txt"),
        ("Ferry.html", "ferry.html", [], "ferry.html"),
        ("ferry.HTML.html", "ferry.html.html", [], "ferry.html"),
        ("The end of .com", "x.html", [], "the-end-of-com.html"),
        ("word " * 60, "x.txt", [], "word-word-word-word-word-word-word-word-word-word-word-word.txt"),
    ],
)
def test_names_of_seeds(tmp_path: Path, title: str, original: str, taken: list[str], name: str) -> None:
    file = tmp_path / "x.md"
    file.write_text(f"---\ntitle: {title}\n---\n" + builders.PARAGRAPHS[0], "utf-8")
    assert seed_name(read_files((file,)).articles, original, taken) == name


HEAVY = ("lxml", "bs4", "trafilatura", "warcio", "pypdf", "yaml", "charset_normalizer")


def test_the_light_start_of_annotate() -> None:
    code = f"import sys, dossier.cli.annotate; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_plain_text_needs_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(builders.PARAGRAPHS), "utf-8")
    code = (
        "import sys, pathlib; from dossier.intake import read_folder; "
        f"assert read_folder(pathlib.Path({str(tmp_path)!r})).articles; print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
