"""The utterances that the seeds share, word for word as a careful reader aligned them."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.model import Dossier, QuotationCluster
from dossier.pipeline import build_dossier
from dossier.text.fold import fold

ROOT = Path(__file__).parents[3]
GOLD: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "golden" / "gold.yml").read_text(encoding="utf-8"))


@cache
def dossier() -> Dossier:
    return build_dossier(ROOT / "seeds")


def printings(cluster: QuotationCluster) -> dict[str, str]:
    """What each seed file prints of a cluster."""
    articles = {article.id: article for article in dossier().articles}
    return {articles[v.article].source.path: v.span.of(articles[v.article].text) for v in cluster.variants}


def cluster_with(words: str) -> QuotationCluster:
    (found,) = [c for c in dossier().clusters if any(words in text for text in printings(c).values())]
    return found


@pytest.mark.parametrize("utterance", GOLD["utterances"], ids=lambda u: fold(next(iter(u["variants"].values())))[:30])
def test_each_shared_utterance_is_one_cluster_with_exactly_its_variants(utterance: dict[str, Any]) -> None:
    cluster = cluster_with(utterance["variants"]["000_2d48d9f8ca2803e4.txt"])
    assert printings(cluster) == utterance["variants"]
    assert fold(cluster.speaker or "") == fold(utterance["speaker"])


@pytest.mark.parametrize("pair", GOLD["not_the_same_utterance"])
def test_alike_words_of_other_occasions_stay_apart_as_see_also(pair: list[str]) -> None:
    left, right = (cluster_with(words) for words in pair)
    assert left.id != right.id
    assert right.id in left.see_also
    assert left.id in right.see_also


def test_nothing_else_is_shared() -> None:
    shared = [c for c in dossier().clusters if len({v.article for v in c.variants}) > 1]
    assert len(shared) == len(GOLD["utterances"])


def test_the_bounds_of_an_undated_seed() -> None:
    bounds = {b.article.replace("-", "_"): b for b in dossier().bounds}
    assert bounds["002_429a42169083c3fb"].not_before == "2014"
    assert "it speaks of “2014” in the past" in [reason for _, reason in bounds["002_429a42169083c3fb"].evidence]
    assert not {"000_2d48d9f8ca2803e4", "003_6ecc0430d32e5a14", "004_6b99a1bbe3edb2df"} & set(bounds)
