"""The SHA-256 of every file of a site, in the form of BagIt's manifests (RFC 8493), which `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "manifest-sha256.txt"


def write_manifest(site: Path) -> None:
    """Write the manifest of a finished site into it: a line a file, sorted, `<SHA-256>  articles/a.html`."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in digests_of(site))
    (site / MANIFEST).write_bytes(lines.encode("utf-8", "surrogateescape"))


def read_manifest(site: Path) -> dict[str, str]:
    """File → SHA-256 as the manifest says; `OSError` where there is none."""
    lines = (site / MANIFEST).read_bytes().decode("utf-8", "surrogateescape").splitlines()
    split = (line.split("  ", 1) for line in lines if "  " in line)
    return {name: digest for digest, name in split}


def digests_of(site: Path) -> Iterator[tuple[str, str]]:
    """Every file below the site but the manifest, with its SHA-256; what is hidden, such as `.git`, is left out."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != MANIFEST and not any(part.startswith(".") for part in name.split("/")):
            with path.open("rb") as file:
                yield name, hashlib.file_digest(file, "sha256").hexdigest()
