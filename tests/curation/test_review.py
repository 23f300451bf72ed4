"""Answers from the terminal: written at the end of a file, taken back without a trace."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli import main, review
from dossier.curation import Written, append_entry, entry_for, parse_judgements, take_back, written_entries
from dossier.model import Dossier, Entry, Subject, Suggestion, Target, TextQuote, Verdict
from dossier.pipeline import build_dossier
from dossier.text.entries import entry_yaml

BEFORE = "# My remarks, kept.\n- different: [Zoe, Zora]   # order and spacing too\n\n\n# the end\n"


def question(name: str, weight: float = 1.0) -> Suggestion:
    return Suggestion(
        f"people-{name.lower()}", f"Is {name} {name}a?", same(name, f"{name}a"), (name, name + "a"), weight=weight
    )


def same(*names: str, verdict: Verdict = Verdict.SAME) -> Entry:
    values = (("name", names[0]),) if verdict is Verdict.SAME else ()
    return Entry(Subject.PERSON, verdict, tuple(map(Target, names)), values)


def answered(suggestion: Suggestion, verdict: Verdict, reason: str = "", author: str = "") -> str:
    entry = entry_for(suggestion, verdict, reason, author)
    assert entry is not None
    return entry_yaml(entry)


def about(subject: Subject, words: str, *values: tuple[str, str | None]) -> Entry:
    return Entry(subject, Verdict.SET, (Target(article="a.txt", quote=TextQuote(words)),), values)


def folder_with(tmp_path: Path, text: str | None = BEFORE) -> Path:
    folder = tmp_path / "seeds" / "curation"
    folder.mkdir(parents=True)
    if text is not None:
        (folder / "people.yml").write_bytes(text.encode())
    return folder


@pytest.mark.parametrize(
    ("verdict", "entry"),
    [
        (Verdict.SAME, "- same: [Ann, Anna]\n  name: Ann\n"),
        (Verdict.DIFFERENT, "- different: [Ann, Anna]\n"),
        (Verdict.UNSURE, "- unsure: [Ann, Anna]\n"),
    ],
)
def test_the_entry_of_an_answer(verdict: Verdict, entry: str) -> None:
    assert answered(question("Ann"), verdict) == entry
    signed = answered(question("Ann"), verdict, 'He said: "no" #1', "me")
    assert signed == entry + '  reason: "He said: \\"no\\" #1"\n  author: "me"\n'
    judgements, problems = parse_judgements(signed, Subject.PERSON, "people.yml")
    assert problems == ()
    assert (judgements[0].verdict, judgements[0].reason) == (verdict, 'He said: "no" #1')


def test_a_question_that_is_not_about_sameness_can_only_be_accepted() -> None:
    suggestion = Suggestion("d-1", "?", about(Subject.DATE, "x", ("value", "2014")), ())
    assert answered(suggestion, Verdict.SAME) == '- date: "x"\n  article: a.txt\n  value: "2014"\n'
    assert entry_for(suggestion, Verdict.DIFFERENT) is None


def test_a_line_is_confirmed_or_given_the_other_role() -> None:
    entry = '- line: "More here"\n  article: a.txt\n  role: debris\n'
    suggestion = Suggestion(
        "lines-1", "?", about(Subject.LINE, "More here", ("role", "debris")), ("debris", "paragraph")
    )
    assert answered(suggestion, Verdict.SAME) == entry
    assert answered(suggestion, Verdict.DIFFERENT) == entry.replace("role: debris", "role: paragraph")
    assert entry_for(suggestion, Verdict.UNSURE) is None


@pytest.mark.parametrize("before", [BEFORE, "", None, "# no line end"])
def test_what_stands_in_the_file_stays(tmp_path: Path, before: str | None) -> None:
    folder = folder_with(tmp_path, before)
    written = append_entry(folder, "people-ann", same("Ann", "Anna"))
    assert isinstance(written, Written)
    text = (folder / "people.yml").read_text(encoding="utf-8")
    assert text.startswith("# Curation file" if before is None else before)
    assert text.splitlines()[written.line - 1] == "- same: [Ann, Anna]"
    judgements, problems = parse_judgements(text, Subject.PERSON, "people.yml")
    assert problems == ()
    assert judgements[-1].line == written.line


def test_undo_takes_back_the_last_answer_first_across_files(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    other = Entry(Subject.QUOTATION, Verdict.REJECTED, (Target(article="y", quote=TextQuote("x")),))
    (folder / "quotes.yml").write_text("# quotes\n", encoding="utf-8")
    append_entry(folder, "people-ann", same("Ann", "Anna"))
    append_entry(folder, "quotes-1", other)
    append_entry(folder, "people-ben", same("Ben", "Bena", verdict=Verdict.DIFFERENT))
    assert [written.id for written in written_entries(folder)] == ["people-ann", "quotes-1", "people-ben"]
    taken = [take_back(folder) for _ in range(4)]
    assert [written.id if isinstance(written, Written) else None for written in taken] == [
        "people-ben",
        "quotes-1",
        "people-ann",
        None,
    ]
    assert (folder / "people.yml").read_text(encoding="utf-8") == BEFORE
    assert (folder / "quotes.yml").read_text(encoding="utf-8") == "# quotes\n"


def test_undo_leaves_what_the_curator_wrote_after_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    append_entry(folder, "people-ann", same("Ann", "Anna"))
    path = folder / "people.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n- same: [X, Y]\n", encoding="utf-8")
    take_back(folder)
    assert path.read_text(encoding="utf-8") == BEFORE + "# mine\n- same: [X, Y]\n"


def test_an_invalid_entry_is_not_written(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    problems = append_entry(folder, "people-ann", same("Ann"))
    assert not isinstance(problems, Written)
    assert [problem.code for problem in problems] == ["yaml-wrong-type"]
    assert (folder / "people.yml").read_bytes() == BEFORE.encode()


@given(
    st.text(alphabet=st.sampled_from(list("# -a:\n\r[]é")), max_size=40).map(lambda text: text + "\n"),
    st.lists(st.sampled_from(["Ann", "Ben", "Cleo"]), min_size=1, max_size=4),
)
def test_undoing_every_answer_restores_every_byte(
    tmp_path_factory: pytest.TempPathFactory, before: str, names: list[str]
) -> None:
    folder = folder_with(tmp_path_factory.mktemp("review"), before)
    for name in names:
        append_entry(folder, f"people-{name}", same(name, f"{name}a"))
    for _ in names:
        take_back(folder)
    assert (folder / "people.yml").read_bytes() == before.encode()


def run(tmp_path: Path, lines: Iterable[str]) -> str:
    folder = folder_with(tmp_path)
    dossier = Dossier((), (), suggestions=(question("Ann", 3), question("Ben", 2), question("Cleo", 1)))
    options = argparse.Namespace(seeds=folder.parent, reason="", author="")
    queue = iter(lines)
    assert review.ask(dossier, folder, options, lambda _: next(queue, None)) == 0
    return (folder / "people.yml").read_text(encoding="utf-8")


def decided(text: str) -> list[tuple[str, str]]:
    judgements, problems = parse_judgements(text, Subject.PERSON, "people.yml")
    assert problems == ()
    return [(judgement.verdict.value, judgement.targets[0].name or "") for judgement in judgements][1:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a", "r", "unsure"], [("same", "Ann"), ("different", "Ben"), ("unsure", "Cleo")]),
        (["accept", "Reject", " UNSURE "], [("same", "Ann"), ("different", "Ben"), ("unsure", "Cleo")]),
        (["accept", "undo", "reject", "quit", "accept"], [("different", "Ann")]),
        (["u", "un", "undone", "unsure?", "acept", "approve", "yes", "n", "questions", "skip", "a"], [("same", "Ben")]),
        (["s", "A", "q"], [("same", "Ben")]),
        (["a", "z", "r", "q"], [("different", "Ann")]),
        (["a", "a", "z", "z", "s", "s", "s"], []),
        (["z", "?", "", "a"], [("same", "Ann")]),
        ([], []),
    ],
)
def test_question_by_question(tmp_path: Path, lines: list[str], expected: list[tuple[str, str]]) -> None:
    text = run(tmp_path, lines)
    assert decided(text) == expected
    assert text.startswith(BEFORE)


def test_the_keys_are_explained_and_the_unclear_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, ["u", "yes", "q"])
    out = capsys.readouterr().out
    assert all(f"  {word} " in out for word in ("accept", "reject", "unsure", "skip", "undo", "quit"))
    assert "“u” could be unsure or undo" in out
    assert "“yes” is no answer" in out
    assert out.count("nothing was written") == 2


def test_an_answer_that_cannot_be_says_what_can(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path)
    entry = Entry(Subject.ARTICLE, Verdict.SET, (Target(article="a.txt"),), (("published", None),))
    undated = Suggestion("articles-1", "?", entry, ())
    line = Suggestion("lines-1", "?", about(Subject.LINE, "x", ("role", "debris")), ("debris", "paragraph"))
    options = argparse.Namespace(seeds=folder.parent, reason="", author="")
    queue = iter(["reject", "unsure", "s", "unsure", "q"])
    review.ask(Dossier((), (), suggestions=(undated, line)), folder, options, lambda _: next(queue))
    refused = capsys.readouterr().err.splitlines()
    assert [said.partition(";")[0] for said in refused] == [
        "articles-1 cannot be answered with reject",
        "articles-1 cannot be answered with unsure",
        "lines-1 cannot be answered with unsure",
    ]
    assert ["possible: accept." in refused[0], "possible: accept or reject." in refused[2]] == [True, True]
    assert [path.name for path in folder.iterdir()] == ["people.yml"]


def test_the_verb_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, name in enumerate(("Olaf Lundgren", "Olaf Lundgreen")):
        text = (
            f"Dam holds in the valley\n\nThe dam held, the minister {name} told reporters. It will hold, {name} said.\n"
        )
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")
    before = build_dossier(seeds)
    suggestion = next(s for s in before.suggestions if s.entry.file == "people.yml")
    call = ["review", "--seeds", str(seeds)]
    assert main([*call, "--list"]) == 0
    assert suggestion.id in capsys.readouterr().out
    assert main([*call, "--accept", suggestion.id, "--reason", "one minister"]) == 0
    after = build_dossier(seeds)
    assert len(after.people) == len(before.people) - 1
    assert suggestion.id not in {s.id for s in after.suggestions}
    assert main([*call, "--accept", suggestion.id]) == 1
    assert main([*call, "--undo"]) == 0
    assert build_dossier(seeds) == before
    assert main([*call, "--reject", suggestion.id]) == 0
    assert suggestion.id not in {s.id for s in build_dossier(seeds).suggestions}
    assert main([*call, "--undo"]) == 0
    assert main([*call, "--undo"]) == 1
    assert build_dossier(seeds) == before
