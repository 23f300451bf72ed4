"""However many work, and whatever becomes of them: the same results in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from dossier import parallel
from dossier.parallel import Workers, in_chunks
from dossier.pipeline import build_dossier

STORY = "Ferry {n} to sail\n\n27 January 2022\n\n“We sail on day {n},” said Captain Ruth Okello of Port Alder.\n"


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers for a handful of values."""
    monkeypatch.setattr(parallel, "_WORTH_A_WORKER", 1)


def _square(value: int) -> int:
    return value * value


def _square_or_die(value: int) -> int:
    """A worker that the system ends in the middle, but never this process."""
    if value == 20 and os.getpid() != int(os.environ["DOSSIER_TEST_PARENT"]):
        time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGKILL)
    return value * value


def test_jobs_change_nothing(tmp_path: Path) -> None:
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(STORY.format(n=n), encoding="utf-8")
    alone = build_dossier(tmp_path)
    assert len(alone.clusters) == 6
    with closing(Workers(2)) as workers:
        assert build_dossier(tmp_path, workers=workers) == alone
    with ThreadPoolExecutor(2) as executor:
        assert build_dossier(tmp_path, workers=Workers(executor=executor)) == alone


def test_a_killed_worker_costs_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_TEST_PARENT", str(os.getpid()))
    with closing(Workers(2)) as workers:
        assert list(workers.map(_square_or_die, range(40))) == [n * n for n in range(40)]
        assert list(workers.map(_square, range(10))) == [n * n for n in range(10)]


_LEAVING = """
import os, signal, sys
from dossier.parallel import processes
pool = processes(1)
print(pool.submit(os.getpid).result(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_no_worker_behind() -> None:
    done = subprocess.run([sys.executable, "-c", _LEAVING], capture_output=True, text=True, check=False)
    worker = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker waits for a build that is gone")


def test_progress_counts_to_the_end() -> None:
    heard: list[tuple[int, int]] = []
    assert list(Workers(1, progress=lambda done, of: heard.append((done, of))).map(_square, [1, 2, 3])) == [1, 4, 9]
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_chunks_are_bounded_by_count_and_weight() -> None:
    assert list(in_chunks([1, 1, 1, 9, 1], int, 2, 9)) == [[1, 1], [1, 9], [1]]
    assert list(in_chunks([], int, 2, 9)) == []
