"""A build asks no network for anything, and nothing in the site tells where, when or by whom it was built."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.site.building import project

STORY = (
    "Ferry to sail again\n\nBy Ida Holm\n\n3 May 2022\n\n“We sail on Friday,” said Captain Ruth Okello of Port Alden.\n"
)
SEEDS = {"ferry.txt": STORY, "quay.txt": STORY.replace("Ferry", "Quay").replace("sail", "rest")}
# Whatever of Python's own asks for another host; what compiled code asks for, the namespace below refuses.
_WATCHED = """
import sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}:
        raise SystemExit(f"asked the network: {event} {arguments}")
sys.addaudithook(refuse)
if sys.argv[1:] == ["--ask"]:
    import urllib.request
    urllib.request.urlopen("http://example.invalid/")
from mkdocs.__main__ import cli
cli(["build", "--strict", "--quiet"])
"""


def _build(folder: Path, *before: str, **environment: str) -> dict[str, bytes]:
    done = subprocess.run(
        [*before, sys.executable, "-c", _WATCHED],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in sorted((folder / "site").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site built where every trace could be told: a folder, a home, a user and a host of strange names."""
    folder = project(tmp_path_factory.mktemp("zq9 prüfung"), SEEDS)
    told = {"HOME": str(folder / "zq9home"), "USER": "zq9user", "LOGNAME": "zq9user", "HOSTNAME": "zq9host"}
    return _build(folder, **told)


def test_the_watch_sees_what_asks() -> None:
    done = subprocess.run([sys.executable, "-c", _WATCHED, "--ask"], capture_output=True, text=True)
    assert done.returncode != 0
    assert "asked the network" in done.stderr


def test_no_byte_tells_where_or_by_whom_it_was_built(built: dict[str, bytes]) -> None:
    traces = ("zq9", "prüfung", "pr%C3%BCfung", str(Path.home()), sys.prefix, os.uname().nodename)
    assert len(built) > 20
    for name, content in built.items():
        said = content + (gzip.decompress(content) if name.endswith(".gz") else b"")
        found = [trace for trace in traces if len(trace) > 4 or trace == "zq9" if trace.encode() in said]
        assert found == [], name


def test_every_page_names_the_program_and_an_article_its_seed(built: dict[str, bytes]) -> None:
    pages = {name: content.decode() for name, content in built.items() if name.endswith(".html")}
    named = f'<meta name="generator" content="dossier {version("dossier")}">'
    assert [name for name, page in pages.items() if named not in page and 'http-equiv="refresh"' not in page] == []
    for name, text in SEEDS.items():
        page = pages[f"articles/{name.removesuffix('.txt')}.html"]
        assert hashlib.sha256(text.encode()).hexdigest() in page


def test_the_bytes_are_the_same_elsewhere_at_another_time(built: dict[str, bytes], tmp_path: Path) -> None:
    folder = project(tmp_path / "elsewhere", SEEDS)
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert _build(folder, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7") == built


@pytest.mark.skipif(not shutil.which("unshare"), reason="no unshare here")
def test_a_build_without_any_network_gives_the_same_bytes(built: dict[str, bytes], tmp_path: Path) -> None:
    alone = ("unshare", "--map-root-user", "--net", "--")
    if subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("this system permits no network namespace")
    assert _build(project(tmp_path / "alone", SEEDS), *alone) == built
