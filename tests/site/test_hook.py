"""The hook beside MkDocs: what it adds, what it logs, and that a fault does not kill the preview."""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files

from dossier import pipeline
from dossier.model import Dossier, Problem, Severity
from tests.pages.sample import sample_dossier

HOOK = Path(__file__).parents[2] / "build_hooks" / "mkdocs_hook.py"


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(HOOK.parent))
    spec = importlib.util.spec_from_file_location("mkdocs_hook", HOOK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "mkdocs_hook", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    (tmp_path / "docs").mkdir()
    config.load_dict({"site_name": "Test", "use_directory_urls": False, "docs_dir": str(tmp_path / "docs")})
    config.validate()
    config.plugins._current_plugin = "dossier"
    return config


def _sample(seeds: Path, *_: object) -> Dossier:
    return sample_dossier()


def test_pages_become_files_or_can_be_reached_as_files(
    hook: ModuleType, config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "build_dossier", _sample)
    files = hook.on_files(Files([]), config)
    addresses = [file.dest_uri for file in files]
    assert "articles/harbour-wall.html" in addresses
    assert len(addresses) == len(set(addresses))
    again = hook.on_files(Files([]), config)
    assert [file.dest_uri for file in again] == addresses
    config.nav = [{"Home": "index.md"}, {"Lists": [{"People": "people.md"}]}]
    files = hook.on_files(Files([]), config)
    assert {file.src_uri for file in files if "/" not in file.src_uri} >= {"index.md", "people.md"}
    assert sum("/" in file.src_uri and not file.src_uri.startswith(("data/", "search/")) for file in files) == 4
    reached = files.get_file_from_path("articles/costly-wall.md")
    assert reached.dest_uri == "articles/costly-wall.html"
    assert "article" in reached.page.present_anchor_ids
    assert files.get_file_from_path("people/nobody.md") is None


def test_a_fault_fails_a_build_and_spares_the_preview(
    hook: ModuleType,
    config: MkDocsConfig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fault(seeds: Path, *_: object) -> Dossier:
        raise RuntimeError("a fault in the dossier")

    monkeypatch.setattr(pipeline, "build_dossier", fault)
    hook.on_startup("build", False)
    with pytest.raises(RuntimeError):
        hook.on_files(Files([]), config)
    monkeypatch.setattr(pipeline, "build_dossier", _sample)
    before = [file.dest_uri for file in hook.on_files(Files([]), config)]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "new.txt").write_text("a seed that brings the fault", encoding="utf-8")
    monkeypatch.setattr(pipeline, "build_dossier", fault)
    hook.on_startup("serve", False)
    with caplog.at_level(logging.ERROR):
        assert [file.dest_uri for file in hook.on_files(Files([]), config)] == before
    assert "the dossier could not be built" in caplog.text


@pytest.mark.parametrize(
    ("severity", "path", "level"),
    [
        (Severity.ERROR, "seeds/a.txt", "INFO"),
        (Severity.ERROR, "seeds/curation/people.yml", "WARNING"),
        (Severity.WARNING, "seeds/a.txt", "INFO"),
        (Severity.WARNING, "seeds/curation/people.yml", "WARNING"),
        (Severity.WARNING, "docs/story.md", "WARNING"),
        (Severity.NOTE, "seeds/curation/people.yml", "INFO"),
    ],
)
def test_what_fails_a_strict_build(
    hook: ModuleType, caplog: pytest.LogCaptureFixture, severity: Severity, path: str, level: str
) -> None:
    with caplog.at_level(logging.INFO):
        hook._report([Problem("code", severity, path, "message", "remedy", 3)])
    assert [record.levelname for record in caplog.records] == [level]
    assert f"{path}:3" in caplog.text


def test_the_preview_answers_while_it_cannot_be_built(hook: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    class Server:
        def __init__(self) -> None:
            self.faults: list[Exception] = []
            self.error_handler: Callable[[int], bytes | None] = lambda code: b"not here"

        def builder(self) -> None:
            if self.faults:
                raise self.faults.pop()

    server = Server()
    hook.keep_answering(server)
    for fault, said in ((ConfigurationError("line 3 <b>"), b"line 3 &lt;b&gt;"), (UnicodeError("invalid"), b"invalid")):
        server.faults.append(fault)
        server.builder()
        assert said in (server.error_handler(404) or b"")
        assert str(fault) in capsys.readouterr().err
        server.builder()
        assert server.error_handler(404) == b"not here"


def test_the_preview_follows_the_seeds(hook: ModuleType, config: MkDocsConfig, tmp_path: Path) -> None:
    class Server:
        def __init__(self) -> None:
            self.watched: list[str] = []
            self.builder, self.error_handler = (lambda: None), (lambda code: None)

        def watch(self, path: str) -> None:
            self.watched.append(path)

    server = Server()
    assert hook.on_serve(server, config, None) is server
    assert server.watched == []
    (tmp_path / "seeds").mkdir()
    hook.on_serve(server, config, None)
    assert server.watched == [str((tmp_path / "seeds").resolve())]
