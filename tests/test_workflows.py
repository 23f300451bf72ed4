"""What runs on another's machine in our name: pinned by hash, with the least that it needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parents[1] / ".github" / "workflows").glob("*.yml"))
_PINNED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+(?:\.\d+)*$")


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    text = request.param.read_text(encoding="utf-8")
    return text, yaml.safe_load(text)


def test_there_are_workflows() -> None:
    assert len(WORKFLOWS) >= 2


def test_every_action_is_pinned_by_hash(workflow: tuple[str, dict[str, Any]]) -> None:
    used = [line.strip().removeprefix("- ") for line in workflow[0].splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not _PINNED.match(line)] == []


def test_only_what_deploys_may_write_and_it_runs_no_code_of_ours(workflow: tuple[str, dict[str, Any]]) -> None:
    assert workflow[1]["permissions"] == {"contents": "read"}
    for name, job in workflow[1]["jobs"].items():
        writes = [key for key, value in job.get("permissions", {}).items() if value == "write"]
        assert not writes or name == "deploy"
        assert not writes or not [step for step in job["steps"] if "run" in step or "checkout" in step.get("uses", "")]
        assert job["timeout-minutes"] <= 30


def test_no_checkout_leaves_its_credentials(workflow: tuple[str, dict[str, Any]]) -> None:
    steps = [step for job in workflow[1]["jobs"].values() for step in job["steps"]]
    assert all(
        step["with"]["persist-credentials"] is False
        for step in steps
        if step.get("uses", "").startswith("actions/checkout")
    )


def test_nothing_of_a_stranger_is_put_into_a_script(workflow: tuple[str, dict[str, Any]]) -> None:
    assert "pull_request_target" not in workflow[0]
    assert not [line for line in workflow[0].splitlines() if "run:" in line and "${{ github." in line]
