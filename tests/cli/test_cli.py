"""The command as a person or a pipe calls it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.cli import VERBS, main

ROOT = Path(__file__).parents[2]
SENTENCE = "“We sail on Friday,” said Captain Ruth Okello."


def dossier(*arguments: str, given: bytes = b"", locale: str = "C.UTF-8") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dossier", *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        env={"LC_ALL": locale, "PATH": "", "PYTHONUTF8": "0"},
    )


def annotated(*records: Any, **kwargs: str) -> list[dict[str, Any]]:
    given = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    done = dossier("annotate", given=given, **kwargs)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_annotate_answers_each_record() -> None:
    (answer,) = annotated({"id": "a", "text": SENTENCE, "published": "2022-01-27"})
    (quote,), (person,), (date,) = answer["quotes"], answer["people"], answer["dates"]
    assert SENTENCE[quote["start"] : quote["end"]].strip(",") == "We sail on Friday"
    assert (quote["kind"], quote["speaker"]) == ("direct", "Ruth Okello")
    assert SENTENCE[person["start"] : person["end"]] == "Ruth Okello"
    assert SENTENCE[date["start"] : date["end"]] == "Friday"


def test_annotate_prints_the_parts_inside_marks() -> None:
    text = "Ruth Okello said the roof was “too thin” and “never dry”."
    (answer,) = annotated({"id": "a", "text": text})
    (quote,) = answer["quotes"]
    assert quote["kind"] == "mixed"
    assert [text[part["start"] : part["end"]] for part in quote["parts"]] == ["too thin", "never dry"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ud800 said", "“" * 50, "a\u0000b", "\u202eevil"])
def test_annotate_takes_any_text(text: str) -> None:
    assert [answer["id"] for answer in annotated({"id": 7, "text": text})] == [7]


def test_annotate_speaks_utf8_in_any_locale() -> None:
    assert annotated({"id": "å", "text": SENTENCE}, locale="C") == annotated({"id": "å", "text": SENTENCE})


def test_a_line_that_is_no_record_costs_only_itself() -> None:
    given = b'{"id": 1, "text": "One."}\nnonsense\n[]\n{"id": 2}\n\xff\n{"id": 3, "text": "Three.", "published": 5}\n'
    done = dossier("annotate", given=given + b'{"id": 4, "text": "Four."}\n')
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 4]
    assert [line.split(b":")[0] for line in done.stderr.splitlines()] == [b"line %d" % n for n in (2, 3, 4, 5, 6)]


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"  {verb} " in shown for verb in VERBS)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "curation").mkdir(parents=True)
    story = f"Ferry to sail again\n\n27 January 2022\n\n{SENTENCE} Nobody in Port Alder knew more on that evening.\n"
    (folder / "ferry.txt").write_text(story, encoding="utf-8")
    return folder


def test_check_is_quiet_and_green_when_all_is_well(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--seeds", str(seeds), "--docs", str(seeds)]) == 0
    assert "1 article, 1 person or organisation, 1 quotation: 1 warning" in capsys.readouterr().out


def test_check_fails_on_an_error_and_says_where(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seeds / "curation" / "people.yml").write_text("- reject: Ruth Okello\n", encoding="utf-8")
    assert main(["check", "--json", "--seeds", str(seeds), "--docs", str(seeds)]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(
        p["path"].endswith("people.yml") and p["line"] == 1 and "rejected" in p["remedy"] + p["message"] for p in found
    )


def test_check_counts_one_problem_as_one(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seeds / "curation" / "people.yml").write_text("- reject: Ruth Okello\n", encoding="utf-8")
    main(["check", "--seeds", str(seeds), "--docs", str(seeds)])
    assert capsys.readouterr().out.endswith("1 quotation: 1 error, 1 warning\n")


@pytest.mark.parametrize("call", [["check"], ["review"], ["review", "--list"], ["explain", "x.txt:1"]])
def test_a_missing_seeds_folder_is_one_clear_problem(
    tmp_path: Path, call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "deep" / "seeds"
    assert main([*call, "--seeds", str(nowhere)]) != 0
    out, err = capsys.readouterr()
    (line,) = (out + err).splitlines()
    assert line.startswith(f"{nowhere}: error seeds-missing: there is no such folder")
    assert "--seeds DIR" in line


def test_explain_names_rule_evidence_and_precision(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ferry.txt:5", "--seeds", str(seeds)]) == 0
    shown = capsys.readouterr().out
    assert "direct quotation “We sail on Friday,”, spoken by Ruth Okello" in shown
    assert "rule quotation." in shown
    assert "right in " in shown
    assert "“Friday” is " in shown
    assert "not taken for a person or a date" in shown
    assert "Port Alder" in shown


def test_explain_leaves_out_what_was_read_and_cuts_no_word(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = "Ferry to sail\n\nMayor Ruth Okello left the Café Désolés by the Ältere Brücke after dinner.\n"
    (seeds / "cafe.txt").write_text(story, encoding="utf-8")
    assert main(["explain", "cafe.txt:3", "--seeds", str(seeds)]) == 0
    left = capsys.readouterr().out.partition("no rule fits: ")[2]
    assert left == "“Café Désolés”, “Ältere Brücke”\n"


def test_explain_names_no_source_of_a_quotation(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = "Ferry to sail\n\n“We sail on Friday,” the Transport Ministry said, and so does Port Alder.\n"
    (seeds / "ministry.txt").write_text(story, encoding="utf-8")
    assert main(["explain", "ministry.txt:3", "--seeds", str(seeds)]) == 0
    assert capsys.readouterr().out.endswith("no rule fits: “We”, “Port Alder”\n")


@pytest.mark.parametrize("place", ["ferry.txt", "ferry.txt:999", "other.txt:1", ":"])
def test_explain_says_what_it_needs(seeds: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", place, "--seeds", str(seeds)]) == 2
    assert capsys.readouterr().out.strip()
