"""YAML text → plain nodes with the line of every key and value, read safely and one entry at a time.

Every scalar keeps its characters as written: `2022-01-27`, `No` and `1984` are words here, never a date, a
boolean or a number. Anchors, aliases and tags are refused, so nothing is expanded and nothing is constructed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from dossier.model import Problem, Severity

LARGEST_FILE = 5_000_000
_DEEPEST = 12
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# Only what editors count as a line end is one: a line separator inside quoted words is a character of them.
_AS_LETTERS = str.maketrans("\x85\u2028\u2029", "\ufdd0\ufdd1\ufdd2")
_FROM_LETTERS = str.maketrans("\ufdd0\ufdd1\ufdd2", "\x85\u2028\u2029")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_ENTRY = re.compile(r"^([ ]*)-(?:[ \t]|$)", re.MULTILINE)
_QUIET = re.compile(r"\s*(?:#.*)?$|---(?:\s+#.*|\s*)$|%YAML ")
_TAB_INDENT = re.compile(r"^[ ]*(?:-[ ]*)?\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; None for an empty one, `~` or `null`."""

    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping, its keys in file order, each with its own line."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Items | Pairs


class _RefusedError(Exception):
    """Stops the reading of one entry; carries the problem to report."""

    def __init__(self, code: str, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.line, self.message, self.remedy = code, line, message, remedy


def read_entries(text: str, path: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The entries of a YAML list, and a problem for each that cannot be read; one bad entry costs no other."""
    if len(text) > LARGEST_FILE:
        message = f"the file has more than {LARGEST_FILE:,} characters"
        return (), (Problem("yaml-too-large", Severity.ERROR, path, message, "Split it, or remove what is no use."),)
    entries: list[Node] = []
    problems: list[Problem] = []
    for first_line, chunk in _chunks(text):
        try:
            root = _read(chunk, first_line)
        except _RefusedError as refused:
            problems.append(
                Problem(refused.code, Severity.ERROR, path, refused.message, refused.remedy, line=refused.line)
            )
            continue
        if isinstance(root, Items):
            entries.extend(root.items)
        elif not (isinstance(root, Scalar) and root.value is None):
            remedy = "Start every entry with a dash: `- same: [A, B]`."
            problems.append(
                Problem("yaml-wrong-type", Severity.ERROR, path, "the file is not a list of entries", remedy, root.line)
            )
    return tuple(entries), tuple(problems)


def _chunks(text: str) -> list[tuple[int, str]]:
    """The text cut before every entry dash of the outermost list: (number of its first line, text)."""
    lines = _LINE.findall(text.removeprefix("\ufeff"))
    first = next((number for number, line in enumerate(lines) if not _QUIET.match(line.rstrip("\r\n"))), None)
    if first is None:
        return []
    dash = _ENTRY.match(lines[first].rstrip("\r\n"))
    if dash is None:
        return [(first + 1, "".join(lines[first:]))]
    starts = [n for n in range(first, len(lines)) if _starts_entry(lines[n], dash.group(1))]
    return [
        (start + 1, "".join(lines[start:end])) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def list_indent(text: str) -> str:
    """The spaces before the dashes of the outermost list; none where there is no list with dashes."""
    lines = _LINE.findall(text.removeprefix("\ufeff"))
    first = next((line for line in lines if not _QUIET.match(line.rstrip("\r\n"))), "")
    dash = _ENTRY.match(first.rstrip("\r\n"))
    return dash.group(1) if dash else ""


def _starts_entry(line: str, indent: str) -> bool:
    dash = _ENTRY.match(line.rstrip("\r\n"))
    return dash is not None and dash.group(1) == indent


def _read(chunk: str, first_line: int) -> Node:
    tab = _TAB_INDENT.search(chunk)
    try:
        return _compose(chunk, first_line)
    except yaml.YAMLError as error:
        said = getattr(error, "problem", None) or "it cannot be read"
        marks = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
        # What is never closed is noticed after the last line; the place to mend is where it was opened.
        inside = [mark.line for mark in marks if mark is not None and mark.line < len(chunk.splitlines())]
        line = first_line + (inside[0] if inside and "end of stream" not in said else inside[-1] if inside else 0)
        if tab:
            at = first_line + chunk.count("\n", 0, tab.start())
            raise _RefusedError("yaml-tab", at, "a tab stands in the indentation", "Indent with spaces.") from None
        remedy = "Check the indentation, and put text that holds `: `, ` #` or a leading mark in quotes."
        raise _RefusedError("yaml-malformed", line, f"this entry is not valid YAML: {said}", remedy) from None


def yaml_events(text: str) -> Iterator[yaml.Event]:
    """The parser's events for a text, by YAML 1.2: a line separator (U+2028) is a character and ends no line.

    The parser knows 1.1 alone, so such characters pass it as others that no text holds (U+FDD0 on).
    """
    for event in yaml.parse(text.translate(_AS_LETTERS), Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.translate(_FROM_LETTERS)
        yield event


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    mapping: bool
    line: int
    children: list[Node]


def _compose(chunk: str, first_line: int) -> Node:
    """The one document of a chunk, built from parser events without recursion and without constructing objects."""
    root: Node = Scalar(None, first_line)
    stack: list[_Open] = []
    documents = 0
    for event in yaml_events(chunk):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _RefusedError("yaml-malformed", line, "a second document starts here", "Remove the `---`.")
        _refuse_anchors(event, line)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= _DEEPEST:
                raise _RefusedError("yaml-too-deep", line, "this entry is nested too deeply", "Write it flat.")
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, []))
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionEndEvent):
            node = _scalar(event, line) if isinstance(event, yaml.ScalarEvent) else _close(stack.pop())
            if stack:
                stack[-1].children.append(node)
            else:
                root = node
    return root


def _refuse_anchors(event: yaml.Event, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        remedy = "Write the words out; quote a text that starts with `&` or `*`."
        raise _RefusedError("yaml-alias", line, "anchors and aliases are not read here", remedy)
    if getattr(event, "tag", None):
        remedy = "Remove the tag; quote a text that starts with `!`."
        raise _RefusedError("yaml-tag", line, "tags are not read here", remedy)


def _scalar(event: yaml.ScalarEvent, line: int) -> Scalar:
    plain = event.style is None or event.style == ""
    return Scalar(None if plain and event.value in _NULLS else event.value, line)


def _close(opened: _Open) -> Node:
    if not opened.mapping:
        return Items(tuple(opened.children), opened.line)
    pairs: list[tuple[Scalar, Node]] = []
    seen: dict[str, int] = {}
    for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
        if not isinstance(key, Scalar) or key.value is None:
            raise _RefusedError("yaml-wrong-type", key.line, "a key is not a word", "Write `key: value`.")
        if key.value in seen:
            message = f"the key “{key.value}” stands twice, first on line {seen[key.value]}"
            raise _RefusedError("yaml-duplicate-key", key.line, message, "Keep one; give two decisions two entries.")
        seen[key.value] = key.line
        pairs.append((key, value))
    return Pairs(tuple(pairs), opened.line)
