"""The published JSON Schemas say what the validator says."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from dossier.curation import parse_judgements
from dossier.curation.forms import FORMS
from dossier.curation.schema import json_schema, schema_text
from dossier.model import Subject

ROOT = Path(__file__).parents[2]

VALID = {
    Subject.PERSON: [
        "- same: [A, B]",
        "- same: [A, {name: B, in: x.txt}]\n  name: A\n  reason: r\n  author: a",
        "- different: [A, B, C]",
        "- unsure: [A, B]",
        "- split: A\n  in: x.txt\n  name: A (farmer)",
        "- split: A\n  in: [x.txt, y.txt]\n  name: A the farmer",
        "- rejected: A",
        "- rejected: A\n  in: x.txt\n  prefix: the",
        "- set: A\n  name: B",
        "- set: A\n  alias: B\n  role: [R, S]\n  kind: organisation",
        "- set: 1984\n  name: No",
        "- mention: w\n  article: x.txt\n  name: A",
        "- mention: w\n  article: x.txt\n  prefix: p\n  suffix: s\n  name: A\n  reason: r",
    ],
    Subject.QUOTATION: [
        "- quote: w\n  article: x.txt\n  speaker: A",
        "- quote: w\n  article: x.txt\n  speaker: ~",
        "- quote: w\n  article: x.txt\n  kind: indirect\n  prefix: p\n  suffix: s",
        "- same:\n    - {article: x, exact: w}\n    - {article: y, exact: v, prefix: p}",
        "- different:\n    - {article: x, exact: w}\n    - {article: y, exact: v}",
        "- rejected: w\n  article: x",
        "- split: w\n  article: x",
        "- split: w\n  article: x\n  prefix: p\n  suffix: s",
    ],
    Subject.DATE: [
        "- date: last Friday\n  article: x\n  value: 2022-01-28",
        "- date: then\n  article: x\n  value: 201X",
        "- date: then\n  article: x\n  value: ../2022-01-28",
        "- date: then\n  article: x\n  value: 2022",
        "- date: then\n  article: x\n  value: ~",
        "- every: Oct. 7\n  article: x\n  value: 2023-10-07",
        "- rejected: w\n  article: x\n  suffix: s",
    ],
    Subject.ARTICLE: [
        "- article: x\n  published: 2022-01-27",
        "- article: x\n  published: 2022-01-27T20:49+05:30\n  title: T\n  outlet: O",
        "- article: x\n  published: ~\n  authors: [A, B]",
        "- article: x\n  authors: A\n  language: pt-BR\n  url: https://example.org/a?b=c",
        "- rejected: x",
        "- same: [x, y]",
        "- different: [x, y]",
        "- domain: paper.example\n  outlet: O",
        "- redact: [Ada Lund, Lund]\n  in: [a.txt]\n  reason: r",
        "- redact: Ada Lund",
        "- domain: www.Zürich-post.example\n  outlet: O\n  reason: r",
    ],
    Subject.LINE: [
        "- line: w\n  article: x\n  role: byline",
        "- rejected: w\n  article: x",
        "- split: w\n  article: x\n  role: dateline\n  prefix: p",
        "- restore: x",
        "- restore: x\n  role: subhead",
    ],
}
INVALID = {
    Subject.PERSON: [
        "- same: A",
        "- same: [A]",
        "- same: [A, A]",
        "- same: [A, {name: B}]",
        "- same: [A, ~]",
        "- set: A",
        "- set: A\n  nam: B",
        "- set: A\n  name: [B]",
        "- set: A\n  kind: body",
        "- split: A\n  name: B",
        "- rejected: A\n  prefix: the",
        "- name: A",
        "- words",
        "- set: ' '\n  name: B",
        "- mention: w\n  article: x",
        "- mention: w\n  name: A",
        "- mention: w\n  article: x\n  name: A\n  in: x",
    ],
    Subject.QUOTATION: [
        "- quote: w\n  speaker: A",
        "- quote: w\n  article: x",
        "- quote: w\n  article: x\n  kind: spoken",
        "- same: [x, y]",
        "- same:\n    - {article: x, exact: w}",
        "- rejected: w",
        "- split: w",
        "- split: w\n  article: x\n  name: A",
    ],
    Subject.DATE: [
        "- date: w\n  article: x",
        "- date: w\n  article: x\n  value: Friday",
        "- date: w\n  value: 2022",
        "- rejected: w\n  article: ~",
    ],
    Subject.ARTICLE: [
        "- article: x",
        "- article: x\n  published: 27 January 2022",
        "- article: x\n  published: 2022-13-01",
        "- article: x\n  url: javascript:alert(1)",
        "- article: x\n  url: ftp://example.org",
        "- article: x\n  language: '?'",
        "- same: [x]",
        "- same: [x, {article: y}]",
        "- rejected: ~",
        "- domain: paper.example",
        "- domain: https://paper.example\n  outlet: O",
        "- domain: paper.example/news\n  outlet: O",
        "- domain: '*.paper.example'\n  outlet: O",
        "- domain: paper\n  outlet: O",
        "- domain: paper.example\n  outlet: ~",
        "- domain: paper.example\n  published: 2022-01-27",
    ],
    Subject.LINE: [
        "- line: w\n  article: x",
        "- line: w\n  article: x\n  role: head",
        "- split: w\n  role: byline",
    ],
}


def accepts(subject: Subject, entry: str) -> bool:
    schema = json_schema(subject)
    # An editor reads YAML 1.2, where a date is a text; BaseLoader does, and `~` is put back by hand.
    loaded: Any = yaml.load(entry, Loader=yaml.BaseLoader)
    return bool(jsonschema.Draft202012Validator(schema).is_valid(_with_nulls(loaded)))


def _with_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_nulls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_nulls(item) for item in value]
    return None if value == "~" else value


@pytest.mark.parametrize(("subject", "entry"), [(s, e) for s, entries in VALID.items() for e in entries])
def test_valid_for_both(subject: Subject, entry: str) -> None:
    judgements, problems = parse_judgements(entry + "\n", subject, "x.yml")
    assert (len(judgements), problems) == (1, ())
    assert accepts(subject, entry)


@pytest.mark.parametrize(("subject", "entry"), [(s, e) for s, entries in INVALID.items() for e in entries])
def test_invalid_for_both(subject: Subject, entry: str) -> None:
    judgements, problems = parse_judgements(entry + "\n", subject, "x.yml")
    assert judgements == ()
    assert problems
    assert not accepts(subject, entry)


@pytest.mark.parametrize("subject", Subject)
def test_every_form_and_field_is_tried(subject: Subject) -> None:
    written = "\n".join(VALID[subject])
    for form in FORMS[subject]:
        assert f"- {form.verb.name}:" in written or form.verb.name == "unsure"


@pytest.mark.parametrize("subject", Subject)
def test_the_published_file_is_the_schema(subject: Subject) -> None:
    published = files("dossier.curation") / "schemas" / f"{subject.value}.json"
    assert published.read_text(encoding="utf-8") == schema_text(subject), "run: python -m dossier.curation.schema"
    jsonschema.Draft202012Validator.check_schema(json_schema(subject))


@pytest.mark.parametrize("subject", Subject)
def test_the_seeds_file_names_its_schema_and_is_valid(subject: Subject) -> None:
    path = ROOT / "seeds" / "curation" / f"{subject.value}.yml"
    text = path.read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == ROOT / "dossier" / "curation" / "schemas" / f"{subject.value}.json"
    assert parse_judgements(text, subject, path.name)[1] == ()


@pytest.mark.parametrize("subject", Subject)
def test_the_examples_in_the_remarks_are_valid(subject: Subject) -> None:
    """Every entry shown in a remark of the seeds' files is one that a beginner can copy."""
    text = (ROOT / "seeds" / "curation" / f"{subject.value}.yml").read_text(encoding="utf-8")
    examples = []
    for line in text.splitlines():
        if line.startswith("#   ") and line[4:].strip():
            examples.append(line[4:])
        elif line.startswith("# ") and ":  " in line and "- " in line:
            examples.append(line[line.index("- ") :])
    judgements, problems = parse_judgements("\n".join(examples) + "\n", subject, "x.yml")
    assert problems == ()
    assert len(judgements) >= 2
