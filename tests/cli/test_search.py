"""`dossier search` as a person calls it."""

import json
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.model import Asset
from dossier.search import search_assets
from tests.search.corpus import dossier


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for asset in search_assets(dossier()):
        _write(folder, asset)
    return folder


def _write(folder: Path, asset: Asset) -> None:
    target = folder / asset.uri
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(asset.content)


def test_a_site_is_searched_with_json_as_the_answer(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--site", str(site), "--json", "orchestra", "gift"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [article["id"] for article in answer["articles"]] == ["orchestra"]
    assert answer["articles"][0]["sentences"][0]["address"].startswith("articles/orchestra.html#s-")


def test_the_answer_in_words_says_what_was_shown_instead(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--site", str(site), "malarai"]) == 0
    printed = capsys.readouterr().out
    assert "nothing for “malarai”, showing malaria" in printed
    assert "*malaria*" in printed


def test_nothing_found_is_1_and_no_index_is_2(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--site", str(site), "qqqqqq"]) == 1
    assert main(["search", "--site", str(tmp_path), "bridge"]) == 2
    assert "build the site first" in capsys.readouterr().err


def test_a_foreign_shard_is_not_mixed_in(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asset in search_assets(dossier()):
        stale = asset.uri.startswith("search/s/")
        _write(tmp_path, Asset(asset.uri, asset.content.replace(b'("', b'("0', 1)) if stale else asset)
    assert main(["search", "--site", str(tmp_path), "orchestra"]) == 0
    assert "missing or damaged" in capsys.readouterr().out
