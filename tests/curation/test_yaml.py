"""Bad YAML: one problem with file and line, and no loss beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.curation import load_judgements, parse_judgements
from dossier.curation.nodes import Items, Pairs, Scalar, read_entries
from dossier.model import Severity, Subject, Verdict

GOOD_BEFORE = "- same: [Ana, Anna]\n"
GOOD_AFTER = "- unsure: [Ben, Benn]\n"


@pytest.mark.parametrize(
    ("bad", "code", "line"),
    [
        ('- same: ["A, B]\n', "yaml-malformed", 2),
        ("- same: [A, B\n", "yaml-malformed", 2),
        ("- set: A: B\n", "yaml-malformed", 2),
        ("- set: A\n   name: B\n", "yaml-malformed", 3),
        ("- set: A\n  name: B\n  name: C\n", "yaml-duplicate-key", 4),
        ("- set: A\n\tname: B\n", "yaml-tab", 3),
        ("- same: &x [A, B]\n", "yaml-alias", 2),
        ("- same: *x\n", "yaml-alias", 2),
        ("- set: !!python/object/apply:os.getcwd []\n  name: B\n", "yaml-tag", 2),
        ("- " + "[" * 40 + "]" * 40 + "\n", "yaml-too-deep", 2),
        ("- just words\n", "yaml-wrong-type", 2),
        ("- [A, B]\n", "yaml-wrong-type", 2),
        ("-\n", "yaml-wrong-type", 2),
        ("- same: A\n", "yaml-wrong-type", 2),
        ("- same: [A]\n", "yaml-wrong-type", 2),
        ("- same: [A, [B]]\n", "yaml-wrong-type", 2),
        ("- same: [A, ~]\n", "yaml-wrong-type", 2),
        ("- set: A\n  name: [B]\n", "yaml-wrong-type", 3),
        ("- set: A\n  name: ''\n", "yaml-wrong-type", 3),
        ("- set: A\n  alias: []\n", "yaml-wrong-type", 3),
        ("- same: [A, A]\n", "curation-repeated", 2),
        ("- set: A\n  rolle: B\n  name: C\n", "curation-unknown-key", 3),
        ("- same: [{name: A, inn: x, in: x}, B]\n", "curation-unknown-key", 2),
        ("- same: [{name: A}, B]\n", "curation-missing-key", 2),
        ("- set: A\n", "curation-missing-key", 2),
        ("- split: A\n  name: B\n", "curation-missing-key", 2),
        ("- rejected: A\n  prefix: the\n", "curation-missing-key", 2),
        ("- smae: [A, B]\n", "curation-no-verdict", 2),
        ("- set: A\n  rejected: A\n", "curation-two-verdicts", 2),
        ("- set: A\n  kind: persons\n", "curation-bad-value", 3),
        (f"- set: A\n  name: {'x' * 20_001}\n", "curation-too-long", 3),
        (f"- different: [{', '.join(f'A{n}' for n in range(201))}]\n", "curation-too-long", 2),
        (f"- set: A\n  alias: [{', '.join(f'A{n}' for n in range(201))}]\n", "curation-too-long", 3),
    ],
)
def test_a_bad_entry_is_one_problem_and_costs_no_other(bad: str, code: str, line: int) -> None:
    judgements, problems = parse_judgements(GOOD_BEFORE + bad + GOOD_AFTER, Subject.PERSON, "people.yml")
    assert [judgement.verdict for judgement in judgements] == [Verdict.SAME, Verdict.UNSURE]
    assert judgements[1].line == 2 + bad.count("\n")
    assert [(p.code, p.line, p.path, p.severity) for p in problems] == [(code, line, "people.yml", Severity.ERROR)]


@pytest.mark.parametrize(
    ("subject", "bad", "near"),
    [
        (Subject.PERSON, "- smae: [A, B]\n", "same"),
        (Subject.PERSON, "- set: A\n  nam: B\n  alias: C\n", "name"),
        (Subject.PERSON, "- set: A\n  kind: organization\n", "organisation"),
        (Subject.ARTICLE, "- article: a\n  publishd: 2022-01-01\n  title: x\n", "published"),
        (Subject.LINE, "- line: a\n  article: a\n  role: headlin\n", "headline"),
        (Subject.QUOTATION, "- quote: a\n  artcle: a\n  article: a\n  speaker: B\n", "article"),
    ],
)
def test_the_nearest_match_is_suggested(subject: Subject, bad: str, near: str) -> None:
    _, problems = parse_judgements(bad, subject, "x.yml")
    assert [f"“{near}”" in problem.remedy for problem in problems] == [True]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("# nothing yet\n", 0),
        ("---\n# nothing\n", 0),
        ("\ufeff- same: [A, B]\n", 1),
        ("---\n- same: [A, B]\n", 1),
        ("  - same: [A, B]\n  - same: [C, D]\n", 2),
        ("[{same: [A, B]}, {same: [C, D]}]\n", 2),
        ("- same:\n  - A\n  - B\n", 1),
        ("- same:\n    - A\n    - B\r\n- same: [C, D]\r\n", 2),
        ("- set: A\n  name: |\n    - not an entry\n", 1),
    ],
)
def test_ways_to_write_a_list(text: str, count: int) -> None:
    judgements, problems = parse_judgements(text, Subject.PERSON, "people.yml")
    assert (len(judgements), problems) == (count, ())


@pytest.mark.parametrize("text", ["same: [A, B]\n", "words\n", "{a: b}\n"])
def test_a_file_that_is_no_list(text: str) -> None:
    judgements, problems = parse_judgements(text, Subject.PERSON, "people.yml")
    assert judgements == ()
    assert [problem.code for problem in problems] == ["yaml-wrong-type"]


def test_an_alias_bomb_is_refused_without_being_expanded() -> None:
    levels = "".join(f"  k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    judgements, problems = parse_judgements(f"- k0: &a0 [x]\n{levels}{GOOD_AFTER}", Subject.PERSON, "people.yml")
    assert len(judgements) == 1
    assert [problem.code for problem in problems] == ["yaml-alias"]


def test_a_million_brackets_do_no_harm() -> None:
    _, problems = parse_judgements("- " + "[" * 1_000_000, Subject.PERSON, "people.yml")
    assert [problem.code for problem in problems] == ["yaml-too-deep"]


def test_words_stay_words() -> None:
    (entry,), problems = read_entries("- {a: 2022-01-27, b: No, c: 1984, d: 1e3, e: ~, f: '~', g: 0o7}\n", "x.yml")
    assert problems == ()
    assert isinstance(entry, Pairs)
    values = [value.value for _, value in entry.pairs if isinstance(value, Scalar)]
    assert values == ["2022-01-27", "No", "1984", "1e3", None, "~", "0o7"]


def test_two_values_for_one_thing_are_none() -> None:
    yml = "- article: a\n  outlet: X\n- article: a\n  outlet: Y\n- article: a\n  title: T\n"
    judgements, problems = parse_judgements(yml, Subject.ARTICLE, "articles.yml")
    assert [judgement.values for judgement in judgements] == [(("title", "T"),)]
    assert [(p.code, p.line) for p in problems] == [("curation-contradiction", 3)]
    assert "line 1 of articles.yml" in problems[0].message


def test_the_folder_is_read_file_by_file(tmp_path: Path) -> None:
    folder = tmp_path / "seeds" / "curation"
    assert load_judgements(folder, tmp_path) == ((), ())
    folder.mkdir(parents=True)
    (folder / "people.yml").write_text("- same: [Ana, Anna]\n", encoding="utf-8")
    (folder / "peple.yml").write_text("- same: [Ana, Anna]\n", encoding="utf-8")
    (folder / "dates.yml").write_bytes(b"# fine\n- date: caf\xe9\n")
    (folder / "notes.txt").write_text("not YAML: [", encoding="utf-8")
    (folder / "lines.yml").mkdir()
    judgements, problems = load_judgements(folder, tmp_path)
    assert [(j.path, j.line) for j in judgements] == [("seeds/curation/people.yml", 1)]
    assert [(p.code, p.path, p.line) for p in problems] == [
        ("yaml-not-utf8", "seeds/curation/dates.yml", 2),
        ("yaml-unreadable", "seeds/curation/lines.yml", None),
        ("curation-stray-file", "seeds/curation/peple.yml", None),
    ]
    assert "people.yml" in problems[2].remedy


def test_a_file_that_is_none_is_an_error_and_never_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "curation"
    folder.mkdir()
    (folder / "people.yml").symlink_to(tmp_path / "gone.yml")
    os.mkfifo(folder / "quotes.yml")
    (folder / "dates.yml").symlink_to("/dev/null")
    (folder / "lines.yml").symlink_to(tmp_path / "real.yml")
    (folder / ".#lines.yml").symlink_to("somebody@somewhere.1")
    (tmp_path / "real.yml").write_text('- rejected: "More here"\n  article: a\n', encoding="utf-8")
    judgements, problems = load_judgements(folder, tmp_path)
    assert [judgement.path for judgement in judgements] == ["curation/lines.yml"]
    assert {(p.code, p.path.rpartition("/")[2], p.severity) for p in problems} == {
        ("yaml-unreadable", name, Severity.ERROR) for name in ("people.yml", "quotes.yml", "dates.yml")
    }
    assert "a link to a file that is not there" in next(p.message for p in problems if p.path.endswith("people.yml"))


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "curation"
    folder.write_text("no folder", encoding="utf-8")
    judgements, (problem,) = load_judgements(folder, tmp_path)
    assert (judgements, problem.code, problem.path) == ((), "curation-unreadable", "curation")
    folder.unlink()
    folder.symlink_to(tmp_path / "gone")
    assert [p.code for p in load_judgements(folder, tmp_path)[1]] == ["curation-unreadable"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from(Subject))
def test_any_text_is_read_or_reported(text: str, subject: Subject) -> None:
    judgements, problems = parse_judgements(text, subject, "x.yml")
    lines = text.count("\n") + len(text.splitlines()) + 2
    assert all(1 <= judgement.line <= lines for judgement in judgements)
    assert all(problem.line is None or 1 <= problem.line <= lines for problem in problems)


@given(
    st.lists(
        st.sampled_from(
            [
                "- ",
                "same",
                ": ",
                "[",
                "]",
                "{",
                "}",
                "A",
                ",",
                "\n",
                "  ",
                "&a",
                "*a",
                "'",
                '"',
                "#",
                "|",
                "\t",
                "!x",
                "~",
                "---",
            ]
        ),
        max_size=40,
    )
)
def test_any_yaml_like_text_is_read_or_reported(parts: list[str]) -> None:
    entries, problems = read_entries("".join(parts), "x.yml")
    assert all(isinstance(entry, Scalar | Items | Pairs) for entry in entries)
    assert all(problem.severity is Severity.ERROR for problem in problems)
