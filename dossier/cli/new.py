"""`dossier new DIR`: a ready project for a dossier of one's own."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

HELP = "Make a project of your own: program, sample article, one decision, workflow; its first build is green."

_STARTER = Path(__file__).parent.parent / "starter"
# What belongs to the program and is replaced by a newer version; everything else in a project is the curator's.
_PROGRAM = ("dossier", "build_hooks", "docs/assets", "pyproject.toml", "requirements.lock", "LICENSE")
_HEADED = "seeds/curation"
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")
_SITE_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)


def configure(parser: argparse.ArgumentParser) -> None:
    """The folder to make, and the title of the dossier."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the project shall be; new or empty")
    parser.add_argument("--title", default="", help="the title of the dossier (the folder's name)")
    parser.add_argument(
        "--update", action="store_true", help="replace the program in a project made before; touch nothing else"
    )


def run(options: argparse.Namespace) -> int:
    """Make or update the project; 2 when the folder is not what the call needs."""
    folder: Path = options.folder
    source = program_folder()
    if source is None:
        print("dossier: this installation has no project files; call it from a clone of the project", file=sys.stderr)
        return 2
    if fault := _fault(folder, options.update, source):
        print(f"dossier: {folder} {fault}", file=sys.stderr)
        return 2
    _copy_program(source, folder)
    if options.update:
        print(f"the program in {folder} is this version now; seeds/, docs/*.md and mkdocs.yml are as they were")
        return 0
    _copy_starter(source, folder, options.title or _titled(folder))
    print(
        f"{folder} is ready.\n\n  cd {folder}\n  make site    # then open site/index.html\n\nREADME.md there says more."
    )
    return 0


def program_folder() -> Path | None:
    """The folder that holds the program with its hook and assets: the clone; None where the package came alone."""
    root = Path(__file__).parent.parent.parent
    return root if all((root / part).exists() for part in (*_PROGRAM, "mkdocs.yml", _HEADED)) else None


def _fault(folder: Path, update: bool, source: Path) -> str:
    """Why the call cannot be carried out; empty: it can."""
    if folder.exists() and not folder.is_dir():
        return "is a file; name a folder"
    inside = folder.resolve()
    if inside == source.resolve() or source.resolve() / "dossier" in inside.parents:
        return "is the program itself; name another folder"
    if update:
        return "" if (folder / "mkdocs.yml").is_file() else "holds no mkdocs.yml, so it is no project to update"
    return "is not empty; name a new folder, or --update for a project made before" if _has_files(folder) else ""


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _copy_program(source: Path, folder: Path) -> None:
    """The program as it is here, in place of what the project had."""
    for part in _PROGRAM:
        origin, target = source / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            if target.is_dir():
                shutil.rmtree(target)
            shutil.copytree(origin, target, ignore=_LEFT_OUT)
        else:
            shutil.copyfile(origin, target)
    shutil.copyfile(_STARTER / "Makefile", folder / "Makefile")


def _copy_starter(source: Path, folder: Path, title: str) -> None:
    for name, text in _starter_files(source, title):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _starter_files(source: Path, title: str) -> Iterator[tuple[str, str]]:
    """What is the curator's from the first day on: site file, introduction, sample, decisions, workflow."""
    settings = (source / "mkdocs.yml").read_text(encoding="utf-8")
    yield "mkdocs.yml", _SITE_NAME.sub(lambda _: f"site_name: {json.dumps(title, ensure_ascii=False)}", settings, 1)
    yield "README.md", (_STARTER / "README.md").read_text(encoding="utf-8").replace("{title}", title)
    yield "docs/index.md", (_STARTER / "index.md").read_text(encoding="utf-8")
    for copied in ("docs/about.md", ".github/workflows/pages.yml", ".gitignore"):
        yield copied, (source / copied).read_text(encoding="utf-8")
    for sample in sorted((_STARTER / "seeds").iterdir()):
        yield f"seeds/{sample.name}", sample.read_text(encoding="utf-8")
    for path in sorted((source / _HEADED).glob("*.yml")):
        sample = _STARTER / path.name
        entry = sample.read_text(encoding="utf-8") if sample.is_file() else ""
        yield f"{_HEADED}/{path.name}", _head(path.read_text(encoding="utf-8")) + entry


def _head(text: str) -> str:
    """The remarks at the top of a curation file, which show how its entries are written."""
    lines = text.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:end])


def _titled(folder: Path) -> str:
    """A folder's name as a title: `harbour-files` is “Harbour files”."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "Dossier"
