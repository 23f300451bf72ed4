"""The rules of the house that code breaks unnoticed: rooms stay small, the name of a rule decides nothing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "dossier").rglob("*.py"), *(ROOT / "build_hooks").rglob("*.py")])
LONGEST_FUNCTION, LONGEST_MODULE = 40, 300
# What a rule's name may be used for but to be shown: the tagger learns from the sieve's rules by their names
# (`people/features.py` cuts the name out of "people.aged"), and the desk counts by rule.
SHOWN_BY_NAME = {"dossier/extraction/people/features.py", "dossier/pages/desk.py"}

# Tables and models that a program wrote, by the way in which they say so.
MADE_BY = re.compile(r"python -m tests\.\w+\.\w+[^\n]*?20\d\d-\d\d-\d\d[^\n]*? (?:on|from) \w")
GENERATED = sorted([
    *(ROOT / "dossier").rglob("precision.tsv"),
    *(ROOT / "dossier").rglob("*_weights.tsv"),
    *(ROOT / "dossier").rglob("people_tagger.json"),
])  # fmt: skip


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_rule_name(node: ast.expr) -> bool:
    """Whether an expression is the name of a rule: `evidence.rule`, or a part of it."""
    if isinstance(node, ast.Subscript | ast.Starred):
        return is_rule_name(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return is_rule_name(node.func.value)
    if isinstance(node, ast.Tuple | ast.List):
        return any(map(is_rule_name, node.elts))
    return isinstance(node, ast.Attribute) and node.attr == "rule"


def is_rule_string(node: ast.expr) -> bool:
    """Whether an expression is written as the name of a rule: "people.aged"."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(map(is_rule_string, node.elts))
    stages = ("intake.", "people.", "quotation.", "date.", "curation.", "linking.")
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(stages)


def decides(node: ast.AST) -> bool:
    """Whether a piece of code compares, cuts or looks up the name of a rule."""
    match node:
        case ast.Compare(left, _, others):
            return any(is_rule_name(side) or is_rule_string(side) for side in (left, *others))
        case ast.Call(ast.Attribute(value, attr), args):
            return is_rule_name(value) or (attr == "get" and any(map(is_rule_name, args)))
        case ast.Subscript(value, key):
            return is_rule_name(key) or is_rule_name(value)
        case ast.Match(subject):
            return is_rule_name(subject)
    return False


def decisions(tree: ast.AST) -> list[int]:
    """The lines that decide by the name of a rule."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr | ast.stmt) and decides(node)]


@pytest.mark.parametrize(
    "code",
    [
        'if name.evidence.rule == "people.aged": ...',
        'sure = rule in ("date.ago", "date.weekday")',
        'if atom.rule.startswith("date.deictic"): ...',
        "if one.rule != two.rule: ...",
        'other = rule != "intake.outside"',
        "weight = WEIGHTS[found.rule]",
        "weight = WEIGHTS.get(found.rule, 0)",
        "label = found.rule[7:]",
        "match found.rule:\n    case _: ...",
    ],
)
def test_a_decision_by_the_name_of_a_rule_is_seen(code: str) -> None:
    assert decisions(ast.parse(code)) == [1]


def test_no_code_decides_by_the_name_of_a_rule() -> None:
    found = {f"{named(path)}:{line}" for path in MODULES for line in decisions(parsed(path))}
    assert {place for place in found if place.split(":")[0] not in SHOWN_BY_NAME} == set()
    assert {place.split(":")[0] for place in found} == SHOWN_BY_NAME


def test_no_module_is_longer_than_a_room() -> None:
    lengths = {named(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines >= LONGEST_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{named(path)}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_a_public_noun_means_one_thing() -> None:
    """A class is known by its name alone; those of one module (`_Part`) may be called alike."""
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(named(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.stem + "-" + path.parent.name)
def test_what_a_program_made_names_the_program_the_day_and_what_it_was_made_from(path: Path) -> None:
    assert MADE_BY.search(path.read_text(encoding="utf-8")[:400])
