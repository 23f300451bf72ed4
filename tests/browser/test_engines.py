"""Other engines than MkDocs: the same project builds the same site with ProperDocs, to the byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.browser.site import ENVIRONMENT, build, contents, project


def test_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    folder = project(tmp_path)
    done = build(folder)
    assert done.succeeded, done.log
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", "other"]
    other = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert other.returncode == 0, other.stderr
    mine, theirs = contents(folder / "site"), contents(folder / "other")
    assert mine.keys() == theirs.keys()
    assert [name for name in mine if mine[name] != theirs[name]] == []
