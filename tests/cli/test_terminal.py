"""No command to the terminal gets through, whoever prints it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.cli.terminal import plain_output
from dossier.model import Problem, Severity

EVIL = "\x1b[2J\x9b31m\x07\u202e"


def test_controls_of_a_seed_and_of_its_name_are_shown_not_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"port{EVIL}\rnews.txt"
    file.write_text(f"Ferry {EVIL} sails\n\nBy Ida Holm\n\nIt sailed on Friday.\n", encoding="utf-8")
    main(["add", "--seeds", str(tmp_path / "seeds"), str(file)])
    (tmp_path / "seeds" / f"empty{EVIL}\n.txt").write_bytes(b"")
    main(["check", "--seeds", str(tmp_path / "seeds"), "--docs", str(tmp_path)])
    main(["read", str(file)])
    out, err = capsys.readouterr()
    assert not set(out + err) & {*"\x1b\x9b\x07\u202e\r"}
    assert r"empty\u001b[2J\u009b31m\u0007\u202e\u000a.txt: error seed-empty" in out


def test_json_reads_back_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_output():
        print(json.dumps({"title": EVIL}, ensure_ascii=False))
    assert json.loads(capsys.readouterr().out) == {"title": EVIL}


def test_what_a_library_writes_is_plain_too(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_output():
        sys.stderr.write(f"bad record {EVIL}\r\n")
        sys.stderr.write("\r[##] 2/2\n")
    err = capsys.readouterr().err
    assert err == "bad record \\u001b[2J\\u009b31m\\u0007\\u202e\\u000d\n\r[##] 2/2\n"


def test_a_problem_is_one_line() -> None:
    problem = Problem("seed-empty", Severity.ERROR, "a\nno problems", "it is\x1b[2J empty", "remove it")
    assert len(str(problem).splitlines()) == 1
    assert "\x1b" not in str(problem)
