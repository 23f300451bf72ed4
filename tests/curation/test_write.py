"""Answers written into files as people have them, and into files and folders that refuse."""

from __future__ import annotations

import os
import re
import signal
import stat
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.curation import Written, append_entry, parse_judgements, take_back, written_entries
from dossier.model import Entry, Subject, Target, Verdict

OLD = "- different: [Zoe, Zora]\n"


def same(*names: str, reason: str = "") -> Entry:
    return Entry(Subject.PERSON, Verdict.SAME, tuple(map(Target, names)), (("name", names[0]),), reason)


def put(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "people.yml"
    path.write_bytes(text.encode())
    return path


def decided(path: Path) -> Counter[tuple[str, str]]:
    judgements, problems = parse_judgements(path.read_bytes().decode(), Subject.PERSON, "people.yml")
    assert {problem.code for problem in problems} <= {"curation-duplicate"}
    return Counter((judgement.verdict.value, judgement.targets[0].name or "") for judgement in judgements)


FILES = {
    "plain": OLD,
    "indented": "# ours\n  - different: [Zoe, Zora]\n  - different: [Ida, Ina]\n",
    "document end": OLD + "...\n",
    "document end and remark": "---\n" + OLD + "... # that is all\n# really\n",
    "windows": OLD.replace("\n", "\r\n") + "# a remark\r\n",
    "byte order mark": "\ufeff" + OLD,
    "remarks": "# first\n" + OLD + "  # inside\n\n# after\n",
    "no line end": OLD.rstrip(),
    "separator": '- different: [Zoe, "Zora\u2028- Ann"]\n',
    "empty": "",
    "remarks only": "# nothing decided yet\n",
}


@pytest.mark.parametrize("name", FILES)
def test_an_answer_fits_the_file_it_is_written_into(tmp_path: Path, name: str) -> None:
    text = FILES[name]
    path = put(tmp_path, text)
    before = decided(path)
    written = append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    assert isinstance(written, Written)
    after = path.read_bytes().decode()
    assert decided(path) - before == Counter({("same", "Ann"): 1})
    assert before - decided(path) == Counter()
    assert len(yaml.safe_load(after)) == sum(decided(path).values())
    assert after.replace("\r\n", "\n").split("\n")[written.line - 1].strip() == "- same: [Ann, Anna]"
    assert [w.id for w in written_entries(tmp_path)] == ["people-1"]
    assert ("\r\n" in after) == (after.count("\n") == after.count("\r\n"))
    assert isinstance(take_back(tmp_path), Written)
    assert path.read_bytes().decode() in (text, text + "\n")
    assert take_back(tmp_path) is None


@pytest.mark.parametrize("text", ["[]\n", "[{different: [Zoe, Zora]}]\n", "different: [Zoe, Zora]\n", "- [\n", "~\n"])
def test_a_file_that_would_be_made_unreadable_is_left_alone(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, text)
    outcome = append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    if isinstance(outcome, Written):  # what was broken before may stay so, as long as the answer is read
        assert "Ann" in {j.targets[0].name for j in parse_judgements(path.read_text(), Subject.PERSON, "")[0]}
        assert not text.startswith(("[]", "[{", "different"))
    else:
        assert [problem.code for problem in outcome] == ["curation-not-written"]
        assert path.read_bytes().decode() == text


@pytest.mark.parametrize(
    ("edit", "rest"),
    [
        (lambda text: text.replace("\n", "\r\n"), OLD.replace("\n", "\r\n")),
        (lambda text: text.replace("- same", "# why I agree\n- same"), OLD + "# why I agree\n"),
        (lambda text: text.replace("  name", "\n  name"), OLD),
        (lambda text: text.replace("  name", "# a remark inside\n  name"), OLD),
        (lambda text: text + '  reason: "one\u2028two"\n', OLD),
        (lambda text: text + '  reason: "one\n    two"\n', OLD),
        (lambda text: text + "  # below\n\n- different: [Ida, Ina]\n", OLD + "  # below\n\n- different: [Ida, Ina]\n"),
        (lambda text: "# above\n" + text, "# above\n" + OLD),
    ],
)
def test_undo_takes_the_entry_and_nothing_else(tmp_path: Path, edit: Callable[[str], str], rest: str) -> None:
    path = put(tmp_path, OLD)
    append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    path.write_bytes(edit(path.read_bytes().decode()).encode())
    assert isinstance(take_back(tmp_path), Written)
    assert path.read_bytes().decode() == rest


def test_undo_passes_over_an_entry_that_the_curator_took_out(tmp_path: Path) -> None:
    path = put(tmp_path, OLD)
    append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    append_entry(tmp_path, "people-2", same("Ben", "Benno"))
    text = path.read_text()
    path.write_text(text[: text.index("- same: [Ben")])
    taken = take_back(tmp_path)
    assert isinstance(taken, Written)
    assert taken.id == "people-1"
    assert decided(path) == Counter({("different", "Zoe"): 1})


def test_links_and_modes_stay_and_no_file_of_the_curator_is_overwritten(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "ours.yml"
    real.parent.mkdir()
    real.write_text(OLD)
    real.chmod(0o640)
    folder = tmp_path / "curation"
    folder.mkdir()
    (folder / "people.yml").symlink_to(real)
    (folder / "people.yml.part").write_text("my own notes")
    assert isinstance(append_entry(folder, "people-1", same("Ann", "Anna")), Written)
    assert (folder / "people.yml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert (folder / "people.yml.part").read_text() == "my own notes"
    assert sorted(p.name for p in (*folder.iterdir(), *real.parent.iterdir())) == [
        "ours.yml", "people.yml", "people.yml.part"
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_is_no_file_is_told_and_left(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "people.yml"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to("gone")
    else:
        os.mkfifo(path)
    outcome = append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    assert not isinstance(outcome, Written)
    assert [problem.code for problem in outcome] == ["yaml-unreadable"]
    assert take_back(tmp_path) is None


def test_a_folder_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, OLD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dossier.curation.write.replace_whole", refuse)
    outcome = append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    assert not isinstance(outcome, Written)
    assert "Permission denied; nothing was changed" in outcome[0].message
    assert (tmp_path / "people.yml").read_text() == OLD


def test_what_an_editor_saved_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, OLD)
    monkeypatch.setattr("dossier.curation.write._is_yaml", lambda _: bool(path.write_text("# saved just now\n")))
    outcome = append_entry(tmp_path, "people-1", same("Ann", "Anna"))
    assert not isinstance(outcome, Written)
    assert "another program" in outcome[0].message
    assert path.read_text() == "# saved just now\n"


_IS_ENTRY = re.compile("- ").match
_REMARK = st.text("abc -:#'[]é\u2028", max_size=12).map(lambda text: f"# {text}")
_LINE = st.one_of(st.just(""), _REMARK, st.just("- different: [Zoe, Zora]"), st.just("- unsure: [A b, C d]"))


@given(st.lists(_LINE, max_size=8), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())
def test_answers_come_and_go_without_a_trace(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], newline: str, mark: str, closed: bool
) -> None:
    folder = tmp_path_factory.mktemp("curation")
    text = mark + "".join(
        line + newline for line in [*lines, *(["..."] if closed and any(map(_IS_ENTRY, lines)) else [])]
    )
    path = put(folder, text)
    before = decided(path)
    for name in ("Ann", "Ben"):
        assert isinstance(append_entry(folder, f"people-{name}", same(name, f"{name}a")), Written)
    assert decided(path) - before == Counter({("same", "Ann"): 1, ("same", "Ben"): 1})
    for _ in range(2):
        assert isinstance(take_back(folder), Written)
    assert path.read_bytes().decode() == text


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_review_loses_nothing(tmp_path: Path) -> None:
    """Forty processes, each killed at another moment while it writes and takes back without end."""
    path = put(tmp_path, "# mine\n" + OLD)
    for attempt in range(40):
        child = os.fork()
        if child == 0:
            while True:
                append_entry(tmp_path, "people-1", same("Ann", "Anna"))
                take_back(tmp_path)
        time.sleep(0.005 + 0.0017 * attempt)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = decided(path)
        assert found["different", "Zoe"] == 1
        assert found["same", "Ann"] in (0, 1)
        assert path.read_text().startswith("# mine\n" + OLD)
        if found["same", "Ann"]:
            assert isinstance(take_back(tmp_path), Written)
    assert isinstance(append_entry(tmp_path, "people-1", same("Ann", "Anna")), Written)
    assert [p.name for p in tmp_path.iterdir()] == ["people.yml"]
