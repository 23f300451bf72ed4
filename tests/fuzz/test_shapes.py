"""The measured shapes are what they say, and no small one of them stops a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.shape_texts import SHAPES, Shape
from tests.fuzz.shapes import build, measure


def test_shapes_are_many_and_named_apart() -> None:
    assert len(SHAPES) >= 60
    assert len({shape.name for shape in SHAPES}) == len(SHAPES)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_has_the_size_asked_for(shape: Shape) -> None:
    packed = 50 if shape.suffix == ".pdf" else 4
    assert 20_000 / packed < len(shape.make(20_000)) < 60_000


def test_every_shape_is_built(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, shape in enumerate(SHAPES):
        Path(seeds, f"s{number:03}{shape.suffix}").write_bytes(shape.make(600))
    pages = build(seeds)
    assert any(page.uri == "articles/s000.md" for page in pages)


def test_a_build_over_its_limit_is_told() -> None:
    endless = Shape("endless", ".txt", lambda size: bytes(_forever()))
    assert measure(endless, 1, 0).error == "over the limit"


def _forever() -> int:
    while True:
        pass
