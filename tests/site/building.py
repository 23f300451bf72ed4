"""Sites built in this process, as `mkdocs build --strict` builds them."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

PROJECT = Path(__file__).parents[2]


def project(folder: Path, seeds: dict[str, str], pages: dict[str, str] | None = None, **options: object) -> Path:
    """A project with these seeds and hand-written pages, and these options of `extra: dossier:`."""
    shutil.copytree(PROJECT / "docs", folder / "docs")
    shutil.copytree(PROJECT / "build_hooks", folder / "build_hooks")
    configuration = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    set_options = "".join(f"    {name}: {value}\n" for name, value in options.items())
    assert "  dossier:\n" in configuration
    (folder / "mkdocs.yml").write_text(configuration.replace("  dossier:\n", f"  dossier:\n{set_options}"), "utf-8")
    for name, text in [(f"seeds/{n}", t) for n, t in seeds.items()] + [
        (f"docs/{n}", t) for n, t in (pages or {}).items()
    ]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, out: str = "site", address: str = "") -> tuple[dict[str, bytes], str]:
    """Every file of the site by its address, and what went wrong: empty for a strict build that succeeded."""
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / out), strict=True, site_url=address)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Abort as abort:
        lines.append(str(abort))
    finally:
        logger.removeHandler(handler)
    site = folder / out
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}
    return files, "\n".join(lines)
