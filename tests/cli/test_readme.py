"""What the README shows a newcomer works as shown."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

import pytest

from dossier.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_date_in_the_example_is_found_in_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.search(r"\(`([^`]+)` finds the article that says “([^”]+)”\)", README)
    assert shown
    assert main(["search", shown[1], "--seeds", str(ROOT / "seeds")]) == 0
    assert shown[2] in capsys.readouterr().out


def test_where_an_update_is_called_is_said() -> None:
    assert "new ../my-dossier --update" in README


def test_a_file_is_not_added_where_no_dossier_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Wall to rise\n\nThe wall must rise, the mayor said on Sunday.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["add", str(story)]) == 2
    assert "call this in a project" in capsys.readouterr().err
    assert not (tmp_path / "seeds").exists()
    (tmp_path / "mkdocs.yml").write_text("site_name: Wall\n", encoding="utf-8")
    assert main(["add", str(story)]) == 0


def test_mkdocs_names_the_folder_that_a_person_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "build_hooks"))
    from mkdocs_told import near, shown_as

    monkeypatch.chdir(tmp_path)
    line = f"Building documentation to directory: {tmp_path / '.site.x.new'}"
    build = logging.getLogger("mkdocs.commands.build")
    assert shown_as(tmp_path / ".site.x.new", tmp_path / "site") == str(tmp_path / ".site.x.new")
    with caplog.at_level(logging.INFO, logger=build.name):
        build.info(line)
    assert [record.getMessage() for record in caplog.records] == ["Building documentation to directory: site"]
    assert near(tmp_path / "site" / "index.html") == str(Path("site") / "index.html")
    assert near(Path(sys.executable)) == sys.executable
