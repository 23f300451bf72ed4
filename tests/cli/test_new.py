"""A project of one's own: green at once, updated without touching what is the curator's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dossier.cli import main


def make(folder: Path, *more: str) -> Path:
    assert main(["new", str(folder), *more]) == 0
    return folder


def test_the_steps_of_its_workflow_are_green(tmp_path: Path) -> None:
    project = make(tmp_path / "Häfen & Fähren")
    # The environment of these tests stands for the one that the first step would install.
    (project / ".venv").mkdir()
    (project / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    for stamp in ("pyvenv.cfg", "site.stamp"):
        (project / ".venv" / stamp).touch()
    workflow = yaml.safe_load((project / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    commands = [step["run"] for step in steps if "run" in step]
    assert "make site" in commands
    for command in commands:
        done = subprocess.run(
            command,
            shell=True,
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(project)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert "Häfen &amp; Fähren" in (project / "site/index.html").read_text(encoding="utf-8")
    quotation = next((project / "site/quotes").glob("*.html")).read_text(encoding="utf-8")
    assert "Port Alder" in quotation


def test_the_sample_and_its_decision_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make(tmp_path / "ferry")
    assert main(["check", "--seeds", str(project / "seeds")]) == 0
    assert "no problems" in capsys.readouterr().out


def test_an_update_replaces_the_program_alone(tmp_path: Path) -> None:
    project = make(tmp_path / "ferry", "--title", "The ferry: a file")
    mine = {
        "docs/index.md": "# Mine\n",
        "seeds/curation/quotes.yml": "# mine\n",
        "seeds/mine.txt": "Mine\n",
        "mkdocs.yml": "site_name: Mine\n",
        "docs/assets-of-mine.md": "# Kept\n",
    }
    for name, text in mine.items():
        (project / name).write_text(text, encoding="utf-8")
    (project / "dossier/pipeline.py").write_text("old", encoding="utf-8")
    (project / "dossier/gone.py").write_text("old", encoding="utf-8")
    make(project, "--update")
    assert {name: (project / name).read_text(encoding="utf-8") for name in mine} == mine
    assert "build_site" in (project / "dossier/pipeline.py").read_text(encoding="utf-8")
    assert not (project / "dossier/gone.py").exists()


def test_the_title_is_written_as_yaml(tmp_path: Path) -> None:
    project = make(tmp_path / "ferry", "--title", 'The "ferry": #1')
    assert 'site_name: "The \\"ferry\\": #1"' in (project / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("existing", "arguments", "said"),
    [
        ("note.txt", (), "is not empty"),
        ("note.txt", ("--update",), "no project to update"),
        (None, ("--update",), "no project to update"),
    ],
)
def test_a_folder_of_somebody_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], existing: str | None, arguments: tuple[str, ...], said: str
) -> None:
    folder = tmp_path / "mine"
    if existing:
        folder.mkdir()
        (folder / existing).write_text("kept", encoding="utf-8")
    assert main(["new", str(folder), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == [existing] if existing else not folder.exists()


def test_the_program_is_not_copied_into_itself(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[2]
    for folder in (root, root / "dossier" / "inside"):
        assert main(["new", str(folder), "--update"]) == 2
    assert "is the program itself" in capsys.readouterr().err
