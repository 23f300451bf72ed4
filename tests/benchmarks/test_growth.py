"""Twice the articles are twice the work, at every stage: `make growth`."""

from __future__ import annotations

import pytest

from tests.benchmarks.growth import MOST, exponents


@pytest.mark.slow
def test_no_stage_grows_faster_than_the_articles() -> None:
    found = exponents()
    assert len(found) > 6
    assert {stage: round(exponent, 2) for stage, exponent in found.items() if exponent > MOST} == {}
