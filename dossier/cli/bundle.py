"""`dossier bundle`: the whole dossier to hand on, as a zip that opens from disk and as one document to print."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

HELP = "Hand the dossier on: a zip that opens from disk with search, one document to print, a PDF of it."

# As `extra: dossier:` in mkdocs.yml has it.
_LANGUAGE = re.compile(r"^\s+language:\s*[\"']?([a-z]{2})\b", re.MULTILINE)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# Zip knows no date before 1980; the same dossier shall give the same bytes on every day.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def configure(parser: argparse.ArgumentParser) -> None:
    """What to make, and of which project."""
    parser.add_argument("--zip", type=Path, metavar="FILE", help="the site, zipped (dossier.zip if nothing is named)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="one HTML file to print")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="the same as PDF, through an installed browser")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="the site (mkdocs.yml)")
    parser.add_argument("--title", default="", help="the title of the printed document")
    parser.add_argument("--excerpt", action="store_true", help="print of the articles only what is quoted")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="the articles (seeds)")


def run(options: argparse.Namespace) -> int:
    """Make what was asked for; 1 when the site does not build or no browser is there, 2 when nothing is to bundle."""
    if not (options.zip or options.html or options.pdf):
        options.zip = Path("dossier.zip")
    if options.zip and not options.config.is_file():
        print(
            f"dossier: {options.config} is not there; call this in a project, or name it by --config", file=sys.stderr
        )
        return 2
    if (options.html or options.pdf) and not options.seeds.is_dir():
        return _missing(options.seeds, "--seeds")
    code = 0
    if options.zip:
        code = _zip_site(options.config, options.zip)
    if options.html or options.pdf:
        code = max(code, _print(options))
    return code


def _missing(path: Path, option: str) -> int:
    print(f"dossier: {path} is not there; call this in a project, or name it by {option}", file=sys.stderr)
    return 2


def _zip_site(config: Path, target: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            str(config),
            "--site-dir",
            str(site),
        ]
        done = subprocess.run(build, capture_output=True, text=True, errors="replace")
        if done.returncode:
            print(f"dossier: the site does not build:\n{done.stderr[-2000:]}", file=sys.stderr)
            return 1
        count = _pack(site, target)
    print(f"{target}: {count} files; unzip it and open index.html, no network needed")
    return 0


def _pack(site: Path, target: Path) -> int:
    """Zip the site below a folder of the archive's own name; written beside and renamed, so that it is whole or not."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    beside = target.with_name(f".{target.name}.part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(site).as_posix()}", _NO_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    beside.replace(target)
    return len(files)


def _print(options: argparse.Namespace) -> int:
    from dossier.model import SiteOptions
    from dossier.pipeline import build_booklet

    try:
        release = version("dossier")
    except PackageNotFoundError:
        release = ""
    publish: Literal["full", "excerpt"] = "excerpt" if options.excerpt else "full"
    wanted = SiteOptions(title=options.title, language=_language(options.config), publish=publish)
    text = build_booklet(options.seeds, wanted, release)
    with tempfile.TemporaryDirectory() as folder:
        document: Path = options.html or Path(folder) / "dossier.html"
        document.write_text(text, encoding="utf-8", errors="xmlcharrefreplace")
        if options.html:
            print(f"{document}: one document to print")
        return _pdf(document, options.pdf) if options.pdf else 0


def _language(config: Path) -> Literal["en", "de"]:
    """The language that the site is set to, which its printed form speaks too; English where none is set."""
    told = _LANGUAGE.search(config.read_text("utf-8", "replace")) if config.is_file() else None
    return "de" if told and told[1] == "de" else "en"


def _pdf(document: Path, target: Path) -> int:
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print("dossier: no browser was found; install Chromium, or print the --html document yourself", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as profile:
        call = [browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        call += [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={target.resolve()}"]
        # The document is ours and escaped; Chromium's sandbox refuses to start for root, as in a container.
        call += ["--no-sandbox"] if _is_root() else []
        done = subprocess.run([*call, document.resolve().as_uri()], capture_output=True, text=True, errors="replace")
    if done.returncode or not target.is_file():
        print(f"dossier: {browser} could not print:\n{done.stderr[-1000:]}", file=sys.stderr)
        return 1
    print(f"{target}: printed by {Path(browser).name}")
    return 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
