"""An entry in another file than its own is told which one it belongs into."""

from __future__ import annotations

import pytest

from dossier.curation import parse_judgements
from dossier.model import Subject

QUOTED = "  article: a.txt\n"


@pytest.mark.parametrize(
    ("subject", "entry", "home"),
    [
        (Subject.PERSON, "- article: a.txt\n  published: 2022-01-27\n", "articles.yml"),
        (Subject.PERSON, "- article: a.txt\n  publishd: 2022-01-27\n", "articles.yml"),
        (Subject.PERSON, "- domain: gazette.example\n  outlet: The Gazette\n", "articles.yml"),
        (Subject.PERSON, f"- quote: It holds\n{QUOTED}  speaker: Ana Petrov\n", "quotes.yml"),
        (Subject.PERSON, f"- date: Friday\n{QUOTED}  value: 2022-01-28\n  reason: x\n", "dates.yml"),
        (Subject.PERSON, f"- line: More here\n{QUOTED}  role: debris\n", "lines.yml"),
        (Subject.QUOTATION, "- set: Ana Petrov\n  role: Mayor\n", "people.yml"),
        (Subject.QUOTATION, f"- mention: Petrov\n{QUOTED}  name: Ana Petrov\n", "people.yml"),
        (Subject.QUOTATION, "- article: a.txt\n  outlet: ~\n", "articles.yml"),
        (Subject.DATE, "- unsure: [J. Berg, John Berg]\n", "people.yml"),
        (Subject.DATE, "- same: [{article: a.txt, exact: It holds}, {article: b.txt, exact: It held}]\n", "quotes.yml"),
        (Subject.LINE, "- same: [a.txt, b.txt]\n", "people.yml or articles.yml"),
        (Subject.ARTICLE, f"- line: More here\n{QUOTED}  role: debris\n", "lines.yml"),
    ],
)
def test_an_entry_of_another_file_is_one_problem_that_names_it(subject: Subject, entry: str, home: str) -> None:
    judgements, (problem,) = parse_judgements(f"# remark\n{entry}", subject, f"{subject.value}.yml")
    assert judgements == ()
    assert (problem.code, problem.line) == ("curation-wrong-file", 2)
    assert problem.remedy == f"Move it into {home}."


@pytest.mark.parametrize(
    ("subject", "entry", "home"),
    [
        (Subject.QUOTATION, "- same: [Ana Petrov, Anna Petrov]\n", "people.yml or articles.yml"),
        (Subject.QUOTATION, "- unsure: [Ana Petrov, Anna Petrov]\n", "people.yml"),
        (Subject.PERSON, "- same: [{article: a.txt, exact: x}, {article: b.txt, exact: y}]\n", "quotes.yml"),
        (Subject.PERSON, f"- rejected: It holds\n{QUOTED}", "quotes.yml, dates.yml or lines.yml"),
        (Subject.QUOTATION, f"- split: It holds\n{QUOTED}  role: dateline\n", "lines.yml"),
    ],
)
def test_where_the_verb_is_of_both_files_the_other_is_asked_after(subject: Subject, entry: str, home: str) -> None:
    judgements, problems = parse_judgements(entry, subject, f"{subject.value}.yml")
    assert judgements == ()
    assert problems
    assert all(
        problem.remedy.endswith(f" Or move the entry into {home}, if it is meant for that.") for problem in problems
    )


@pytest.mark.parametrize(
    ("subject", "entry"),
    [
        (Subject.PERSON, "- smae: [A, B]\n"),
        (Subject.PERSON, "- set: A\n  rolle: B\n"),
        (Subject.PERSON, f"- menton: Petrov\n{QUOTED}  name: Ana Petrov\n"),
        (Subject.QUOTATION, f"- quote: It holds\n{QUOTED}  speeker: B\n"),
        (Subject.LINE, f"- line: More here\n{QUOTED}  role: nothing\n"),
        (Subject.ARTICLE, "- article: a.txt\n  published: soon\n"),
    ],
)
def test_a_slip_in_the_right_file_stays_a_slip(subject: Subject, entry: str) -> None:
    _, problems = parse_judgements(entry, subject, f"{subject.value}.yml")
    assert problems
    assert not any(".yml" in problem.remedy for problem in problems)
