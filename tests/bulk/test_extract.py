"""Facts of a shard: the same whoever works, whatever becomes of a worker, and never twice. `make cluster`."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dossier.bulk import extract_shard, facts_of
from dossier.bulk.shards import batches_of
from dossier.cli import main
from dossier.model import Problem

parquet = pytest.importorskip("pyarrow.parquet", reason="dossier[cluster] is not installed")

TEXT = "“We sail on Friday, {n} of us,” said Captain Ruth Okello of Port Alder on 27 January 2022.\n\nNobody was hurt."


def _shard(folder: Path, count: int) -> Path:
    path = folder / "news.jsonl"
    records = [{"id": f"a{n}", "text": TEXT.format(n=n), "published": "2022-01-28"} for n in range(count)]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return path


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows


def test_a_fact_names_its_words_and_its_rule(tmp_path: Path) -> None:
    shard, out = _shard(tmp_path, 2), tmp_path / "out" / "facts.parquet"
    done = extract_shard(shard, out)
    rows = _rows(out)
    assert (done.articles, done.facts, done.problems) == (2, len(rows), ())
    assert {row["article"] for row in rows} == {"a0", "a1"}
    quotation = next(row for row in rows if row["kind"] == "quotation")
    assert quotation["value"] == "Ruth Okello"
    assert all(TEXT.format(n=row["article"][1:])[row["start"] : row["end"]] == row["words"] for row in rows)
    assert ("date", "2022-01-27") in {(row["kind"], row["edtf"]) for row in rows}


def test_every_form_of_shard_gives_the_same_facts(tmp_path: Path) -> None:
    import pyarrow

    shard = _shard(tmp_path, 3)
    records = [json.loads(line) for line in shard.read_text("utf-8").splitlines()]
    parquet.write_table(pyarrow.Table.from_pylist(records), tmp_path / "news.parquet")
    (from_lines,), (from_table,) = (list(batches_of(path, 9, [])) for path in (shard, tmp_path / "news.parquet"))
    assert facts_of(from_lines) == facts_of(from_table)


def test_a_shard_is_done_once_and_again_when_it_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shard, out = _shard(tmp_path, 2), tmp_path / "out"
    call = ["extract", "--jobs", "1", "--out", str(out), str(shard)]
    assert [main(call), main(call)] == [0, 0]
    assert capsys.readouterr().out.splitlines()[1].endswith("done before")
    before = _rows(out / "news.jsonl.parquet")
    _shard(tmp_path, 3)
    assert main(call) == 0
    assert _rows(out / "news.jsonl.parquet")[: len(before)] == before
    assert os.listdir(out) == ["news.jsonl.parquet"]


def test_a_bad_record_costs_only_itself(tmp_path: Path) -> None:
    shard = _shard(tmp_path, 2)
    with shard.open("ab") as file:
        file.write(b'nonsense\n\n{"id": "x"}\n{"id": "y", "text": "Fine.", "language": 7}\n')
    problems: list[Problem] = []
    assert sum(map(len, batches_of(shard, 5, problems))) == 2
    assert [problem.line for problem in problems] == [3, 4, 5]


def test_a_missing_shard_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--jobs", "1", "--out", str(tmp_path), str(tmp_path / "gone.jsonl")]) == 1
    assert "error shard-unreadable" in capsys.readouterr().err


@contextmanager
def _cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="dossier[cluster] is not installed")
    cluster = distributed.LocalCluster(n_workers=4, threads_per_worker=1, dashboard_address=None)
    with cluster, distributed.Client(cluster) as client:
        yield client


def test_a_worker_that_is_killed_costs_no_fact_and_doubles_none(tmp_path: Path) -> None:
    shard = _shard(tmp_path, 600)
    extract_shard(shard, tmp_path / "alone.parquet")
    killed: list[int] = []
    with _cluster() as client:

        def kill_one(done: int) -> None:
            if done >= 200 and not killed:
                killed.append(sorted(client.run(os.getpid).values())[0])
                os.kill(killed[0], signal.SIGKILL)

        done = extract_shard(shard, tmp_path / "cluster.parquet", client.get_executor(retries=5), kill_one)
    assert killed
    assert done.articles == 600
    rows = _rows(tmp_path / "cluster.parquet")
    assert rows == _rows(tmp_path / "alone.parquet")
    assert len({tuple(row.values()) for row in rows}) == len(rows)
