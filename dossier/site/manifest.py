"""The SHA-256 of every file of a site, in the form of BagIt's manifests (RFC 8493), which `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

# Address and status of a file → its SHA-256, None where that is not known.
Known = Callable[[str, os.stat_result], str | None]

MANIFEST = "manifest-sha256.txt"


def write_manifest(site: Path, known: Known | None = None) -> None:
    """Write the manifest of a finished site into it: a line a file, sorted, `<SHA-256>  articles/a.html`.

    `known` may tell the digest of a file that looks like this, so that it need not be read.
    """
    lines = "".join(f"{digest}  {name}\n" for name, digest in digests_of(site, known))
    # A site that was taken over has its old manifest here under a second name.
    (site / MANIFEST).unlink(missing_ok=True)
    (site / MANIFEST).write_bytes(lines.encode("utf-8", "surrogateescape"))


def read_manifest(site: Path) -> dict[str, str]:
    """File → SHA-256 as the manifest says; `OSError` where there is none."""
    lines = (site / MANIFEST).read_bytes().decode("utf-8", "surrogateescape").splitlines()
    split = (line.split("  ", 1) for line in lines if "  " in line)
    return {name: digest for digest, name in split}


def digests_of(site: Path, known: Known | None = None) -> Iterator[tuple[str, str]]:
    """Every file below the site but the manifest, with its SHA-256; what is hidden, such as `.git`, is left out."""
    for path in sorted(_files_below(site)):
        name = path.relative_to(site).as_posix()
        if name != MANIFEST and path.is_file():
            yield name, (known and known(name, path.lstat())) or _digest(path)


def _files_below(site: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(site):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in files if not name.startswith("."))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
