"""Sites built for the tests, in the way `mkdocs build --strict` builds them."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

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


@dataclass(frozen=True)
class Build:
    """How a build ended, and what it logged."""

    succeeded: bool
    log: str


def build(folder: Path) -> Build:
    """Build the project strictly in a process of its own, as a person does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    done = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return Build(done.returncode == 0, done.stderr)


def build_here(folder: Path, strict: bool = True) -> Build:
    """Build the project in this process, which has read the word lists already."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Abort as abort:
        return Build(False, "\n".join([*lines, str(abort)]))
    finally:
        logger.removeHandler(handler)
    return Build(True, "\n".join(lines))


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its address."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}
