"""Sites built for the tests, in the way `mkdocs build --strict` builds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def project(folder: Path, seeds: dict[str, bytes] | None = None) -> Path:
    """A copy of the project's site sources; its own seeds unless others are given."""
    shutil.copytree(PROJECT / "docs", folder / "docs")
    shutil.copytree(PROJECT / "build_hooks", folder / "build_hooks")
    shutil.copy(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    if seeds is None:
        shutil.copytree(PROJECT / "seeds", folder / "seeds")
    else:
        (folder / "seeds").mkdir()
        for name, content in seeds.items():
            (folder / "seeds" / name).write_bytes(content)
    return folder


def build(folder: Path, site: str = "site", strict: bool = True) -> subprocess.CompletedProcess[str]:
    """Build the project in a process of its own; the log is in `stderr`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / site)]
    return subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its address."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}
